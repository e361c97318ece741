import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { client, startRegistry } from '../../bench/registry-parts.ts'
import { contentOf } from '../../src/image/content.ts'
import { isDigest } from '../../src/image/image.ts'
import { parseReference } from '../../src/image/reference.ts'

/** A real registry on a port of this machine. */
export interface Real {
  readonly port: number
  readonly host: string
  stop(): void
}

/** docker-registry 2.8, with its content in a folder of its own. */
export async function distribution(): Promise<Real> {
  const folder = mkdtempSync(join(tmpdir(), 'cutover-registry-'))
  const { port, stop } = await startRegistry(folder)
  return {
    port,
    host: `127.0.0.1:${port}`,
    stop() {
      stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** The registry of go-containerregistry, which has the referrers API and keeps everything in memory. */
export async function withReferrers(bin: string): Promise<Real> {
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  const child = spawn(join(bin, 'registry-with-referrers'), [host], { stdio: 'inherit' })
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  const ready = async (): Promise<void> => {
    while (!(await fetch(`http://${host}/v2/`).catch(() => undefined))?.ok) await pause(20)
  }
  await Promise.race([ready(), failed])
  return { port, host, stop: () => void child.kill() }
}

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  await new Promise(resolve => listener.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** All that one reference leads to: manifests and blobs, each read to its end and hashed. Throws where a part is missing. */
export async function wholeOf(place: string): Promise<string[]> {
  const registry = client()
  const start = parseReference(place)
  const { domain, path, spelling } = start
  const found = new Set<string>()
  const visit = async (reference: typeof start): Promise<void> => {
    const manifest = await registry.get(reference)
    found.add(manifest.digest)
    const { manifests, blobs } = contentOf(manifest.bytes, place)
    for (const { digest } of manifests) if (isDigest(digest)) await visit({ domain, path, spelling, digest })
    for (const blob of blobs) {
      for await (const _ of registry.readBlob(start, blob)) found.add(blob.digest)
    }
  }
  await visit(start)
  return [...found].sort()
}

/** What each tag of a repository leads to. */
export async function tagsOf(place: string): Promise<Record<string, string[]>> {
  const tags = await client().tags(parseReference(place))
  const all = await Promise.all(tags.sort().map(async tag => [tag, await wholeOf(`${place}:${tag}`)] as const))
  return Object.fromEntries(all)
}
