import { CutoverError, quoted } from '../errors.ts'
import type { Milliseconds } from '../io/clock.ts'

/** The inputs that say what the file may say too, and go before it. Lists hold one entry a line of the input. */
export interface Overrides {
  readonly environment?: string | undefined
  /** `false`: nothing is built, and no secret of a build is read. */
  readonly built?: boolean | undefined
  /** `false`: nothing is deployed, and no cluster is needed. */
  readonly deployed?: boolean | undefined
  /** Repository of the one image: `ghcr.io/acme/web`. */
  readonly image?: string | undefined
  readonly context?: string | undefined
  readonly file?: string | undefined
  /** The stage of the Dockerfile. */
  readonly stage?: string | undefined
  readonly platforms?: readonly string[] | undefined
  /** `NAME=value` */
  readonly buildArgs?: readonly string[] | undefined
  /** `id=value` */
  readonly secrets?: readonly string[] | undefined
  readonly cacheFrom?: readonly string[] | undefined
  readonly cacheTo?: readonly string[] | undefined
  readonly provenance?: string | undefined
  readonly sbom?: boolean | undefined
  readonly buildWith?: 'buildx' | 'buildah' | 'podman' | undefined
  readonly builder?: string | undefined
  /** Floating tags to keep: `latest`, `major`, `minor`; `none` for none; or lines such as `type=sha`. */
  readonly tags?: readonly string[] | undefined
  /** `latest=false`, `suffix=-alpine` */
  readonly flavor?: readonly string[] | undefined
  /** Further repositories for the one image. */
  readonly mirrors?: readonly string[] | undefined
  readonly attest?: boolean | undefined
  /** `key=value` */
  readonly verify?: readonly string[] | undefined
  readonly manifests?: readonly string[] | undefined
  readonly helmChart?: string | undefined
  readonly helmValues?: readonly string[] | undefined
  readonly namespace?: string | undefined
  readonly app?: string | undefined
  readonly kubeContext?: string | undefined
  readonly kubeconfig?: string | undefined
  /** The cluster of Amazon ECS. */
  readonly cluster?: string | undefined
  /** One service, or two behind one load balancer. */
  readonly service?: readonly string[] | undefined
  readonly taskDefinition?: string | undefined
  readonly region?: string | undefined
  readonly strategy?: 'blue-green' | 'rolling' | undefined
  /** `[before|after] /path [status]`; without a word, both. */
  readonly gates?: readonly string[] | undefined
  readonly until?: 'staged' | 'live' | undefined
  readonly bake?: Milliseconds | undefined
  readonly keepPrevious?: Milliseconds | undefined
  readonly drain?: Milliseconds | undefined
  readonly deadline?: Milliseconds | undefined
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** `fields` without those that nobody gave. */
export const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>

export const wrongInput = (name: string, value: string, must: string, hint: string): CutoverError =>
  new CutoverError('INPUT_INVALID', `Input ${name} is ${quoted(value)}: it must be ${must}.`, { hint })

/** `NAME=value` entries. No message shows a value, because the same form carries secrets. */
export function pairsOf(name: string, entries: readonly string[]): Record<string, string> {
  const pairs = entries.map((entry, index): [string, string] => {
    const equals = entry.indexOf('=')
    if (equals > 0) return [entry.slice(0, equals).trim(), entry.slice(equals + 1)]
    throw new CutoverError('INPUT_INVALID', `Entry ${index + 1} of input ${name} has no name and value.`, {
      hint: 'Write one NAME=value a line.'
    })
  })
  return Object.fromEntries(pairs)
}
