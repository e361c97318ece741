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
    hint: 'Name the version to go to; AWS knows 1.2.0, 1.1.0.'
  })
  await go(shop, await back('1.1.0'), { intent: 'rollback' })
  const first = await back('1.1.0')
  expect(first.arn).toMatch(/web:2$/)
})

test('a revision that was deregistered is registered again, once', async () => {
  const { shop, back } = await released('1.1.0', '1.2.0')
  await shop.aws.call('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:2' })
  const to = await back()
  expect(to.arn).toBeUndefined()
  expect(await go(shop, to, { intent: 'rollback' })).toMatchObject({ outcome: 'SUCCEEDED' })
  expect(await standing(shop, 'web')).toEqual(['web:4 2/2'])
})
