import { isMap, isSeq, type parseDocument } from 'yaml'

export type Document = ReturnType<typeof parseDocument>

/** As far as a configuration is read here; what is wrong with it is found by the run that uses it. */
export interface Environment {
  readonly when?: { readonly release?: boolean }
  readonly gates?: Readonly<Record<'before' | 'after', readonly { readonly http?: { readonly path?: string } }[]>>
  readonly strategy?: {
    readonly rolling?: object
    readonly weighted?: { readonly steps?: readonly (number | { readonly weight?: number })[] }
  }
  readonly target?: {
    readonly kubernetes?: { readonly namespace: string; readonly manifests?: string | string[] }
    readonly ecs?: {
      readonly cluster?: string
      readonly service?: string | readonly string[]
      readonly app?: string
      readonly taskDefinition?: string
    }
  }
}

/** The environment of a configuration that is rehearsed. */
export interface Own {
  readonly name: string
  readonly environment: Environment
}

export type Target = 'kubernetes' | 'ecs'

/** What a rehearsal puts in the place of an environment's target. */
export interface Aim {
  readonly target: Target
  /** Aims the target at the sandbox, and makes its strategy quick. @throws CONFIG_INVALID for what can't be rehearsed */
  set(document: Document, own: Own): Aimed
  /** Changes what files say beside their images, where that needs the outside world. */
  readonly rewrite?: (text: string) => string
}

export interface Aimed {
  /** The namespace, or the cluster of Amazon ECS. */
  readonly place: string
  /** Files and folders that name images and hold settings. */
  readonly files: readonly string[]
  /** What was made shorter or left out, in words. */
  readonly notes: readonly string[]
}

const quickGate = { interval: '500ms', attempts: 3, timeout: '2s' }

/** So that a rehearsal stays under a minute. */
export function hastenGates(document: Document, { name }: Own): void {
  for (const { items } of gateLists(document, name))
    for (const gate of items) {
      const http = isMap(gate) ? gate.get('http') : undefined
      if (isMap(http)) for (const [key, value] of Object.entries(quickGate)) http.set(key, value)
    }
}

/** How gates were made quick, after how long a release is watched: `bake` for `written`. */
export const watched = (bake: string, written: unknown): string =>
  `A release is watched for ${bake} instead of ${written ?? 'a minute'}, and its gates are asked every ${quickGate.interval}.`

/** Only paths of the app are asked in a rehearsal: commands and metrics speak of the real thing. */
export function leaveOutForeignGates(document: Document, { name }: Own): string[] {
  const lists = gateLists(document, name)
  const isForeign = (gate: unknown): boolean => !isMap(gate) || gate.getIn(['http', 'path']) === undefined
  const foreign = lists.flatMap(({ items }) => items.filter(isForeign))
  for (const list of lists) list.items = list.items.filter(gate => !isForeign(gate))
  const kinds = new Set(foreign.filter(isMap).flatMap(({ items }) => items.map(({ key }) => String(key))))
  return kinds.size === 0 ? [] : [`Gates outside of the cluster are not asked: ${[...kinds].join(', ')}.`]
}

const gateLists = (document: Document, name: string) =>
  ['before', 'after'].map(when => document.getIn(['environments', name, 'gates', when])).filter(isSeq)

/** The paths that gates ask on one side of the cutover. */
export const pathsOf = ({ environment }: Own, when: 'before' | 'after'): string[] =>
  (environment.gates?.[when] ?? []).flatMap(({ http }) => http?.path ?? [])
