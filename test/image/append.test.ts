import { execFile } from 'node:child_process'
import { chmod, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { originLabels } from '../../src/image/build.ts'
import { appending } from './appending.ts'
import { counted, digestOf, holdings } from './images.ts'

const oci = (kind: string): string => `application/vnd.oci.image.${kind}`
const { at, server, bytesOf, json, layerOf, site, build } = appending()

describe('files on nothing', () => {
  it('become an image of one layer, which holds them as they are and says how to run them', async () => {
    await site({ 'index.html': 'hello', '.well-known/a': 'a', 'bin/serve': '#!/bin/sh', latest: '-> index.html' })
    await chmod(at('site/bin/serve'), 0o4755)
    await chmod(at('site/index.html'), 0o640)
    await chmod(at('site/bin'), 0o750)
    await chmod(at('site/.well-known'), 0o755)
    await chmod(at('site/.well-known/a'), 0o644)
    const settings = {
      entrypoint: ['/site/bin/serve'],
      cmd: ['--port', '8080'],
      env: { MODE: 'live' },
      labels: { team: 'shop' },
      exposedPorts: ['8080', '53/udp'],
      workdir: '/site',
      user: '65532:65532'
    }
    const { digest, metadata } = await build(
      settings,
      { platforms: ['linux/arm/v6'], labels: { a: 'b' } },
      { time: 86_400 }
    )
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
    const { digest } = await build({ to: '/' }, {}, { time: 1_700_000_000 })
    const archive = at('layer.tgz')
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
    const { digest } = await build({}, { platforms: ['linux/amd64', 'linux/arm64/v8', 'linux/arm64'] })
    const index = json(digest)
    const images = index.manifests.map((entry: { digest: string }) => json(entry.digest))
    expect(index.manifests.map(({ platform }: { platform: object }) => platform)).toEqual([
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' }
    ])
    expect(images[0].layers).toEqual(images[1].layers)
    expect(holdings(server(), 'acme/site')).toEqual({
      tags: {},
      manifests: [digest, ...index.manifests.map((entry: { digest: string }) => entry.digest)].sort(),
      blobs: [images[0].layers[0].digest, images[0].config.digest, images[1].config.digest].sort()
    })
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
    server().requests.length = 0
    expect((await build()).digest).toBe(digest)
    expect(counted(server().requests)).toEqual({ 'HEAD blobs': 2, 'PUT manifests': 1 })
  })
})

it('the labels of an image that say when it was made are those that were asked for', async () => {
  await site({ page: 'hello' })
  const labels = originLabels({ version: '1.4.2', revision: 'abc', created: 0 })
  const { digest } = await build({}, { labels })
  expect(json(json(digest).config.digest).config.Labels).toEqual(labels)
})
