import { beforeEach, describe, expect, it } from 'vitest'
import type { Aws } from '../../../../src/aws/aws.ts'
import { virtualClock } from '../../../../src/sandbox/cluster/virtual-clock.ts'
import { liveRevision } from '../../../../src/target/ecs/task-definition/base.ts'
import { findRevision } from '../../../../src/target/ecs/task-definition/find.ts'
import { prepared } from '../../../../src/target/ecs/task-definition/prepare.ts'
import { prune } from '../../../../src/target/ecs/task-definition/prune.ts'
import { activeRevision, register } from '../../../../src/target/ecs/task-definition/register.ts'
import { type Definition, revisionOf, tagOf } from '../../../../src/target/ecs/task-definition/revision.ts'
import { same } from '../../../../src/target/ecs/task-definition/same.ts'
import { failure } from '../../../manifest/failure.ts'
import { account } from '../account.ts'
import { arnOf, definitionOf, shop, web } from './shop.ts'

const here = account(virtualClock())
const registered = () => here.sandbox.requests.filter(({ operation }) => operation === 'RegisterTaskDefinition').length
const add = (definition: object) => here.sandbox.perform('ecs:RegisterTaskDefinition', definition)
const release = (version: string, definition: Definition = definitionOf()) =>
  prepared({ definition, name: 'x' }, version, { images: [{ ...web, tag: version }], containers: {} })
const service = {
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
  desiredCount: 0,
  launchType: 'FARGATE'
}

describe('registering', () => {
  it('happens once: the same release takes what it finds, among revisions of others', async () => {
    const { definition } = release('1.0.0')
    await add({ ...shop, family: 'shop-admin' })
    const first = await register(here.aws, definition)
    await add(shop)
    expect(await register(here.aws, definition)).toEqual({ revision: first.revision, isNew: false })
    expect(first.revision.arn).toBe(arnOf(1))
    expect(registered()).toBe(1)
  })

  it('is not done again when only its answer was lost', async () => {
    here.sandbox.faults.add({ call: 'ecs:RegisterTaskDefinition', effect: { reset: 'after' } })
    const { revision, isNew } = await register(here.aws, release('1.0.0').definition)
    expect([revision.arn, isNew]).toEqual([arnOf(1), true])
    expect(registered()).toBe(1)
  })

  it('that never arrived is an error that may be tried again', async () => {
    here.sandbox.faults.add({ call: 'ecs:RegisterTaskDefinition', effect: { reset: 'before' } })
    expect(await failure(() => register(here.aws, release('1.0.0').definition))).toMatchObject({
      code: 'CLOUD_UNREACHABLE'
    })
    expect(await findRevision(here.aws, release('1.0.0').definition)).toBeUndefined()
  })

  it('finds no revision that somebody made from ours, tags and all', async () => {
    const { definition } = release('1.0.0')
    await add({ ...definition, cpu: '512' })
    expect(await findRevision(here.aws, definition)).toBeUndefined()
  })

  it('gives a revision that is the same as what was asked for, whatever AWS filled in', async () => {
    const bare = {
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'x', memory: 128, portMappings: [{ containerPort: 80 }] }]
    }
    await add(bare)
    const { definition } = await revisionOf(here.aws, arnOf(1, 'web'))
    expect(definition).not.toEqual(bare)
    expect(same(definition, bare as Definition)).toBe(true)
  })

  it('has nothing to do where the live revision is the release already', async () => {
    await register(here.aws, release('1.0.0').definition)
    await here.sandbox.perform('ecs:CreateService', { ...service, serviceName: 'web', taskDefinition: 'shop:1' })
    const live = await liveRevision(here.aws, 'default', 'web')
    const again = release('1.0.0', live.definition)
    expect([live.arn, same(live.definition, again.definition)]).toEqual([arnOf(1), true])
    expect(again.rid).toBe(release('1.0.0').rid)
  })
})

describe('the live revision', () => {
  it('is the one that the service runs, with its tags, and not the newest of the family', async () => {
    await add({ ...shop, tags: [{ key: 'team', value: 'shop' }] })
    await here.sandbox.perform('ecs:CreateService', { ...service, serviceName: 'web', taskDefinition: 'shop:1' })
    await add({ ...shop, cpu: '2048', memory: '4096' })
    const { arn, number, status, definition } = await liveRevision(here.aws, 'default', 'web')
    expect([arn, number, status, definition.cpu, definition.tags]).toEqual([
      ...[arnOf(1), 1, 'ACTIVE', '1024'],
      [{ key: 'team', value: 'shop' }]
    ])
  })

  it('of a service that is not there is an error that names the place', async () => {
    expect(await failure(() => liveRevision(here.aws, 'default', 'wbe'))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no service wbe in the cluster default in eu-west-1.'
    })
  })
})

describe('a revision to go back to', () => {
  const deregister = (taskDefinition: string) =>
    here.sandbox.perform('ecs:DeregisterTaskDefinition', { taskDefinition })

  it('is itself while it is active', async () => {
    await add(shop)
    expect((await activeRevision(here.aws, arnOf(1))).revision.arn).toBe(arnOf(1))
    expect(registered()).toBe(0)
  })

  it('that is inactive is registered again with its tags, once', async () => {
    const { definition } = release('1.0.0')
    const { revision } = await register(here.aws, definition)
    await deregister(revision.arn)
    const again = await activeRevision(here.aws, revision.arn)
    expect(again).toMatchObject({ isNew: true, revision: { arn: arnOf(2), status: 'ACTIVE' } })
    expect((await revisionOf(here.aws, arnOf(2))).definition).toEqual(revision.definition)
    expect(await activeRevision(here.aws, revision.arn)).toMatchObject({ isNew: false, revision: { arn: arnOf(2) } })
    expect(registered()).toBe(2)
  })

  it('that no release registered gets a tag by which it is found again', async () => {
    await add(shop)
    await deregister('shop:1')
    const { revision } = await activeRevision(here.aws, arnOf(1))
    expect(tagOf(revision.definition, 'cutover:release')).toMatch(/^revision-1-[0-9a-f]{8}$/)
    expect(await activeRevision(here.aws, arnOf(1))).toMatchObject({ isNew: false, revision: { arn: arnOf(2) } })
  })
})

describe('pruning', () => {
  const pruning = { cluster: 'default', services: ['web'], family: 'shop', keep: 1 }
  const active = async () => {
    const input = { familyPrefix: 'shop', status: 'ACTIVE' as const }
    return (await here.aws.call('ecs:ListTaskDefinitions', input)).taskDefinitionArns?.map(arn => arn.split(':').at(-1))
  }
  const tagged = (version: string, previous?: number) => {
    const { definition } = release(version)
    const journal = previous === undefined ? [] : [{ key: 'cutover:previous', value: arnOf(previous) }]
    return add({ ...definition, tags: [...(definition.tags ?? []), ...journal] })
  }

  // 1 foreign, 2 and 3 old, 4 in use by a task, 5 the previous, 6 the live, 7 kept, 8 of a schedule.
  beforeEach(async () => {
    await add(shop)
    for (const version of ['2', '3', '4', '5']) await tagged(version)
    await tagged('6', 5)
    await tagged('7')
    await tagged('8')
    await here.sandbox.perform('ecs:CreateService', { ...service, serviceName: 'web', taskDefinition: 'shop:6' })
    await here.sandbox.perform('ecs:RunTask', { ...service, desiredCount: undefined, taskDefinition: 'shop:4' })
  })

  it('keeps the live and the previous revision, those of tasks and schedules, foreign ones, and the newest', async () => {
    const due = await prune(here.aws, { ...pruning, also: [arnOf(8)] })
    expect(due.map(({ arn }) => arn)).toEqual([arnOf(3), arnOf(2)])
    expect(await active()).toEqual(['1', '4', '5', '6', '7', '8'])
    expect(await prune(here.aws, { ...pruning, also: [arnOf(8)] })).toEqual([])
  })

  it('touches no family that only begins alike, whatever a listing has', async () => {
    const { definition } = release('1')
    for (const family of ['shop-admin', 'shopping']) await add({ ...definition, family })
    const listing: Aws = {
      region: here.aws.region,
      call: (name, input, signal) =>
        here.aws.call(name, 'familyPrefix' in input ? { ...input, familyPrefix: undefined } : input, signal)
    }
    const due = await prune(listing, { ...pruning, keep: 0 })
    expect(due.map(({ family }) => family)).toEqual(['shop', 'shop', 'shop', 'shop'])
  })

  it('of none kept leaves what is in use', async () => {
    await prune(here.aws, { ...pruning, keep: 0 })
    expect(await active()).toEqual(['1', '4', '5', '6'])
  })
})
