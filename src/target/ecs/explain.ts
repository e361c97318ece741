import type { Aws } from '../../aws/aws.ts'
import { CutoverError, messageOf } from '../../errors.ts'
import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { Surroundings } from '../../rollout/rolled-out.ts'
import {
  diagnose,
  failedContainers,
  failedOf,
  idOf,
  kindsOf,
  type Log,
  type TargetHealth,
  type Task
} from './diagnose.ts'
import { logTail } from './one-off-log.ts'
import type { Place } from './ports.ts'
import { type TargetHealths, undecisive } from './read-health.ts'
import { registrable } from './task-definition/revision.ts'

/** Between two looks at what has stopped: ECS keeps it for about an hour. */
const apart: Milliseconds = 10_000
/** As many as DescribeTasks takes, and as are remembered. */
const mostTasks = 100

/** What a caller must know of a release to find what is its own. */
export interface Suspect {
  /** ARN of its revision; nothing is looked for while it is unknown. */
  readonly revision: string | undefined
  /** ARNs of the target groups that its tasks are in. */
  readonly groups: readonly string[]
}

/**
 * Gathers why tasks of a release fail while it is under way, because AWS forgets it, and tells it when it is asked to. Never fails
 * but for a run that is cancelled: whatever it can't read it says once, because what comes next must not depend on it.
 */
export class Evidence {
  readonly #aws: Aws
  readonly #place: Pick<Place, 'cluster' | 'services'>
  readonly #around: Surroundings
  readonly #health: TargetHealths
  readonly #since: Instant
  readonly #tasks = new Map<string, Task>()
  readonly #seen = new Set<string>()
  readonly #unread = new Set<string>()
  #targets: readonly TargetHealth[] = []
  #next: Instant = 0
  #told = false

  constructor(aws: Aws, place: Pick<Place, 'cluster' | 'services'>, around: Surroundings, health: TargetHealths) {
    this.#health = health
    this.#aws = aws
    this.#place = place
    this.#around = around
    this.#since = around.clock.now()
  }

  /** To be called at every look: it asks AWS every ten seconds at most. */
  async gather({ revision, groups }: Suspect): Promise<void> {
    const now = this.#around.clock.now()
    if (revision === undefined || now < this.#next) return
    this.#next = now + apart
    await Promise.all([
      this.#quietly('stopped tasks', async () => {
        for (const service of this.#place.services) await this.#gatherTasks(service, revision)
      }),
      this.#quietly('the health of targets', () => this.#gatherTargets(groups))
    ])
  }

  /** Looks once more, and tells all that was found; once only. */
  async tell(suspect: Suspect): Promise<void> {
    if (this.#told) return
    this.#told = true
    this.#next = 0
    await this.gather(suspect)
    const tasks = [...this.#tasks.values()]
    const [logs, events] = await Promise.all([this.#logs(tasks), this.#events()])
    const { report } = this.#around
    for (const line of diagnose(tasks, this.#targets, events, logs)) report.foreign(line)
    for (const line of this.#unread) report.line(line)
  }

  async #gatherTasks(serviceName: string, revision: string): Promise<void> {
    const { cluster } = this.#place
    const { signal } = this.#around
    const { taskArns = [] } = await this.#aws.call(
      'ecs:ListTasks',
      { cluster, serviceName, desiredStatus: 'STOPPED', maxResults: mostTasks },
      signal
    )
    const fresh = taskArns.filter(arn => !this.#seen.has(arn))
    if (fresh.length === 0) return
    const { tasks = [] } = await this.#aws.call('ecs:DescribeTasks', { cluster, tasks: fresh }, signal)
    // A task that is only being stopped has no exit codes yet.
    for (const task of tasks) if (task.lastStatus === 'STOPPED') this.#seen.add(task.taskArn ?? '')
    for (const task of failedOf(tasks))
      if (task.taskDefinitionArn === revision && this.#tasks.size < mostTasks) this.#tasks.set(task.taskArn ?? '', task)
  }

  /** What was unhealthy last: at the end, targets of a release that is taken back are gone. */
  async #gatherTargets(groups: readonly string[]): Promise<void> {
    const { signal } = this.#around
    const found = await Promise.all(groups.map(group => this.#health.of(group, undecisive, signal)))
    const bad = found.flat().filter(({ TargetHealth: health }) => health?.State === 'unhealthy')
    if (bad.length > 0) this.#targets = bad
  }

  async #logs(tasks: readonly Task[]): Promise<Log[]> {
    const wanted = kindsOf(tasks).flatMap(({ task }) => failedContainers(task).map(container => ({ task, container })))
    const [first] = wanted
    const { signal } = this.#around
    const definition = await this.#quietly('the revision of the tasks', async () => {
      if (!first) return undefined
      const input = { taskDefinition: first.task.taskDefinitionArn }
      return (await this.#aws.call('ecs:DescribeTaskDefinition', input, signal)).taskDefinition
    })
    if (!definition) return []
    const revision = {
      ...{ arn: definition.taskDefinitionArn ?? '', family: definition.family ?? '', number: definition.revision ?? 0 },
      ...{ status: 'ACTIVE' as const, definition: registrable(definition) }
    }
    return Promise.all(
      wanted.map(async ({ task, container }) => ({
        task: idOf(task.taskArn),
        container,
        lines: await logTail(this.#aws, revision, container, task.taskArn ?? '', signal)
      }))
    )
  }

  async #events() {
    const events = await this.#quietly('events of the services', async () => {
      const { cluster, services } = this.#place
      const input = { cluster, services: [...services] }
      const answer = await this.#aws.call('ecs:DescribeServices', input, this.#around.signal)
      return (answer.services ?? []).flatMap(service => service.events ?? [])
    })
    return (events ?? []).filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= this.#since)
  }

  async #quietly<T>(what: string, ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof CutoverError && error.code === 'CANCELLED') throw error
      const hint = error instanceof CutoverError && error.code === 'CLOUD_DENIED' ? ` ${error.hint}` : ''
      this.#unread.add(`Not everything could be read (${what}): ${messageOf(error)}${hint}`)
      return undefined
    }
  }
}
