import { AwsFault, type Ground } from '../service.ts'
import { checkedActions } from './actions.ts'
import { checkedConditions } from './conditions.ts'
import {
  type Action,
  type Condition,
  invalid,
  type Listener,
  type Paged,
  page,
  type Rule,
  type State
} from './state.ts'

interface CreateRule {
  readonly ListenerArn: string
  readonly Priority: number
  readonly Conditions: Condition[]
  readonly Actions: Action[]
}

interface ModifyRule {
  readonly RuleArn: string
  readonly Conditions?: Condition[]
  readonly Actions?: Action[]
}

interface DescribeRules extends Paged {
  readonly ListenerArn?: string
  readonly RuleArns?: readonly string[]
}

interface SetRulePriorities {
  readonly RulePriorities: readonly { readonly RuleArn: string; readonly Priority: number }[]
}

/** Rules per load balancer, the default rules not counted: a quota that AWS can raise. */
const mostRules = 100
const lastPriority = 50_000

export const ruleOperations = (state: State, ground: Ground) => ({
  CreateRule: ({ ListenerArn, Priority, Conditions, Actions }: CreateRule) => {
    const listener = state.listener(ListenerArn)
    checkPriority(Priority)
    if (state.rulesOf(ListenerArn).some(rule => rule.Priority === Priority)) throw priorityInUse(Priority)
    if (rulesOn(state, listener.LoadBalancerArn) >= mostRules) {
      throw new AwsFault('TooManyRules', `You can specify up to ${mostRules} rules for a load balancer`)
    }
    const made: Rule = {
      RuleArn: `${ListenerArn.replace(':listener/', ':listener-rule/')}/${ground.id(16)}`,
      listener: ListenerArn,
      Priority,
      Conditions: checkedConditions(Conditions),
      Actions: checkedActions(state, listener, Actions)
    }
    state.rules.set(made.RuleArn, made)
    state.onRouting()
    return { Rules: [described(made)] }
  },

  DescribeRules: (input: DescribeRules) => {
    const { ListenerArn, RuleArns } = input
    if (!ListenerArn === !RuleArns?.length)
      throw invalid('You must specify either listener rule ARNs or a listener ARN')
    const all = ListenerArn ? allOf(state, state.listener(ListenerArn)) : (RuleArns ?? []).map(arn => one(state, arn))
    const { items, ...more } = page(all, input)
    return { Rules: items, ...more }
  },

  ModifyRule: ({ RuleArn, Conditions, Actions }: ModifyRule) => {
    refuseDefault(state, RuleArn)
    const old = state.rule(RuleArn)
    if (!Conditions && !Actions) throw invalid('Either conditions or actions must be specified')
    const made: Rule = {
      ...old,
      ...(Conditions && { Conditions: checkedConditions(Conditions) }),
      ...(Actions && { Actions: checkedActions(state, state.listener(old.listener), Actions) })
    }
    state.rules.set(RuleArn, made)
    state.onRouting()
    return { Rules: [described(made)] }
  },

  SetRulePriorities: ({ RulePriorities }: SetRulePriorities) => {
    const changed = RulePriorities.map(({ RuleArn, Priority }) => ({ ...state.rule(RuleArn), Priority }))
    for (const { RuleArn, listener, Priority } of changed) {
      checkPriority(Priority)
      const others = state.rulesOf(listener).filter(other => !changed.some(rule => rule.RuleArn === other.RuleArn))
      const twice = changed.some(
        rule => rule.RuleArn !== RuleArn && rule.listener === listener && rule.Priority === Priority
      )
      if (twice || others.some(other => other.Priority === Priority)) throw priorityInUse(Priority)
    }
    for (const rule of changed) state.rules.set(rule.RuleArn, rule)
    state.onRouting()
    return { Rules: changed.map(described) }
  },

  DeleteRule: ({ RuleArn }: { RuleArn: string }) => {
    refuseDefault(state, RuleArn)
    state.rule(RuleArn)
    state.rules.delete(RuleArn)
    state.onRouting()
    return {}
  }
})

const described = ({ listener: _, Priority, ...rule }: Rule) => ({
  ...rule,
  Priority: String(Priority),
  IsDefault: false
})

const defaultArn = ({ ListenerArn }: Listener): string =>
  `${ListenerArn.replace(':listener/', ':listener-rule/')}/${ListenerArn.slice(-16)}`

const defaultRule = (listener: Listener) => ({
  RuleArn: defaultArn(listener),
  Priority: 'default',
  Conditions: [],
  Actions: listener.DefaultActions,
  IsDefault: true
})

const allOf = (state: State, listener: Listener) => [
  ...state.rulesOf(listener.ListenerArn).map(described),
  defaultRule(listener)
]

function one(state: State, arn: string) {
  const listener = [...state.listeners.values()].find(each => defaultArn(each) === arn)
  return listener ? defaultRule(listener) : described(state.rule(arn))
}

function refuseDefault(state: State, arn: string): void {
  if (![...state.listeners.values()].some(each => defaultArn(each) === arn)) return
  throw new AwsFault('OperationNotPermitted', `Default rule '${arn}' cannot be modified`)
}

function checkPriority(priority: number): void {
  if (priority >= 1 && priority <= lastPriority) return
  throw invalid(`The rule priority must be between 1 and ${lastPriority}`)
}

const priorityInUse = (priority: number): AwsFault =>
  new AwsFault('PriorityInUse', `Priority '${priority}' is currently in use`)

const rulesOn = (state: State, loadBalancer: string): number =>
  [...state.rules.values()].filter(rule => state.listener(rule.listener).LoadBalancerArn === loadBalancer).length
