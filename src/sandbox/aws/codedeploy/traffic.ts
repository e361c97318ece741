import type { Balancer } from '../ecs/balancer.ts'
import type { TaskSetState } from '../ecs/services/service.ts'
import { type CodeDeployment, Halt } from './deployment.ts'
import type { DeploymentGroupInfo } from './shapes.ts'

/** The listeners of a deployment group, between the task set that is there and the one that comes. */
export interface Traffic {
  /** ARN of the target group for the new task set. */
  readonly green: string
  production(percent: number): void
  test(percent: number): void
  steps(deployment: CodeDeployment): readonly { readonly percent: number; readonly minutes: number }[]
}

/** `CodeDeployDefault.ECSLinear10PercentEvery3Minutes` and the like (`deployment-configurations.html`). */
function stepsOf(config: string): { percent: number; minutes: number }[] {
  const last = { percent: 100, minutes: 0 }
  const [, part, every] = /Linear(\d+)PercentEvery(\d+)Minutes?$/.exec(config) ?? []
  if (part && every) {
    const before = Array.from({ length: Math.ceil(100 / Number(part)) - 1 }, (_, index) => ({
      percent: (index + 1) * Number(part),
      minutes: Number(every)
    }))
    return [...before, last]
  }
  const [, first, rest] = /Canary(\d+)Percent(\d+)Minutes?$/.exec(config) ?? []
  return first && rest ? [{ percent: Number(first), minutes: Number(rest) }, last] : [last]
}

/** @throws Halt when the group's target groups are not there */
export function trafficOf(balancer: Balancer, group: DeploymentGroupInfo, blueSet: TaskSetState): Traffic {
  const [pair] = group.loadBalancerInfo?.targetGroupPairInfoList ?? []
  const arns = (pair?.targetGroups ?? []).map(({ name = '' }) => balancer.groupNamed(name))
  const [blue = ''] = blueSet.fleet.revision.groups
  const green = arns.find(arn => arn !== undefined && arn !== blue)
  if (green === undefined || !arns.includes(blue))
    throw new Halt(
      'Failed',
      {
        code: 'ELASTIC_LOAD_BALANCING_INVALID',
        message: `The target groups of the deployment group are not those of the task set: ${blue}.`
      },
      false
    )
  const shift = (listeners: readonly string[] = [], percent: number) => {
    for (const arn of listeners) balancer.setWeights(arn, { [blue]: 100 - percent, [green]: percent })
  }
  return {
    green,
    production: percent => shift(pair?.prodTrafficRoute?.listenerArns, percent),
    test: percent => shift(pair?.testTrafficRoute?.listenerArns, percent),
    steps: ({ input }) => stepsOf(input.deploymentConfigName ?? group.deploymentConfigName ?? '')
  }
}
