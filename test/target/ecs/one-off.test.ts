import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OneOffTask } from '../../../src/config/ecs.ts'
import { type Report, silent } from '../../../src/runner/report.ts'
import { virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { type Behaviour, simulated } from '../../../src/sandbox/cluster/workload/simulated.ts'
import { runOneOff } from '../../../src/target/ecs/one-off.ts'
import type { OneOff } from '../../../src/target/ecs/one-off-input.ts'
import { revisionOf } from '../../../src/target/ecs/task-definition/revision.ts'
import { failure } from '../../manifest/failure.ts'
import { account } from './account.ts'

const clock = virtualClock()
let behaviour: Behaviour = {}
const here = account(clock, {
  ecs: { workload: simulated(clock, ({ container }) => (container.name === 'app' ? behaviour : {})) }
})

const log = { 'awslogs-group': '/shop', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' }
const definition = {
  family: 'shop',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::111122223333:role/shop',
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    { name: 'app', image: 'web', logConfiguration: { logDriver: 'awslogs', options: log } },
    { name: 'agent', image: 'agent', essential: false }
  ]
}
const networkConfiguration = {
  awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' as const }
}

let told: string[] = []
const report: Report = {
  ...silent,
  line: text => void told.push(text),
  progress: text => void told.push(text),
  foreign: text => void told.push(`| ${text}`)
}

let stopTime: () => void
let aborter: AbortController
beforeEach(async () => {
  behaviour = { exitAfter: 60_000, exitCode: 0, says: 'migrating' }
  told = []
  aborter = new AbortController()
  stopTime = clock.run()
  here.sandbox.logs.createGroup('/shop')
  await here.sandbox.perform('ecs:RegisterTaskDefinition', definition)
  await here.sandbox.perform('ecs:CreateService', {
    ...{
      serviceName: 'web',
      taskDefinition: 'shop:1',
      desiredCount: 0,
      launchType: 'FARGATE',
      platformVersion: '1.4.0'
    },
    ...{ networkConfiguration, propagateTags: 'SERVICE', enableECSManagedTags: true },
    tags: [{ key: 'team', value: 'shop' }]
  })
})
afterEach(() => stopTime())

const migrate: OneOffTask = { name: 'migrate', command: ['npm', 'run', 'migrate=all'], deadline: 600_000 }

async function run(task: OneOffTask = migrate, rid = '1-4-2-0a1b2c3d', on: object = {}) {
  const revision = await revisionOf(here.aws, 'shop:1')
  const oneOff: OneOff = { cluster: 'default', service: 'web', revision, rid, task, ...on }
  await runOneOff(here.aws, oneOff, { clock, report, signal: aborter.signal })
}

const started = () =>
  here.sandbox.requests
    .filter(({ operation }) => operation === 'RunTask')
    .map(({ input }) => input as Record<string, unknown>)

async function tasks() {
  const lists = await Promise.all(
    (['RUNNING', 'STOPPED'] as const).map(desiredStatus =>
      here.aws.call('ecs:ListTasks', { cluster: 'default', desiredStatus })
    )
  )
  return lists.flatMap(({ taskArns = [] }) => taskArns)
}

it('a task runs on the revision of the release, as the tasks of its service do, and is told of', async () => {
  await run()
  expect(started()).toEqual([
    {
      ...{ cluster: 'default', count: 1, networkConfiguration, launchType: 'FARGATE', platformVersion: '1.4.0' },
      taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:1',
      clientToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      startedBy: expect.stringMatching(/^cutover\/1-4-2-0a1b2c3d\/migrate-[0-9a-f]{6}$/),
      overrides: { containerOverrides: [{ name: 'app', command: ['npm', 'run', 'migrate=all'] }] },
      enableECSManagedTags: true,
      tags: [{ key: 'team', value: 'shop' }]
    }
  ])
  expect(told.at(0)).toMatch(/^Task migrate started: arn:/)
  expect(told).toContainEqual(expect.stringMatching(/^Task migrate is running, .* left$/))
  expect(told.at(-1)).toBe('Task migrate ended with exit code 0')
})

it('a task that ended well is not run again in its release, but in the next', async () => {
  await run()
  await run()
  expect(told.at(-1)).toBe('Task migrate ran in an earlier run of this release')
  await here.sandbox.perform('ecs:RegisterTaskDefinition', { ...definition, cpu: '512', memory: '1024' })
  await run(migrate, '1-4-3-0a1b2c3d', { revision: await revisionOf(here.aws, 'shop:2') })
  expect(await tasks()).toHaveLength(2)
})

it('two tasks of one release are two, however alike their names', async () => {
  await run({ ...migrate, name: 'db.migrate' })
  await run({ ...migrate, name: 'db_migrate' })
  expect(await tasks()).toHaveLength(2)
})

it('a task that runs on while its run has died is waited for by the next', async () => {
  const first = run()
  first.catch(() => undefined)
  await clock.sleep(30_000)
  aborter.abort()
  expect(await failure(() => first)).toMatchObject({ code: 'CANCELLED' })
  aborter = new AbortController()
  await run()
  expect(told).toContainEqual(expect.stringMatching(/^Task migrate runs already: arn:/))
  expect(await tasks()).toHaveLength(1)
})

it('a task whose start was answered by nothing is started once', async () => {
  here.sandbox.faults.add({ call: 'ecs:RunTask', effect: { reset: 'after' } })
  await run()
  expect([started().length, (await tasks()).length]).toEqual([2, 1])
})

it('a task that fails ends the release with exit codes, reasons and its last lines', async () => {
  behaviour = { exitAfter: 1000, exitCode: 3, says: 'no such table' }
  expect(await failure(() => run())).toMatchObject({
    code: 'STOPPED',
    message: expect.stringMatching(
      /^The task migrate failed: Essential container in task exited; app exit code 3; agent exit code \d+\.$/
    )
  })
  expect(told).toContain('| no such table')
})

it('a task that failed in an earlier run is tried again', async () => {
  behaviour = { exitAfter: 1000, exitCode: 3 }
  await failure(() => run())
  behaviour = { exitAfter: 1000, exitCode: 0 }
  await run()
  expect(new Set(started().map(({ clientToken }) => clientToken)).size).toBe(2)
  expect(told.at(-1)).toBe('Task migrate ended with exit code 0')
})

it('a task that has not ended at its deadline is stopped', async () => {
  behaviour = { says: 'waiting for a lock' }
  expect(await failure(() => run({ ...migrate, deadline: 120_000 }))).toMatchObject({
    code: 'TIMED_OUT',
    message: 'The task migrate had not ended after 2 min, and was stopped.'
  })
  expect(told).toContain('| waiting for a lock')
  expect((await here.aws.call('ecs:ListTasks', { cluster: 'default' })).taskArns).toEqual([])
})

const hours = (count: number) => clock.sleep(count * 3_600_000)

it('a task that ended well is not run again, however long ECS has forgotten it', async () => {
  await run()
  await hours(48)
  await run()
  expect(told.at(-1)).toBe('Task migrate ran in an earlier run of this release')
  expect(started()).toHaveLength(1)
})

it('a task that nobody saw end is not run again after ECS forgot it, and a person says how to go on', async () => {
  const first = run()
  first.catch(() => undefined)
  await clock.sleep(30_000)
  aborter.abort()
  await failure(() => first)
  aborter = new AbortController()
  await hours(2)
  const refused = (await failure(() => run())) as { message: string; hint: string }
  expect(refused).toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringMatching(/^The task migrate was started 2 h.* ago, and ECS no longer shows how it ended\.$/)
  })
  const [resourceArn = '', tag = ''] =
    /tag-resource --resource-arn (\S+) --tags key=([^,]+),value=done/.exec(refused.hint)?.slice(1) ?? []
  expect(tag).toMatch(/^cutover:task:migrate-[0-9a-f]{6}$/)
  expect(started()).toHaveLength(1)
  await here.aws.call('ecs:TagResource', { resourceArn, tags: [{ key: tag, value: 'done' }] })
  await run()
  expect(started()).toHaveLength(1)
  await here.sandbox.perform('ecs:UntagResource', { resourceArn, tagKeys: [tag] })
  await run()
  expect(told.at(-1)).toBe('Task migrate ended with exit code 0')
})

it('a task that was refused is started by the next run, whenever that is', async () => {
  here.sandbox.denied.add('ecs:RunTask')
  expect(await failure(() => run())).toMatchObject({ code: 'CLOUD_DENIED' })
  here.sandbox.denied.delete('ecs:RunTask')
  await hours(3)
  await run()
  expect(told.at(-1)).toBe('Task migrate ended with exit code 0')
})

it('a task that failed is run again by the next run, whenever that is', async () => {
  behaviour = { exitAfter: 1000, exitCode: 3 }
  await failure(() => run())
  await hours(3)
  behaviour = { exitAfter: 1000, exitCode: 0 }
  await run()
  expect(told.at(-1)).toBe('Task migrate ended with exit code 0')
})

it('a task of a service with capacity providers is placed by them', async () => {
  await here.sandbox.perform('ecs:CreateService', {
    ...{ serviceName: 'spot', taskDefinition: 'shop:1', desiredCount: 0, networkConfiguration },
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]
  })
  await run(migrate, 'x', { service: 'spot' })
  expect(started()[0]).toMatchObject({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] })
  expect(started()[0]).not.toHaveProperty('launchType')
})

it('a task that does not say which of several containers it means is refused before anything starts', async () => {
  const two = {
    ...definition,
    containerDefinitions: definition.containerDefinitions.map(one => ({ ...one, essential: true }))
  }
  await here.sandbox.perform('ecs:RegisterTaskDefinition', two)
  const on = { revision: await revisionOf(here.aws, 'shop:2') }
  expect(await failure(() => run(migrate, 'x', on))).toEqual({
    code: 'CONFIG_INVALID',
    message: 'The task migrate does not say which container it runs in.',
    hint: 'The containers of shop are "app", "agent".'
  })
  expect(await failure(() => run({ ...migrate, container: 'ap' }, 'x', on))).toMatchObject({
    message: 'The task migrate has no container "ap".'
  })
  expect(started()).toEqual([])
})
