import { asCutoverError } from '../../errors.ts'
import type { Report } from '../../runner/report.ts'
import type { Cluster } from './cluster.ts'
import type { Journal } from './journal.ts'
import { findLeftOver } from './left-over.ts'
import type { KubeObject } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'

/** What this run still has to delete because it left the manifests; looked for once, when the release is committed. */
export class Leftovers {
  readonly #cluster: Cluster
  readonly #set: ReleaseSet
  readonly #report: Report
  #found: readonly KubeObject[] | undefined

  constructor(cluster: Cluster, set: ReleaseSet, report: Report) {
    this.#cluster = cluster
    this.#set = set
    this.#report = report
  }

  async find(journal: Journal | undefined): Promise<readonly KubeObject[]> {
    const rolling = journal?.phase === 'bake' && this.#set.services.length === 0
    const due = journal?.intent === 'release' && journal.to === this.#set.rid && (journal.phase === 'retire' || rolling)
    if (!due) return []
    this.#found ??= await findLeftOver(this.#cluster, this.#set)
    return this.#found
  }

  /** They may have been written since: look again. */
  forget(): void {
    this.#found = undefined
  }

  isOne = (object: KubeObject): boolean => this.#found?.includes(object) ?? false

  /** The release stands: what can't be deleted beside it is told, and left. */
  async remove(object: KubeObject, removing: () => Promise<void>): Promise<void> {
    try {
      await removing()
    } catch (thrown) {
      const error = asCutoverError(thrown)
      if (error.code !== 'CLUSTER_DENIED' && error.code !== 'CLUSTER_INVALID') throw error
      this.#report.warning(`Not deleted: ${error.message} ${error.hint}`)
    }
    this.#found = this.#found?.filter(one => one !== object)
  }
}
