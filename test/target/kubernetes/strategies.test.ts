import { afterEach, beforeEach, expect, test } from 'vitest'
import { quick, Town } from './under-traffic.ts'

let town: Town
beforeEach(async () => {
  town = await Town.open()
})
afterEach(() => town.sandbox.stop())

const nothing = { lost: 0, losses: [] }
const service = (name: string) => {
  const found = town.sandbox.objects('Service', 'shop').find(({ metadata }) => metadata.name === name)
  return found?.spec as { selector: unknown; ports: { targetPort: unknown }[] }
}

test('a Service whose targetPort has another name is moved with its ports, and back, and no request is lost', async () => {
  await town.release('1.0.0', { port: 'http' })
  await town.answers('web', '1.0.0')
  const met = await town.traffic('web', async () => {
    expect(await town.release('1.1.0', { port: 'main' })).toMatchObject({ outcome: 'SUCCEEDED' })
    await town.answers('web', '1.1.0')
    expect(service('web').ports[0]?.targetPort).toBe('main')
    expect(await town.rollback()).toMatchObject({ outcome: 'SUCCEEDED' })
    await town.answers('web', '1.0.0')
  })
  expect(met).toMatchObject(nothing)
  expect(service('web').ports[0]?.targetPort).toBe('http')
})

test('a staged release meets no traffic, and is cut over by the next run without losing any', async () => {
  await town.release('1.0.0')
  await town.answers('web', '1.0.0')
  const before = await town.traffic('web', async () => {
    expect(await town.release('1.1.0', {}, quick, { pause: true })).toMatchObject({ outcome: 'STAGED' })
    await town.answers('web-preview', '1.1.0')
  })
  expect(before).toMatchObject({ ...nothing, answered: { '1.0.0': expect.any(Number) } })
  expect(Object.keys(before.answered)).toEqual(['1.0.0'])
  const after = await town.traffic('web', async () => {
    expect(await town.release('1.1.0')).toMatchObject({ outcome: 'SUCCEEDED' })
    await town.answers('web', '1.1.0')
  })
  expect(after).toMatchObject(nothing)
})

test('an overlap serves from both releases, by two writes, and loses nothing there and back', async () => {
  const overlap = { ...quick, overlap: 500 }
  await town.release('1.0.0')
  await town.answers('web', '1.0.0')
  town.lines.length = 0
  const met = await town.traffic('web', async () => {
    expect(await town.release('1.1.0', {}, overlap)).toMatchObject({ outcome: 'SUCCEEDED' })
    await town.answers('web', '1.1.0')
    expect(town.moves('web')).toBe(2)
    expect(await town.rollback('web', overlap)).toMatchObject({ outcome: 'SUCCEEDED' })
    await town.answers('web', '1.0.0')
  })
  expect([met.lost, town.moves('web')]).toEqual([0, 4])
})

test('two apps in one namespace are released at the same time, each on its own, and none loses a request', async () => {
  await Promise.all([town.release('1.0.0', { app: 'web' }), town.release('1.0.0', { app: 'api' })])
  await town.answers('web', '1.0.0')
  await town.answers('api', '1.0.0')
  const api = service('api').selector
  const met = await town.traffic('api', async () => {
    const [web, second] = await Promise.all([
      town.release('1.1.0', { app: 'web' }),
      town.release('2.0.0', { app: 'api' }, quick, { pause: true })
    ])
    expect([web.outcome, second.outcome]).toEqual(['SUCCEEDED', 'STAGED'])
  })
  expect(met).toMatchObject(nothing)
  expect(Object.keys(met.answered)).toEqual(['1.0.0'])
  expect(service('api').selector).toEqual(api)
  const sizes = town.sandbox
    .objects('Deployment', 'shop')
    .map(({ metadata, spec }) => [metadata.name.replace(/-[0-9a-f]{8}$/, ''), (spec as { replicas: number }).replicas])
  expect(Object.fromEntries(sizes)).toEqual({ 'web-1-0-0': 0, 'web-1-1-0': 2, 'api-1-0-0': 2, 'api-2-0-0': 2 })
})

test('pruning one app deletes nothing of another', async () => {
  await town.release('1.0.0', { app: 'api' })
  for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0']) await town.release(version)
  const names = town.sandbox
    .objects('Deployment', 'shop')
    .map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{8}$/, ''))
  expect(names.sort()).toEqual(['api-1-0-0', 'web-1-2-0', 'web-1-3-0', 'web-1-4-0', 'web-1-5-0'])
})
