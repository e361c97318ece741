import { beforeEach, describe, expect, it } from 'vitest'
import type { Aws } from '../../../../src/aws/aws.ts'
import { virtualClock } from '../../../../src/sandbox/cluster/virtual-clock.ts'
import { Journal } from '../../../../src/target/ecs/journal.ts'
import { liveRevision } from '../../../../src/target/ecs/task-definition/base.ts'
import { prepared } from '../../../../src/target/ecs/task-definition/prepare.ts'
import { prune } from '../../../../src/target/ecs/task-definition/prune.ts'
import { type Definition, revisionOf, tagOf } from '../../../../src/target/ecs/task-definition/revision.ts'
import { same } from '../../../../src/target/ecs/task-definition/same.ts'
import { failure } from '../../../manifest/failure.ts'
import { account } from '../account.ts'
import { arnOf, definitionOf, shop, web } from './shop.ts'

const here = account(virtualClock())
const add = (definition: object) => here.sandbox.perform('ecs:RegisterTaskDefinition', definition)
const release = (version: string, definition: Definition = definitionOf()) =>
  prepared({ definition, name: 'x' }, version, { images: [{ ...web, tag: version }], containers: {} })
const journal = (aws: Aws = here.aws) => {
  const { rid, definition } = release('1.0.0')
  const place = { app: 'web', cluster: 'default', services: ['web'] }
  return new Journal(aws, { ...place, version: '1.0.0', rid, revision: definition, images: [] }, 'release')
}
const service = {
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
  desiredCount: 0,
  launchType: 'FARGATE'
}

describe('registering', () => {
  it('happens once: the next run of the release takes what it finds, among revisions of others', async () => {
    await add(shop)
    await add({ ...shop, family: 'shop-admin' })
    await journal().register(arnOf(1))
    await add(shop)
    expect(await journal().find([arnOf(1)], [arnOf(1)], [])).toEqual({
      known: [],
      revision: arnOf(2),
      previous: arnOf(1)
    })
  })

  it('is seen by the next look when only its answer was lost', async () => {
    await add(shop)
    here.sandbox.faults.add({ call: 'ecs:RegisterTaskDefinition', effect: { reset: 'after' } })
    const one = journal()
    expect(await one.find([arnOf(1)], [arnOf(1)], [])).toEqual({ known: [] })
    expect(await failure(() => one.register(arnOf(1)))).toMatchObject({ code: 'CLOUD_UNREACHABLE' })
    one.forget()
    expect(await one.find([arnOf(1)], [arnOf(1)], [])).toMatchObject({ revision: arnOf(2) })
  })

  it('happens once in a run, though AWS keeps something in another form than it was given', async () => {
    await add(shop)
    const form: Aws = {
      region: here.aws.region,
      call: (name, input, signal) =>
        here.aws.call(name, name === 'ecs:RegisterTaskDefinition' ? { ...input, cpu: '512' } : input, signal)
    }
    const one = journal(form)
    await one.register(arnOf(1))
    expect(await one.find([arnOf(1)], [arnOf(1)], [])).toEqual({ known: [], revision: arnOf(2), previous: arnOf(1) })
    expect(await one.find([arnOf(2)], [arnOf(2)], [])).toMatchObject({ revision: arnOf(2) })
  })

  it('that never arrived leaves nothing to find', async () => {
    await add(shop)
    here.sandbox.faults.add({ call: 'ecs:RegisterTaskDefinition', effect: { reset: 'before' } })
    const one = journal()
    expect(await failure(() => one.register(arnOf(1)))).toMatchObject({ code: 'CLOUD_UNREACHABLE' })
    expect(await one.find([arnOf(1)], [arnOf(1)], [])).toEqual({ known: [] })
  })

  it('finds no revision that somebody made from ours, tags and all', async () => {
    await add(shop)
    const { definition } = release('1.0.0')
    const previous = { key: 'cutover:previous', value: arnOf(1) }
    await add({ ...definition, cpu: '512', tags: [...(definition.tags ?? []), previous] })
    expect(await journal().find([arnOf(1)], [arnOf(1)], [])).toEqual({ known: [] })
  })

  it('of another attempt, from what is live no more, is no journal of this one', async () => {
    await add(shop)
    await journal().register(arnOf(1))
    await add(shop)
    const one = journal()
    expect(await one.find([arnOf(1)], [arnOf(1)], [])).toMatchObject({ revision: arnOf(2) })
    expect(await one.find([arnOf(3)], [arnOf(3)], [arnOf(1)])).toEqual({ known: [] })
    await one.register(arnOf(3))
    expect(await one.find([arnOf(3)], [arnOf(3)], [])).toMatchObject({ revision: arnOf(4), previous: arnOf(3) })
  })

  it('carries on what became of the tasks of the release', async () => {
    await add(shop)
    await journal().register(arnOf(1))
    const done = { key: 'cutover:task:migrate-0a1b2c', value: 'done 0 2026-11-21T00:00:00.000Z' }
    await here.aws.call('ecs:TagResource', { resourceArn: arnOf(2), tags: [done] })
    await add(shop)
    const one = journal()
    await one.find([arnOf(3)], [arnOf(3)], [])
    await one.register(arnOf(3))
    expect(tagOf((await revisionOf(here.aws, arnOf(4))).definition, done.key)).toBe(done.value)
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
    await add(release('1.0.0').definition)
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
