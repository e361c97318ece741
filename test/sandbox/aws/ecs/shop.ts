import { ECSClient } from '@aws-sdk/client-ecs'
import type { DeploymentState } from '../../../../src/sandbox/aws/ecs/deployments/deployment.ts'
import { type Furnished, type Furnishing, furnish } from '../../../../src/sandbox/aws/furnish.ts'
import { type AwsOptions, type SandboxAws, startAws } from '../../../../src/sandbox/aws/server.ts'
import { type VirtualClock, virtualClock } from '../../../../src/sandbox/cluster/virtual-clock.ts'
import type { Behaviour } from '../../../../src/sandbox/cluster/workload/simulated.ts'
import { simulated } from '../../../../src/sandbox/cluster/workload/simulated.ts'
import type { Launch } from '../../../../src/sandbox/cluster/workload/workload.ts'

/** A sandbox on a virtual clock with a service of two tasks, asked by the unmodified SDK. */
export interface Shop extends Furnished {
  readonly aws: SandboxAws
  readonly clock: VirtualClock
  readonly ecs: ECSClient
  /** The newest service deployment. */
  latest(): DeploymentState
  /** Lets time pass second by second until `reached`, an hour at most. */
  until(reached: () => boolean, each?: () => void): Promise<void>
  /** Statuses and stages of the newest service deployment until it has ended. */
  course(): Promise<string[]>
  /** Weights of both rules: production and test, as percent of green. */
  share(): Promise<Record<'production' | 'test', number>>
  stop(): Promise<void>
}

const credentials = { accessKeyId: 'AKIASANDBOX', secretAccessKey: 'sandbox' }
export const settings = (aws: SandboxAws) => ({
  endpoint: aws.url,
  region: aws.region,
  credentials,
  maxAttempts: 1
})

export async function openShop(
  furnishing: Furnishing = {},
  behaviour: (launch: Launch) => Behaviour = () => ({}),
  options: AwsOptions = {}
): Promise<Shop> {
  const clock = virtualClock(Date.UTC(2026, 0, 1), 4)
  const { ecs, ...rest } = options
  const aws = await startAws({ clock, ecs: { workload: simulated(clock, behaviour), ...ecs }, ...rest })
  const made = await furnish(aws, { deregistrationDelay: 30, ...furnishing })
  const latest = () => {
    const [found] = aws.ecs.find('default', made.name).deployments
    if (!found) throw new Error('no service deployment')
    return found
  }
  const until = async (reached: () => boolean, each: () => void = () => undefined) => {
    for (let second = 0; second < 3600 * 4; second++) {
      each()
      if (reached()) return
      await clock.advance(1000)
    }
    throw new Error('nothing came of it in four hours')
  }
  const course = async () => {
    const deployment = latest()
    const seen: string[] = []
    const look = () => {
      const now = [deployment.status, deployment.stage].filter(Boolean).join(' ')
      if (seen.at(-1) !== now) seen.push(now)
    }
    await until(() => deployment.ended, look)
    look()
    return seen
  }
  const percent = async (rule: string, group: string) => {
    const { Rules } = await aws.perform<{ Rules: Described[] }>('elasticloadbalancing:DescribeRules', {
      RuleArns: [rule]
    })
    const groups = Rules[0]?.Actions[0]?.ForwardConfig.TargetGroups ?? []
    return groups.find(one => one.TargetGroupArn === group)?.Weight ?? 0
  }
  const controller = furnishing.service?.deploymentController?.type ?? 'ECS'
  if (controller === 'ECS') await until(() => latest().ended)
  await until(() => aws.ecs.find('default', made.name).fleets.every(fleet => fleet.settled))
  return {
    ...made,
    aws,
    clock,
    ecs: new ECSClient(settings(aws)),
    latest,
    until,
    course,
    share: async () => ({
      production: await percent(made.productionRule, made.green),
      test: await percent(made.testRule, made.green)
    }),
    stop: () => aws.stop()
  }
}

interface Described {
  readonly Actions: readonly {
    readonly ForwardConfig: { readonly TargetGroups: readonly { TargetGroupArn: string; Weight: number }[] }
  }[]
}
