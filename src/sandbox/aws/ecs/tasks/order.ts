import type { World } from '../world.ts'
import { type ContainerRunner, type ContainerTold, paused } from './container.ts'
import type { TaskRunner } from './task.ts'

type Dependency = NonNullable<ContainerRunner['definition']['dependsOn']>[number]

/** Whether a container may start for this dependency; 'never': what it waits for has ended otherwise. */
function met({ condition }: Dependency, of: ContainerRunner): boolean | 'never' {
  const { stopped, exitCode } = of
  if (condition === 'COMPLETE') return stopped
  if (condition === 'SUCCESS') return stopped && (exitCode === 0 || 'never')
  if (condition === 'HEALTHY') return of.health === 'HEALTHY' || (stopped && 'never')
  return stopped || of.running !== undefined
}

/** Starts the containers of a task, each when what it depends on has come to what it asks; resolves to what went wrong. */
export async function startInOrder(
  world: World,
  task: TaskRunner,
  told: ContainerTold,
  stopping: AbortSignal
): Promise<string | undefined> {
  const { definition, overrides, group } = task.plan
  const service = group.startsWith('service:') ? group.slice('service:'.length) : undefined
  const launched = { id: task.id, family: definition.family ?? '', ...(service !== undefined && { service }) }
  const waiting = new Set(task.containers)
  while (waiting.size > 0 && !stopping.aborted) {
    for (const one of waiting) {
      const verdicts = (one.definition.dependsOn ?? []).map(dependency => {
        const of = task.containers.find(({ name }) => name === dependency.containerName)
        return of ? met(dependency, of) : 'never'
      })
      if (verdicts.includes('never')) return `Container ${one.name} depends on one that did not come to its condition.`
      if (!verdicts.every(Boolean)) continue
      waiting.delete(one)
      const wrong = await one.start(launched, overrides, told)
      if (wrong !== undefined) return wrong
    }
    if (waiting.size > 0 && !(await paused(world, world.pace.tick, stopping))) return undefined
  }
  return undefined
}
