import type { KubeObject } from './objects.ts'
import { suffixedName } from './release-id.ts'

/** One field of an object, before and after: who has changed it meanwhile is not written over. */
export interface Change {
  /** A JSON Pointer (RFC 6901). */
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

/** The Service of one release, which gets its share while the live Service still selects the one before. */
export const backendName = (service: string, rid: string): string => suffixedName(service, rid)

/** How objects of one kind share the requests for Services among their releases. Pure. */
export interface Sharing {
  /** Requests for one of the Services come in by it: a share can be had of them. */
  leads(object: KubeObject, services: readonly string[], releases: readonly string[]): boolean
  /** It holds the share of one of the releases, or is where that is written: fenced and raised, and taken back. */
  concerns(object: KubeObject, services: readonly string[], releases: readonly string[]): boolean
  /** Sends requests to the backends of a release by itself, whichever Service that is for. */
  givesShare(object: KubeObject, release: string): boolean
  /** In percent; undefined where its rules differ, or somebody else has changed them. */
  shareOf(object: KubeObject, services: readonly string[], release: string): number | undefined
  /** Gives the release its share, in percent, in every rule. */
  sharing(object: KubeObject, services: readonly string[], release: string, percent: number): Change[]
  /** Takes every share of `releases` back, whoever has changed it since. */
  whole(object: KubeObject, services: readonly string[], releases: readonly string[]): Change[]
  /** Names a Service of its own namespace. */
  names(object: KubeObject, service: string): boolean
}
