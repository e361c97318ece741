import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { type Registry, type RegistryOptions, startRegistry } from '../../../src/sandbox/registry/registry.ts'

const named = (text: string, algorithm = 'sha256'): string =>
  `${algorithm}:${createHash(algorithm).update(text).digest('hex')}`

let registry: Registry

afterEach(() => registry.stop())

async function started(options: RegistryOptions = {}) {
  registry = await startRegistry(options)
  return async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const response = await fetch(new URL(path, `http://${registry.host}`), { method, headers, ...(body && { body }) })
    const text = await response.text()
    return { status: response.status, header: (name: string) => response.headers.get(name), text }
  }
}
type Send = Awaited<ReturnType<typeof started>>

const pushed = (send: Send, repository: string, text: string, digest = named(text)) =>
  send('POST', `/v2/${repository}/blobs/uploads/?digest=${digest}`, {}, text)

describe('a blob in one request', () => {
  test('is there at once, under sha512 as well', async () => {
    const send = await started()
    for (const digest of [named('hello'), named('hello', 'sha512')]) {
      const answer = await pushed(send, 'acme/web', 'hello', digest)
      expect([answer.status, answer.header('location')]).toEqual([201, `/v2/acme/web/blobs/${digest}`])
      const got = await send('GET', `/v2/acme/web/blobs/${digest}`)
      expect([got.text, got.header('docker-content-digest')]).toEqual(['hello', digest])
    }
  })

  test.each([
    ['of other bytes', named('other')],
    ['of other bytes in sha512', named('other', 'sha512')],
    ['that is too short', 'sha256:abc'],
    ['of an unknown algorithm', `md5:${'0'.repeat(32)}`]
  ])('is refused under a digest %s', async (_what, digest) => {
    const send = await started()
    const answer = await pushed(send, 'acme/web', 'hello', digest)
    expect([answer.status, JSON.parse(answer.text).errors[0].code]).toEqual([400, 'DIGEST_INVALID'])
    expect([...(registry.store.repositories.get('acme/web')?.blobs ?? [])]).toEqual([])
  })
})

describe('chunks', () => {
  test('that leave a gap are refused, also the last one, with the place to go on from, and the upload goes on', async () => {
    const send = await started()
    const begun = await send('POST', '/v2/acme/web/blobs/uploads/')
    const to = begun.header('location') ?? ''
    expect((await send('PATCH', to, { 'content-range': '0-4' }, 'hello')).status).toBe(202)
    const last = `${to}?digest=${named('hello blob')}`
    for (const [method, range] of [
      ['PATCH', '6-10'],
      ['PATCH', '0-4'],
      ['PATCH', '0-9'],
      ['PATCH', 'bytes 5-9/10'],
      ['PUT', '6-10']
    ] as const) {
      const gap = await send(method, method === 'PUT' ? last : to, { 'content-range': range }, ' blob')
      expect([gap.status, gap.header('range'), gap.header('location')]).toEqual([416, '0-4', to])
    }
    expect((await send('PUT', last, { 'content-range': '5-9' }, ' blob')).status).toBe(201)
    expect((await send('GET', `/v2/acme/web/blobs/${named('hello blob')}`)).text).toBe('hello blob')
  })

  test('whose sum is not what the digest says end their upload', async () => {
    const send = await started()
    const to = (await send('POST', '/v2/acme/web/blobs/uploads/')).header('location') ?? ''
    expect((await send('PUT', `${to}?digest=${named('other')}`, {}, 'hello')).status).toBe(400)
    expect((await send('GET', to)).status).toBe(404)
  })
})

describe('a mount', () => {
  const mount = (send: Send, query: string) => send('POST', `/v2/acme/web/blobs/uploads/?mount=${named('x')}${query}`)

  test('that names no source finds its blob wherever it lies', async () => {
    const send = await started()
    await pushed(send, 'acme/base', 'x')
    expect((await mount(send, '')).status).toBe(201)
  })

  test('that names a source looks nowhere else', async () => {
    const send = await started()
    await pushed(send, 'acme/base', 'x')
    expect((await mount(send, '&from=acme/other')).status).toBe(202)
  })

  test('is an upload where the registry mounts nothing', async () => {
    const send = await started({ mounts: false })
    await pushed(send, 'acme/base', 'x')
    expect([(await mount(send, '&from=acme/base')).status, (await mount(send, '')).status]).toEqual([202, 202])
  })

  test('gives a token nothing out of repositories that it was not made for', async () => {
    const send = await started({ access: { kind: 'token', username: 'ada', password: 'secret' } })
    const login = { authorization: `Basic ${btoa('ada:secret')}` }
    const opened = async (repository: string): Promise<Record<string, string>> => {
      const answer = await send('GET', `/token?scope=repository:${repository}:pull,push`, login)
      return { authorization: `Bearer ${JSON.parse(answer.text).token}` }
    }
    await send('POST', `/v2/acme/base/blobs/uploads/?digest=${named('x')}`, await opened('acme/base'), 'x')
    const [path, web] = [`/v2/acme/web/blobs/uploads/?mount=${named('x')}`, await opened('acme/web')]
    expect((await send('POST', path, web)).status).toBe(202)
    expect((await send('POST', `${path}&from=acme/base`, web)).status).toBe(401)
  })
})

test('a range may count from the end, and one that holds nothing is refused with the size', async () => {
  const send = await started()
  await pushed(send, 'acme/web', 'hello blob')
  const part = async (range: string) => {
    const answer = await send('GET', `/v2/acme/web/blobs/${named('hello blob')}`, { range })
    return [answer.status, answer.header('content-range'), answer.text]
  }
  expect(await part('bytes=-4')).toEqual([206, 'bytes 6-9/10', 'blob'])
  expect(await part('bytes=-99')).toEqual([206, 'bytes 0-9/10', 'hello blob'])
  expect(await part('bytes=8-99')).toEqual([206, 'bytes 8-9/10', 'ob'])
  for (const nothing of ['bytes=-0', 'bytes=10-', 'bytes=5-4'])
    expect(await part(nothing)).toEqual([416, 'bytes */10', ''])
  for (const other of ['bytes=0-1,3-4', 'bytes=-', 'lines=1-2'])
    expect(await part(other)).toEqual([200, null, 'hello blob'])
})

test('the bytes of a blob go with the last repository that has it', async () => {
  const send = await started()
  const digest = named('x') as `sha256:${string}`
  await pushed(send, 'acme/web', 'x')
  await pushed(send, 'acme/api', 'x')
  const left: boolean[] = []
  for (const repository of ['acme/web', 'acme/api']) {
    expect((await send('DELETE', `/v2/${repository}/blobs/${digest}`)).status).toBe(202)
    left.push(registry.store.blobs.has(digest))
  }
  expect(left).toEqual([true, false])
})

test('a manifest pushed by its digest takes the tags that come along, all or none', async () => {
  const send = await started()
  const index = '{"schemaVersion":2,"manifests":[]}'
  const type = { 'content-type': 'application/vnd.oci.image.index.v1+json' }
  const put = (query: string) => send('PUT', `/v2/acme/web/manifests/${named(index, 'sha512')}?${query}`, type, index)
  const answer = await put('tag=1.4.2&tag=latest')
  expect([answer.status, answer.header('oci-tag')]).toEqual([201, '1.4.2, latest'])
  expect((await put('tag=fine&tag=-wrong')).status).toBe(400)
  const tags = Object.fromEntries(registry.store.repositories.get('acme/web')?.tags ?? [])
  expect(tags).toEqual({ '1.4.2': named(index, 'sha512'), latest: named(index, 'sha512') })
})

test('what is no endpoint or no method of one is refused in the words of the specification', async () => {
  const send = await started()
  const digest = named('x')
  const asked = [
    ['POST', '/v2/acme/web/tags/list'],
    ['GET', '/v2/acme/web/tags/all'],
    ['DELETE', `/v2/acme/web/referrers/${digest}`],
    ['GET', '/v2/acme/web/manifests/%zz'],
    ['GET', '/v2/Acme/manifests/x']
  ] as const
  const codes = await Promise.all(
    asked.map(async ([method, path]) => {
      const { status, text } = await send(method, path)
      return [status, JSON.parse(text).errors[0].code]
    })
  )
  expect(codes).toEqual([
    [405, 'UNSUPPORTED'],
    [405, 'UNSUPPORTED'],
    [405, 'UNSUPPORTED'],
    [400, 'TAG_INVALID'],
    [400, 'NAME_INVALID']
  ])
})
