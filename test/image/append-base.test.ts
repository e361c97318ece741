import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readTree } from '../../src/io/tree.ts'
import { appending } from './appending.ts'
import { counted, digestOf, stocking } from './images.ts'

const oci = (kind: string): string => `application/vnd.oci.image.${kind}`
const docker = (kind: string): string => `application/vnd.docker.${kind}`
const { at, server, bytesOf, json, site, build } = appending()

/** A base in the same registry: an index of Docker's types, with what names no platform. */
function base(): { readonly index: string; readonly digests: string[] } {
  const { blob, manifest } = stocking(server(), 'base/web')
  const platforms = [{ architecture: 'amd64' }, { architecture: 'arm64', variant: 'v8' }, { architecture: 's390x' }]
  const images = platforms.map(platform => {
    const [under, over] = ['under', 'over'].map(name => blob(`${name} ${platform.architecture}`))
    const config = {
      os: 'linux',
      ...platform,
      config: { Env: ['PATH=/bin', 'A=1'], Cmd: ['serve'], Labels: { keeps: 'this' }, ExposedPorts: { '80/tcp': {} } },
      rootfs: { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`] },
      history: [{ created_by: 'FROM' }, { created_by: 'RUN' }]
    }
    const parts = {
      config: blob(JSON.stringify(config), docker('container.image.v1+json')),
      layers: [under, over].map(layer => ({ ...layer, mediaType: docker('image.rootfs.diff.tar.gzip') }))
    }
    return { ...manifest(docker('distribution.manifest.v2+json'), parts), platform: { os: 'linux', ...platform } }
  })
  const list = manifest(docker('distribution.manifest.list.v2+json'), { manifests: images }, '1')
  return { index: list.digest, digests: images.map(({ digest }) => digest) }
}

describe('files on a base', () => {
  it('are one layer more on each platform that was asked for; what the base has is mounted', async () => {
    await site({ page: 'hello' })
    const { index, digests } = base()
    const settings = { base: `${server().host}/base/web:1`, env: { A: '2', B: '3' }, exposedPorts: ['8080'] }
    server().requests.length = 0
    const { digest } = await build(settings, { platforms: ['linux/arm64', 'linux/amd64'] })
    const built = json(digest)
    const name = { 'org.opencontainers.image.base.name': `${server().host}/base/web:1` }
    expect(built.annotations).toEqual({ ...name, 'org.opencontainers.image.base.digest': index })
    const images = built.manifests.map((entry: { digest: string }) => json(entry.digest))
    expect(images.map((image: { annotations: object }) => image.annotations)).toEqual([
      { ...name, 'org.opencontainers.image.base.digest': digests[1] },
      { ...name, 'org.opencontainers.image.base.digest': digests[0] }
    ])
    expect(images[1].layers.map(({ mediaType }: { mediaType: string }) => mediaType)).toEqual([
      ...Array(3).fill(oci('layer.v1.tar+gzip'))
    ])
    expect(json(images[1].config.digest)).toMatchObject({
      architecture: 'amd64',
      config: {
        Env: ['PATH=/bin', 'A=2', 'B=3'],
        Cmd: ['serve'],
        Labels: { keeps: 'this' },
        ExposedPorts: { '80/tcp': {}, '8080/tcp': {} }
      },
      rootfs: {
        diff_ids: [expect.any(String), expect.any(String), digestOf(gunzipSync(bytesOf(images[1].layers[2].digest)))]
      },
      history: [{ created_by: 'FROM' }, { created_by: 'RUN' }, { created_by: 'append to /site' }]
    })
    // Four layers mounted; the new one and two configs sent.
    expect(counted(server().requests)).toMatchObject({ 'POST uploads': 7, 'PUT uploads': 3, 'PUT manifests': 3 })
  })

  it('take the place of its program, whose arguments go with it', async () => {
    await site({ page: 'hello' })
    base()
    const { digest } = await build({ base: `${server().host}/base/web:1`, entrypoint: ['/run'] })
    const { config } = json(json(digest).config.digest)
    expect([json(digest).mediaType, config.Entrypoint, config.Cmd]).toEqual([
      oci('manifest.v1+json'),
      ['/run'],
      undefined
    ])
  })

  it('of Windows keep the version that it needs', async () => {
    await site({ page: 'hello' })
    const { blob, manifest } = stocking(server(), 'base/web')
    const images = ['amd64', 'arm64'].map(architecture => {
      const platform = { os: 'windows', architecture, 'os.version': '10.0.20348.1' }
      const config = blob(JSON.stringify({ ...platform, rootfs: { type: 'layers', diff_ids: [] } }))
      return { ...manifest(oci('manifest.v1+json'), { config, layers: [] }), platform }
    })
    manifest(oci('index.v1+json'), { manifests: images }, '1')
    const platforms = ['windows/amd64', 'windows/arm64']
    const { digest } = await build({ base: `${server().host}/base/web:1` }, { platforms })
    expect(json(digest).manifests.map(({ platform }: { platform: object }) => platform)).toEqual(
      images.map(({ platform }) => platform)
    )
  })

  it('on a platform that it has not, are an error before anything is pushed', async () => {
    await site({ page: 'hello' })
    base()
    await expect(
      build({ base: `${server().host}/base/web:1` }, { platforms: ['linux/riscv64'] })
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `${server().host}/base/web:1 has no image for linux/riscv64.`,
      hint: 'It has linux/amd64, linux/arm64, linux/s390x. Name others under platforms, or another base.'
    })
    expect(server().store.repositories.has('acme/site')).toBe(false)
  })

  it('that is something else than an image are an error', async () => {
    await site({ page: 'hello' })
    stocking(server(), 'base/web').image('odd', 1, {}, '1')
    await expect(build({ base: `${server().host}/base/web:1` })).rejects.toMatchObject({ code: 'BUILD_FAILED' })
  })
})

describe('what can not be appended', () => {
  it.each([
    [{ file: 'Dockerfile' }, 'reads no Dockerfile (file)'],
    [{ secrets: [{ id: 'npm', value: 'x' }] }, 'takes no secrets'],
    [{ sbom: 'true' }, 'writes no software bill of materials (sbom)'],
    [{ provenance: 'mode=max' }, 'writes no provenance, and provenance: max asks for it']
  ])('%j is refused', async (request, reason) => {
    await expect(build({}, request)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: `${server().host}/acme/site can't be built as asked: append ${reason}.`
    })
  })

  it('a folder that is not there is named', async () => {
    await expect(build()).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `There is no folder ${at('site')} to append.`
    })
  })

  it('a pipe is named, and nothing is pushed', async () => {
    await site({ page: 'hello' })
    await promisify(execFile)('mkfifo', [at('site/pipe')])
    await expect(build()).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `Can't read ${at('site/pipe')}: it is no file, folder or link.`
    })
    expect(server().requests).toEqual([])
  })

  it('a name that hides a file of the base is refused', async () => {
    await site({ 'etc/.wh.passwd': '' })
    await expect(build()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: `${at('site/etc/.wh.passwd')} would take a file of the base away instead of adding one.`
    })
  })

  it('a file that can not be read is named', async () => {
    await site({ page: 'hello' })
    const failing = build(
      {},
      {},
      {
        readPart: () => ({
          [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new RangeError('permission denied')) })
        })
      }
    )
    await expect(failing).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `Can't read ${at('site/page')}: permission denied.`
    })
  })

  it('a build that is cancelled while it packs ends so, and leaves nothing behind', async () => {
    await site({ page: 'hello' })
    const controller = new AbortController()
    const endless = build(
      {},
      {},
      {
        signal: controller.signal,
        async *readPart() {
          for (;;) {
            yield Buffer.alloc(65_536)
            controller.abort()
          }
        }
      }
    )
    await expect(endless).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await readdir(at('.'))).toEqual(['site'])
    expect(server().requests).toEqual([])
  })

  it('a file that changes meanwhile does not spoil the archive', async () => {
    await site({ page: 'hello' })
    const growing = build(
      {},
      {},
      {
        readTree: async function* (path) {
          for await (const entry of readTree(path)) yield entry.type === 'file' ? { ...entry, size: 7 } : entry
        }
      }
    )
    await expect(growing).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: `${at('site/page')} changed while it was packed: it had 7 bytes, then 5.`
    })
  })
})
