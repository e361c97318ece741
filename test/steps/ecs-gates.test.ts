import { expect, test } from 'vitest'
import '../../src/aws/clients/cloudwatch.ts'
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
