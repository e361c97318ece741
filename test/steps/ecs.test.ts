import { expect, test } from 'vitest'
import { shop } from './ecs-shop.ts'

test('a release goes to a service by inputs alone, is seen there, and goes back', async () => {
  const { deploy, rollback, status, standing, references, changes } = await shop()
  const [first = '', second = ''] = references
  const before = changes().length
  expect((await deploy('1.1.0', first)).outputs).toMatchObject({
    ...{ outcome: 'SUCCEEDED', version: '1.1.0', environment: 'production', previous: 'web:1', requests: '2' }
  })
  expect(changes().slice(before)).toEqual(['ecs:RegisterTaskDefinition', 'ecs:UpdateService'])
  expect((await deploy('1.2.0', second)).outputs).toMatchObject({ outcome: 'SUCCEEDED', previous: '1.1.0' })
  expect(await standing()).toEqual(['web:3 2/2'])
  expect((await rollback()).outputs).toMatchObject({ outcome: 'SUCCEEDED', from: '1.2.0', to: '1.1.0' })
  expect(await standing()).toEqual(['web:2 2/2'])
  const { json = '', healthy } = (await status()).outputs
  expect(healthy).toBe('true')
  expect(JSON.parse(json)).toMatchObject({
    ...{ app: 'web', cluster: 'default', environment: 'production', live: ['1.1.0'], lockedBy: null, healthy: true },
    services: { web: { version: '1.1.0', revision: 'web:2', running: 2, desired: 2 } },
    kept: [
      { version: '1.2.0', revision: 'web:3', status: 'ACTIVE' },
      { version: '1.1.0', revision: 'web:2', status: 'ACTIVE' }
    ]
  })
})

test('the summary leads to the form that goes back on Amazon ECS', async () => {
  const { deploy, references } = await shop()
  expect((await deploy('1.1.0', references[0] ?? '')).outputs.summary).toContain(
    'https://github.com/acme/web/actions/workflows/rollback-ecs.yml'
  )
})

test('a rollback without a version does not go back twice', async () => {
  const { deploy, rollback, standing, references } = await shop()
  await deploy('1.1.0', references[0] ?? '')
  expect((await rollback()).outputs).toMatchObject({ from: '1.1.0', to: 'web:1' })
  await expect(rollback()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await standing()).toEqual(['web:1 2/2'])
})

test('an account that is throttled for a minute is no reason not to go back', async () => {
  const { deploy, rollback, standing, references, sandbox } = await shop()
  await deploy('1.1.0', references[0] ?? '')
  for (const call of ['ecs:ListTaskDefinitions', 'ecs:DescribeServices'])
    sandbox.faults.add({ call, times: 20, effect: { throttle: true } })
  expect((await rollback()).outputs).toMatchObject({ outcome: 'SUCCEEDED', from: '1.1.0', to: 'web:1' })
  expect(await standing()).toEqual(['web:1 2/2'])
})

test('a version to go back to that was deregistered is registered again', async () => {
  const { deploy, rollback, standing, references, sandbox } = await shop()
  await deploy('1.1.0', references[0] ?? '')
  await deploy('1.2.0', references[1] ?? '')
  await sandbox.perform('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:2' })
  expect((await rollback({ to: 'v1.1.0' })).outputs).toMatchObject({ outcome: 'SUCCEEDED', to: '1.1.0' })
  expect(await standing()).toEqual(['web:4 2/2'])
})

test('a dry run says what it would do, and does nothing', async () => {
  const { deploy, references, changes, lines } = await shop()
  const before = changes().length
  expect(
    (await deploy('1.1.0', references[0] ?? '', { cluster: 'default', service: 'web', 'dry-run': 'true' })).outputs
  ).toMatchObject({ outcome: 'PLANNED', requests: '0' })
  expect(changes().slice(before)).toEqual([])
  expect(lines.slice(-3)).toEqual([
    `web:1, web: shop/web:1.0.0 -> ${references[0]?.slice('web='.length)}`,
    'Would register a revision of web',
    'Would take service web from web:1 to it'
  ])
})

const config = `version: 1
environments:
  production:
    when: { release: true }
    target:
      ecs:
        cluster: default
        service: web
        taskDefinition: ecs/web.jsonc
        schedules: [nightly]
        tasks: [{ name: migrate, command: [migrate] }]
        keepRevisions: 1
    strategy: { blueGreen: { bake: 30s } }
`

const file = `{
  // As aws ecs register-task-definition takes it.
  "family": "web",
  "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
  "containerDefinitions": [{ "name": "web", "image": "shop/web", "portMappings": [{ "containerPort": 8080 }] }],
}`

test('a file says the task definition, schedules, tasks and how much is kept', async () => {
  const { deploy, references, written, sandbox, standing, lines, aws } = await shop()
  Object.assign(written, { '.github/cutover.yml': config, 'ecs/web.jsonc': file })
  const role = 'arn:aws:iam::123456789012:role/schedule'
  const cluster = 'arn:aws:ecs:eu-central-1:123456789012:cluster/default'
  const target = { TaskDefinitionArn: 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1', TaskCount: 1 }
  await sandbox.perform('events:PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)' })
  await sandbox.perform('events:PutTargets', {
    Rule: 'nightly',
    Targets: [{ Id: 'report', Arn: cluster, RoleArn: role, EcsParameters: target }]
  })
  for (const [index, reference] of references.entries()) {
    const told = await deploy(`1.${index + 1}.0`, reference, { bake: '30s' })
    expect(told.failure).toBe(undefined)
    expect(told.outputs.outcome).toBe('SUCCEEDED')
  }
  expect(await standing()).toEqual(['web:5 2/2'])
  const { Targets = [] } = await aws.call('events:ListTargetsByRule', { Rule: 'nightly' })
  expect(Targets[0]?.EcsParameters?.TaskDefinitionArn).toMatch(/web:5$/)
  expect(lines.filter(line => /^(?:Task|Schedule|Deregistered)/.test(line)).slice(-4)).toEqual([
    expect.stringMatching(/^Task migrate started: /),
    'Task migrate ended with exit code 0',
    'Schedule nightly starts web:5',
    'Deregistered web:2'
  ])
})

test('a task that fails ends the release before any service is touched', async () => {
  const { deploy, references, written, standing, changes } = await shop()
  const before = changes().length
  written['.github/cutover.yml'] = config
    .replace('[migrate]', '[migrate, --broken]')
    .replace('        schedules: [nightly]\n', '')
  written['ecs/web.jsonc'] = file
  await expect(deploy('1.1.0', references[0] ?? '', {})).rejects.toMatchObject({
    code: 'STOPPED',
    message: expect.stringContaining('The task migrate failed: ')
  })
  expect(changes().slice(before)).toEqual([
    ...['ecs:RegisterTaskDefinition', 'ecs:TagResource', 'ecs:RunTask', 'ecs:TagResource']
  ])
  expect(await standing()).toEqual(['web:1 2/2'])
})

test('a task of a container that is not there is found before anything is changed', async () => {
  const { deploy, references, written, changes } = await shop()
  const before = changes().length
  written['.github/cutover.yml'] = config.replace('{ name: migrate,', '{ name: migrate, container: wbe,')
  written['ecs/web.jsonc'] = file
  await expect(deploy('1.1.0', references[0] ?? '', {})).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: 'The task migrate has no container "wbe".',
    hint: 'The containers of web are "web".'
  })
  expect(changes().slice(before)).toEqual([])
})

test('there is nothing to retire', async () => {
  const { retire, written, changes } = await shop()
  written['.github/cutover.yml'] = config
  const before = changes().length
  await expect(retire()).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: 'production is on Amazon ECS, where nothing is retired later.'
  })
  expect(changes().length).toBe(before)
})

test('a right that is missing ends the release before it, with the statement to add', async () => {
  const { deploy, references, sandbox, standing } = await shop()
  sandbox.denied.add('ecs:RegisterTaskDefinition')
  await expect(deploy('1.1.0', references[0] ?? '')).rejects.toMatchObject({
    code: 'CLOUD_DENIED',
    hint: expect.stringContaining('"Action":"ecs:RegisterTaskDefinition"')
  })
  expect(await standing()).toEqual(['web:1 2/2'])
})

test('two services take turns by weights, and the one with the requests is the live one', async () => {
  const { deploy, rollback, status, references, written, twoServices, standing, lines } = await shop()
  const { rule, testRule } = await twoServices()
  written['.github/cutover.yml'] = `version: 1
environments:
  production:
    target:
      ecs: { cluster: default, service: [blue, green], app: web, rules: ["${rule}"], testRule: "${testRule}" }
    strategy: { weighted: { steps: [50], bake: 30s, drain: 5s } }
`
  const production = { environment: 'production' }
  expect(
    (await deploy('1.1.0', references[0] ?? '', { environment: 'production', 'dry-run': 'true' })).outputs.outcome
  ).toBe('PLANNED')
  expect(lines.slice(-2)).toEqual([
    'Would take service green from web:2 to it',
    `Would move the weights of ${rule} to service green`
  ])
  expect((await deploy('1.1.0', references[0] ?? '', production)).outputs).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing('blue', 'green')).toEqual(['web:2 0/0', 'web:3 2/2'])
  expect((await deploy('1.2.0', references[1] ?? '', production)).outputs).toMatchObject({
    ...{ outcome: 'SUCCEEDED', previous: '1.1.0' }
  })
  expect(await standing('blue', 'green')).toEqual(['web:4 2/2', 'web:3 0/0'])
  expect((await rollback({}, production)).outputs).toMatchObject({ outcome: 'SUCCEEDED', from: '1.2.0', to: '1.1.0' })
  expect(JSON.parse((await status(production)).outputs.json ?? '')).toMatchObject({
    ...{ live: ['1.1.0'], healthy: true },
    services: { blue: { version: '1.2.0', running: 0 }, green: { version: '1.1.0', running: 2 } }
  })
})
