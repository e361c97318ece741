import { expect, test } from 'vitest'
import { preflight } from '../../../src/target/ecs/preflight.ts'
import type { EcsRelease } from '../../../src/target/ecs/release.ts'
import { type Account, account, changes, go, live, release, service, standing } from './sandbox.ts'

const errors = async ({ aws, clock }: Account, wanted: EcsRelease) =>
  (await preflight(aws, wanted, { clock })).filter(({ severity }) => severity === 'error').map(({ message }) => message)

/** A load balancer of `Type` with two target groups, and listeners on these ports that forward to the first. */
async function balancer({ sandbox }: Account, Type: string, Protocol: string, TargetType: string, ...ports: number[]) {
  const { LoadBalancers } = await sandbox.perform<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
    'elasticloadbalancing:CreateLoadBalancer',
    { Name: 'front', Type, Subnets: ['subnet-1', 'subnet-2'] }
  )
  const groups: string[] = []
  for (const Name of ['front-a', 'front-b']) {
    const { TargetGroups } = await sandbox.perform<{ TargetGroups: { TargetGroupArn: string }[] }>(
      'elasticloadbalancing:CreateTargetGroup',
      {
        Name,
        Protocol,
        Port: 80,
        VpcId: 'vpc-1',
        TargetType,
        HealthCheckIntervalSeconds: 5,
        HealthCheckTimeoutSeconds: 2
      }
    )
    groups.push(TargetGroups[0]?.TargetGroupArn ?? '')
  }
  const TargetGroups = groups.map((TargetGroupArn, at) => ({ TargetGroupArn, Weight: at === 0 ? 100 : 0 }))
  const listeners: string[] = []
  for (const Port of ports) {
    const { Listeners } = await sandbox.perform<{ Listeners: { ListenerArn: string }[] }>(
      'elasticloadbalancing:CreateListener',
      {
        LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
        ...{ Protocol, Port, DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }] }
      }
    )
    listeners.push(Listeners[0]?.ListenerArn ?? '')
  }
  return { groups, listeners }
}

/** By target group, in percent. */
async function sharesOf({ aws }: Account, ListenerArn: string) {
  const { Listeners } = await aws.call('elasticloadbalancing:DescribeListeners', { ListenerArns: [ListenerArn] })
  const groups = Listeners?.[0]?.DefaultActions?.[0]?.ForwardConfig?.TargetGroups ?? []
  return groups.map(({ TargetGroupArn = '', Weight }) => `${TargetGroupArn.split('/')[1]} ${Weight}`)
}

test('a service on EC2 instances, its tasks behind ports of its hosts, is rolled, and goes back', async () => {
  const shop = await account()
  const { groups } = await balancer(shop, 'application', 'HTTP', 'instance', 80)
  const bridged = (image: string) => ({
    ...{ family: 'web', networkMode: 'bridge' as const, requiresCompatibilities: ['EC2' as const] },
    containerDefinitions: [
      { name: 'web', image, memory: 256, essential: true, portMappings: [{ containerPort: 8080, hostPort: 0 }] }
    ]
  })
  const { taskDefinition } = await shop.aws.call('ecs:RegisterTaskDefinition', bridged('shop/web:1.0.0'))
  await service(shop, 'web', taskDefinition?.taskDefinitionArn ?? '', {
    launchType: 'EC2',
    networkConfiguration: undefined,
    loadBalancers: [{ targetGroupArn: groups[0], containerName: 'web', containerPort: 8080 }],
    placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }]
  })
  const onEc2 = (version: string, image: string): EcsRelease => {
    const wanted = release(version, image)
    return { ...wanted, revision: { ...bridged(image), tags: wanted.revision.tags } }
  }
  const good = onEc2('1.1.0', 'shop/web:1.1.0')
  expect(await errors(shop, good)).toEqual([])
  const before = changes(shop).length
  expect(await go(shop, good)).toMatchObject({ outcome: 'SUCCEEDED', previous: 'web:1' })
  expect(changes(shop).slice(before)).toEqual(['ecs:RegisterTaskDefinition', 'ecs:UpdateService'])
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
  const strategy = { kind: 'rolling', bake: 0, deadline: 60_000 } as const
  expect(await go(shop, onEc2('1.2.0', 'shop/web:missing'), { strategy })).toMatchObject({ outcome: 'TIMED_OUT' })
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
  const { services = [] } = await shop.aws.call('ecs:DescribeServices', { services: ['web'] })
  expect(services[0]).toMatchObject({ launchType: 'EC2', placementStrategy: [{ type: 'spread' }] })
})

test('a network load balancer is cut over by its listener, and the test listener goes before', async () => {
  const shop = await account()
  const { groups, listeners } = await balancer(shop, 'network', 'TCP', 'ip', 443, 8443)
  const [production = '', tests = ''] = listeners
  await service(shop, 'web', await live(shop.aws), {
    loadBalancers: [
      {
        ...{ targetGroupArn: groups[0], containerName: 'web', containerPort: 8080 },
        advancedConfiguration: {
          ...{ alternateTargetGroupArn: groups[1], productionListenerRule: production, testListenerRule: tests },
          roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole'
        }
      }
    ],
    deploymentConfiguration: {
      strategy: 'BLUE_GREEN',
      bakeTimeInMinutes: 1,
      lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }]
    }
  })
  const wanted = release('1.1.0', 'shop/web:1.1.0')
  expect(await errors(shop, wanted)).toEqual([])
  expect(await go(shop, wanted, { pause: true })).toMatchObject({ outcome: 'STAGED' })
  expect(await sharesOf(shop, tests)).toEqual(['front-a 0', 'front-b 100'])
  expect(await sharesOf(shop, production)).toEqual(['front-a 100', 'front-b 0'])
  expect(await go(shop, wanted)).toMatchObject({ outcome: 'SUCCEEDED', previous: 'web:1' })
  expect(await sharesOf(shop, production)).toEqual(['front-a 0', 'front-b 100'])
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
})
