import { asCutoverError, CutoverError } from '../../errors.ts'
import type { Clock, Milliseconds } from '../../io/clock.ts'
import { jittered } from '../../io/random.ts'
import type { Report } from '../../runner/report.ts'
import type { Cluster } from './cluster.ts'
import type { Collection } from './collection.ts'
import type { Resource } from './objects.ts'

/** One resource of a view: what is listed and watched. */
export interface Wanted {
  readonly resource: Resource
  readonly labelSelector?: string
}

export interface Following {
  readonly cluster: Cluster
  readonly wanted: Wanted
  readonly collection: Collection
  readonly clock: Clock
  readonly report: Report
  readonly signal: AbortSignal
  readonly onChange: () => void
  /** Of all resources of a view: one API server that is away is told once. */
  readonly outage: { told: boolean }
}

const pollEvery: Milliseconds = 2_000
const shortestPause: Milliseconds = 500
const longestPause: Milliseconds = 15_000
/** So many attempts in a row that brought nothing are told to people, once. */
const worthTelling = 4

/** Lists a resource into its collection. */
export async function relist({ cluster, wanted, collection, onChange }: Following): Promise<void> {
  const { resource, labelSelector } = wanted
  const listing = await cluster.list(resource, labelSelector ? { labelSelector } : {})
  if (collection.absorb(listing)) onChange()
}

/** One watch until it ends. Says whether it brought anything; lists anew when it came too late to go on. */
async function watchOnce(following: Following): Promise<boolean> {
  const { cluster, wanted, collection, signal, onChange } = following
  const { resource, labelSelector } = wanted
  let heard = false
  let gone = false
  const from = { resourceVersion: collection.resourceVersion, signal, ...(labelSelector ? { labelSelector } : {}) }
  await cluster.watch(resource, from, event => {
    heard = true
    if (event.type === 'GONE') gone = true
    else if (collection.accept(event)) onChange()
  })
  if (gone) await relist(following)
  return heard
}

/** Keeps a collection up to date by asking every two seconds, for those who may list but not watch. */
async function poll(following: Following): Promise<void> {
  const { wanted, report, clock, signal } = following
  const { kind, name } = wanted.resource
  report.warning(
    `No right to watch ${kind} objects: asking every ${pollEvery / 1000} s instead. Grant watch on ${name}.`
  )
  for (;;) {
    await clock.sleep(pollEvery, signal)
    try {
      await relist(following)
    } catch (error) {
      if (!(error instanceof CutoverError) || error.code !== 'CLUSTER_UNREACHABLE') throw error
    }
  }
}

function tell({ outage, report, wanted }: Following, { message }: CutoverError): void {
  if (!outage.told) report.warning(`Watching ${wanted.resource.kind} objects fails: ${message}`)
  outage.told = true
}

/**
 * Keeps a collection up to date until `signal` aborts, by one watch after the other. A break is mended by going on from
 * where the last one stood; rejects only with what waiting does not cure.
 */
export async function follow(following: Following): Promise<void> {
  const { clock, signal, outage } = following
  let fruitless = 0
  let denied = 0
  while (!signal.aborted) {
    try {
      fruitless = (await watchOnce(following)) ? 0 : fruitless + 1
      denied = 0
      outage.told = false
    } catch (thrown) {
      const error = asCutoverError(thrown)
      fruitless += 1
      // Credentials may just have expired; the second attempt has new ones.
      if (error.code === 'CLUSTER_DENIED' && ++denied > 1) return poll(following)
      if (error.code !== 'CLUSTER_DENIED' && error.code !== 'CLUSTER_UNREACHABLE') throw error
      if (fruitless === worthTelling) tell(following, error)
    }
    if (signal.aborted) return
    if (fruitless > 0) await clock.sleep(jittered(Math.min(longestPause, shortestPause * 2 ** (fruitless - 1))), signal)
  }
}
