import type { LoadBalancing } from '../elb/elb.ts'
import type { Action } from '../elb/state.ts'
import { AwsFault, type AwsService, type Call, type Ground } from '../service.ts'
import type { Balancer, Target, TargetState } from './balancer.ts'

interface DescribedRule {
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
  const ruleOf = (arn: string): DescribedRule | undefined => {
    try {
      return call<{ Rules: DescribedRule[] }>('DescribeRules', { RuleArns: [arn] }).Rules[0]
    } catch (thrown) {
      if (thrown instanceof AwsFault) return undefined
      throw thrown
    }
  }
  followTargets(door, targets)
  return {
    weights: arn => {
      const forward = ruleOf(arn)?.Actions.find(({ Type }) => Type === 'forward')
      const groups = forward?.ForwardConfig?.TargetGroups ?? []
      return forward && Object.fromEntries(groups.map(one => [one.TargetGroupArn ?? '', one.Weight ?? 1]))
    },
    setWeights: (arn, weights) => {
      const rule = ruleOf(arn)
      if (!rule) return
      const Actions = reweighed(rule.Actions, weights)
      const listener = arn.replace(':listener-rule/', ':listener/').replace(/\/[^/]*$/, '')
      if (rule.IsDefault) call('ModifyListener', { ListenerArn: listener, DefaultActions: Actions })
      else call('ModifyRule', { RuleArn: arn, Actions })
    },
    register: (group, target) => {
      targets.set(key(target), target)
      call('RegisterTargets', { TargetGroupArn: group, Targets: described(target) })
    },
    deregister: async (group, target) => {
      call('DeregisterTargets', { TargetGroupArn: group, Targets: described(target) })
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
