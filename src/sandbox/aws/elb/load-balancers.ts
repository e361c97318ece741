import { AwsFault, type Call, type Ground } from '../service.ts'
import { type LoadBalancer, type Paged, page, type State } from './state.ts'

interface CreateLoadBalancer {
  readonly Name: string
  readonly Scheme?: string
  readonly Type?: string
}

interface DescribeLoadBalancers extends Paged {
  readonly LoadBalancerArns?: readonly string[]
  readonly Names?: readonly string[]
}

interface Attributes {
  readonly LoadBalancerArn: string
  readonly Attributes?: readonly { readonly Key: string; readonly Value: string }[]
}

/** What ALBs have where nothing else is asked for, of what matters here. */
const defaults = [['idle_timeout.timeout_seconds', '60']] as const

export const loadBalancerOperations = (state: State, ground: Ground) => ({
  CreateLoadBalancer: ({ Name, Scheme = 'internet-facing', Type = 'application' }: CreateLoadBalancer, call: Call) => {
    if ([...state.loadBalancers.values()].some(one => one.LoadBalancerName === Name)) {
      throw new AwsFault('DuplicateLoadBalancerName', 'A load balancer with the specified name already exists.')
    }
    const { region, account } = ground
    const id = ground.id(16)
    const kind = Type === 'network' ? 'net' : 'app'
    const made: LoadBalancer = {
      LoadBalancerArn: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${kind}/${Name}/${id}`,
      LoadBalancerName: Name,
      DNSName: `${Name}-${Number.parseInt(id.slice(0, 8), 16)}.${region}.elb.amazonaws.com`,
      Scheme,
      Type,
      VpcId: 'vpc-0sandbox',
      State: { Code: 'active' },
      CreatedTime: new Date(call.at),
      attributes: new Map(defaults)
    }
    state.loadBalancers.set(made.LoadBalancerArn, made)
    return { LoadBalancers: [described(made)] }
  },

  DescribeLoadBalancers: (input: DescribeLoadBalancers) => {
    const { LoadBalancerArns: arns, Names: names } = input
    for (const arn of arns ?? []) state.loadBalancer(arn)
    const all = [...state.loadBalancers.values()].filter(
      one => (!arns || arns.includes(one.LoadBalancerArn)) && (!names || names.includes(one.LoadBalancerName))
    )
    const missing = names?.find(name => !all.some(one => one.LoadBalancerName === name))
    if (missing) throw new AwsFault('LoadBalancerNotFound', `Load balancers '[${missing}]' not found`)
    const { items, ...more } = page(all, input)
    return { LoadBalancers: items.map(described), ...more }
  },

  DescribeLoadBalancerAttributes: ({ LoadBalancerArn }: Attributes) => attributes(state.loadBalancer(LoadBalancerArn)),

  ModifyLoadBalancerAttributes: ({ LoadBalancerArn, Attributes = [] }: Attributes) => {
    const one = state.loadBalancer(LoadBalancerArn)
    for (const { Key, Value } of Attributes) one.attributes.set(Key, Value)
    return attributes(one)
  },

  DeleteLoadBalancer: ({ LoadBalancerArn }: Attributes) => {
    for (const { ListenerArn, LoadBalancerArn: of } of [...state.listeners.values()]) {
      if (of !== LoadBalancerArn) continue
      for (const rule of state.rulesOf(ListenerArn)) state.rules.delete(rule.RuleArn)
      state.listeners.delete(ListenerArn)
    }
    state.loadBalancers.delete(LoadBalancerArn)
    state.onRouting()
    return {}
  }
})

const described = ({ attributes: _, ...one }: LoadBalancer) => one

const attributes = (one: LoadBalancer) => ({
  Attributes: [...one.attributes].map(([Key, Value]) => ({ Key, Value }))
})
