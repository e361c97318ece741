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
let image: Described
const stopped: Registry[] = []

const report = { ...silent, warning: (text: string) => warnings.push(text) }
const client = () => registryClient({ http, clock: fakeClock(), credentials: async () => undefined, report })
const run = (to: Registry, options: Partial<PromoteRequest> = {}, from = server) =>
  promote(
    { registry: client(), lanes: lanes(4), report },
    {
      from: parseReference(`${from.host}/uat/web:1.4.2`),
      to: parseReference(`${to.host}/live/web`),
      tags: ['1.4.2'],
      referrers: true,
      signatures: true,
      refresh: false,
      ...options
    }
  )
const hex = ({ digest }: Described): string => digest.replace(':', '-')
const referrersAt = async (at: Registry, subject: Described): Promise<string[]> =>
  (await client().referrers(parseReference(`${at.host}/live/web`), subject.digest)).map(({ digest }) => digest)

beforeEach(async () => {
  warnings = []
  server = await startRegistry()
  other = await startRegistry()
  stopped.splice(0, stopped.length, server, other)
  image = stocking(server, 'uat/web').image('web', 2, {}, '1.4.2')
})
afterEach(() => Promise.all(stopped.map(one => one.stop())))

describe('what is attached to an image', () => {
  it('costs two requests where there is nothing', async () => {
    await run(server)
    expect(counted(server.requests)).toEqual({
      'HEAD manifests': 1,
      'GET manifests': 1,
      'POST uploads': 3,
      'GET referrers': 1,
      'GET tags': 1,
      'PUT manifests': 1
    })
  })

  it('goes along: signatures, what is said of them, and the tags of cosign', async () => {
    const stock = stocking(server, 'uat/web')
    const signature = stock.referrer('signature', image)
    stock.referrer('counter signature', signature)
    stock.image('old signature', 1, {}, `${hex(image)}.sig`)
    stock.image('old attestation', 1, {}, `${hex(image)}.att`)
    await run(other)
    expect(holdings(other, 'live/web')).toEqual(holdings(server, 'uat/web'))
    expect(await referrersAt(other, image)).toEqual([signature.digest])
  })

  it('goes along for each platform of an index, and each platform costs a request', async () => {
    const stock = stocking(server, 'uat/web')
    const index = stock.index('1.4.2')
    const platform = stock.image('amd64', 4)
    stock.referrer('signature of a platform', platform)
    stock.image('of a platform', 1, {}, `${hex(platform)}.sig`)
    await run(other)
    expect(holdings(other, 'live/web').tags).toEqual({
      '1.4.2': index.digest,
      [`${hex(platform)}.sig`]: stock.image('of a platform', 1).digest
    })
    expect(await referrersAt(other, platform)).toHaveLength(1)
    expect(counted(server.requests)['GET referrers']).toBe(4)
  })

  it('is there before the tag, and after the image', async () => {
    const signature = stocking(server, 'uat/web').referrer('signature', image)
    await run(other)
    expect(other.requests.filter(({ path, method }) => method === 'PUT' && path.includes('manifests'))).toMatchObject([
      { path: `/v2/live/web/manifests/${image.digest}` },
      { path: `/v2/live/web/manifests/${signature.digest}` },
      { path: '/v2/live/web/manifests/1.4.2' }
    ])
  })

  it('stays behind when nobody wants it', async () => {
    stocking(server, 'uat/web').referrer('signature', image)
    stocking(server, 'uat/web').image('old signature', 1, {}, `${hex(image)}.sig`)
    await run(other, { referrers: false, signatures: false })
    expect(holdings(other, 'live/web')).toMatchObject({ tags: { '1.4.2': image.digest }, manifests: [image.digest] })
  })

  it('since the last promotion is looked for on request', async () => {
    await run(other)
    const signature = stocking(server, 'uat/web').referrer('signature', image)
    await run(other)
    expect(await referrersAt(other, image)).toEqual([])
    expect(await run(other, { refresh: true })).toMatchObject({ action: 'present' })
    expect(await referrersAt(other, image)).toEqual([signature.digest])
  })

  it('is looked for again under a digest without tags, which shows no end of the work', async () => {
    await run(other, { tags: [], referrers: false, signatures: false })
    const signature = stocking(server, 'uat/web').referrer('signature', image)
    await run(other, { tags: [] })
    expect(await referrersAt(other, image)).toEqual([signature.digest])
    expect(holdings(other, 'live/web').tags).toEqual({})
  })

  it('replaces a list of signatures that it includes, and leaves one that has others', async () => {
    const tag = `${hex(image)}.sig`
    const there = stocking(other, 'live/web')
    const ours = stocking(server, 'uat/web').image('signatures', 2, {}, tag)
    there.image('signatures', 1, {}, tag)
    await run(other)
    expect(holdings(other, 'live/web').tags[tag]).toBe(ours.digest)

    const theirs = there.image('other signatures', 1, {}, tag)
    await run(other, { refresh: true })
    expect(holdings(other, 'live/web').tags[tag]).toBe(theirs.digest)
    expect(warnings).toEqual([
      `${other.host}/live/web:${tag} has signatures of its own and keeps them: ${ours.digest} is not copied.`
    ])
  })
})

describe('a registry without the referrers API', () => {
  const old = async (): Promise<Registry> => {
    const started = await startRegistry({ referrers: false })
    stopped.push(started)
    return started
  }

  it('gets the list as a tag, to which each referrer is added', async () => {
    const target = await old()
    const stock = stocking(server, 'uat/web')
    const first = stock.referrer('first', image)
    await run(target)
    const second = stock.referrer('second', image)
    await run(target, { refresh: true })
    expect(await referrersAt(target, image)).toEqual([first.digest, second.digest])
    const list = target.store.repositories
      .get('live/web')
      ?.manifests.get(holdings(target, 'live/web').tags[hex(image)] ?? image.digest)
    expect(JSON.parse(String(list?.bytes)).manifests[1]).toEqual({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: second.digest,
      size: second.size,
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      annotations: { name: 'second' }
    })
  })

  it('is read by its tag', async () => {
    const from = await old()
    const stock = stocking(from, 'live/web')
    stocking(from, 'uat/web').image('web', 2, {}, '1.4.2')
    const signature = stocking(from, 'uat/web').referrer('signature', image)
    await client().putReferrer(parseReference(`${from.host}/uat/web`), {
      mediaType: signature.mediaType,
      bytes: from.store.repositories.get('uat/web')?.manifests.get(signature.digest)?.bytes ?? Buffer.alloc(0)
    })
    stock.blob('unrelated')
    await run(other, {}, from)
    expect(await referrersAt(other, image)).toEqual([signature.digest])
  })

  it('in which another writes the list at the same time ends with both', async () => {
    const target = await old()
    const stock = stocking(server, 'uat/web')
    const ours = stock.referrer('ours', image)
    const theirs = stocking(target, 'live/web').referrer('theirs', image)
    const bytes = target.store.repositories.get('live/web')?.manifests.get(theirs.digest)?.bytes ?? Buffer.alloc(0)
    await Promise.all([
      run(target),
      client().putReferrer(parseReference(`${target.host}/live/web`), { mediaType: theirs.mediaType, bytes })
    ])
    expect((await referrersAt(target, image)).sort()).toEqual([ours.digest, theirs.digest].sort())
  })
})

describe('removing', () => {
  it('takes a tag or a manifest away, once', async () => {
    const at = `${server.host}/uat/web`
    expect(await client().remove(parseReference(`${at}@${image.digest}`))).toBe(true)
    expect(await client().remove(parseReference(`${at}@${image.digest}`))).toBe(false)
    expect(holdings(server, 'uat/web')).toMatchObject({ tags: {}, manifests: [] })
  })
})
