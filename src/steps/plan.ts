import type { ConfigFile } from '../config/load.ts'
import { loadConfig } from '../config/load.ts'
import type { Overrides } from '../config/overrides.ts'
import { type Settings, settings } from '../config/settings.ts'
import type { Clock } from '../io/clock.ts'
import type { GitHub } from '../record/github.ts'
import { releaseOf } from '../release/event.ts'
import { type Previous, type Published, previousOf } from '../release/previous.ts'
import type { Release } from '../release/release.ts'
import type { Context } from '../runner/context.ts'

/** What is released, and where: everything that the rest of the run follows from. */
export interface Plan {
  readonly release: Release
  readonly settings: Settings
  /** Absent without a token: then nothing is recorded, and no published releases are known. */
  readonly github: GitHub | undefined
  /** Read anew at each call; empty without a token. */
  readonly published: () => Promise<Published[]>
  readonly tagPrefix: string
  /** The job's token: GitHub's own registry takes it for a password. */
  readonly token: string | undefined
}

/** The inputs of all actions, by their names in action.yml, as far as planning takes any. */
export interface PlanInputs {
  readonly config?: string | undefined
  readonly environment?: string | undefined
  readonly built?: boolean | undefined
  readonly deployed?: boolean | undefined
  readonly version?: string | undefined
  readonly 'tag-prefix'?: string | undefined
  readonly token?: string | undefined
  readonly image?: string | undefined
  readonly context?: string | undefined
  readonly file?: string | undefined
  readonly 'build-target'?: string | undefined
  readonly platforms?: readonly string[] | undefined
  readonly 'build-args'?: readonly string[] | undefined
  readonly secrets?: readonly string[] | undefined
  readonly 'cache-from'?: readonly string[] | undefined
  readonly 'cache-to'?: readonly string[] | undefined
  readonly provenance?: string | undefined
  readonly sbom?: boolean | undefined
  readonly 'build-with'?: 'buildx' | 'buildah' | 'podman' | undefined
  readonly builder?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly flavor?: readonly string[] | undefined
  readonly mirrors?: readonly string[] | undefined
  readonly attest?: boolean | undefined
  readonly verify?: readonly string[] | undefined
  readonly manifests?: readonly string[] | undefined
  readonly 'helm-chart'?: string | undefined
  readonly 'helm-values'?: readonly string[] | undefined
  readonly 'task-definition'?: string | undefined
  readonly namespace?: string | undefined
  readonly app?: string | undefined
  readonly kubeconfig?: string | undefined
  readonly 'kube-context'?: string | undefined
  readonly cluster?: string | undefined
  readonly service?: readonly string[] | undefined
  readonly region?: string | undefined
  readonly strategy?: 'blue-green' | 'rolling' | undefined
  readonly until?: 'staged' | 'live' | undefined
  readonly gates?: readonly string[] | undefined
  readonly bake?: number | undefined
  readonly 'keep-previous'?: number | undefined
  readonly drain?: number | undefined
  readonly deadline?: number | undefined
}

export const overridesOf = (inputs: PlanInputs): Overrides => ({
  ...inputs,
  stage: inputs['build-target'],
  buildArgs: inputs['build-args'],
  buildWith: inputs['build-with'],
  cacheFrom: inputs['cache-from'],
  cacheTo: inputs['cache-to'],
  helmChart: inputs['helm-chart'],
  helmValues: inputs['helm-values'],
  kubeContext: inputs['kube-context'],
  taskDefinition: inputs['task-definition'],
  keepPrevious: inputs['keep-previous']
})

export async function githubFor({ http, clock, signal, run, report }: Context, token: string | undefined) {
  if (!token || !run.repository) return undefined
  report.mask(token)
  const { githubOf } = await import('../record/github.ts')
  return githubOf({ http, clock, signal: later(signal, clock), token, api: run.api, repository: run.repository })
}

/** The runner kills a cancelled step after 10 seconds: half of them are for the record of how the run ended. */
const lastWords = 5_000

/** Aborts some time after `signal`. */
function later(signal: AbortSignal, clock: Clock): AbortSignal {
  const stop = new AbortController()
  signal.addEventListener('abort', () => void clock.sleep(lastWords).then(() => stop.abort()), { once: true })
  return stop.signal
}

/** Reads event, config and inputs, and settles what they mean together. Touches nothing. */
export async function planOf(context: Context, inputs: PlanInputs): Promise<Plan> {
  const { environment, event, files, report } = context
  const tagPrefix = inputs['tag-prefix'] ?? ''
  const { version } = inputs
  const release = releaseOf(event.name, event.payload, environment, { tagPrefix, ...(version ? { version } : {}) })
  const file: ConfigFile | undefined = await loadConfig(files, inputs.config)
  const found = settings(overridesOf(inputs), file, release, environment)
  for (const image of found.images) for (const secret of Object.values(image.secrets)) report.mask(secret)
  for (const secret of found.gates.secrets ?? []) report.mask(secret)
  const github = await githubFor(context, inputs.token)
  report.line(`${release.version} (${release.ref}) goes to ${found.environment}`)
  return { release, settings: found, github, published: publishedBy(github), tagPrefix, token: inputs.token }
}

export const publishedBy = (github: GitHub | undefined) => async (): Promise<Published[]> => {
  if (!github) return []
  const { publishedReleases } = await import('../record/releases.ts')
  return publishedReleases(github)
}

export const previousRelease = async ({ release, published, tagPrefix }: Plan): Promise<Previous | undefined> =>
  previousOf(await published(), release, tagPrefix)
