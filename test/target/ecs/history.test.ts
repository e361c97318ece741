import { expect, test } from 'vitest'
import { readHistory, wayBack } from '../../../src/target/ecs/history.ts'
import { account, go, live, release, service, standing } from './sandbox.ts'

const place = { app: 'web', cluster: 'default', services: ['web'], rules: [] }

async function released(...versions: string[]) {
  const shop = await account()
  await service(shop, 'web', await live(shop.aws))
  for (const version of versions) await go(shop, release(version, `shop/web:${version}`))
  const back = async (to?: string) => wayBack(shop.aws, place, await readHistory(shop.aws, place), to)
  return { shop, back }
}

test('a rollback goes to what the journal says was live before, and then knows that it is done', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  const to = await back()
  expect({ version: to.version, rid: to.rid }).toEqual({ version: '1.1.0', rid: '1.1.0-r' })
  expect(await go(shop, to, { intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED', previous: '1.2.0' })
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
  await expect(back()).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'web was taken back to 1.1.0 already.' })
})

test('a rollback goes to a named version, also to one that no release of ours made', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  expect((await back('v1.1.0')).version).toBe('1.1.0')
  await expect(back('9.9.9')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    hint: 'Name the version to go to, or its revision as web:12; among the newest 30 of web are 1.2.0, 1.1.0.'
  })
  await go(shop, await back('1.1.0'), { intent: 'rollback' })
  const first = await back('1.1.0')
  expect(first.arn).toMatch(/web:2$/)
})

test('what ran before the first release has no version, and is gone back to by its revision', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  const { version, arn } = await back('web:1')
  expect({ version, arn }).toEqual({ version: 'web:1', arn: expect.stringMatching(/web:1$/) })
  expect(await go(shop, await back('web:1'), { intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:1 2/2'])
})

test('a revision that was deregistered is registered again, once', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  await shop.aws.call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:2' })
  const to = await back()
  expect(to.arn).toBeUndefined()
  expect(await go(shop, to, { intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:4 2/2'])
})

test('a rollback to a revision that had to be registered again is over too: run again it goes nowhere', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  await shop.aws.call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:2' })
  await go(shop, await back(), { intent: 'rollback' })
  await expect(back()).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'web was taken back to 1.1.0 already.' })
  expect(await standing(shop, 'web')).toEqual(['web:4 2/2'])
  const { version, arn } = await back('1.2.0')
  expect({ version, arn }).toEqual({ version: '1.2.0', arn: expect.stringMatching(/web:3$/) })
})

test('a rollback to a named version further back is over too', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0', '1.3.0')
  await go(shop, await back('1.1.0'), { intent: 'rollback' })
  await expect(back()).rejects.toMatchObject({ message: 'web was taken back to 1.1.0 already.' })
})

test('a release after a rollback goes back to what the rollback brought, registered again or not', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  await shop.aws.call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:2' })
  await go(shop, await back(), { intent: 'rollback' })
  await go(shop, release('1.3.0', 'shop/web:1.3.0'))
  const { version, arn } = await back()
  expect({ version, arn }).toEqual({ version: '1.1.0', arn: expect.stringMatching(/web:4$/) })
})

test('a rollback that died on its way is gone on with when it is run again', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  await shop.aws.call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:2' })
  const stop = new AbortController()
  const first = go(shop, await back(), { intent: 'rollback' }, stop.signal).catch((error: unknown) => error)
  while (!shop.lines.some(line => line.startsWith('Service web goes from web:3'))) await shop.clock.sleep(500)
  stop.abort()
  expect(await first).toMatchObject({ code: 'CANCELLED' })
  const again = await back()
  expect(again).toMatchObject({ version: '1.1.0', arn: expect.stringMatching(/web:4$/) })
  expect(await go(shop, again, { intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:4 2/2'])
})

test('a revision that somebody made from a release in the console is not that release', async () => {
  const { shop, back } = await released('1.1.0')
  const wanted = release('1.2.0', 'shop/web:1.2.0')
  const { taskDefinition: live } = await shop.aws.call('ecs:DescribeTaskDefinition', { taskDefinition: 'web:2' })
  const previous = { key: 'cutover:previous', value: live?.taskDefinitionArn ?? '' }
  const tags = [...(wanted.revision.tags ?? []), previous]
  await shop.aws.call('ecs:RegisterTaskDefinition', { ...wanted.revision, tags, cpu: '512', memory: '1024' })
  expect(await go(shop, wanted)).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:4 2/2'])
  expect((await back()).version).toBe('1.1.0')
})

test('versions are found in every family of task definitions that the service has been on', async () => {
  const { shop, back } = await released('1.1.0')
  const moved = release('1.2.0', 'shop/web:1.2.0')
  await go(shop, { ...moved, revision: { ...moved.revision, family: 'store' } })
  expect(await standing(shop, 'web')).toEqual(['store:1 2/2'])
  const first = await back('1.1.0')
  expect(first.arn).toMatch(/web:2$/)
  expect((await back()).arn).toBe(first.arn)
  await expect(back('9.9.9')).rejects.toMatchObject({
    hint: 'Name the version to go to, or its revision as store:12; among the newest 30 of store, web are 1.2.0, 1.1.0.'
  })
  expect(await go(shop, first, { intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED', previous: '1.2.0' })
  expect(await standing(shop, 'web')).toEqual(['web:2 2/2'])
  await expect(back()).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'web was taken back to 1.1.0 already.' })
  expect((await back('1.2.0')).arn).toMatch(/store:1$/)
})
