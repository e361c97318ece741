import { AwsFault } from '../service.ts'
import { type Action, groupsOf, invalid, type Listener, type State } from './state.ts'

const finals = ['forward', 'redirect', 'fixed-response']
const authentications = ['authenticate-oidc', 'authenticate-cognito', 'jwt-validation']

/** Target groups per action and load balancers per target group: fixed quotas of Application Load Balancers. */
const mostGroups = 5
const heaviest = 999

/** The actions as they are kept and described: a forward to one group is told both ways, and a weight is always told. */
export function checkedActions(
  state: State,
  listener: Pick<Listener, 'LoadBalancerArn' | 'Protocol'>,
  actions: readonly Action[]
): Action[] {
  const ordered = actions.toSorted((a, b) => (a.Order ?? 0) - (b.Order ?? 0)).map(completed)
  const last = ordered.at(-1)
  if (!last) throw invalid('Actions cannot be empty')
  if (ordered.length > 1 && ordered.some(({ Order }) => Order === undefined)) {
    throw invalid('You must specify an order for each action')
  }
  if (ordered.filter(({ Type = '' }) => finals.includes(Type)).length !== 1 || !finals.includes(last.Type ?? '')) {
    throw new AwsFault(
      'InvalidLoadBalancerAction',
      'The last action must be a forward, redirect, or fixed-response action'
    )
  }
  if (listener.Protocol !== 'HTTPS' && ordered.some(({ Type = '' }) => authentications.includes(Type))) {
    throw new AwsFault('InvalidLoadBalancerAction', 'Authentication actions are only supported on HTTPS listeners')
  }
  checkGroups(state, listener.LoadBalancerArn, ordered)
  return ordered
}

function completed(action: Action): Action {
  if (action.Type !== 'forward') return action
  const given = action.ForwardConfig?.TargetGroups ?? []
  const groups = given.length ? given : [{ TargetGroupArn: action.TargetGroupArn }]
  const { TargetGroupArn: _, ...rest } = action
  const [only] = groups
  if (action.TargetGroupArn && (groups.length > 1 || only?.TargetGroupArn !== action.TargetGroupArn)) {
    throw invalid('You cannot specify both a target group ARN and a different target group in a forward configuration')
  }
  return {
    ...rest,
    ...(groups.length === 1 && { TargetGroupArn: only?.TargetGroupArn }),
    ForwardConfig: {
      TargetGroups: groups.map(one => ({ TargetGroupArn: one.TargetGroupArn, Weight: one.Weight ?? 1 })),
      TargetGroupStickinessConfig: action.ForwardConfig?.TargetGroupStickinessConfig ?? { Enabled: false }
    }
  }
}

function checkGroups(state: State, loadBalancer: string, actions: readonly Action[]): void {
  const groups = groupsOf(actions)
  if (groups.length > mostGroups) {
    throw new AwsFault('TooManyTargetGroups', `You cannot specify more than ${mostGroups} target groups in an action`)
  }
  if (new Set(groups).size !== groups.length) throw invalid('A target group cannot be specified twice in an action')
  for (const { TargetGroupArn = '', Weight = 1 } of actions.flatMap(one => one.ForwardConfig?.TargetGroups ?? [])) {
    state.group(TargetGroupArn)
    if (!Number.isInteger(Weight) || Weight < 0 || Weight > heaviest) {
      throw invalid(`Weight '${Weight}' must be between 0 and ${heaviest} inclusive`)
    }
  }
  const taken = groups.filter(group => state.loadBalancersOf(group).some(one => one !== loadBalancer))
  if (taken.length === 0) return
  throw new AwsFault(
    'TargetGroupAssociationLimit',
    `The following target groups cannot be associated with more than one load balancer: ${taken.join(', ')}`
  )
}
