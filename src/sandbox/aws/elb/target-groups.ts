import { AwsFault, type Ground } from '../service.ts'
import { type Group, type GroupAttributes, invalid, type Paged, page, type State } from './state.ts'

type CreateTargetGroup = Omit<GroupAttributes, 'TargetGroupArn' | 'TargetGroupName'> & { readonly Name: string }
type ModifyTargetGroup = Omit<GroupAttributes, 'TargetGroupArn'> & { readonly TargetGroupArn: string }

interface DescribeTargetGroups extends Paged {
  readonly LoadBalancerArn?: string
  readonly TargetGroupArns?: readonly string[]
  readonly Names?: readonly string[]
}

interface Attributes {
  readonly TargetGroupArn: string
  readonly Attributes?: readonly { readonly Key: string; readonly Value: string }[]
}

/** What a target group for HTTP has where nothing else is asked for (Elastic Load Balancing's documentation). */
const defaults = {
  Protocol: 'HTTP',
  TargetType: 'instance',
  HealthCheckEnabled: true,
  HealthCheckProtocol: 'HTTP',
  HealthCheckPort: 'traffic-port',
  HealthCheckPath: '/',
  HealthCheckIntervalSeconds: 30,
  HealthCheckTimeoutSeconds: 5,
  HealthyThresholdCount: 5,
  UnhealthyThresholdCount: 2,
  Matcher: { HttpCode: '200' },
  ProtocolVersion: 'HTTP1',
  IpAddressType: 'ipv4'
} as const

const defaultAttributes = [
  ['deregistration_delay.timeout_seconds', '300'],
  ['stickiness.enabled', 'false'],
  ['slow_start.duration_seconds', '0'],
  ['load_balancing.algorithm.type', 'round_robin']
] as const

export const targetGroupOperations = (state: State, ground: Ground) => ({
  CreateTargetGroup: ({ Name, ...input }: CreateTargetGroup) => {
    if ([...state.groups.values()].some(one => one.TargetGroupName === Name)) {
      throw new AwsFault('DuplicateTargetGroupName', 'A target group with the same name already exists.')
    }
    const { region, account } = ground
    const made: Group = {
      ...defaults,
      ...input,
      TargetGroupArn: `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${Name}/${ground.id(16)}`,
      TargetGroupName: Name,
      attributes: new Map(defaultAttributes),
      targets: new Map()
    }
    checkHealthCheck(made)
    state.groups.set(made.TargetGroupArn, made)
    return { TargetGroups: [described(state, made)] }
  },

  DescribeTargetGroups: (input: DescribeTargetGroups) => {
    const { LoadBalancerArn, TargetGroupArns: arns, Names: names } = input
    if (LoadBalancerArn) state.loadBalancer(LoadBalancerArn)
    for (const arn of arns ?? []) state.group(arn)
    const all = [...state.groups.values()].filter(
      one => (!arns || arns.includes(one.TargetGroupArn)) && (!names || names.includes(one.TargetGroupName))
    )
    if (names?.some(name => !all.some(one => one.TargetGroupName === name))) {
      throw new AwsFault('TargetGroupNotFound', 'One or more target groups not found')
    }
    const told = all
      .map(one => described(state, one))
      .filter(one => !LoadBalancerArn || one.LoadBalancerArns.includes(LoadBalancerArn))
    const { items, ...more } = page(told, input)
    return { TargetGroups: items, ...more }
  },

  ModifyTargetGroup: ({ TargetGroupArn, ...changes }: ModifyTargetGroup) => {
    const made: Group = { ...state.group(TargetGroupArn), ...changes, TargetGroupArn } as Group
    checkHealthCheck(made)
    state.groups.set(TargetGroupArn, made)
    return { TargetGroups: [described(state, made)] }
  },

  DescribeTargetGroupAttributes: ({ TargetGroupArn }: Attributes) => attributes(state.group(TargetGroupArn)),

  ModifyTargetGroupAttributes: ({ TargetGroupArn, Attributes = [] }: Attributes) => {
    const one = state.group(TargetGroupArn)
    for (const { Key, Value } of Attributes) one.attributes.set(Key, Value)
    return attributes(one)
  },

  DeleteTargetGroup: ({ TargetGroupArn }: Attributes) => {
    const used = state.loadBalancersOf(TargetGroupArn).length > 0
    if (used) {
      throw new AwsFault(
        'ResourceInUse',
        `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`
      )
    }
    for (const target of state.groups.get(TargetGroupArn)?.targets.values() ?? []) target.stop.abort()
    state.groups.delete(TargetGroupArn)
    return {}
  }
})

const described = (state: State, { attributes: _, targets: __, ...group }: Group) => ({
  ...group,
  LoadBalancerArns: state.loadBalancersOf(group.TargetGroupArn)
})

const attributes = (one: Group) => ({ Attributes: [...one.attributes].map(([Key, Value]) => ({ Key, Value })) })

function checkHealthCheck({ HealthCheckTimeoutSeconds = 0, HealthCheckIntervalSeconds = 0 }: Group): void {
  if (HealthCheckIntervalSeconds < 5 || HealthCheckIntervalSeconds > 300) {
    throw invalid(`Health check interval '${HealthCheckIntervalSeconds}' must be between 5 and 300 inclusive`)
  }
  if (HealthCheckTimeoutSeconds < HealthCheckIntervalSeconds) return
  throw invalid('Health check interval must be greater than the timeout.')
}
