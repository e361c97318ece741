import { bundleName, isBundle, readable } from './bundle.ts'
import type { Cluster } from './cluster.ts'
import { unless } from './denied.ts'
import { type Pair, reviewDrift, standing } from './drift.ts'
import type { Finding } from './finding.ts'
import type { Journal } from './journal.ts'
import type { KubeObject } from './objects.ts'

/** What has become of an object; nothing where it is gone, or can't be read. */
const pairOf = (cluster: Cluster, written: KubeObject): Promise<Pair | undefined> =>
  unless(['CLUSTER_DENIED', 'NOT_FOUND'], async () => {
    const { apiVersion, kind, metadata } = written
    const live = await cluster.get(await cluster.resource(apiVersion, kind), metadata.name)
    return live && { written, live: { ...live, apiVersion, kind } }
  })

/** What others have changed of the release that is live, before the next one begins. */
export async function readDrift(cluster: Cluster, app: string, journal: Journal | undefined): Promise<Finding[]> {
  const live = journal?.outcome === 'SUCCEEDED' ? journal.to : journal?.from[0]
  if (live === undefined || journal?.phase !== 'done') return []
  const secrets = await cluster.resource('v1', 'Secret')
  const stored = await unless(['CLUSTER_DENIED'], () => cluster.get(secrets, bundleName(app, live)))
  const bundle = stored && { ...stored, apiVersion: 'v1', kind: 'Secret' }
  const set = bundle && isBundle(bundle) ? await readable(bundle) : undefined
  if (!set) return []
  const pairs = await Promise.all(standing(set).map(written => pairOf(cluster, written)))
  return reviewDrift(
    pairs.filter(pair => pair !== undefined),
    set.version
  )
}
