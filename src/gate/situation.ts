import type { Placeholder } from '../config/placeholders.ts'
import type { Instant } from '../io/clock.ts'

/** Where a release stands when a gate is asked. */
export interface Situation {
  readonly now: Instant
  readonly phase: 'before' | 'after'
  /** When the traffic was moved. */
  readonly cutAt?: Instant
  readonly app: string
  readonly namespace: string
  /** The first Service of the release; empty where it has none. */
  readonly service: string
  readonly version: string
  /** What names of pods hold between dashes: the id of the release, or the hash of a ReplicaSet that was adopted. */
  readonly release: string
  readonly previous?: string
  readonly previousVersion?: string
  /** Addresses within the cluster; empty where the release has no Service. */
  readonly url: string
  readonly previewUrl: string
}

export type Situate = () => Situation

/** What `{{placeholders}}` stand for. */
export function valuesOf(situation: Situation, more: Partial<Record<Placeholder, string>> = {}) {
  const { app, namespace, service, version, release, previous, previousVersion } = situation
  const earlier = {
    ...(previous === undefined ? {} : { previous }),
    ...(previousVersion === undefined ? {} : { previousVersion })
  }
  return { app, namespace, service, version, release, ...earlier, ...more }
}
