import { expect, test } from 'vitest'
import '../../src/aws/clients/cloudwatch.ts'
import '../../src/gate/alb.ts'
import '../../src/gate/cloudwatch.ts'
import { shop } from './ecs-shop.ts'

const config = `version: 1
environments:
  production:
    when: { release: true }
    target: { ecs: { cluster: default, service: web } }
    gates:
      after:
        - cloudwatch:
            metrics: { failed: { namespace: Shop, metric: Failed, dimensions: { Version: '{{version}}' }, stat: Sum } }
            window: 1m
            maxIncrease: 10%
            attempts: 1
`

/** What the app measures of itself from now on, by its version. */
async function measuring({ sandbox, clock }: Awaited<ReturnType<typeof shop>>, version: string, value: number) {
  const minutes = Array.from({ length: 100 }, (_, minute) => new Date(clock.now() + (minute - 10) * 60_000))
  await sandbox.perform('cloudwatch:PutMetricData', {
    Namespace: 'Shop',
    MetricData: minutes.map(Timestamp => ({
      ...{ MetricName: 'Failed', Value: value, Timestamp: Timestamp.getTime() / 1000 },
      Dimensions: [{ Name: 'Version', Value: version }]
    }))
  })
}

test('a value is compared with that of the release before, by its version', async () => {
  const here = await shop()
  const { deploy, references, written, standing } = here
  written['.github/cutover.yml'] = config
  await measuring(here, '1.1.0', 100)
  await measuring(here, '1.2.0', 105)
  await measuring(here, '1.3.0', 200)
  const [first = '', second = '', third = ''] = references
  // Nobody's release was live before: there is nothing to compare with.
  expect((await deploy('1.1.0', first, {})).outputs).toMatchObject({ outcome: 'SUCCEEDED' })
  expect((await deploy('1.2.0', second, {})).outputs).toMatchObject({ outcome: 'SUCCEEDED' })
  expect((await deploy('1.3.0', third, {})).failure).toMatchObject({
    code: 'ROLLED_BACK',
    message: expect.stringContaining('200, at most 10% above the 105 of 1.2.0')
  })
  expect(await standing()).toEqual(['web:3 2/2'])
})

/** What the load balancer counts of the targets of a service, from now on: requests a minute, and those answered with 5xx. */
async function counting({ aws, sandbox, clock }: Awaited<ReturnType<typeof shop>>, service: string, errors: number) {
  const { services = [] } = await aws.call('ecs:DescribeServices', { services: [service] })
  const TargetGroupArn = services[0]?.loadBalancers?.[0]?.targetGroupArn ?? ''
  const { TargetGroups = [] } = await aws.call('elasticloadbalancing:DescribeTargetGroups', {
    TargetGroupArns: [TargetGroupArn]
  })
  const names = {
    TargetGroup: TargetGroupArn.split(':').at(-1),
    LoadBalancer: TargetGroups[0]?.LoadBalancerArns?.[0]?.split(':loadbalancer/').at(-1)
  }
  const Dimensions = Object.entries(names).map(([Name, Value = '']) => ({ Name, Value }))
  for (const [MetricName, value] of [
    ['RequestCount', 100],
    ['HTTPCode_Target_5XX_Count', errors]
  ] as const)
    sandbox.cloudwatch.put(
      { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions },
      ...Array.from({ length: 60 }, (_, minute) => ({ at: clock.now() + minute * 60_000, value }))
    )
}

const byWeights = ({ rule, testRule }: { rule: string; testRule: string }) => `version: 1
environments:
  production:
    target:
      ecs: { cluster: default, service: [blue, green], app: web, rules: ["${rule}"], testRule: "${testRule}" }
    strategy: { weighted: { steps: [50], bake: 5m, drain: 5s } }
    gates: { after: [{ alb: { errors: 1%, attempts: 1 } }] }
`

test("a gate on the load balancer looks at the targets of the release's own service", async () => {
  const here = await shop()
  const { deploy, references, written, standing } = here
  written['.github/cutover.yml'] = byWeights(await here.twoServices())
  const inputs = { environment: 'production', bake: '5m' }
  await counting(here, 'blue', 0)
  await counting(here, 'green', 40)
  expect((await deploy('1.1.0', references[0] ?? '', inputs)).failure).toMatchObject({
    code: 'ROLLED_BACK',
    message: expect.stringMatching(/alb 5xx: 40% of \d+ requests answered with 5xx, at most 1%, over/)
  })
  expect(await standing('blue', 'green')).toEqual(['web:2 2/2', 'web:3 0/0'])
})

test('errors of the release before are none of the new one', async () => {
  const here = await shop()
  here.written['.github/cutover.yml'] = byWeights(await here.twoServices())
  await counting(here, 'blue', 40)
  await counting(here, 'green', 0)
  const inputs = { environment: 'production', bake: '5m' }
  expect((await here.deploy('1.1.0', here.references[0] ?? '', inputs)).outputs).toMatchObject({ outcome: 'SUCCEEDED' })
})

test('a gate on the load balancer of a service that has none is found before anything is changed', async () => {
  const { deploy, references, written, changes } = await shop()
  const before = changes().length
  written['.github/cutover.yml'] = config.replace(/- cloudwatch:.*/s, '- alb: { errors: 1% }\n')
  await expect(deploy('1.1.0', references[0] ?? '', {})).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: 'A gate alb asks a load balancer, and web is behind none.'
  })
  expect(changes().slice(before)).toEqual([])
})
