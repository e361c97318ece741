import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pushStage } from '../../../src/sandbox/registry/image.ts'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { playStages } from '../../../src/sandbox/registry/stages.ts'
import { unpackImage } from '../../../src/sandbox/registry/unpack.ts'

let folder: string

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutover-image-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('images', () => {
  let registry: Registry
  beforeEach(async () => {
    registry = await startRegistry()
  })
  afterEach(() => registry.stop())

  const shop = {
    Dockerfile: 'FROM node\nWORKDIR /app\nENV A=b=c\nCOPY . .\nENTRYPOINT ["node"]\nCMD ["run.mjs"]',
    'run.mjs': 'go'
  }

  test('an image built and pushed is unpacked as it was, by tag and by digest', async () => {
    put({ ...shop, 'bin/tool': '#!' })
    spawnSync('chmod', ['755', join(folder, 'bin/tool')])
    const repository = `${registry.host}/acme/shop`
    const digest = await pushStage(playStages({ folder }), repository, ['1.0.0'])
    for (const reference of [`${repository}:1.0.0`, `${repository}@${digest}`]) {
      const root = mkdtempSync(join(folder, 'pod-'))
      const unpacked = await unpackImage(reference, root)
      expect(unpacked).toEqual({
        digest,
        root,
        entrypoint: ['node'],
        cmd: ['run.mjs'],
        cwd: join(root, 'app'),
        env: { A: 'b=c' }
      })
      expect(readFileSync(join(root, 'app/run.mjs'), 'utf8')).toBe('go')
      expect(statSync(join(root, 'app/bin/tool')).mode & 0o777).toBe(0o755)
    }
  })

  test('the same files give the same digest and send nothing twice; another file another digest', async () => {
    put(shop)
    const repository = `${registry.host}/acme/shop`
    const first = await pushStage(playStages({ folder }), repository)
    registry.requests.length = 0
    const second = await pushStage(playStages({ folder }), repository)
    expect(second).toEqual(first)
    expect(registry.requests.map(one => one.method)).toEqual(['HEAD', 'HEAD', 'PUT'])
    put({ 'run.mjs': 'other' })
    expect(await pushStage(playStages({ folder }), repository)).not.toBe(first)
  })

  test('the packages of the checkout stand in for the RUN that would install them', async () => {
    put({ ...shop, 'node_modules/dep/index.js': 'module.exports = 1' })
    const digest = await pushStage(playStages({ folder }), `${registry.host}/acme/shop`)
    const root = mkdtempSync(join(folder, 'pod-'))
    const { cwd } = await unpackImage(`${registry.host}/acme/shop@${digest}`, root)
    expect(readFileSync(join(cwd, 'node_modules/dep/index.js'), 'utf8')).toBe('module.exports = 1')
  })

  test('bytes that are not what the digest says are refused', async () => {
    put(shop)
    const digest = await pushStage(playStages({ folder }), `${registry.host}/acme/shop`)
    const path = /blobs\/sha256/
    registry.faults.add({ method: 'GET', path, effect: { answer: 200, body: '{}' } })
    const root = mkdtempSync(join(folder, 'pod-'))
    await expect(unpackImage(`${registry.host}/acme/shop@${digest}`, root)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH'
    })
  })
})
