import { CutoverError } from '../../errors.ts'
import { isBundle, unbundle } from './bundle.ts'
import type { Cluster } from './cluster.ts'
import { type Journal, leaseName, readLock } from './journal.ts'
import { key } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'
import { releaseOf, selectorOf } from './seen.ts'

/** A release that the cluster still knows. */
export interface Kept {
  readonly release: string
  readonly version: string
  readonly at: string
  /** Reads its bundle. */
  readonly set: () => ReleaseSet
}

/** What the cluster tells of an app without its manifests: what is live, what can be gone back to, who did what last. */
export interface History {
  readonly journal: Journal | undefined
  readonly holder: string
  /** Release that each Service of the app selects. */
  readonly live: ReadonlyMap<string, string | undefined>
  /** Newest first. */
  readonly kept: readonly Kept[]
}

export async function readHistory(cluster: Cluster, app: string): Promise<History> {
  const [leases, services, secrets] = await Promise.all([
    cluster.resource('coordination.k8s.io/v1', 'Lease'),
    cluster.resource('v1', 'Service'),
    cluster.resource('v1', 'Secret')
  ])
  const [lease, bundles] = await Promise.all([
    cluster.get(leases, leaseName(app)),
    cluster.list(secrets, { labelSelector: `${key.app}=${app},${key.release}` })
  ])
  const lock = lease && readLock(lease)
  const names = Object.keys(lock?.journal?.services ?? {})
  const live = await Promise.all(
    names.map(async (name): Promise<[string, string | undefined]> => {
      const service = await cluster.get(services, name)
      return [name, service && releaseOf(selectorOf(service))]
    })
  )
  const kept = bundles.items
    .map(item => ({ ...item, apiVersion: 'v1', kind: 'Secret' }))
    .filter(isBundle)
    .map(secret => ({
      release: secret.metadata.labels?.[key.release] ?? '',
      version: secret.metadata.annotations?.[key.version] ?? '',
      at: secret.metadata.creationTimestamp ?? '',
      set: () => unbundle(secret)
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  return { journal: lock?.journal, holder: lock?.holder ?? '', live: new Map(live), kept }
}

/** What hooks did to databases and the like is done, and going back does not do it again. */
const withoutHooks = (set: ReleaseSet): ReleaseSet => ({ ...set, hooks: [] })

/** Where a rollback goes: to the version `to`, or to what was live before the last release. NOT_FOUND says what there is. */
export function wayBack({ journal, live, kept }: History, app: string, to: string | undefined): ReleaseSet {
  if (to !== undefined) {
    const wanted = to.replace(/^v(?=\d)/, '')
    const found = kept.find(({ version, release }) => version === wanted || release === to)
    if (found) return withoutHooks(found.set())
    throw unknown(`${app} has no version ${to} to go back to`, kept)
  }
  if (!journal) throw unknown(`Nothing was ever released as ${app}`, kept)
  const onIt = [...live.values()].every(release => release === journal.to)
  // Run again, a rollback that died or was stopped is gone on with: where it came from is what people want to leave.
  const turnedBack =
    journal.outcome !== 'SUCCEEDED' && [...live.values()].every(one => journal.from.includes(one ?? ''))
  const begun = journal.intent === 'rollback' && (journal.phase !== 'done' || turnedBack)
  if (journal.intent === 'rollback' && onIt && !begun)
    throw unknown(`${app} was rolled back to ${journal.version} already`, kept)
  const staged = journal.outcome === 'STAGED' && journal.phase === 'done'
  if (journal.phase === 'done' && !onIt && !staged && !begun) {
    throw unknown(
      `The last release of ${app} (${journal.version}) is not live: it ended ${journal.outcome ?? ''}`,
      kept
    )
  }
  const before = kept.find(({ release }) => release === (begun ? journal.to : journal.from[0]))
  if (before) return withoutHooks(before.set())
  throw unknown(`What ran before ${journal.version} of ${app} is not kept`, kept)
}

function unknown(message: string, kept: readonly Kept[]): CutoverError {
  const versions = [...new Set(kept.map(({ version }) => version))].join(', ')
  return new CutoverError('NOT_FOUND', `${message}.`, {
    hint: versions
      ? `Name the version to go to; the cluster keeps ${versions}.`
      : 'Release the wanted version again from its tag.'
  })
}
