import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
  UpdateServiceCommand
} from '@aws-sdk/client-ecs'
import { afterEach, expect, test } from 'vitest'
import { register } from '../../../../src/sandbox/aws/furnish.ts'
import type { Behaviour } from '../../../../src/sandbox/cluster/workload/simulated.ts'
import type { Launch } from '../../../../src/sandbox/cluster/workload/workload.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
afterEach(() => shop.stop())

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } }
async function run(taskDefinition = 'web', command?: string[]): Promise<string> {
  const overrides = command && { containerOverrides: [{ name: 'web', command }] }
  const { tasks = [] } = await shop.ecs.send(new RunTaskCommand({ taskDefinition, networkConfiguration, overrides }))
  return tasks[0]?.taskArn ?? ''
}
const task = async (arn: string): Promise<Task> => {
  const { tasks = [] } = await shop.ecs.send(new DescribeTasksCommand({ tasks: [arn] }))
  return tasks[0] ?? {}
}
/** What a task goes through until `last`. */
async function course(arn: string, last = 'STOPPED'): Promise<string[]> {
  const seen: string[] = []
  await shop.until(
    () => seen.at(-1) === last,
    () => {
      const status = shop.aws.ecs.world.clusters.get('default')?.tasks.get(arn.slice(-32))?.status ?? 'gone'
      if (seen.at(-1) !== status) seen.push(status)
    }
  )
  return seen
}
const stopped = async (arn: string) => {
  const { stopCode, stoppedReason, containers = [] } = await task(arn)
  return { stopCode, stoppedReason, containers: containers.map(({ name, exitCode }) => [name, exitCode]) }
}

test('a one-off task runs to its end through the documented states', async () => {
  shop = await openShop({}, ({ command }) => (command.includes('migrate') ? { exitAfter: 5000, exitCode: 3 } : {}))
  const arn = await run('web', ['migrate'])
  expect([await course(arn), await stopped(arn)]).toEqual([
    ['PROVISIONING', 'PENDING', 'RUNNING', 'DEPROVISIONING', 'STOPPED'],
    {
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [['web', 3]]
    }
  ])
})

test('a task of a service takes leave of its target group before it is stopped', async () => {
  shop = await openShop({}, () => ({ drain: 5000 }))
  const { taskArns: [arn = ''] = [] } = await shop.ecs.send(new ListTasksCommand({ serviceName: 'web' }))
  await shop.ecs.send(new StopTaskCommand({ task: arn, reason: 'a test' }))
  expect([await course(arn), (await stopped(arn)).stopCode, (await task(arn)).stoppedReason]).toEqual([
    ['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'],
    'UserInitiated',
    'a test'
  ])
  await shop.until(() => shop.aws.ecs.find('default', 'web').fleets.every(fleet => fleet.settled))
})

test('a stopped task is shown for an hour and listed as STOPPED', async () => {
  shop = await openShop({}, ({ command }) => (command.includes('migrate') ? { exitAfter: 1000 } : {}))
  const arn = await run('web', ['migrate'])
  await course(arn)
  const list = async () => (await shop.ecs.send(new ListTasksCommand({ desiredStatus: 'STOPPED' }))).taskArns
  const soon = await list()
  await shop.clock.advance(3_601_000)
  const { failures } = await shop.ecs.send(new DescribeTasksCommand({ tasks: [arn] }))
  expect([soon, await list(), failures]).toEqual([[arn], [], [{ arn, reason: 'MISSING' }]])
})

test('an image that cannot be pulled, and a log group that is not there, keep a task from starting', async () => {
  shop = await openShop({}, undefined, {
    ecs: {
      resolveImage: async reference =>
        reference.endsWith('missing')
          ? { error: 'ErrImagePull', message: `${reference}: not found` }
          : { command: [], cwd: '/', env: {} }
    }
  })
  await register(shop.aws, { image: 'shop/web:missing' })
  const logConfiguration = { logDriver: 'awslogs' as const, options: { 'awslogs-group': '/ecs/web' } }
  await register(shop.aws, { container: { logConfiguration } })
  const [pulled, logged] = [await run('web:2'), await run('web:3')]
  await course(pulled)
  await course(logged)
  expect([await stopped(pulled), await stopped(logged)]).toEqual([
    {
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^CannotPullContainerError: .*shop\/web:missing: not found$/),
      containers: [['web', undefined]]
    },
    {
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^ResourceInitializationError: .*The specified log group does not exist/),
      containers: [['web', undefined]]
    }
  ])
})

test('a secret or parameter that is not there keeps a task from starting; those that are do not', async () => {
  shop = await openShop()
  const { ARN } = await shop.aws.perform<{ ARN: string }>('secretsmanager:CreateSecret', { Name: 'db' })
  await shop.aws.perform('ssm:PutParameter', { Name: '/shop/key', Value: 'k', Type: 'String' })
  const reasonWith = async (valueFrom: string) => {
    const revision = await register(shop.aws, { container: { secrets: [{ name: 'SECRET', valueFrom }] } })
    const arn = await run(revision)
    await shop.until(() =>
      ['RUNNING', 'STOPPED'].includes(
        shop.aws.ecs.world.clusters.get('default')?.tasks.get(arn.slice(-32))?.status ?? ''
      )
    )
    return (await task(arn)).stoppedReason
  }
  const absent = ARN.replace('secret:db', 'secret:other')
  expect([
    await reasonWith(`${ARN}:password::`),
    await reasonWith('/shop/key'),
    await reasonWith(absent),
    await reasonWith('/shop/none')
  ]).toEqual([
    undefined,
    undefined,
    expect.stringMatching(
      new RegExp(`^ResourceInitializationError: .* failed to fetch secret ${absent} from secrets manager`)
    ),
    expect.stringMatching(/^ResourceInitializationError: .* invalid ssm parameters: \/shop\/none$/)
  ])
})

test('containers start in the order of their conditions, and one that fails its condition fails the task', async () => {
  const started: string[] = []
  const behave = ({ container }: Launch): Behaviour => {
    started.push(container.name)
    return container.name === 'migrate' ? { exitAfter: 3000 } : {}
  }
  shop = await openShop({}, behave)
  started.length = 0
  const web: ContainerDefinition = {
    name: 'web',
    image: 'shop/web:1.0.0',
    dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }]
  }
  const migrate: ContainerDefinition = { name: 'migrate', image: 'shop/migrate:1.0.0', essential: false }
  await register(shop.aws, { definition: { containerDefinitions: [web, migrate] } })
  const arn = await run('web:2')
  await course(arn, 'RUNNING')
  expect([started, (await task(arn)).containers?.map(one => [one.name, one.lastStatus, one.exitCode])]).toEqual([
    ['migrate', 'web'],
    [
      ['web', 'RUNNING', undefined],
      ['migrate', 'STOPPED', 0]
    ]
  ])
})

const healthCheck = {
  command: ['CMD-SHELL', 'curl -f http://localhost:8080/health || exit 1'],
  interval: 10,
  retries: 2
}

test('a task that fails its container health check is stopped by its service, with an event', async () => {
  shop = await openShop({ container: { healthCheck } }, ({ container }) => ({
    readyAfter: container.image.endsWith(':2.0.0') ? 'never' : 0
  }))
  const [first] = shop.aws.ecs.find('default', 'web').fleets[0]?.live ?? []
  const before = (await task(first?.arn ?? '')).healthStatus
  shop.aws.elb.check = () => 200
  await register(shop.aws, { image: 'shop/web:2.0.0', container: { healthCheck } })
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }))
  await shop.until(() => (shop.latest().service.fleets[0]?.failures ?? 0) > 0)
  const { services = [] } = await shop.ecs.send(new DescribeServicesCommand({ services: ['web'] }))
  const messages = services[0]?.events?.map(({ message = '' }) => message) ?? []
  const [, id = ''] = messages.map(text => /\(task (\w+)\) failed container/.exec(text)).find(found => found) ?? []
  expect([before, (await task(id)).stoppedReason, services[0]?.deployments?.map(one => one.runningCount)]).toEqual([
    'HEALTHY',
    'Task failed container health checks',
    [expect.any(Number), 2]
  ])
})

test('a target that the load balancer finds unhealthy after the grace period is replaced', async () => {
  let broken = false
  shop = await openShop({ service: { healthCheckGracePeriodSeconds: 30 } }, () => ({}))
  const [fleet] = shop.aws.ecs.find('default', 'web').fleets
  const before = fleet?.live.map(({ id }) => id) ?? []
  const { check } = shop.aws.elb
  shop.aws.elb.check = (group, target) => (broken ? 502 : check(group, target))
  broken = true
  await shop.until(() => fleet?.failures === 2)
  broken = false
  await shop.until(() => fleet?.settled === true)
  const gone = await task(before[0] ?? '')
  expect([gone.stopCode, gone.stoppedReason]).toEqual([
    'ServiceSchedulerInitiated',
    `Task failed ELB health checks in (target-group ${shop.blue})`
  ])
  const events = shop.aws.ecs.find('default', 'web').events.map(({ message }) => message)
  expect(events).toContain(
    `(service web) (task ${before[0]}) (port 8080) is unhealthy in (target-group web-blue) due to (reason Health checks failed with these codes: [502]).`
  )
})

test('a target group that is gone keeps tasks from starting, and the service says so', async () => {
  shop = await openShop()
  const [fleet] = shop.aws.ecs.find('default', 'web').fleets
  if (fleet) fleet.revision.groups = [`${shop.blue}0`]
  await shop.ecs.send(new UpdateServiceCommand({ service: 'web', desiredCount: 3 }))
  await shop.until(() => (fleet?.failures ?? 0) > 0)
  const said = shop.aws.ecs.find('default', 'web').events.map(({ message }) => message)
  expect(said).toContain(
    `(service web) was unable to place a task. Reason: failed to register targets in (target-group ${shop.blue}0) with (error Target groups '${shop.blue}0' not found).`
  )
})

test('a new desired count is a matter of the scheduler: no deployment, and tasks come and go', async () => {
  shop = await openShop()
  const deployments = shop.aws.ecs.find('default', 'web').deployments.length
  const count = async (desiredCount: number) => {
    await shop.ecs.send(new UpdateServiceCommand({ service: 'web', desiredCount }))
    await shop.until(() => shop.aws.ecs.find('default', 'web').fleets.every(fleet => fleet.settled))
    const { services = [] } = await shop.ecs.send(new DescribeServicesCommand({ services: ['web'] }))
    return [services[0]?.desiredCount, services[0]?.runningCount]
  }
  expect([await count(4), await count(1), shop.aws.ecs.find('default', 'web').deployments.length]).toEqual([
    [4, 4],
    [1, 1],
    deployments
  ])
})
