import { begun } from './arrivals.ts'
import { type Cloud, clouds } from './cloud.ts'
import { fair, moves } from './explore.ts'
import { isLive } from './see.ts'
import { type Move, noLuck, type Setting, type State } from './story.ts'

/** A run that nothing befalls ends within so many moves. */
const mostMoves = 400

/** Liveness: once nothing goes wrong any more, one more run of a goal ends with it live. */
export class Revival {
  readonly #setting: Setting
  readonly #ends = new Map<Cloud, readonly string[] | undefined>()

  constructor(setting: Setting) {
    // Whoever comes last wants a release live: a pause is nobody's last word.
    this.#setting = { ...setting, goals: setting.goals.map(goal => ({ ...goal, pause: false })) }
  }

  get worlds(): number {
    return this.#ends.size
  }

  /** What goes wrong from here, if anything. */
  from(from: Cloud): readonly string[] | undefined {
    const cloud = clouds.one(from)
    if (!this.#ends.has(cloud)) {
      const ends = this.#setting.goals.map((_, number) => this.#last(cloud, number))
      this.#ends.set(cloud, ends.find(Boolean))
    }
    return this.#ends.get(cloud)
  }

  #last(cloud: Cloud, number: number, again = true): readonly string[] | undefined {
    const goal = this.#setting.goals[number]
    if (!goal) return undefined
    const runs = [begun(cloud, goal, number, 9)]
    let state: State = { cloud, actors: runs, flight: [], luck: { ...noLuck, expiries: 9 } }
    const said: string[] = ['... then nothing goes wrong any more']
    for (let move = 0; move < mostMoves; move++) {
      const next = fair(state, moves(state, this.#setting))
      if (!next) return [...said, 'liveness: the last run waits, and nothing will ever happen']
      said.push(`last: ${next.says}`)
      if (next.breach) return [...said, next.breach]
      if (next.ended) {
        const wrong = this.#judged(next, said, next.ended, goal.arn ?? revisionIn(next, goal.release))
        // What ECS is taking back already is waited for, and begun again by the run after that.
        const rest = wrong && again ? this.#last(this.#settled(next.next), number, false) : wrong
        return rest && (again ? [...said, ...rest] : rest)
      }
      state = next.next
    }
    return [...said.slice(0, 1), ...said.slice(-12), 'liveness: the last run never ends']
  }

  #settled(state: State): Cloud {
    const next = fair(state, moves(state, this.#setting))
    return next ? this.#settled(next.next) : state.cloud
  }

  #judged(
    { next, says }: Move,
    said: string[],
    outcome: string,
    wanted: string | undefined
  ): readonly string[] | undefined {
    if (outcome === 'SUCCEEDED' && (isLive(next.cloud, wanted) || wanted === undefined)) return undefined
    // A way back that ECS has stopped is for somebody to look at.
    if (outcome === 'ROLLBACK_FAILED' && next.cloud.services.some(one => one.deployment?.status === 'STOPPED'))
      return undefined
    // Another release does not go on from a mix that is none of its own: that release is finished first, or taken back.
    if (says.includes('the weights are mixed')) return undefined
    // What a person has left can't be told from what somebody else wants.
    if (next.cloud.touched && (outcome === 'STOPPED' || outcome === 'SUPERSEDED')) return undefined
    return [...said, `liveness: the last run ended otherwise: ${says}`]
  }
}

/** The release's revision that is live, of several that carry it. */
const revisionIn = ({ next: { cloud } }: Move, release: string): string | undefined => {
  const of = cloud.registered.filter(one => one.release === release).map(({ arn }) => arn)
  return of.find(arn => isLive(cloud, arn)) ?? of[0]
}
