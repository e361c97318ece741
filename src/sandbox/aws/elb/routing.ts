import type { IncomingMessage } from 'node:http'
import type { Clock, Milliseconds } from '../../../io/clock.ts'
import { meets } from './conditions.ts'
import type { Action, Condition, Group, State, Target } from './state.ts'

interface Route {
  readonly conditions: readonly Condition[]
  readonly actions: readonly Action[]
}

/**
 * What the load balancers' nodes know: listeners and rules as they were `delay` ago. Shares among target groups are exact
 * over a round (smooth weighted round robin, as nginx has it), so that they can be counted; among targets it goes round.
 */
export class Routing {
  /** Time until traffic follows a change of listeners and rules. */
  delay: Milliseconds = 20
  readonly #state: State
  #known = new Map<string, readonly Route[]>()
  /** By action, how far each target group is ahead of its turn. */
  readonly #credits = new Map<string, Map<string, number>>()
  readonly #turns = new Map<string, number>()

  constructor(state: State, clock: Clock, signal: AbortSignal, onChange: () => void) {
    this.#state = state
    state.onRouting = () => {
      onChange()
      const now = snapshot(state)
      clock.sleep(this.delay, signal).then(
        () => {
          this.#known = now
        },
        () => undefined
      )
    }
  }

  /** The actions of the first rule that the request meets; undefined where there is no such listener (any more). */
  actions(listener: string, request: IncomingMessage): readonly Action[] | undefined {
    return this.#known.get(listener)?.find(route => route.conditions.every(condition => meets(condition, request)))
      ?.actions
  }

  /** The target group whose turn it is; undefined where all weights are 0. */
  group(action: Action): Group | undefined {
    const groups = (action.ForwardConfig?.TargetGroups ?? []).filter(({ Weight = 1 }) => Weight > 0)
    const turn = groups.map(one => `${one.TargetGroupArn}=${one.Weight}`).join()
    const credits = this.#credits.get(turn) ?? new Map<string, number>()
    this.#credits.set(turn, credits)
    const credit = (arn = ''): number => credits.get(arn) ?? 0
    for (const { TargetGroupArn = '', Weight = 1 } of groups)
      credits.set(TargetGroupArn, credit(TargetGroupArn) + Weight)
    const [chosen] = groups.toSorted((a, b) => credit(b.TargetGroupArn) - credit(a.TargetGroupArn))
    if (!chosen) return undefined
    const all = groups.reduce((sum, { Weight = 1 }) => sum + Weight, 0)
    credits.set(chosen.TargetGroupArn ?? '', credit(chosen.TargetGroupArn) - all)
    return this.#state.groups.get(chosen.TargetGroupArn ?? '')
  }

  /** The target whose turn it is: a healthy one, or any unhealthy one where all are ("fail open"). */
  target(group: Group): Target | undefined {
    const of = (wanted: string) => [...group.targets.values()].filter(({ health }) => health.State === wanted)
    const healthy = of('healthy')
    const able = healthy.length ? healthy : of('unhealthy')
    const turn = this.#turns.get(group.TargetGroupArn) ?? 0
    this.#turns.set(group.TargetGroupArn, turn + 1)
    return able[turn % able.length]
  }
}

const snapshot = (state: State): Map<string, readonly Route[]> =>
  new Map(
    [...state.listeners.values()].map(({ ListenerArn, DefaultActions }) => {
      const rules = state.rulesOf(ListenerArn).map(rule => ({ conditions: rule.Conditions, actions: rule.Actions }))
      return [ListenerArn, [...rules, { conditions: [], actions: DefaultActions }]]
    })
  )
