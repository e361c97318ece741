import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { repositoryOf } from '../../../src/sandbox/registry/store.ts'
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

const server = (): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })

test('a registry that is killed while manifests arrive has whole those that it had confirmed', async () => {
  const child = server()
  try {
    const [host] = await once(child.stdout ?? child, 'data')
    const confirmed: string[] = []
    const push = async (n: number): Promise<void> => {
      const body = JSON.stringify({ schemaVersion: 2, manifests: [], annotations: { n: `${n}`.repeat(5000) } })
      const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json' }
      const { status } = await fetch(`http://${host}/v2/acme/web/manifests/v${n}`, { method: 'PUT', headers, body })
      if (status === 201) confirmed.push(`v${n}`)
      if (confirmed.length === 20) child.kill('SIGKILL')
    }
    await Promise.allSettled(Array.from({ length: 60 }, (_, n) => push(n)))
    const { store } = await started()
    const { tags, manifests } = repositoryOf(store, 'acme/web')
    expect(confirmed.filter(tag => !manifests.has(tags.get(tag) as `sha256:${string}`))).toEqual([])
    for (const { bytes } of manifests.values()) expect(JSON.parse(bytes.toString())).toHaveProperty('annotations.n')
  } finally {
    child.kill('SIGKILL')
  }
})
