import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { releaseOf, selectorOf } from '../../src/target/kubernetes/seen.ts'
import { afterAnswer, decideOn, effect, memories, requestsOf, worlds } from './effects.ts'
import { Refusal } from './patch.ts'
import { blank, type Memory } from './pipeline.ts'
import type { Sent, Setting, State } from './story.ts'
import type { World } from './world.ts'

/** A run that nothing befalls ends within so many turns. */
const mostTurns = 300

interface Ended {
  readonly world: World
  readonly says: string
}

/**
 * Liveness: once nothing goes wrong any more, one more run of a goal ends with every Service on its release, and what was
 * under way from before changes nothing of that, however late it lands.
 */
export class Revival {
  readonly #goals: readonly Goal[]
  readonly #ends = new Map<World, readonly (Ended | string[])[]>()

  constructor(setting: Setting) {
    // Whoever comes last wants a release live: a pause or a retirement is nobody's last word.
    this.#goals = setting.goals.filter(({ intent }) => intent !== 'retire').map(({ pause: _pause, ...goal }) => goal)
  }

  get worlds(): number {
    return this.#ends.size
  }

  /** What goes wrong from here, if anything. Fit for a state without a run: one that has runs leads to such states. */
  from({ world, flight }: State): string[] | undefined {
    const known = this.#ends.get(world) ?? this.#goals.map(goal => this.#last(goal, world))
    this.#ends.set(world, known)
    for (const [index, end] of known.entries()) {
      if (!('world' in end)) return end
      const late = this.#landing(this.#goals[index] as Goal, end.world, flight)
      if (late) return [...opening, end.says, late]
    }
    return undefined
  }

  #last(base: Goal, from: World): Ended | string[] {
    const goal = { ...base, run: { holder: 'last' }, startedAt: from.now }
    const said: string[] = []
    let world = worlds.one(from.breaking([]))
    let memory: Memory = memories.one({ ...blank, leaseIdle: true })
    for (let turn = 0; turn < mostTurns; turn++) {
      const found = decideOn(world, world, goal, memory, 0)
      const { decision } = found
      memory = found.memory
      if ('done' in decision) {
        said.push(`last: ${decision.done}: ${decision.why}`)
        const on = this.#missing(goal, world)
        return decision.done === 'SUCCEEDED' && !on
          ? { world, says: said.join('; ') }
          : [...opening, ...said, `liveness: the last run ended ${decision.done}${on ? `, but ${on}` : ''}`]
      }
      if ('wait' in decision) {
        if (world.broken.size === 0) return [...opening, ...said, `liveness: the last run waits: ${decision.why}`]
        world = worlds.one(world.breaking([]))
      } else if (decision.act.verb === 'gate') {
        const { when } = decision.act
        memory = memories.one({ ...memory, [when]: { state: 'passed', says: 'passed', next: Number.MAX_SAFE_INTEGER } })
      } else {
        for (const request of requestsOf(world, decision.act)) {
          const result = effect(world, request)
          if (result instanceof Refusal)
            return [...opening, ...said, `liveness: the last run is refused: ${result.message}`]
          world = result
        }
        memory = afterAnswer(memory, decision.act)
        said.push(`last: ${decision.why}`)
      }
    }
    return [...opening, ...said.slice(-12), 'liveness: the last run never ends']
  }

  #landing(goal: Goal, end: World, flight: readonly Sent[]): string | undefined {
    let world = end
    for (const { write } of flight) {
      const result = effect(world, write)
      if (!(result instanceof Refusal)) world = result
    }
    const on = this.#missing(goal, world)
    return on && `liveness: when all had ended, a late request landed, and ${on}`
  }

  #missing({ set }: Goal, world: World): string | undefined {
    for (const { name } of set.services) {
      const service = world.get('Service', name)
      const release = service && releaseOf(selectorOf(service))
      if (release !== set.rid) return `Service ${name} selects ${release ?? 'nothing'} instead of ${set.rid}`
      if (world.endpoints(name).length < 2) return `Service ${name} reaches ${world.endpoints(name).length} pods`
    }
    return undefined
  }
}

const opening = ['then nothing goes wrong any more, and a last run begins']
