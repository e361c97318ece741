import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { digestOf } from '../../../src/sandbox/registry/store.ts'
import { registryContract } from '../../contract/registry.ts'
import { type Held, holdings, stocking } from '../../image/images.ts'

registryContract('the sandbox in a folder', async () => {
  const own = mkdtempSync(join(tmpdir(), 'cutover-registry-'))
  const started = await startRegistry({ folder: own })
  return {
    host: started.host,
    stop: async () => {
      await started.stop()
      rmSync(own, { recursive: true })
    }
  }
})

let folder: string
const running: Registry[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutover-registry-'))
})
afterEach(async () => {
  for (const registry of running.splice(0)) await registry.stop()
  rmSync(folder, { recursive: true })
})

async function started(): Promise<Registry> {
  const registry = await startRegistry({ folder })
  running.push(registry)
  return registry
}

const all = (registry: Registry): Record<string, Held> =>
  Object.fromEntries([...registry.store.repositories.keys()].sort().map(name => [name, holdings(registry, name)]))

test('what was pushed, tagged and mounted is there after a restart, byte for byte; what was deleted is not', async () => {
  const first = await started()
  // One repository lies in the other's folder, and the tag looks like a digest's file.
  const { image, index, referrer, blob } = stocking(first, 'acme')
  stocking(first, 'acme/web').index('latest')
  const pushed = index('sha256-abc')
  const signature = referrer('signature', pushed)
  const gone = image('gone', 1, {}, 'gone')
  const lost = blob('lost')
  for (const path of [`acme/manifests/${gone.digest}`, `acme/blobs/${lost.digest}`]) {
    await fetch(`http://${first.host}/v2/${path}`, { method: 'DELETE' })
  }
  const before = all(first)
  expect(Object.keys(before)).toEqual(['acme', 'acme/web'])

  const second = await started()
  expect(all(second)).toEqual(before)
  expect([before.acme?.tags, before.acme?.blobs.includes(lost.digest)]).toEqual([
    { 'sha256-abc': pushed.digest },
    false
  ])
  for (const { digest, mediaType } of [pushed, signature]) {
    const [old, same] = await Promise.all(
      [first, second].map(async ({ host }) => {
        const got = await fetch(`http://${host}/v2/acme/manifests/${digest}`, { headers: { accept: mediaType } })
        return [got.status, got.headers.get('content-type'), await got.text()]
      })
    )
    expect(same).toEqual(old)
  }
  const about = await (await fetch(`http://${second.host}/v2/acme/referrers/${pushed.digest}`)).json()
  expect(about).toMatchObject({ manifests: [{ digest: signature.digest }] })
})

test('what a killed process left half-written is swept away', async () => {
  await started()
  writeFileSync(join(folder, 'incoming', 'half'), 'a ha')
  await started()
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
})

test('a write that the disk breaks off leaves what was there, and nothing of what it wrote', async () => {
  // bash counts in KiB: of a larger file only this much is written.
  const limited = `ulimit -f 16; exec "${process.execPath}" "${join(import.meta.dirname, 'serve.ts')}" "${folder}"`
  const child = spawn('bash', ['-c', limited], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [host] = await once(child.stdout, 'data')
    const push = async (path: string, body: string): Promise<number> => {
      const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json' }
      const method = path.includes('/uploads/') ? 'POST' : 'PUT'
      return (await fetch(`http://${host}/v2/acme/web/${path}`, { method, headers, body })).status
    }
    const index = (text: string): string => JSON.stringify({ schemaVersion: 2, manifests: [], annotations: { text } })
    const large = index('x'.repeat(50_000))
    expect(await push('manifests/latest', index('small'))).toBe(201)
    expect(await push('manifests/latest', large)).toBe(500)
    expect(await push(`blobs/uploads/?digest=${digestOf(Buffer.from(large))}`, large)).toBe(500)

    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
    const registry = await started()
    const small = digestOf(Buffer.from(index('small')))
    expect(all(registry)).toEqual({ 'acme/web': { tags: { latest: small }, manifests: [small], blobs: [] } })
    expect(registry.store.blobs.has(digestOf(Buffer.from(large)))).toBe(false)
  } finally {
    child.kill('SIGKILL')
  }
})
