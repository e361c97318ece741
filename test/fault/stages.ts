import { ecsScenarios } from './ecs/scenarios.ts'
import { playEcs } from './ecs/trial.ts'
import type { Case, Planned } from './plan.ts'
import { scenarios } from './scenarios.ts'
import * as kubernetes from './trial.ts'

/** What cases are planned for: Kubernetes, and Amazon ECS. */
export const all: readonly Planned[] = [...scenarios, ...ecsScenarios]

export const isEcs = (name: string): boolean => name.startsWith('ecs-')

export const planned = (name: string): Planned => {
  const found = all.find(scenario => scenario.name === name)
  if (!found) throw new RangeError(`${name} is no scenario: ${all.map(one => one.name).join(', ')}`)
  return found
}

/** Plays one case to the end, on what its scenario is for. */
export const play = (one: Case, plain?: kubernetes.Plain): Promise<kubernetes.Trial> =>
  isEcs(one.scenario) ? playEcs(one, plain) : kubernetes.play(one, plain)
