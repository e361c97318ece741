import { afterEach, describe, expect, test } from 'vitest'
import type { Fault } from '../../../src/sandbox/faults.ts'
import { type Registry, type RegistryOptions, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { registryContract } from '../../contract/registry.ts'

registryContract('the sandbox', startRegistry)

const ociImage = 'application/vnd.oci.image.manifest.v1+json'
let registry: Registry | undefined

afterEach(async () => {
  await registry?.stop()
  registry = undefined
})

async function started(
  options: RegistryOptions = {}
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const own = await startRegistry(options)
  registry = own
  return (path, init) => fetch(`http://${own.host}${path}`, init)
}

/** Pushes an image without layers, optionally about another one, and returns its digest. */
async function push(send: Awaited<ReturnType<typeof started>>, extra: object = {}, tag = 'x'): Promise<string> {
  const begun = await send('/v2/acme/web/blobs/uploads/', { method: 'POST' })
  const digest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
  await send(`${begun.headers.get('location')}?digest=${digest}`, { method: 'PUT', body: '{}' })
  const config = { mediaType: 'application/vnd.oci.empty.v1+json', digest, size: 2 }
  const pushed = await send(`/v2/acme/web/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'content-type': ociImage },
    body: JSON.stringify({ schemaVersion: 2, mediaType: ociImage, config, layers: [], ...extra })
  })
  expect(pushed.status).toBe(201)
  return pushed.headers.get('docker-content-digest') ?? ''
}

describe('access', () => {
  const login = { username: 'ada', password: 'secret' }
  const basic = `Basic ${btoa('ada:secret')}`

  test('a basic registry answers 401 with its challenge until the right credentials come', async () => {
    const send = await started({ access: { kind: 'basic', ...login } })
    const without = await send('/v2/')
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="sandbox"'])
    expect((await send('/v2/', { headers: { authorization: basic } })).status).toBe(200)
    expect((await send('/v2/', { headers: { authorization: `Basic ${btoa('ada:wrong')}` } })).status).toBe(401)
  })

  test('a challenge names what the request needs, for a mount its source as well', async () => {
    const send = await started({ access: { kind: 'token', ...login } })
    const answer = await send('/v2/acme/web/blobs/uploads/?mount=sha256:0&from=acme/base', { method: 'POST' })
    const host = registry?.host
    expect(answer.headers.get('www-authenticate')).toBe(
      `Bearer realm="http://${host}/token",service="${host}",scope="repository:acme/web:pull,push repository:acme/base:pull"`
    )
  })

  test('a token opens what it was asked for and nothing else', async () => {
    const send = await started({ access: { kind: 'token', ...login } })
    const answer = await send('/token?service=x&scope=repository:acme/web:pull', { headers: { authorization: basic } })
    const { token } = (await answer.json()) as { token: string }
    const headers = { authorization: `Bearer ${token}` }
    expect((await send('/v2/acme/web/tags/list', { headers })).status).toBe(404)
    const other = await send('/v2/acme/api/tags/list', { headers })
    expect([other.status, other.headers.get('www-authenticate')?.includes('error="insufficient_scope"')]).toEqual([
      401,
      true
    ])
  })

  test('a token that ran out is refused as invalid', async () => {
    const send = await started({ access: { kind: 'token', ...login, lifetime: 0 } })
    const answer = await send('/token?scope=repository:acme/web:pull', { headers: { authorization: basic } })
    const { token } = (await answer.json()) as { token: string }
    const late = await send('/v2/acme/web/tags/list', { headers: { authorization: `Bearer ${token}` } })
    expect([late.status, late.headers.get('www-authenticate')?.includes('error="invalid_token"')]).toEqual([401, true])
  })

  test('without credentials a public registry gives tokens to pull and none to push', async () => {
    const send = await started({ access: { kind: 'token', ...login, anonymousPull: true } })
    const answer = await send('/token?scope=repository:acme/web:pull,push')
    const { token } = (await answer.json()) as { token: string }
    const headers = { authorization: `Bearer ${token}` }
    expect((await send('/v2/acme/web/tags/list', { headers })).status).toBe(404)
    expect((await send('/v2/acme/web/blobs/uploads/', { method: 'POST', headers })).status).toBe(401)
  })

  test('an identity token is exchanged by POST', async () => {
    const send = await started({ access: { kind: 'token', ...login } })
    const form = {
      grant_type: 'refresh_token',
      refresh_token: 'secret',
      scope: 'repository:acme/web:pull',
      service: 'x'
    }
    const answer = await send('/token', { method: 'POST', body: new URLSearchParams(form) })
    expect(Object.keys((await answer.json()) as object)).toContain('access_token')
    const wrong = { ...form, refresh_token: 'wrong' }
    expect((await send('/token', { method: 'POST', body: new URLSearchParams(wrong) })).status).toBe(401)
  })
})

describe('referrers', () => {
  test('a manifest about another one is found from there, filtered by its type', async () => {
    const send = await started()
    const subject = await push(send)
    const about = { mediaType: ociImage, digest: subject, size: 1 }
    const signature = await push(send, { subject: about, artifactType: 'application/signature' }, 'signature')
    await push(send, { subject: about, artifactType: 'application/sbom' }, 'sbom')
    const all = (await (await send(`/v2/acme/web/referrers/${subject}`)).json()) as { manifests: unknown[] }
    expect(all.manifests).toHaveLength(2)
    const filtered = await send(`/v2/acme/web/referrers/${subject}?artifactType=application/signature`)
    expect(filtered.headers.get('oci-filters-applied')).toBe('artifactType')
    const { manifests } = (await filtered.json()) as { manifests: { digest: string }[] }
    expect(manifests.map(one => one.digest)).toEqual([signature])
  })

  test('an older registry does not know the question', async () => {
    const send = await started({ referrers: false })
    const subject = await push(send)
    expect((await send(`/v2/acme/web/referrers/${subject}`)).status).toBe(404)
  })
})

describe('chunks and tags', () => {
  test('a chunk that does not begin where the last one ended is refused with the place to go on from', async () => {
    const send = await started()
    const begun = await send('/v2/acme/web/blobs/uploads/', { method: 'POST' })
    const gap = await send(begun.headers.get('location') ?? '', {
      method: 'PATCH',
      headers: { 'content-range': '5-9' },
      body: 'later'
    })
    expect([gap.status, gap.headers.get('range')]).toEqual([416, '0-0'])
  })

  test('tags are listed in order, page by page, with a link to the next', async () => {
    const send = await started()
    for (const tag of ['latest', '1.10.0', '1.1.0']) await push(send, {}, tag)
    const first = await send('/v2/acme/web/tags/list?n=2')
    expect(await first.json()).toEqual({ name: 'acme/web', tags: ['1.1.0', '1.10.0'] })
    expect(first.headers.get('link')).toBe('</v2/acme/web/tags/list?last=1.10.0&n=2>; rel="next"')
    const second = await send('/v2/acme/web/tags/list?last=1.10.0&n=2')
    expect([await second.json(), second.headers.get('link')]).toEqual([{ name: 'acme/web', tags: ['latest'] }, null])
  })

  test('a deleted tag leaves the digest; a deleted digest takes its tags along', async () => {
    const send = await started()
    const digest = await push(send)
    expect((await send('/v2/acme/web/manifests/x', { method: 'DELETE' })).status).toBe(202)
    expect((await send(`/v2/acme/web/manifests/${digest}`)).status).toBe(200)
    await push(send)
    await send(`/v2/acme/web/manifests/${digest}`, { method: 'DELETE' })
    expect(await (await send('/v2/acme/web/tags/list')).json()).toEqual({ name: 'acme/web', tags: [] })
  })
})

describe('faults', () => {
  const path = '/v2/acme/web/tags/list'
  const spoiled = async (...faults: Fault[]) => started({ faults })

  test('an answer of its own strikes as often as asked, after as many requests as asked', async () => {
    const effect = { answer: 429, headers: { 'retry-after': '3' }, body: 'slow down' }
    const send = await spoiled({ path: /tags/, skip: 1, times: 2, effect })
    const seen = []
    for (let n = 0; n < 4; n += 1) {
      const answer = await send(path)
      seen.push([answer.status, answer.headers.get('retry-after')])
    }
    expect(seen).toEqual([
      [404, null],
      [429, '3'],
      [429, '3'],
      [404, null]
    ])
  })

  test('a reset before the request leaves nothing done, one after it only loses the answer', async () => {
    const send = await spoiled(
      { method: 'POST', effect: { reset: 'before' } },
      { method: 'POST', effect: { reset: 'after' } }
    )
    const begin = () => send('/v2/acme/web/blobs/uploads/', { method: 'POST' })
    await expect(begin()).rejects.toThrow('fetch failed')
    expect(registry?.store.uploads.size).toBe(0)
    await expect(begin()).rejects.toThrow('fetch failed')
    expect(registry?.store.uploads.size).toBe(1)
    expect(registry?.requests.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 0],
      ['POST', 0]
    ])
  })

  test('a truncated answer breaks off in the body', async () => {
    const send = await spoiled({ effect: { truncate: 1 } })
    const answer = await send('/v2/')
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '2'])
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  test('a slow answer comes after the others', async () => {
    const send = await spoiled({ path: /slow/, effect: { delay: 100 } })
    const order: string[] = []
    await Promise.all(['slow', 'fast'].map(async tag => order.push((await send(`/v2/acme/${tag}/tags/list`)).url)))
    expect(order.map(url => url.split('/').at(-3))).toEqual(['fast', 'slow'])
  })
})
