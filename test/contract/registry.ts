import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HttpResponse, systemHttp } from '../../src/io/http.ts'

const ociImage = 'application/vnd.oci.image.manifest.v1+json'
const ociIndex = 'application/vnd.oci.image.index.v1+json'
const dockerImage = 'application/vnd.docker.distribution.manifest.v2+json'
const everyType = [ociImage, ociIndex, dockerImage].join(', ')

const digestOf = (bytes: string | Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/**
 * What Cutover relies on in a registry, in raw requests. It runs on the sandbox and, in the lab, on distribution:
 * what holds in both is what the sandbox may be trusted for.
 */
export function registryContract(name: string, start: () => Promise<{ host: string; stop(): Promise<void> }>): void {
  describe(`the registry contract on ${name}`, () => {
    const http = systemHttp({})
    let server: { host: string; stop(): Promise<void> }

    beforeAll(async () => {
      server = await start()
    })
    afterAll(async () => {
      http.close()
      await server.stop()
    })

    async function send(method: string, path: string, headers = {}, body?: string | Uint8Array) {
      const url = new URL(path, `http://${server.host}`)
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const response = await http.send({ method, url, headers: { ...length, ...headers }, ...(body && { body }) })
      return { status: response.status, headers: response.headers, bytes: await response.bytes() }
    }
    const fresh = (): string => `contract/${randomBytes(6).toString('hex')}`
    const octets = { 'content-type': 'application/octet-stream' }
    const withDigest = (location: string | undefined, digest: string): string => {
      const url = new URL(location ?? '', `http://${server.host}`)
      url.searchParams.set('digest', digest)
      return url.href
    }
    const begin = async (repository: string): Promise<string | undefined> =>
      (await send('POST', `/v2/${repository}/blobs/uploads/`, { 'content-length': '0' })).headers.location
    async function pushBlob(repository: string, bytes: string): Promise<string> {
      const digest = digestOf(bytes)
      await send('PUT', withDigest(await begin(repository), digest), octets, bytes)
      return digest
    }
    const code = (answer: { bytes: Buffer }): string => JSON.parse(answer.bytes.toString()).errors[0].code
    const put = (repository: string, reference: string, body: string, type = ociImage) =>
      send('PUT', `/v2/${repository}/manifests/${reference}`, { 'content-type': type }, body)

    /** An image whose JSON nobody would write that way: a registry must keep its bytes as they are. */
    async function image(repository: string, seed = 'x'): Promise<string> {
      const config = await pushBlob(repository, `{"seed":"${seed}"}`)
      return `{ "schemaVersion":2,\t"mediaType": "${ociImage}",
        "config": {"mediaType":"application/vnd.oci.image.config.v1+json","digest":"${config}","size":${11 + seed.length}},
        "layers":[ ] }`
    }

    test('it says that it speaks version 2', async () => {
      expect((await send('GET', '/v2/')).status).toBe(200)
    })

    test('a blob pushed in one piece is there, whole and in ranges', async () => {
      const repository = fresh()
      const digest = digestOf('hello blob')
      const pushed = await send('PUT', withDigest(await begin(repository), digest), octets, 'hello blob')
      expect([pushed.status, pushed.headers['docker-content-digest']]).toEqual([201, digest])

      const path = `/v2/${repository}/blobs/${digest}`
      const head = await send('HEAD', path)
      expect([head.status, head.headers['content-length'], head.headers['docker-content-digest']]).toEqual([
        200,
        '10',
        digest
      ])
      expect((await send('GET', path)).bytes.toString()).toBe('hello blob')
      const part = await send('GET', path, { range: 'bytes=6-' })
      expect([part.status, part.headers['content-range'], part.bytes.toString()]).toEqual([206, 'bytes 6-9/10', 'blob'])
    })

    test('a deleted blob is gone from its repository and not from one that has mounted it', async () => {
      const [from, to] = [fresh(), fresh()]
      const digest = await pushBlob(from, 'shared')
      await send('POST', `/v2/${to}/blobs/uploads/?mount=${digest}&from=${from}`)
      expect((await send('DELETE', `/v2/${from}/blobs/${digest}`)).status).toBe(202)
      expect((await send('HEAD', `/v2/${from}/blobs/${digest}`)).status).toBe(404)
      expect((await send('GET', `/v2/${to}/blobs/${digest}`)).bytes.toString()).toBe('shared')
    })

    test('an upload under way says how far it has come, and is gone once cancelled', async () => {
      const begun = await send('PATCH', (await begin(fresh())) ?? '', octets, 'hello')
      const to = begun.headers.location ?? ''
      const status = await send('GET', to)
      expect([status.status, status.headers.range]).toEqual([204, '0-4'])
      expect((await send('DELETE', to)).status).toBe(204)
      expect((await send('GET', to)).status).toBe(404)
    })

    test('a blob pushed in chunks is the sum of its chunks', async () => {
      const repository = fresh()
      const digest = digestOf('hello blob')
      const first = await send('PATCH', (await begin(repository)) ?? '', octets, 'hello')
      expect([first.status, first.headers.range]).toEqual([202, '0-4'])
      const second = await send('PATCH', first.headers.location ?? '', octets, ' blob')
      expect([second.status, second.headers.range]).toEqual([202, '0-9'])
      const done = await send('PUT', withDigest(second.headers.location, digest), { 'content-length': '0' })
      expect(done.status).toBe(201)
      expect((await send('GET', `/v2/${repository}/blobs/${digest}`)).bytes.toString()).toBe('hello blob')
    })

    test('a blob whose digest is another is refused and not kept', async () => {
      const repository = fresh()
      const digest = digestOf('something else')
      const refused = await send('PUT', withDigest(await begin(repository), digest), octets, 'hello blob')
      expect([refused.status, code(refused)]).toEqual([400, 'DIGEST_INVALID'])
      expect((await send('HEAD', `/v2/${repository}/blobs/${digest}`)).status).toBe(404)
    })

    test('a mount gives a blob of another repository without its bytes; of nothing it begins an upload', async () => {
      const from = fresh()
      const to = fresh()
      const digest = await pushBlob(from, 'mounted')
      const mounted = await send('POST', `/v2/${to}/blobs/uploads/?mount=${digest}&from=${from}`)
      expect([mounted.status, mounted.headers['docker-content-digest']]).toEqual([201, digest])
      expect((await send('GET', `/v2/${to}/blobs/${digest}`)).bytes.toString()).toBe('mounted')

      const unknown = await send('POST', `/v2/${to}/blobs/uploads/?mount=${digestOf('?')}&from=${from}`)
      expect([unknown.status, typeof unknown.headers.location]).toEqual([202, 'string'])
    })

    test('a manifest keeps its bytes, its type and its digest, by tag and by digest', async () => {
      const repository = fresh()
      const body = await image(repository)
      const digest = digestOf(body)
      const pushed = await put(repository, '1.0.0', body)
      expect([pushed.status, pushed.headers['docker-content-digest']]).toEqual([201, digest])

      const expected = [200, ociImage, digest, String(Buffer.byteLength(body))]
      for (const reference of ['1.0.0', digest]) {
        const path = `/v2/${repository}/manifests/${reference}`
        const seen = ({ status, headers }: Pick<HttpResponse, 'status' | 'headers'>) => [
          status,
          headers['content-type'],
          headers['docker-content-digest'],
          headers['content-length']
        ]
        const got = await send('GET', path, { accept: everyType })
        expect(seen(await send('HEAD', path, { accept: everyType }))).toEqual(expected)
        expect(seen(got)).toEqual(expected)
        expect(got.bytes.toString()).toBe(body)
      }
    })

    test('a tag moves to what was pushed last and the old digest stays', async () => {
      const repository = fresh()
      const one = await image(repository, 'one')
      const two = await image(repository, 'two')
      await put(repository, 'latest', one)
      await put(repository, 'latest', two)
      const tagged = await send('GET', `/v2/${repository}/manifests/latest`, { accept: everyType })
      const old = await send('GET', `/v2/${repository}/manifests/${digestOf(one)}`, { accept: everyType })
      expect([tagged.bytes.toString(), old.bytes.toString()]).toEqual([two, one])
    })

    test('an image index keeps its bytes too, and a Docker manifest its type', async () => {
      const repository = fresh()
      const child = await image(repository)
      await put(repository, digestOf(child), child)
      const index = `{"schemaVersion":2, "mediaType":"${ociIndex}", "manifests":[{"mediaType":"${ociImage}","digest":"${digestOf(child)}","size":${Buffer.byteLength(child)}, "platform":{"architecture":"arm64","os":"linux"}}]}`
      expect((await put(repository, 'all', index, ociIndex)).status).toBe(201)
      const got = await send('GET', `/v2/${repository}/manifests/all`, { accept: everyType })
      expect([got.headers['content-type'], got.bytes.toString()]).toEqual([ociIndex, index])

      const docker = child
        .replaceAll(ociImage, dockerImage)
        .replaceAll('application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json')
      expect((await put(repository, 'docker', docker, dockerImage)).status).toBe(201)
      const old = await send('HEAD', `/v2/${repository}/manifests/docker`, { accept: everyType })
      expect(old.headers['content-type']).toBe(dockerImage)
    })

    test('a manifest that names what is not there is refused: a blob of an image, a child of an index', async () => {
      const repository = fresh()
      const other = await image(fresh())
      const blob = await put(repository, 'x', other)
      expect([blob.status, code(blob)]).toEqual([400, 'MANIFEST_BLOB_UNKNOWN'])
      const index = `{"schemaVersion":2,"mediaType":"${ociIndex}","manifests":[{"mediaType":"${ociImage}","digest":"${digestOf(other)}","size":3}]}`
      const child = await put(repository, 'x', index, ociIndex)
      expect([child.status, code(child)]).toEqual([400, 'MANIFEST_BLOB_UNKNOWN'])
    })

    test('a manifest under a digest that is not its own, or that is no manifest, is refused', async () => {
      const repository = fresh()
      const body = await image(repository)
      const wrong = await put(repository, digestOf('other'), body)
      expect([wrong.status, code(wrong)]).toEqual([400, 'DIGEST_INVALID'])
      const noise = await put(repository, 'x', 'not json')
      expect([noise.status, code(noise)]).toEqual([400, 'MANIFEST_INVALID'])
    })

    test('an OCI manifest is not shown to a client that does not accept it', async () => {
      const repository = fresh()
      await put(repository, '1', await image(repository))
      const hidden = await send('GET', `/v2/${repository}/manifests/1`, { accept: dockerImage })
      expect([hidden.status, code(hidden)]).toEqual([404, 'MANIFEST_UNKNOWN'])
    })

    test('what is not there is 404 with the code of its kind', async () => {
      const repository = fresh()
      const path = `/v2/${repository}`
      const accept = { accept: everyType }
      const manifest = await send('GET', `${path}/manifests/none`, accept)
      const blob = await send('GET', `${path}/blobs/${digestOf('none')}`)
      const list = await send('GET', `${path}/tags/list`)
      expect([manifest, blob, list].map(answer => [answer.status, code(answer)])).toEqual([
        [404, 'MANIFEST_UNKNOWN'],
        [404, 'BLOB_UNKNOWN'],
        [404, 'NAME_UNKNOWN']
      ])
      expect((await send('HEAD', `${path}/manifests/none`, accept)).status).toBe(404)
    })

    test('following the links lists every tag, in whatever order and however many a page holds', async () => {
      const repository = fresh()
      const body = await image(repository)
      const pushed = ['1.0.0', '1.1.0', '1.10.0', 'latest']
      for (const tag of pushed) await put(repository, tag, body)
      const listed: string[] = []
      for (let path: string | undefined = `/v2/${repository}/tags/list?n=3`; path !== undefined; ) {
        const page = await send('GET', path)
        listed.push(...JSON.parse(page.bytes.toString()).tags)
        path = /^<([^>]+)>; rel="next"$/.exec(page.headers.link ?? '')?.[1]
      }
      expect(listed.sort()).toEqual(pushed)
    })

    test('a manifest that was deleted by digest is gone', async () => {
      const repository = fresh()
      const body = await image(repository)
      await put(repository, 'x', body)
      expect((await send('DELETE', `/v2/${repository}/manifests/${digestOf(body)}`)).status).toBe(202)
      const gone = await send('HEAD', `/v2/${repository}/manifests/${digestOf(body)}`, { accept: everyType })
      expect(gone.status).toBe(404)
    })
  })
}
