import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lanes } from '../../src/image/lanes.ts'
import type { PromoteRequest } from '../../src/image/promote.ts'
import { promote } from '../../src/image/promote.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { fakeClock } from './fake-clock.ts'
import type { Described } from './images.ts'
import { counted, holdings, stocking } from './images.ts'

const http = systemHttp({})
let server: Registry
let other: Registry
let warnings: string[]
let index: Described

const report = { ...silent, warning: (text: string) => warnings.push(text) }
const run = (from: string, to: string, options: Partial<PromoteRequest> = {}) => {
  const registry = registryClient({ http, clock: fakeClock(), credentials: async () => undefined, report })
  return promote(
    { registry, lanes: lanes(4), report },
    {
      from: parseReference(from),
      to: parseReference(to),
      tags: ['1.4.2'],
      referrers: false,
      signatures: false,
      refresh: false,
      ...options
    }
  )
}

beforeEach(async () => {
  warnings = []
  server = await startRegistry()
  other = await startRegistry()
  index = stocking(server, 'uat/web').index('1.4.2')
})
afterEach(() => Promise.all([server.stop(), other.stop()]))

describe('promoting within a registry', () => {
  it('an index of two images with two attestations takes 27 requests and sends no blob', async () => {
    const done = await run(`${server.host}/uat/web:1.4.2`, `${server.host}/live/web`)
    expect(done).toEqual({
      digest: index.digest,
      action: 'copied',
      moved: { mounted: 16, sent: 0, present: 0, bytes: 0 }
    })
    expect(holdings(server, 'live/web')).toEqual(holdings(server, 'uat/web'))
    expect(counted(server.requests)).toEqual({
      'HEAD manifests': 1,
      'GET manifests': 5,
      'POST uploads': 16,
      'PUT manifests': 5
    })
    expect(server.requests).toHaveLength(27)
  })

  it('what is there already takes 2 requests', async () => {
    await run(`${server.host}/uat/web:1.4.2`, `${server.host}/live/web`)
    server.requests.length = 0
    const again = await run(`${server.host}/uat/web:1.4.2`, `${server.host}/live/web`, {
      referrers: true,
      signatures: true
    })
    expect(again).toMatchObject({ digest: index.digest, action: 'present' })
    expect(counted(server.requests)).toEqual({ 'HEAD manifests': 2 })
  })

  it('known by its digest, what is there already takes 1 request', async () => {
    await run(`${server.host}/uat/web:1.4.2`, `${server.host}/live/web`)
    server.requests.length = 0
    await run(`${server.host}/uat/web@${index.digest}`, `${server.host}/live/web`)
    expect(counted(server.requests)).toEqual({ 'HEAD manifests': 1 })
  })

  it('a retag takes 2 requests', async () => {
    const done = await run(`${server.host}/uat/web:1.4.2`, `${server.host}/uat/web`, { tags: ['stable'] })
    expect(done).toMatchObject({ digest: index.digest, action: 'tagged' })
    expect(counted(server.requests)).toEqual({ 'GET manifests': 1, 'PUT manifests': 1 })
    expect(holdings(server, 'uat/web').tags).toEqual({ '1.4.2': index.digest, stable: index.digest })
  })

  it('a second tag of what is there moves the tag alone', async () => {
    await run(`${server.host}/uat/web:1.4.2`, `${server.host}/live/web`)
    server.requests.length = 0
    const done = await run(`${server.host}/uat/web:1.4.2`, `${server.host}/live/web`, { tags: ['1.4.2', 'stable'] })
    expect(done.action).toBe('tagged')
    expect(counted(server.requests)).toEqual({ 'HEAD manifests': 3, 'GET manifests': 1, 'PUT manifests': 1 })
  })

  it.each(['uat/web', 'live/web'])('never gives the tag of a version in %s to another image', async path => {
    const before = stocking(server, path).image('other', 1, {}, '2.0.0')
    await expect(
      run(`${server.host}/uat/web:1.4.2`, `${server.host}/${path}`, { tags: ['stable', '2.0.0'] })
    ).rejects.toMatchObject({
      code: 'TAG_TAKEN',
      message: `The tag ${server.host}/${path}:2.0.0 has another image: ${before.digest}, not ${index.digest}.`
    })
    expect(server.requests.filter(({ method }) => method !== 'HEAD' && method !== 'GET')).toEqual([])
  })

  it('of an image that is nowhere says so', async () => {
    await expect(run(`${server.host}/uat/web:9.9.9`, `${server.host}/live/web`)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `${server.host}/uat/web:9.9.9 is not in the registry.`
    })
  })

  it('a registry that mounts nothing gets each blob once, and none that it has', async () => {
    const started = await startRegistry({ mounts: false })
    stocking(started, 'uat/web').index('1.4.2')
    stocking(started, 'live/web').blob('amd64 layer 0')
    const done = await run(`${started.host}/uat/web:1.4.2`, `${started.host}/live/web`)
    expect(done.moved).toMatchObject({ mounted: 0, sent: 15, present: 1 })
    expect(holdings(started, 'live/web')).toEqual(holdings(started, 'uat/web'))
    await started.stop()
  })
})

describe('promoting to another registry', () => {
  it('sends each blob in two requests, after asking whether it is there', async () => {
    const done = await run(`${server.host}/uat/web:1.4.2`, `${other.host}/live/web`)
    expect(done.moved).toMatchObject({ mounted: 0, sent: 16, present: 0 })
    expect(holdings(other, 'live/web')).toEqual(holdings(server, 'uat/web'))
    expect(counted(server.requests)).toEqual({ 'GET manifests': 5, 'GET blobs': 16 })
    expect(counted(other.requests)).toEqual({
      'HEAD manifests': 1,
      'HEAD blobs': 16,
      'POST uploads': 16,
      'PUT uploads': 16,
      'PUT manifests': 5
    })
  })

  it('puts an index there last, and nothing before its parts', async () => {
    await run(`${server.host}/uat/web:1.4.2`, `${other.host}/live/web`)
    const written = other.requests.filter(({ method, path }) => method === 'PUT' && path.includes('/manifests/'))
    expect(written.every(({ status }) => status === 201)).toBe(true)
    expect(written.at(-1)?.path).toBe('/v2/live/web/manifests/1.4.2')
  })

  it('puts what an index of indexes lists there from below', async () => {
    const stock = stocking(server, 'uat/web')
    const below = stock.listed('below', [stock.index('1.4.2')])
    const top = stock.listed('top', [below], 'nested')
    await run(`${server.host}/uat/web:nested`, `${other.host}/live/web`, { tags: ['nested'] })
    expect(holdings(other, 'live/web').tags).toEqual({ nested: top.digest })
    expect(other.requests.filter(({ status }) => status >= 400 && status !== 404)).toEqual([])
    expect(holdings(other, 'live/web').manifests).toEqual(holdings(server, 'uat/web').manifests)
  })

  it('sends only what is missing when it is done again after a failure', async () => {
    other.faults.add({ method: 'PUT', path: /uploads/, skip: 5, times: 99, effect: { answer: 400 } })
    await expect(run(`${server.host}/uat/web:1.4.2`, `${other.host}/live/web`)).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED'
    })
    const before = holdings(other, 'live/web').blobs.length
    expect(holdings(other, 'live/web')).toMatchObject({ tags: {}, manifests: [] })
    other.faults.clear()
    const done = await run(`${server.host}/uat/web:1.4.2`, `${other.host}/live/web`)
    expect(done.moved).toMatchObject({ sent: 16 - before, present: before })
    expect(before).toBeGreaterThan(0)
    expect(holdings(other, 'live/web')).toEqual(holdings(server, 'uat/web'))
  })
})
