import type { Verdict } from '../../src/gate/gate.ts'
import type { Decision } from '../../src/rollout/engine.ts'
import type { Outcome } from '../../src/rollout/outcome.ts'
import { unbundle } from '../../src/target/kubernetes/bundle.ts'
import { decide } from '../../src/target/kubernetes/decide.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { readLock } from '../../src/target/kubernetes/journal.ts'
import type { ReleaseSet } from '../../src/target/kubernetes/release-set.ts'
import type { Seen } from '../../src/target/kubernetes/seen.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import type { Step, Write } from '../../src/target/kubernetes/writes.ts'
import { Refusal } from './patch.ts'
import type { World } from './world.ts'

/** What only a runner itself knows, and loses when it dies. */
export interface Memory {
  readonly placed: ReadonlySet<string>
  readonly wasHolder: boolean
  readonly leaseIdle: boolean
  readonly before: Verdict
  readonly after: Verdict
}

const unasked: Verdict = { state: 'pending', says: 'not asked yet', next: 0 }
export const blank: Memory = { placed: new Set(), wasHolder: false, leaseIdle: false, before: unasked, after: unasked }

const bundles = new WeakMap<object, ReleaseSet>()

function bundleOf(world: World, name: string): ReleaseSet | undefined {
  const secret = world.get('Secret', name)
  if (!secret) return undefined
  const known = bundles.get(secret) ?? unbundle(secret)
  bundles.set(secret, known)
  return known
}

/** What a run sees; its watch of pods may lag behind, and show those of an earlier world. */
export function see(world: World, goal: Goal, memory: Memory, pods: World = world): Seen {
  const lease = world.get('Lease', `cutover-${goal.set.app}`)
  const journal = lease && readLock(lease).journal
  const [blue] = journal?.phase === 'reverse' ? journal.from : []
  return {
    lease,
    renewDue: false,
    refused: undefined,
    readySince: new Map(),
    services: world.all('Service'),
    statefulSets: [],
    daemonSets: [],
    leftOver: [],
    found: [],
    served: new Set(world.all('CustomResourceDefinition').map(({ metadata }) => metadata.name)),
    jobs: world.all('Job').map(job => world.ended(job)),
    ...world.derived,
    pods: pods.derived.pods,
    slices: pods.derived.slices,
    autoscalers: world.all('HorizontalPodAutoscaler'),
    budgets: world.all('PodDisruptionBudget'),
    routes: [...world.all('HTTPRoute'), ...world.all('Ingress')],
    from: blue === undefined ? undefined : bundleOf(world, `cutover-${goal.set.app}-${blue}`),
    ...memory,
    wasHolder: memory.wasHolder || (lease !== undefined && readLock(lease).holder === goal.run.holder)
  }
}

export const decideIn = (world: World, goal: Goal, memory: Memory): Decision<Step> =>
  decide(goal, see(world, goal, memory), world.now)

/** What a run remembers of a write that was answered. */
export function remembering(memory: Memory, write: Write): Memory {
  const placed = new Set(memory.placed)
  if (write.verb === 'create') for (const object of write.objects) placed.add(placedKey(object))
  if (write.verb === 'apply')
    for (const object of write.objects) placed.add(`${write.as ?? 'applied'} ${placedKey(object)}`)
  return { ...memory, placed }
}

/** The world that pipelines share, for stories that go straight on. */
export interface Stage {
  world: World
}

/** One pipeline at work: what a runner does, one observation and one act at a time. */
export class Pipeline {
  readonly stage: Stage
  readonly goal: Goal
  readonly said: string[] = []
  /** What the gates will answer. */
  gates: { before: Verdict['state']; after: Verdict['state'] } = { before: 'passed', after: 'passed' }
  outcome: Outcome | undefined
  memory: Memory = blank

  constructor(stage: Stage, goal: Goal, leaseIdle = false) {
    this.stage = stage
    this.goal = goal
    this.memory = { ...blank, leaseIdle }
  }

  /** The next step, if there is one to take; time passes instead where the protocol waits. */
  next(): Step | undefined {
    const { world } = this.stage
    const decision = decideIn(world, this.goal, this.memory)
    this.memory = { ...this.memory, wasHolder: see(world, this.goal, this.memory).wasHolder }
    if ('done' in decision) {
      this.outcome = decision.done
      this.said.push(`${decision.done}: ${decision.why}`)
      return undefined
    }
    if ('wait' in decision) {
      this.stage.world = world.later(decision.wait)
      return undefined
    }
    if (decision.why) this.said.push(decision.why)
    return decision.act
  }

  look(when: 'before' | 'after'): void {
    const verdict = { state: this.gates[when], says: `gate ${this.gates[when]}`, next: this.stage.world.now + 5_000 }
    this.memory = { ...this.memory, [when]: verdict }
  }

  /** One turn of the loop; a refused write is settled by looking again. */
  turn(): void {
    const step = this.next()
    if (step?.verb === 'gate') this.look(step.when)
    else if (step) this.land(step)
  }

  land(write: Write): void {
    try {
      this.stage.world = this.stage.world.write(write)
      this.memory = remembering(this.memory, write)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.said.push(`refused: ${error.message}`)
    }
  }

  run(turns = 2_000): Outcome | undefined {
    for (let turn = 0; turn < turns && this.outcome === undefined; turn++) this.turn()
    return this.outcome
  }
}
