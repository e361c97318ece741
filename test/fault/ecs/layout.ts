import { tagNames } from '../../../src/target/ecs/release.ts'
import { groupOf } from '../../target/ecs/deployment-group.ts'
import type { Account } from './account.ts'

export type Mode = 'rolling' | 'native' | 'codedeploy' | 'weights'

/** What was there before: releases that were registered, the last of them live. */
export interface Before {
  readonly mode: Mode
  readonly versions: readonly string[]
  /** For weights: the release before keeps its tasks. */
  readonly kept?: boolean
  /** For weights: both services are between these numbers of tasks, as Application Auto Scaling has it. */
  readonly autoscaled?: { readonly MinCapacity: number; readonly MaxCapacity: number }
  /** How ECS itself shifts; all at once unless given. */
  readonly shifting?: Shifting
}

export type Shifting = 'LINEAR' | 'CANARY'

/** In two steps of a minute each, and a hook before each of them. */
const stepwise = {
  LINEAR: { linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 } },
  CANARY: { canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 } }
} as const

const deploymentOf = (shifting: Shifting | undefined) => ({
  ...{ strategy: shifting ?? ('BLUE_GREEN' as const), bakeTimeInMinutes: 1 },
  ...(shifting ? stepwise[shifting] : {}),
  lifecycleHooks: [
    {
      targetType: 'PAUSE' as const,
      lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT', ...(shifting ? ['PRE_PRODUCTION_TRAFFIC_SHIFT'] : [])]
    }
  ]
})

/** Where users, and tests, get their answers from. */
export interface Ground {
  readonly rule: string
  readonly testRule: string
  /** ARNs of the revisions by version, and of one that is nobody's release. */
  readonly revisions: Readonly<Record<string, string>>
}

/** For targets to be healthy. */
const settling = 60_000

export const bucket = 'locks'
export const foreign = 'foreign'
const role = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole'

export const definition = (version: string, tags: readonly { key: string; value: string }[] = []) => ({
  family: 'web',
  networkMode: 'awsvpc' as const,
  requiresCompatibilities: ['FARGATE' as const],
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    { name: 'web', image: `shop/web:${version}`, essential: true, portMappings: [{ containerPort: 8080 }] }
  ],
  ...(tags.length > 0 ? { tags: [...tags] } : {})
})

export const tagsOf = (version: string) => [
  { key: tagNames.release, value: `${version}-r` },
  { key: tagNames.version, value: version }
]

type Make = <T extends object>(call: string, input: object) => Promise<T>

/** Builds it by hand, as people do before they have Cutover, or as Cutover has left it. */
export async function build(account: Account, { mode, versions, kept, autoscaled, shifting }: Before): Promise<Ground> {
  const make: Make = (call, input) => account.perform('somebody', call, input)
  const { a, b, rule, testRule } = await balancer(make, mode === 'weights' && versions.length > 1)
  const revisions: Record<string, string> = {}
  const register = async (version: string, tags: readonly { key: string; value: string }[]) => {
    const { taskDefinition } = await make<{ taskDefinition: { taskDefinitionArn: string } }>(
      'ecs:RegisterTaskDefinition',
      definition(version, tags)
    )
    revisions[version] = taskDefinition.taskDefinitionArn
  }
  for (const [index, version] of versions.entries()) {
    const previous = revisions[versions[index - 1] ?? '']
    await register(version, [...tagsOf(version), ...(previous ? [{ key: tagNames.previous, value: previous }] : [])])
  }
  await register(foreign, [])
  await make('s3:CreateBucket', { Bucket: bucket })
  const live = revisions[versions.at(-1) ?? ''] ?? ''
  const service = (serviceName: string, taskDefinition: string, more: object) =>
    make('ecs:CreateService', {
      ...{ serviceName, taskDefinition, desiredCount: 2, launchType: 'FARGATE' },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } },
      ...more
    })
  const behind = (targetGroupArn: string, more: object = {}) => ({
    loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8080, ...more }]
  })
  const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }
  if (mode === 'weights') {
    const before = revisions[versions.at(-2) ?? '']
    const idle = kept ? 2 : 0
    await service('blue', before ?? live, {
      ...behind(a),
      deploymentConfiguration: breaker,
      desiredCount: before ? idle : 2
    })
    await service('green', live, { ...behind(b), deploymentConfiguration: breaker, desiredCount: before ? 2 : idle })
  } else if (mode === 'rolling') await service('web', live, { ...behind(a), deploymentConfiguration: breaker })
  else if (mode === 'native') {
    const rules = { productionListenerRule: rule, testListenerRule: testRule, roleArn: role }
    await service('web', live, {
      ...behind(a, { advancedConfiguration: { alternateTargetGroupArn: b, ...rules } }),
      deploymentConfiguration: deploymentOf(shifting)
    })
  } else {
    await service('web', live, { ...behind(a), deploymentController: { type: 'CODE_DEPLOY' } })
    await deploymentGroup(make, rule, testRule)
  }
  const names = mode === 'weights' ? ['blue', 'green'] : ['web']
  for (const name of autoscaled ? names : [])
    await make('application-autoscaling:RegisterScalableTarget', {
      ...{
        ServiceNamespace: 'ecs',
        ResourceId: `service/default/${name}`,
        ScalableDimension: 'ecs:service:DesiredCount'
      },
      ...autoscaled
    })
  for (const name of names) await account.doors.ecs.settled('default', name)
  await account.clock.sleep(settling)
  return { rule, testRule, revisions }
}

async function deploymentGroup(make: Make, rule: string, testRule: string): Promise<void> {
  await make('codedeploy:CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' })
  const ready = { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 }
  await make('codedeploy:CreateDeploymentGroup', groupOf({ rule, testRule, ready, keeps: 1, serviceName: 'web' }))
}

/** Target groups a and b behind a rule for users and one for tests; all requests go to a, or to b. */
async function balancer(make: Make, swapped: boolean) {
  const { LoadBalancers } = await make<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
    'elasticloadbalancing:CreateLoadBalancer',
    { Name: 'web', Subnets: ['subnet-1', 'subnet-2'] }
  )
  const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn ?? ''
  const group = async (Name: string) => {
    const checks = { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2 }
    const { TargetGroups } = await make<{ TargetGroups: { TargetGroupArn: string }[] }>(
      'elasticloadbalancing:CreateTargetGroup',
      { Name, Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1', TargetType: 'ip', ...checks }
    )
    const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? ''
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '10' }]
    await make('elasticloadbalancing:ModifyTargetGroupAttributes', { TargetGroupArn, Attributes })
    return TargetGroupArn
  }
  const [a, b] = [await group('web-a'), await group('web-b')]
  const forward = {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: a, Weight: swapped ? 0 : 100 },
        { TargetGroupArn: b, Weight: swapped ? 100 : 0 }
      ],
      TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 }
    }
  }
  const ruleOn = async (Port: number) => {
    const { Listeners } = await make<{ Listeners: { ListenerArn: string }[] }>('elasticloadbalancing:CreateListener', {
      ...{ LoadBalancerArn, Protocol: 'HTTP', Port, DefaultActions: [forward] }
    })
    const { Rules } = await make<{ Rules: { RuleArn: string }[] }>('elasticloadbalancing:CreateRule', {
      ListenerArn: Listeners[0]?.ListenerArn ?? '',
      Priority: 10,
      Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
      Actions: [forward]
    })
    return Rules[0]?.RuleArn ?? ''
  }
  return { a, b, rule: await ruleOn(80), testRule: await ruleOn(8080) }
}
