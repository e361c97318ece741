import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppendSettings } from '../../src/config/append.ts'
import { append } from '../../src/image/append.ts'
import type { BuildRequest } from '../../src/image/build.ts'
import { originLabels } from '../../src/image/build.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { readPart, writeStream } from '../../src/io/parts.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { readTree } from '../../src/io/tree.ts'
import { silent } from '../../src/runner/report.ts'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { untar } from '../../src/sandbox/registry/tar.ts'
import { fakeClock } from './fake-clock.ts'
import { counted, digestOf, holdings, stocking } from './images.ts'

const oci = (kind: string): string => `application/vnd.oci.image.${kind}`
const docker = (kind: string): string => `application/vnd.docker.${kind}`
const scratch: AppendSettings = { base: 'scratch', to: '/site', env: {}, labels: {}, exposedPorts: [] }

let folder: string
let server: Registry

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-append-'))
  server = await startRegistry()
  vi.stubEnv('RUNNER_TEMP', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Files of a folder `site`, by path; a trailing arrow makes a link. */
async function site(files: Readonly<Record<string, string>>, below = 'site'): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, below, path)
    await mkdir(dirname(full), { recursive: true })
    if (text.startsWith('-> ')) await symlink(text.slice(3), full)
    else await writeFile(full, text)
  }
  return join(folder, below)
}

const registry = registryClient({
  http: systemHttp({}),
  clock: fakeClock(),
  credentials: async () => undefined,
  report: silent
})

const build = (settings: Partial<AppendSettings> = {}, request: Partial<BuildRequest> = {}, time = 0) =>
  append({
    settings: { ...scratch, ...settings },
    time,
    files: systemFiles,
    readTree,
    readPart,
    writeStream,
    scratch: systemScratch,
    report: silent,
    registry
  }).build({
    repository: `${server.host}/acme/site`,
    context: join(folder, 'site'),
    provenance: 'mode=min',
    sbom: 'false',
    ...request
  })

const json = (digest: string) => JSON.parse(bytesOf(digest).toString())

function bytesOf(digest: string): Buffer {
  const { manifests } = server.store.repositories.get('acme/site') ?? {}
  const found =
    manifests?.get(digest as `sha256:${string}`)?.bytes ?? server.store.blobs.get(digest as `sha256:${string}`)
  return found ?? Buffer.of()
}

const layerOf = (digest: string) => [...untar(gunzipSync(bytesOf(json(digest).layers.at(-1).digest)))]

/** A base in the same registry: an index of Docker's types, with what names no platform. */
function base(): { readonly index: string; readonly digests: string[] } {
  const { blob, manifest } = stocking(server, 'base/web')
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

describe('files on nothing', () => {
  it('become an image of one layer, which holds them as they are and says how to run them', async () => {
    await site({ 'index.html': 'hello', '.well-known/a': 'a', 'bin/serve': '#!/bin/sh', latest: '-> index.html' })
    await chmod(join(folder, 'site/bin/serve'), 0o4755)
    await chmod(join(folder, 'site/index.html'), 0o640)
    await chmod(join(folder, 'site/bin'), 0o750)
    await chmod(join(folder, 'site/.well-known'), 0o755)
    await chmod(join(folder, 'site/.well-known/a'), 0o644)
    const settings = {
      entrypoint: ['/site/bin/serve'],
      cmd: ['--port', '8080'],
      env: { MODE: 'live' },
      labels: { team: 'shop' },
      exposedPorts: ['8080', '53/udp'],
      workdir: '/site',
      user: '65532:65532'
    }
    const { digest, metadata } = await build(settings, { platforms: ['linux/arm/v6'], labels: { a: 'b' } }, 86_400)
    const manifest = json(digest)
    const layer = bytesOf(manifest.layers[0].digest)
    const diffId = digestOf(gunzipSync(layer))
    expect(metadata).toEqual({ 'containerimage.digest': digest })
    expect(manifest).toEqual({
      schemaVersion: 2,
      mediaType: oci('manifest.v1+json'),
      config: { mediaType: oci('config.v1+json'), digest: manifest.config.digest, size: expect.any(Number) },
      layers: [{ mediaType: oci('layer.v1.tar+gzip'), digest: digestOf(layer), size: layer.length }]
    })
    expect(json(manifest.config.digest)).toEqual({
      os: 'linux',
      architecture: 'arm',
      variant: 'v6',
      created: '1970-01-02T00:00:00.000Z',
      config: {
        Entrypoint: ['/site/bin/serve'],
        Cmd: ['--port', '8080'],
        Env: ['MODE=live'],
        User: '65532:65532',
        WorkingDir: '/site',
        ExposedPorts: { '8080/tcp': {}, '53/udp': {} },
        Labels: { a: 'b', team: 'shop' }
      },
      rootfs: { type: 'layers', diff_ids: [diffId] },
      history: [{ created: '1970-01-02T00:00:00.000Z', created_by: 'append to /site', comment: 'cutover' }]
    })
    const bytes = (text: string) => Buffer.from(text)
    expect(layerOf(digest)).toEqual([
      { type: 'folder', path: 'site/.well-known', mode: 0o755 },
      { type: 'file', path: 'site/.well-known/a', mode: 0o644, bytes: bytes('a') },
      { type: 'folder', path: 'site/bin', mode: 0o750 },
      { type: 'file', path: 'site/bin/serve', mode: 0o4755, bytes: bytes('#!/bin/sh') },
      { type: 'file', path: 'site/index.html', mode: 0o640, bytes: bytes('hello') },
      { type: 'link', path: 'site/latest', target: 'index.html' }
    ])
  })

  it('are unpacked by tar as they were, with one time and no owner', async () => {
    const long = `${'deep/'.repeat(30)}file`
    await site({ [long]: 'x', 'größe €.txt': 'y', link: `-> ${'a'.repeat(120)}` })
    const { digest } = await build({ to: '/' }, {}, 1_700_000_000)
    const archive = join(folder, 'layer.tgz')
    await writeFile(archive, bytesOf(json(digest).layers[0].digest))
    const listed = await promisify(execFile)('tar', [
      '--utc',
      '--numeric-owner',
      '--quoting-style=literal',
      '-tvzf',
      archive
    ])
    const lines = listed.stdout
      .trimEnd()
      .split('\n')
      .map(line => line.replace(/ +/g, ' '))
    expect(lines.filter(line => !line.startsWith('d'))).toEqual([
      `-rw-r--r-- 0/0 1 2023-11-14 22:13 ${long}`,
      '-rw-r--r-- 0/0 1 2023-11-14 22:13 größe €.txt',
      `lrwxrwxrwx 0/0 0 2023-11-14 22:13 link -> ${'a'.repeat(120)}`
    ])
  })

  it('for several platforms share the layer, below an index', async () => {
    await site({ page: 'hello' })
    const { digest } = await build({}, { platforms: ['linux/amd64', 'linux/arm64/v8'] })
    const index = json(digest)
    const images = index.manifests.map((entry: { digest: string }) => json(entry.digest))
    expect(index.manifests.map(({ platform }: { platform: object }) => platform)).toEqual([
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' }
    ])
    expect(images[0].layers).toEqual(images[1].layers)
    expect(holdings(server, 'acme/site')).toEqual({
      tags: {},
      manifests: [digest, ...index.manifests.map((entry: { digest: string }) => entry.digest)].sort(),
      blobs: [images[0].layers[0].digest, images[0].config.digest, images[1].config.digest].sort()
    })
  })
})

describe('files on a base', () => {
  it('are one layer more on each platform that was asked for; what the base has is mounted', async () => {
    await site({ page: 'hello' })
    const { index, digests } = base()
    const settings = { base: `${server.host}/base/web:1`, env: { A: '2', B: '3' }, exposedPorts: ['8080'] }
    server.requests.length = 0
    const { digest } = await build(settings, { platforms: ['linux/arm64', 'linux/amd64'] })
    const built = json(digest)
    const name = { 'org.opencontainers.image.base.name': `${server.host}/base/web:1` }
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
    expect(counted(server.requests)).toMatchObject({ 'POST uploads': 7, 'PUT uploads': 3, 'PUT manifests': 3 })
  })

  it('take the place of its program, whose arguments go with it', async () => {
    await site({ page: 'hello' })
    base()
    const { digest } = await build({ base: `${server.host}/base/web:1`, entrypoint: ['/run'] })
    const { config } = json(json(digest).config.digest)
    expect([json(digest).mediaType, config.Entrypoint, config.Cmd]).toEqual([
      oci('manifest.v1+json'),
      ['/run'],
      undefined
    ])
  })

  it('on a platform that it has not, are an error before anything is pushed', async () => {
    await site({ page: 'hello' })
    base()
    await expect(build({ base: `${server.host}/base/web:1` }, { platforms: ['linux/riscv64'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `${server.host}/base/web:1 has no image for linux/riscv64.`,
      hint: 'It has linux/amd64, linux/arm64, linux/s390x. Name others under platforms, or another base.'
    })
    expect(server.store.repositories.has('acme/site')).toBe(false)
  })

  it('that is something else than an image are an error', async () => {
    await site({ page: 'hello' })
    stocking(server, 'base/web').image('odd', 1, {}, '1')
    await expect(build({ base: `${server.host}/base/web:1` })).rejects.toMatchObject({ code: 'BUILD_FAILED' })
  })
})

describe('the digest', () => {
  const names = fc.stringMatching(/^[a-z.-][a-z0-9._-]{0,11}$/).filter(name => !/^\.{1,2}$/.test(name))
  const trees = fc.dictionary(names, fc.string({ maxLength: 40 }), { minKeys: 1, maxKeys: 6 })

  it('is that of the same files, whenever and in whatever order they were made', async () => {
    let run = 0
    const made = async (tree: Readonly<Record<string, string>>): Promise<string> => {
      run += 1
      const context = await site(tree, `t${run}`)
      for (const name of Object.keys(tree)) await utimes(join(context, name), run * 1000, run * 1000)
      return (await build({}, { context })).digest
    }
    await fc.assert(
      fc.asyncProperty(trees, async tree => {
        const files = Object.entries(tree).map(([name, text]): [string, string] => [name, `text ${text}`])
        const first = await made(Object.fromEntries(files))
        expect(await made(Object.fromEntries(files.reverse()))).toBe(first)
        const [[name, text] = ['', '']] = files
        expect(await made({ ...Object.fromEntries(files), [name]: `${text}!` })).not.toBe(first)
      }),
      { numRuns: 25 }
    )
  })

  it('is known from a second build without sending anything', async () => {
    await site({ page: 'hello' })
    const { digest } = await build()
    server.requests.length = 0
    expect((await build()).digest).toBe(digest)
    expect(counted(server.requests)).toEqual({ 'HEAD blobs': 2, 'PUT manifests': 1 })
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
      message: `${server.host}/acme/site can't be built as asked: append ${reason}.`
    })
  })

  it('a folder that is not there is named', async () => {
    await expect(build()).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `There is no folder ${join(folder, 'site')} to append.`
    })
  })

  it('a pipe is named, and nothing is pushed', async () => {
    await site({ page: 'hello' })
    await promisify(execFile)('mkfifo', [join(folder, 'site/pipe')])
    await expect(build()).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: `Can't read ${join(folder, 'site/pipe')}: it is no file, folder or link.`
    })
    expect(server.requests).toEqual([])
  })

  it('a file that changes meanwhile does not spoil the archive', async () => {
    await site({ page: 'hello' })
    const growing = append({
      settings: scratch,
      time: 0,
      files: systemFiles,
      readTree: async function* (path) {
        for await (const entry of readTree(path)) yield entry.type === 'file' ? { ...entry, size: 7 } : entry
      },
      readPart,
      writeStream,
      scratch: systemScratch,
      report: silent,
      registry
    }).build({ repository: `${server.host}/acme/site`, context: join(folder, 'site') })
    await expect(growing).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: `${join(folder, 'site/page')} changed while it was packed: it had 7 bytes, then 5.`
    })
  })
})

it('the labels of an image that say when it was made are those that were asked for', async () => {
  await site({ page: 'hello' })
  const labels = originLabels({ version: '1.4.2', revision: 'abc', created: 0 })
  const { digest } = await build({}, { labels })
  expect(json(json(digest).config.digest).config.Labels).toEqual(labels)
})
