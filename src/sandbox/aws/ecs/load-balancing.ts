import type { LoadBalancing } from '../elb/elb.ts'
import type { Action } from '../elb/state.ts'
import { AwsFault, type AwsService, type Call, type Ground } from '../service.ts'
import type { Balancer, Target, TargetState } from './balancer.ts'

interface DescribedRule {
  readonly RuleArn: string
  readonly Actions: readonly Action[]
  readonly IsDefault: boolean
}

const key = ({ id, port }: Target): string => `${id}:${port}`
const described = ({ id, port }: Target) => [{ Id: id, Port: port }]

/** How often ECS looks whether a target has gone. */
const lookAgain = 1000

/** Forwards by weight, everything else about the actions as it is: sign-in before the forward, stickiness. */
const reweighed = (actions: readonly Action[], weights: Readonly<Record<string, number>>): Action[] =>
  actions.map(action => {
    if (action.Type !== 'forward') return action
    const { TargetGroupArn: _, ...rest } = action
    const TargetGroups = Object.entries(weights).map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }))
    return { ...rest, ForwardConfig: { ...action.ForwardConfig, TargetGroups } }
  })

/** ELBv2 as ECS and CodeDeploy use it: by its own API, as they do with the role that they are given. */
export function balancerOn(ground: Ground, { service, door }: { service: AwsService; door: LoadBalancing }): Balancer {
  const targets = new Map<string, Target>()
  const call = <T>(operation: string, input: object): T => {
    const { region, account, clock } = ground
    const principal = `arn:aws:sts::${account}:assumed-role/ecsInfrastructureRole/ECSNetworkingWithELB`
    const about: Call = { operation, region, account, principal, at: clock.now() }
    return service.operations[operation]?.(input as never, about) as T
  }
  /** Nothing where there is no such thing. */
  const asked = <T>(operation: string, input: object): T | undefined => {
    try {
      return call<T>(operation, input)
    } catch (thrown) {
      if (thrown instanceof AwsFault) return undefined
      throw thrown
    }
  }
  const rulesOf = (input: object) => asked<{ Rules: DescribedRule[] }>('DescribeRules', input)?.Rules ?? []
  /** Of a network load balancer, which has no rules, the default action of the listener. */
  const ruleOf = (arn: string) =>
    arn.includes(':listener/')
      ? rulesOf({ ListenerArn: arn }).find(({ IsDefault }) => IsDefault)
      : rulesOf({ RuleArns: [arn] })[0]
  followTargets(door, targets)
  return {
    weights: arn => {
      const forward = ruleOf(arn)?.Actions.find(({ Type }) => Type === 'forward')
      const groups = forward?.ForwardConfig?.TargetGroups ?? []
      return forward && Object.fromEntries(groups.map(one => [one.TargetGroupArn ?? '', one.Weight ?? 1]))
    },
    groupNamed: name => {
      const found = asked<{ TargetGroups: { TargetGroupArn: string }[] }>('DescribeTargetGroups', { Names: [name] })
      return found?.TargetGroups[0]?.TargetGroupArn
    },
    setWeights: (arn, weights) => {
      const rules = arn.includes(':listener/')
        ? call<{ Rules: DescribedRule[] }>('DescribeRules', { ListenerArn: arn }).Rules.filter(forwardsTo(weights))
        : [ruleOf(arn)].filter(rule => rule !== undefined)
      for (const { RuleArn, Actions: old, IsDefault } of rules) {
        const Actions = reweighed(old, weights)
        const ListenerArn = RuleArn.replace(':listener-rule/', ':listener/').replace(/\/[^/]*$/, '')
        if (IsDefault) asked('ModifyListener', { ListenerArn, DefaultActions: Actions })
        else asked('ModifyRule', { RuleArn, Actions })
      }
    },
    register: (group, target) => {
      targets.set(key(target), target)
      call('RegisterTargets', { TargetGroupArn: group, Targets: described(target) })
    },
    deregister: async (group, target) => {
      asked('DeregisterTargets', { TargetGroupArn: group, Targets: described(target) })
      while (door.health(group, target.id, target.port) !== undefined && !ground.signal.aborted)
        await ground.clock.sleep(lookAgain, ground.signal).catch(() => undefined)
    },
    health: (group, target) => {
      const health = door.health(group, target.id, target.port)
      const description = health?.Description
      return { state: (health?.State ?? 'unavailable') as TargetState, ...(description && { description }) }
    }
  }
}

const forwardsTo =
  (weights: Readonly<Record<string, number>>) =>
  ({ Actions }: DescribedRule): boolean =>
    Actions.some(({ ForwardConfig }) => ForwardConfig?.TargetGroups?.some(one => (one.TargetGroupArn ?? '') in weights))

/** Lets ELB find the tasks on this machine, and ask those that have no socket. */
function followTargets(door: LoadBalancing, targets: ReadonlyMap<string, Target>): void {
  const { resolve, check } = door
  door.resolve = (id, port) => {
    const target = targets.get(`${id}:${port}`)
    return target ? target.address() : resolve(id, port)
  }
  door.check = (group, target) => {
    const answers = targets.get(`${target.id}:${target.port}`)?.answers
    if (!answers) return check(group, target)
    return answers(group.HealthCheckPath ?? '/') ? 200 : 503
  }
}
