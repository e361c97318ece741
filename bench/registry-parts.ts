import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseReference } from '../src/image/reference.ts'
import type { RegistryClient } from '../src/image/registry.ts'
import { registryClient } from '../src/image/registry.ts'
import { systemClock } from '../src/io/clock.ts'
import { systemHttp } from '../src/io/http.ts'
import { silent } from '../src/runner/report.ts'

export const digestOf = (bytes: Uint8Array): `sha256:${string}` =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`

async function freePort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  await new Promise(resolve => listener.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** distribution, the registry that Docker made, with its content in `folder`. */
export async function startRegistry(folder: string): Promise<{ port: number; stop(): void }> {
  const port = await freePort()
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'registry.yml')
  writeFileSync(
    config,
    `version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: "${folder}/data"}}
http: {addr: "127.0.0.1:${port}", secret: bench}
`
  )
  const child = spawn('docker-registry', ['serve', config], { stdio: 'ignore' })
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  const ready = async (): Promise<void> => {
    for (;;) {
      const up = await fetch(`http://127.0.0.1:${port}/v2/`).catch(() => undefined)
      if (up?.ok) return
      await pause(20)
    }
  }
  await Promise.race([ready(), failed])
  return { port, stop: () => void child.kill('SIGTERM') }
}

/** The same bytes for the same seed, and no two blocks alike: nothing on the way can compress them. */
function* bytesOf(seed: string, size: number): Generator<Buffer> {
  const block = 1 << 20
  for (let at = 0; at < size; at += block) {
    const length = Math.min(block, size - at)
    yield createHash('shake256', { outputLength: length }).update(`${seed} ${at}`).digest()
  }
}

export const client = (): RegistryClient =>
  registryClient({ http: systemHttp({}), clock: systemClock, credentials: async () => undefined, report: silent })

const oci = (kind: string): string => `application/vnd.oci.image.${kind}+json`

/** Pushes blobs and manifests that nothing but their seeds decides. */
export function stocker(registry: RegistryClient, place: string, salt: string) {
  const repository = parseReference(place)
  async function blob(seed: string, size: number, mediaType = 'application/vnd.oci.image.layer.v1.tar') {
    const hash = createHash('sha256')
    for (const chunk of bytesOf(seed, size)) hash.update(chunk)
    const digest = `sha256:${hash.digest('hex')}` as const
    await registry.pushBlob(repository, { digest, size }, async function* (start, end) {
      let at = 0
      for (const chunk of bytesOf(seed, size)) {
        const wanted = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at))
        at += chunk.length
        if (wanted.length > 0) yield wanted
      }
    })
    return { mediaType, digest, size }
  }
  async function manifest(mediaType: string, fields: object, tag?: string) {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...fields }))
    const digest = await registry.put(repository, tag ?? digestOf(bytes), { mediaType, bytes })
    return { mediaType, digest, size: bytes.length }
  }
  async function image(name: string, layers: number, size: number, tag?: string) {
    const platform = { architecture: name.includes('arm64') ? 'arm64' : 'amd64', os: 'linux' }
    const text = Buffer.from(
      JSON.stringify({ ...platform, name: `${name} ${salt}`, rootfs: { type: 'layers', diff_ids: [] } })
    )
    const config = { mediaType: oci('config.v1'), digest: digestOf(text), size: text.length }
    await registry.pushBlob(repository, config, async function* () {
      yield text
    })
    const all = []
    for (let n = 0; n < layers; n++) all.push(await blob(`${salt} ${name} ${n}`, size))
    return { ...(await manifest(oci('manifest.v1'), { config, layers: all }, tag)), platform }
  }
  return {
    image,
    /** Two platforms with an attestation each, 16 blobs, as BuildKit pushes them. */
    async index(tag: string, size: number) {
      const platforms = [await image('amd64', 4, size), await image('arm64', 4, size)]
      const attestations = []
      for (const { digest, platform } of platforms) {
        attestations.push({
          ...(await image(`attestation of ${platform.architecture}`, 2, 10_000)),
          annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': digest },
          platform: { architecture: 'unknown', os: 'unknown' }
        })
      }
      return manifest(oci('index.v1'), { manifests: [...platforms, ...attestations] }, tag)
    }
  }
}

/** The most memory that a process ever had, in MiB: VmHWM of proc(5). */
export function peakOf(pid: number): number | undefined {
  try {
    const kibibytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024
  } catch {
    return undefined
  }
}
