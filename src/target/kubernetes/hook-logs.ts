import { messageOf } from '../../errors.ts'
import type { Clock, Milliseconds } from '../../io/clock.ts'
import type { Report } from '../../runner/report.ts'
import type { Cluster } from './cluster.ts'
import { diagnose, type LogSource, logsOf } from './diagnose.ts'
import { failureOf, hasSucceeded } from './hooks.ts'
import type { KubeObject } from './objects.ts'

const mostLines = 50
const longestLine = 500
/** A log that takes longer is shown when it comes: what a failed hook leads to does not wait for a kubelet that is gone. */
const longestWait: Milliseconds = 3_000

/** Shows what hooks wrote, once they have ended: those alone that ended before the eyes of this run. */
export class HookLogs {
  readonly #cluster: Cluster
  readonly #report: Report
  readonly #clock: Clock
  readonly #running = new Set<string>()
  readonly #shown = new Set<string>()

  constructor(cluster: Cluster, report: Report, clock: Clock) {
    this.#cluster = cluster
    this.#clock = clock
    this.#report = report
  }

  /** `started` says which Jobs this run has created. Never fails: what can't be read is told. */
  async follow(jobs: readonly KubeObject[], pods: readonly KubeObject[], started: (job: KubeObject) => boolean) {
    for (const job of jobs) {
      const uid = job.metadata.uid ?? ''
      const failure = failureOf(job, pods)
      const ended = hasSucceeded(job) || failure !== undefined
      if (!ended || started(job)) this.#running.add(uid)
      if (!ended || !this.#running.has(uid) || this.#shown.has(uid)) continue
      this.#shown.add(uid)
      await this.#briefly(this.#show(job, failure))
    }
  }

  async #briefly(showing: Promise<void>): Promise<void> {
    const shown = new AbortController()
    const limit = this.#clock.sleep(longestWait, shown.signal).catch(() => undefined)
    await Promise.race([showing, limit])
    shown.abort()
  }

  async #show(job: KubeObject, failure: string | undefined): Promise<void> {
    const { name } = job.metadata
    try {
      const resource = await this.#cluster.resource('v1', 'Pod')
      const { items } = await this.#cluster.list(resource, { labelSelector: `job-name=${name}` })
      if (failure) for (const line of diagnose(items, [], [])) this.#report.foreign(line)
      const [last] = items.sort((a, b) => (createdOf(a) < createdOf(b) ? 1 : -1))
      for (const source of last ? logsOf([last]) : []) await this.#showLog(name, source)
    } catch (error) {
      this.#report.line(`The log of hook ${name} could not be read: ${messageOf(error)}`)
    }
  }

  async #showLog(hook: string, { pod, container, previous }: LogSource): Promise<void> {
    const text = (await this.#cluster.logs(pod, container, mostLines, previous)).trimEnd()
    this.#report.line(`Hook ${hook}, container ${container}${text === '' ? ' wrote nothing' : ':'}`)
    for (const line of text === '' ? [] : text.split('\n')) this.#report.foreign(`  ${line.slice(0, longestLine)}`)
  }
}

const createdOf = ({ metadata }: KubeObject): string => metadata.creationTimestamp ?? ''
