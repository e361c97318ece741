import { AwsFault, type Ground } from '../service.ts'
import { checkedActions } from './actions.ts'
import { type Action, invalid, type Listener, type ListenerAttributes, type Paged, page, type State } from './state.ts'

type Settings = Omit<ListenerAttributes, 'ListenerArn' | 'LoadBalancerArn'>

interface CreateListener extends Settings {
  readonly LoadBalancerArn: string
  readonly DefaultActions: Action[]
}

interface ModifyListener extends Settings {
  readonly ListenerArn: string
}

interface DescribeListeners extends Paged {
  readonly LoadBalancerArn?: string
  readonly ListenerArns?: readonly string[]
}

export const listenerOperations = (state: State, ground: Ground) => ({
  CreateListener: ({ DefaultActions, ...input }: CreateListener) => {
    const { LoadBalancerArn } = state.loadBalancer(input.LoadBalancerArn)
    checkPort(state, LoadBalancerArn, input.Port)
    const made: Listener = {
      ...input,
      ListenerArn: `${LoadBalancerArn.replace(':loadbalancer/', ':listener/')}/${ground.id(16)}`,
      DefaultActions: checkedActions(state, input, DefaultActions)
    }
    state.listeners.set(made.ListenerArn, made)
    state.onRouting()
    return { Listeners: [made] }
  },

  DescribeListeners: (input: DescribeListeners) => {
    const { LoadBalancerArn, ListenerArns } = input
    if (!LoadBalancerArn && !ListenerArns?.length) {
      throw invalid('You must specify either listener ARNs or a load balancer ARN')
    }
    if (LoadBalancerArn) state.loadBalancer(LoadBalancerArn)
    const all = ListenerArns?.length
      ? ListenerArns.map(state.listener)
      : [...state.listeners.values()].filter(one => one.LoadBalancerArn === LoadBalancerArn)
    const { items, ...more } = page(all, input)
    return { Listeners: items, ...more }
  },

  ModifyListener: ({ ListenerArn, DefaultActions, ...changes }: ModifyListener) => {
    const old = state.listener(ListenerArn)
    if (changes.Port !== undefined && changes.Port !== old.Port) checkPort(state, old.LoadBalancerArn, changes.Port)
    const changed = { ...old, ...changes }
    const made = {
      ...changed,
      ...(DefaultActions && { DefaultActions: checkedActions(state, changed, DefaultActions) })
    }
    state.listeners.set(ListenerArn, made)
    state.onRouting()
    return { Listeners: [made] }
  },

  DeleteListener: ({ ListenerArn }: { ListenerArn: string }) => {
    state.listener(ListenerArn)
    for (const rule of state.rulesOf(ListenerArn)) state.rules.delete(rule.RuleArn)
    state.listeners.delete(ListenerArn)
    state.onRouting()
    return {}
  }
})

function checkPort(state: State, loadBalancer: string, port: number | undefined): void {
  if (![...state.listeners.values()].some(one => one.LoadBalancerArn === loadBalancer && one.Port === port)) return
  throw new AwsFault(
    'DuplicateListener',
    `A listener already exists on this port for this load balancer '${loadBalancer}'`
  )
}
