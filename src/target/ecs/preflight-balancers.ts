import type { OutputOf } from '../../aws/aws.ts'
import { type Finding, present, problem } from './finding.ts'
import { type Asking, containersOf, type EcsService, type Revision } from './preflight-subject.ts'

type Action = NonNullable<
  NonNullable<NonNullable<OutputOf<'elasticloadbalancing:DescribeRules'>['Rules']>[number]>['Actions']
>[number]

/** A rule that carries traffic of services, and which target groups it must forward to. */
interface Rule {
  readonly arn: string
  readonly words: string
  readonly groups: readonly string[]
  /** All of them, not one at least. */
  readonly all?: boolean
}

export interface Routing {
  /** Between two services: the rules that carry their traffic. */
  readonly rules: readonly string[]
  readonly testRule?: string
}

/** Containers and ports that load balancers send to are in the revision; target groups, listeners and rules belong together. */
export async function reviewBalancers(
  asking: Asking,
  revision: Revision,
  services: readonly EcsService[],
  routing: Routing
): Promise<Finding[]> {
  const weighed = services.length > 1 ? weighedRules(services, routing) : []
  const rules = [...services.flatMap(nativeRules), ...weighed]
  const found = await Promise.all([
    reviewGroups(asking, revision, services),
    ...rules.map(rule => reviewRule(asking, rule))
  ])
  const unnamed =
    services.length > 1 && routing.rules.length === 0
      ? [
          problem(
            `No rule is named that carries the traffic of ${services.map(({ serviceName }) => serviceName).join(' and ')}.`,
            'Name the listener rules under rules: their weights are what moves.'
          )
        ]
      : []
  return [...services.flatMap(service => reviewPorts(service, revision)), ...unnamed, ...found.flat()]
}

/** ECS refuses a revision without the container and port that the service sends to, but only when the release is under way. */
function reviewPorts({ serviceName, loadBalancers = [] }: EcsService, revision: Revision): Finding[] {
  const containers = containersOf(revision)
  return loadBalancers.flatMap(({ containerName, containerPort }) => {
    const container = containers.find(({ name }) => name === containerName)
    const says = `The load balancer of the service ${serviceName} sends to port ${containerPort} of container ${containerName}`
    if (!container)
      return [
        problem(
          `${says}, and the task definition has no such container: ${containers.map(({ name }) => name).join(', ')}.`,
          'Keep the name of the container, or change the service first.'
        )
      ]
    const ports = (container.portMappings ?? []).flatMap(({ containerPort: port, containerPortRange: range }) =>
      range === undefined ? [String(port)] : [range]
    )
    return ports.some(port => isWithin(containerPort ?? 0, port))
      ? []
      : [
          problem(
            `${says}, which the container does not map: ${ports.join(', ') || 'it has no portMappings'}.`,
            'Add it to portMappings, or change the service first.'
          )
        ]
  })
}

const isWithin = (port: number, range: string): boolean => {
  const [first, last = first] = range.split('-').map(Number)
  return first !== undefined && last !== undefined && port >= first && port <= last
}

const groupsOf = ({ loadBalancers = [] }: EcsService): string[] =>
  loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].flatMap(arn => arn ?? [])
  )

/** `targetgroup/web/0123456789abcdef` of an ARN. */
const short = (arn: string): string => arn.split(':').at(-1) ?? arn

async function reviewGroups({ aws, signal }: Asking, { networkMode }: Revision, services: readonly EcsService[]) {
  const arns = [...new Set(services.flatMap(groupsOf))]
  const wanted = networkMode === 'awsvpc' ? 'ip' : 'instance'
  const found = await Promise.all(
    arns.map(async arn => {
      const answer = await present(() =>
        aws.call('elasticloadbalancing:DescribeTargetGroups', { TargetGroupArns: [arn] }, signal)
      )
      const group = answer?.TargetGroups?.[0]
      const hint = 'Correct the target group of the service, which Cutover does not change.'
      if (!group) return [problem(`The target group ${short(arn)} does not exist.`, hint)]
      const { TargetType, LoadBalancerArns = [] } = group
      return [
        ...(TargetType === wanted
          ? []
          : [
              problem(
                `The target group ${short(arn)} has targets of type ${TargetType}, and tasks with the network mode ${networkMode ?? 'bridge'} are of type ${wanted}.`,
                hint
              )
            ]),
        ...(LoadBalancerArns.length > 0
          ? []
          : [
              problem(
                `No load balancer has the target group ${short(arn)}: its targets are never checked, and never healthy.`,
                'Forward to it by a rule or listener.'
              )
            ])
      ]
    })
  )
  return found.flat()
}

const nativeRules = (service: EcsService): Rule[] =>
  (service.loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration: more = {} }) => {
    const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = more
    const groups = [targetGroupArn, alternateTargetGroupArn].flatMap(arn => arn ?? [])
    return [
      ...(productionListenerRule ? [{ arn: productionListenerRule, words: 'production rule', groups }] : []),
      ...(testListenerRule ? [{ arn: testListenerRule, words: 'test rule', groups }] : [])
    ]
  })

/** Weights move between groups that a rule has already: another one would be traffic that nobody accounts for. */
function weighedRules(services: readonly EcsService[], { rules, testRule }: Routing): Rule[] {
  const groups = services.flatMap(groupsOf)
  return [
    ...rules.map(arn => ({ arn, words: 'rule', groups, all: true })),
    ...(testRule ? [{ arn: testRule, words: 'test rule', groups }] : [])
  ]
}

async function reviewRule(asking: Asking, { arn, words, groups, all = false }: Rule): Promise<Finding[]> {
  const actions = await actionsOf(asking, arn)
  const what = `The ${words} ${short(arn)}`
  if (!actions) return [problem(`${what} does not exist.`, 'Correct its ARN.')]
  const forwarded = actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn ? [TargetGroupArn] : []),
    ...(ForwardConfig?.TargetGroups ?? []).flatMap(({ TargetGroupArn: one }) => one ?? [])
  ])
  const own = groups.filter(group => forwarded.includes(group))
  const foreign = [...new Set(forwarded)].filter(group => !groups.includes(group))
  const needed = groups.map(short).join(' and ')
  if (own.length === 0 || (all && own.length < groups.length))
    return [
      problem(
        `${what} forwards to ${[...new Set(forwarded)].map(short).join(', ') || 'no target group'}, and not to ${needed}.`,
        all
          ? 'Let it forward to both target groups, the idle one with weight 0.'
          : 'Let it forward to the target group.'
      )
    ]
  return foreign.length === 0
    ? []
    : [
        problem(
          `${what} forwards to ${foreign.map(short).join(', ')} as well, which is no target group of these services.`,
          'Take it out of the rule: its share of the traffic would stay where it is.'
        )
      ]
}

/** A listener stands for its default action. Undefined where there is none of that name. */
async function actionsOf({ aws, signal }: Asking, arn: string): Promise<readonly Action[] | undefined> {
  if (arn.includes(':listener-rule/')) {
    const answer = await present(() => aws.call('elasticloadbalancing:DescribeRules', { RuleArns: [arn] }, signal))
    return answer?.Rules?.[0]?.Actions
  }
  const answer = await present(() =>
    aws.call('elasticloadbalancing:DescribeListeners', { ListenerArns: [arn] }, signal)
  )
  return answer?.Listeners?.[0]?.DefaultActions
}
