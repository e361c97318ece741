import { CutoverError, messageOf } from '../../errors.ts'
import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { Outcome } from '../../rollout/outcome.ts'
import { type KubeObject, key } from './objects.ts'

export type Selector = Readonly<Record<string, string>>

/** Where an intent stands. Each phase is written before anything is done under it. */
export type Phase = 'stage' | 'bake' | 'reverse' | 'retire' | 'done'

/** Who holds the lock and on whose behalf. */
export interface Run {
  /** Unique to the process: a run's id, attempt and some random digits. */
  readonly holder: string
  /** Where people read its log. */
  readonly url?: string
  readonly actor?: string
}

/** Between which selectors a Service's traffic moves. */
export interface Way {
  /** Null where nothing served it. */
  readonly from: Selector | null
  readonly to: Selector
  /** Its ports before, where the new release has others: they move with the selector. */
  readonly ports?: readonly unknown[]
  /** How long it selects both releases in between. */
  readonly overlap?: Milliseconds
  /** It selected several releases when the intent was written: it is made to select one before anything else. */
  readonly wide?: true
}

/** The intent: kept in an annotation of the Lease, so that a run that finds another's unfinished work can finish it. */
export interface Journal {
  readonly intent: 'release' | 'rollback'
  /** Releases that carried the traffic when the intent was written; empty in a fresh namespace. */
  readonly from: readonly string[]
  readonly fromVersion?: string
  readonly to: string
  readonly version: string
  readonly phase: Phase
  readonly startedAt: Instant
  /** By then the traffic is moved, or the intent is given up. */
  readonly deadline: Instant
  /** When the last Service was confirmed on `to`: the bake and the drain count from here. */
  readonly cutAt?: Instant
  /** When a reversal was confirmed: the drain of what failed counts from here. */
  readonly backAt?: Instant
  /** Until then the release that the traffic came from stays at its size. */
  readonly keepUntil?: Instant
  /** Releases that were staged and never live: they go as soon as this one is staged itself. */
  readonly supersedes?: readonly string[]
  /** Services that overlap are about to select both releases, or do. */
  readonly widening?: true
  /** When all of them did; and when they did on the way back. */
  readonly overlapAt?: Instant
  readonly backOverlapAt?: Instant
  /** Routes may give releases shares of their own, and Services of single releases may be there for it. */
  readonly routed?: true
  /** The same by canaries of Ingresses, which may be there for it. */
  readonly canaries?: true
  /** The new release's share of the routes in percent: it is raised from one to the other, and is there since then. */
  readonly weight?: { readonly from: number; readonly to: number; readonly since?: Instant }
  /** When the intent was done. */
  readonly endedAt?: Instant
  /** How it will end (written with `reverse`) or ended (with `done`), and why. */
  readonly outcome?: Outcome
  readonly why?: string
  readonly reason?: string
  readonly run: Run
  /** By Service: the selectors between which its traffic moves. */
  readonly services: Readonly<Record<string, Way>>
}

/** What the Lease says. `leaseTransitions` is the epoch, the fencing token of every later write. */
export interface Lock {
  readonly holder: string
  readonly epoch: number
  readonly journal: Journal | undefined
}

/** Seconds after which an unchanged Lease is free: client-go's default (leaderelection, LeaseDuration). */
export const leaseSeconds = 15
/** A holder renews after a third of that, so that two renewals may fail. */
export const renewAfterMs = (leaseSeconds * 1000) / 3

export const leaseName = (app: string): string => `cutover-${app}`

interface LeaseSpec {
  holderIdentity?: string | null
  leaseTransitions?: number
  acquireTime?: string
}

/** Reads a Lease; a journal that is not ours to read is one error, never a guess. */
export function readLock(lease: KubeObject): Lock {
  const spec = (lease.spec ?? {}) as LeaseSpec
  const text = lease.metadata.annotations?.[key.journal]
  return {
    holder: spec.holderIdentity ?? '',
    epoch: spec.leaseTransitions ?? 0,
    journal: text === undefined ? undefined : parse(text, lease.metadata.name)
  }
}

function parse(text: string, lease: string): Journal {
  try {
    return JSON.parse(text) as Journal
  } catch (error) {
    throw new CutoverError('CLUSTER_INVALID', `The journal of Lease ${lease} can't be read: ${messageOf(error)}.`, {
      hint: `Somebody edited annotation ${key.journal} of Lease ${lease}. Look which release the Services select, then delete the annotation and run again.`,
      cause: error
    })
  }
}

/** RFC 3339 with the six decimals that the API demands of a MicroTime. */
const microTime = (now: Instant): string => new Date(now).toISOString().replace('Z', '000Z')

/** The Lease as it is to be written: over `seen` (its resourceVersion guards the write), or new. */
export function leaseObject(
  where: { app: string; namespace: string },
  lock: { holder: string; epoch: number; journal: Journal },
  now: Instant,
  seen: KubeObject | undefined
): KubeObject {
  const before = (seen?.spec ?? {}) as LeaseSpec
  const taken = before.holderIdentity !== lock.holder
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: leaseName(where.app),
      namespace: where.namespace,
      ...(seen?.metadata.resourceVersion ? { resourceVersion: seen.metadata.resourceVersion } : {}),
      labels: { ...seen?.metadata.labels, [key.app]: where.app },
      annotations: { ...seen?.metadata.annotations, [key.journal]: JSON.stringify(lock.journal) }
    },
    spec: {
      ...(lock.holder === '' ? {} : { holderIdentity: lock.holder }),
      leaseDurationSeconds: leaseSeconds,
      leaseTransitions: lock.epoch,
      acquireTime: taken || !before.acquireTime ? microTime(now) : before.acquireTime,
      renewTime: microTime(now)
    }
  }
}
