import type { Balancer } from '../balancer.ts'
import type { RevisionState } from '../services/revision.ts'
import type { ServiceState } from '../services/service.ts'
import type { LoadBalancer } from '../shapes.ts'
import { type DeploymentState, Turn } from './deployment.ts'

/** Where one load balancer entry of a service sends its traffic. */
export interface Route {
  readonly production: string | undefined
  readonly test: string | undefined
  readonly blue: string
  readonly green: string
}

const misconfigured = (what: string) =>
  new Turn('rollback', `Service deployment rolled back because of invalid networking configuration${what}`)

/** The target group that the entry's traffic goes to now, and the other one. @throws Turn */
function sides(balancer: Balancer, entry: LoadBalancer): readonly [blue: string, green: string] {
  const { targetGroupArn: first = '', advancedConfiguration } = entry
  const {
    alternateTargetGroupArn: second = '',
    productionListenerRule: rule,
    testListenerRule
  } = advancedConfiguration ?? {}
  if (rule === undefined) return [first, second]
  const weights = balancer.weights(rule)
  if (!weights) throw misconfigured('. One or more rules not found')
  const serving = Object.keys(weights).filter(group => (weights[group] ?? 0) > 0)
  if (serving.length !== 1)
    throw misconfigured(
      `. productionListenerRule ${rule} should have exactly one target group serving traffic but found ${serving.length} target groups which are serving traffic`
    )
  const [blue = ''] = serving
  if (blue !== first && blue !== second)
    throw misconfigured(
      `. Production listener rule is forwarding traffic to unexpected target group ${blue}. Expected traffic to be forwarded to either targetGroupArn: ${first} or alternateTargetGroupArn: ${second}`
    )
  const known = { ...weights, ...(testListenerRule === undefined ? {} : balancer.weights(testListenerRule)) }
  for (const group of [first, second])
    if (!(group in known))
      throw misconfigured(
        `: Target group ${group} is not associated with either productionListenerRule or testListenerRule.`
      )
  return blue === first ? [first, second] : [second, first]
}

/** The routes of a service that shifts traffic; none for a headless one. @throws Turn with the documented reasons */
export const routesOf = (balancer: Balancer, { service }: DeploymentState): Route[] =>
  (service.config.loadBalancers ?? []).map(entry => {
    const [blue, green] = sides(balancer, entry)
    const { productionListenerRule: production, testListenerRule: test } = entry.advancedConfiguration ?? {}
    return { production, test, blue, green }
  })

/** ELB's weights are whole numbers up to 999: percents as they are, tenths of a percent as near as can be. */
function shares(percent: number): readonly [green: number, blue: number] {
  if (Number.isInteger(percent)) return [percent, 100 - percent]
  const green = Math.max(1, Math.round(percent * 9.99))
  return [green, 999 - green]
}

/** Sends `percent` of the traffic of one kind to the green side, and notes it. */
export function shift(
  balancer: Balancer,
  deployment: DeploymentState,
  routes: readonly Route[],
  kind: 'production' | 'test',
  percent: number
): void {
  const [green, blue] = shares(percent)
  for (const route of routes) {
    const rule = route[kind]
    if (rule !== undefined) balancer.setWeights(rule, { [route.blue]: blue, [route.green]: green })
  }
  const { target, source, weights } = deployment
  weights[kind].set(target.arn, percent)
  if (source) weights[kind].set(source.arn, 100 - percent)
}

/** Sends all traffic of the service to one revision, wherever a deployment that was replaced has left it. */
export function restore(balancer: Balancer, { config }: ServiceState, { groups }: RevisionState): void {
  for (const [index, { targetGroupArn = '', advancedConfiguration }] of (config.loadBalancers ?? []).entries()) {
    const { alternateTargetGroupArn = '', productionListenerRule, testListenerRule } = advancedConfiguration ?? {}
    const kept = groups[index] ?? targetGroupArn
    const other = kept === targetGroupArn ? alternateTargetGroupArn : targetGroupArn
    for (const rule of [productionListenerRule, testListenerRule])
      if (rule !== undefined) balancer.setWeights(rule, { [kept]: 100, [other]: 0 })
  }
}
