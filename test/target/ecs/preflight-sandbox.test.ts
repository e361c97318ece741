import { expect, test } from 'vitest'
import { startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { preflight } from '../../../src/target/ecs/preflight.ts'
import type { EcsRelease } from '../../../src/target/ecs/release.ts'
import { stocking } from '../../image/images.ts'
import { account, balanced, live, service } from './sandbox.ts'
import { role, trust } from './shop.ts'

const here = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'

/** A whole account behind the SDK: everything that the release names is there, or nothing is. */
async function asked(there: boolean) {
  const registry = await startRegistry()
  const shop = await account({ registry: { host: registry.host, store: registry.store } })
  const { perform, logs } = shop.sandbox
  const { a } = await balanced(shop)
  const loadBalancers = [{ targetGroupArn: a, containerName: 'web', containerPort: 8080 }]
  await service(shop, 'web', await live(shop.aws), { loadBalancers })
  const image = stocking(registry, 'shop/web').index('1.1.0')
  let secret = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:none-AbCdEf'
  if (there) {
    for (const RoleName of ['web', 'execution', 'release'])
      await perform('iam:CreateRole', { RoleName, AssumeRolePolicyDocument: decodeURIComponent(trust) })
    await perform('ssm:PutParameter', { Name: '/shop/key', Value: 'k' })
    secret = (await perform<{ ARN: string }>('secretsmanager:CreateSecret', { Name: 'shop/db' })).ARN
    logs.createGroup('/shop/web')
  }
  const digest = there ? image.digest : `sha256:${'9'.repeat(64)}`
  const release: EcsRelease = {
    ...{ app: 'web', version: '1.1.0', rid: '1.1.0-r', cluster: 'default', services: ['web'], images: [] },
    revision: {
      ...{ family: 'web', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' },
      ...{ taskRoleArn: role('web'), executionRoleArn: role('execution') },
      containerDefinitions: [
        {
          name: 'web',
          image: `${here}/shop/web@${digest}`,
          portMappings: [{ containerPort: 8080 }],
          secrets: [
            { name: 'DB', valueFrom: secret },
            { name: 'KEY', valueFrom: '/shop/key' }
          ],
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/shop/web', 'awslogs-region': 'eu-central-1', 'awslogs-stream-prefix': 'web' }
          }
        }
      ]
    }
  }
  const findings = await preflight(shop.aws, release, { clock: shop.clock })
  await registry.stop()
  return findings.map(({ severity, message }) => `${severity}: ${message}`)
}

const off =
  'warning: The circuit breaker of the service web is off: if this run is lost, ECS starts a release that fails again and again.'

test('an account that has everything that a release names stands in no way', async () => {
  expect(await asked(true)).toEqual([off])
})

test('everything that is not there is told at once, in the words of what is missing', async () => {
  expect(await asked(false)).toEqual([
    `error: The task role ${role('web')} does not exist.`,
    `error: The execution role ${role('execution')} does not exist.`,
    'error: The secret arn:aws:secretsmanager:eu-central-1:123456789012:secret:none-AbCdEf (DB of container web) does not exist.',
    'error: The parameter /shop/key (KEY of container web) does not exist.',
    'error: The log group /shop/web of container web does not exist: no task would start.',
    `error: The image ${here}/shop/web@sha256:${'9'.repeat(64)} of container web is not in its registry.`,
    off
  ])
})
