import type { Aws, OutputOf } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import type { Place } from './ports.ts'
import type { EcsService } from './preflight-subject.ts'
import { reaches } from './rules.ts'

/** Where a release is asked, and what a request must have to fit the listener rule. */
export interface Address {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

type Condition = NonNullable<
  NonNullable<OutputOf<'elasticloadbalancing:DescribeRules'>['Rules']>[number]['Conditions']
>[number]

/**
 * Where requests enter: by the test rule or listener before the cutover, by that of users after it. ARN of a rule or a
 * listener; undefined where nothing of the service tells.
 */
export async function routeOf(
  aws: Aws,
  { rules, testRule }: Place,
  service: EcsService,
  when: 'before' | 'after',
  signal?: AbortSignal
): Promise<string | undefined> {
  if (rules.length > 0) return when === 'before' ? testRule : rules[0]
  const [balancer] = service.loadBalancers ?? []
  const { testListenerRule, productionListenerRule } = balancer?.advancedConfiguration ?? {}
  if (when === 'before') return testListenerRule
  if (productionListenerRule) return productionListenerRule
  const group = balancer?.targetGroupArn ?? service.taskSets?.[0]?.loadBalancers?.[0]?.targetGroupArn
  if (!group) return undefined
  const input = { TargetGroupArns: [group] }
  const { TargetGroups = [] } = await aws.call('elasticloadbalancing:DescribeTargetGroups', input, signal)
  const LoadBalancerArn = TargetGroups[0]?.LoadBalancerArns?.[0]
  if (!LoadBalancerArn) return undefined
  return entryOf(aws, LoadBalancerArn, group, signal)
}

/** The listener or else the rule that sends requests to a target group: beside it, one may redirect, or be another app's. */
async function entryOf(
  aws: Aws,
  LoadBalancerArn: string,
  group: string,
  signal?: AbortSignal
): Promise<string | undefined> {
  const { Listeners = [] } = await aws.call('elasticloadbalancing:DescribeListeners', { LoadBalancerArn }, signal)
  const found = Listeners.find(({ DefaultActions = [] }) => reaches(DefaultActions, group))
  if (found) return found.ListenerArn
  for (const { ListenerArn } of Listeners) {
    const { Rules = [] } = await aws.call('elasticloadbalancing:DescribeRules', { ListenerArn }, signal)
    const rule = Rules.find(({ Actions = [] }) => reaches(Actions, group))
    if (rule) return rule.RuleArn
  }
  return undefined
}

/** The address of a listener rule: scheme and port of its listener, name of its load balancer, headers of its conditions. */
export async function addressOf(aws: Aws, route: string, signal?: AbortSignal): Promise<Address> {
  const isRule = route.includes(':listener-rule/')
  const listener = isRule ? route.replace(':listener-rule/', ':listener/').replace(/\/[^/]*$/, '') : route
  const { Listeners = [] } = await aws.call(
    'elasticloadbalancing:DescribeListeners',
    { ListenerArns: [listener] },
    signal
  )
  const { Protocol = 'HTTP', Port = 80, LoadBalancerArn = '' } = Listeners[0] ?? {}
  const input = { LoadBalancerArns: [LoadBalancerArn] }
  const { LoadBalancers = [] } = await aws.call('elasticloadbalancing:DescribeLoadBalancers', input, signal)
  const host = LoadBalancers[0]?.DNSName
  if (!host)
    throw new CutoverError('NOT_FOUND', `The load balancer of ${route} has no address.`, {
      hint: 'Give the gate a url.'
    })
  const { Rules = [] } = isRule
    ? await aws.call('elasticloadbalancing:DescribeRules', { RuleArns: [route] }, signal)
    : {}
  const headers = Object.assign({}, ...(Rules[0]?.Conditions ?? []).map(headerOf)) as Record<string, string>
  return { url: `${Protocol.toLowerCase()}://${host}:${Port}`, headers }
}

/** The first value of a condition that a header can meet; patterns are met by none that could be guessed. */
function headerOf({ Field, Values = [], HostHeaderConfig, HttpHeaderConfig }: Condition): Record<string, string> {
  const [host] = HostHeaderConfig?.Values ?? (Field === 'host-header' ? Values : [])
  if (host !== undefined) return /[*?]/.test(host) ? {} : { host }
  const { HttpHeaderName: name, Values: [value] = [] } = HttpHeaderConfig ?? {}
  return name && value !== undefined && !/[*?]/.test(value) ? { [name.toLowerCase()]: value } : {}
}
