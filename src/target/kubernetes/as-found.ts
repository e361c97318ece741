import type { Cluster } from './cluster.ts'
import { unless } from './denied.ts'
import type { Journal } from './journal.ts'
import { type KubeObject, key } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'

/** Seen all the time, or never gone back with. */
const passed = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job']

/**
 * Before the first release there is no bundle to go back to: what stands under the names of its shared objects and CronJobs is
 * looked at once, as soon as a plain Deployment is to be adopted and before anything is applied.
 */
export class AsFound {
  readonly #cluster: Cluster
  readonly #set: ReleaseSet
  #found: readonly KubeObject[] | undefined

  constructor(cluster: Cluster, set: ReleaseSet) {
    this.#cluster = cluster
    this.#set = set
  }

  async find(journal: Journal | undefined): Promise<readonly KubeObject[]> {
    const ways = journal?.phase === 'stage' ? Object.values(journal.services) : []
    if (!ways.some(({ from }) => from?.[key.podTemplateHash] !== undefined)) return []
    this.#found ??= await this.#look()
    return this.#found
  }

  async #look(): Promise<KubeObject[]> {
    const wanted = [...this.#set.shared, ...this.#set.followers].filter(({ kind }) => !passed.includes(kind))
    const found = wanted.map(({ apiVersion, kind, metadata }) =>
      unless(['CLUSTER_DENIED', 'NOT_FOUND'], async () => {
        const resource = await this.#cluster.resource(apiVersion, kind)
        const live = resource.namespaced ? await this.#cluster.get(resource, metadata.name) : undefined
        return live && { ...live, apiVersion, kind }
      })
    )
    return (await Promise.all(found)).filter(object => object !== undefined)
  }
}
