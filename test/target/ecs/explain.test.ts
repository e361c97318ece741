import { expect, test } from 'vitest'
import { diagnose } from '../../../src/target/ecs/diagnose.ts'
import { Evidence } from '../../../src/target/ecs/explain.ts'
import { TargetHealths } from '../../../src/target/ecs/read-health.ts'
import { account, balanced, definition, go, live, release, service } from './sandbox.ts'

const logging = {
  logDriver: 'awslogs' as const,
  options: { 'awslogs-group': '/shop/web', 'awslogs-region': 'eu-central-1', 'awslogs-stream-prefix': 'web' }
}

/** A service whose next revision has this image and log, and what is found of how that goes. */
async function failing(image: string, more: object = {}) {
  const shop = await account()
  const told: string[] = []
  const { a } = await balanced(shop)
  const loadBalancers = [{ targetGroupArn: a, containerName: 'web', containerPort: 8080 }]
  await service(shop, 'web', await live(shop.aws), { loadBalancers })
  shop.sandbox.logs.createGroup('/shop/web')
  const base = { ...definition(image), executionRoleArn: 'arn:aws:iam::123456789012:role/execution' }
  const { taskDefinition } = await shop.aws.call('ecs:RegisterTaskDefinition', {
    ...base,
    containerDefinitions: base.containerDefinitions.map(one => ({ ...one, ...more }))
  })
  const revision = taskDefinition?.taskDefinitionArn ?? ''
  const report = { ...shop.report, foreign: (text: string) => void told.push(text) }
  const around = { clock: shop.clock, report, signal: new AbortController().signal }
  const health = new TargetHealths(shop.aws, shop.clock)
  const evidence = new Evidence(shop.aws, { cluster: 'default', services: ['web'] }, around, health)
  const suspect = { revision, groups: [a] }
  await shop.aws.call('ecs:UpdateService', { service: 'web', taskDefinition: revision })
  const watch = async (times: number) => {
    for (let look = 0; look < times; look++) {
      await shop.clock.sleep(10_000)
      await evidence.gather(suspect)
    }
  }
  return { shop, told, evidence, suspect, watch }
}

/** Ids and addresses are no part of what is compared. */
const plain = (lines: readonly string[]): string[] =>
  lines.map(line => line.replaceAll(/[0-9a-f]{16,}/g, 'ID').replace(/\(\d+ (more alike|times)\)/, '(N $1)'))

test('tasks that stop are told once for each way to fail, with exit codes and the end of the log', async () => {
  const { shop, told, evidence, suspect, watch } = await failing('shop/web:crashing', { logConfiguration: logging })
  await watch(12)
  const arns = shop.sandbox.requests.flatMap(({ operation, input }) =>
    operation === 'DescribeTasks' ? (input as { tasks: string[] }).tasks : []
  )
  for (const arn of arns)
    shop.sandbox.logs.append(
      '/shop/web',
      `web/web/${arn.split('/').at(-1)}`,
      Array.from({ length: 25 }, (_, index) => `line ${index + 1}`)
    )
  await evidence.tell(suspect)
  const lines = plain(told)
  expect(lines.slice(0, 2)).toEqual([
    'Task ID: EssentialContainerExited: Essential container in task exited (N more alike)',
    '  container web exited with 1'
  ])
  expect(lines.slice(2, 23)).toEqual([
    '  the log of web ends with:',
    ...Array.from({ length: 20 }, (_, index) => `    line ${index + 6}`)
  ])
})

test('tasks of another revision are none of the release', async () => {
  const { shop, told, evidence, suspect, watch } = await failing('shop/web:crashing')
  await watch(2)
  const another = new Evidence(
    shop.aws,
    { cluster: 'default', services: ['web'] },
    {
      ...{ clock: shop.clock, signal: new AbortController().signal },
      report: { ...shop.report, foreign: text => void told.push(text) }
    },
    new TargetHealths(shop.aws, shop.clock)
  )
  await another.tell({ ...suspect, revision: `${suspect.revision}0` })
  expect(told.filter(line => line.startsWith('Task '))).toEqual([])
  await evidence.tell(suspect)
  expect(told.filter(line => line.startsWith('Task '))).toHaveLength(1)
})

test('an image that is not there is told as ECS words it, and no log is asked for', async () => {
  const { shop, told, evidence, suspect, watch } = await failing('shop/web:missing', { logConfiguration: logging })
  await watch(6)
  await evidence.tell(suspect)
  expect(plain(told)[0]).toMatch(/^Task ID: TaskFailedToStart: CannotPullContainerError: .*missing/)
  expect(shop.sandbox.requests.filter(({ service: name }) => name === 'logs')).toEqual([])
})

test('tasks that the load balancer finds unhealthy are told with what it says of them', async () => {
  const { told, evidence, suspect, watch } = await failing('shop/web:sick')
  // As long as ECS lets targets drain before it stops their tasks, and a little more.
  await watch(36)
  await evidence.tell(suspect)
  const lines = plain(told)
  expect([lines[0], lines[1], ...lines.filter(line => line.startsWith('Event: (service web) (task'))]).toEqual([
    expect.stringMatching(/^Task ID: ServiceSchedulerInitiated: Task failed ELB health checks in .* \(N more alike\)$/),
    '  container web exited with 0',
    expect.stringMatching(/is unhealthy in \(target-group web-a\) due to \(reason .*503.*\) \(N times\)$/)
  ])
})

test('what may not be read is said once with the statement, and stops nothing', async () => {
  const { shop, told, evidence, suspect, watch } = await failing('shop/web:crashing')
  shop.sandbox.denied.add('ecs:ListTasks')
  await watch(3)
  await evidence.tell(suspect)
  expect(told.filter(line => line.startsWith('Task '))).toEqual([])
  expect(shop.lines.filter(line => line.startsWith('Not everything'))).toEqual([
    expect.stringMatching(/^Not everything could be read \(stopped tasks\): ecs:ListTasks: .*"Action":"ecs:ListTasks"/s)
  ])
})

test('targets are told by their reasons, and what somebody wanted, or ECS always writes, is left out', () => {
  const event = (message: string, at: number) => ({ message, createdAt: new Date(at) })
  const unhealthy = (Description: string) => ({
    TargetHealth: { State: 'unhealthy' as const, Reason: 'Target.Timeout' as const, Description }
  })
  const scaledIn = { taskArn: 't/1', stopCode: 'ServiceSchedulerInitiated' as const }
  expect(
    diagnose(
      [{ ...scaledIn, stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)' }],
      [unhealthy('Request timed out'), unhealthy('Request timed out'), { TargetHealth: { State: 'healthy' } }],
      [
        event('(service web) was unable to place a task because no container instance met its requirements.', 3),
        event('(service web) has reached a steady state.', 2),
        event('(service web) has started 2 tasks: (task a) (task b).', 1)
      ],
      []
    )
  ).toEqual([
    'Targets: 2 unhealthy (Target.Timeout): Request timed out',
    'Event: (service web) was unable to place a task because no container instance met its requirements'
  ])
})

test('a release that fails tells why when it ends, and one that goes well tells nothing', async () => {
  const shop = await account()
  const told: string[] = []
  Object.assign(shop.report, { foreign: (text: string) => told.push(text) })
  await service(shop, 'web', await live(shop.aws))
  await go(shop, release('1.1.0', 'shop/web:1.1.0'))
  expect(told).toEqual([])
  await go(shop, release('1.2.0', 'shop/web:missing'))
  expect(plain(told)[0]).toMatch(/^Task ID: TaskFailedToStart: CannotPullContainerError: .*missing/)
})
