import { CutoverError } from '../../errors.ts'
import type { Digest } from '../../image/image.ts'
import { parseReference } from '../../image/reference.ts'
import { systemHttp } from '../../io/http.ts'
import type { Stage } from './stages.ts'
import { digestOf } from './store.ts'
import { type Entry, tar } from './tar.ts'

const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar'
}

/**
 * Pushes what a stage has come to, one layer on nothing, as an image of this machine's platform: by digest, then under
 * `tags`. The same stage gives the same digest.
 */
export async function pushStage(stage: Stage, repository: string, tags: readonly string[] = []): Promise<Digest> {
  const layer = tar(withFolders([...stage.files.values()]))
  const config = Buffer.from(JSON.stringify(configOf(stage, digestOf(layer))))
  const describe = (mediaType: string, bytes: Buffer) => ({ mediaType, digest: digestOf(bytes), size: bytes.length })
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: describe(mediaTypes.config, config),
      layers: [describe(mediaTypes.layer, layer)]
    })
  )
  const remote = plainRegistry(repository)
  try {
    for (const blob of [layer, config]) await remote.pushBlob(blob)
    for (const reference of [digestOf(manifest), ...tags]) await remote.pushManifest(reference, manifest)
  } finally {
    remote.close()
  }
  return digestOf(manifest)
}

/** Files in order, each folder before what it holds. */
function withFolders(files: readonly Entry[]): Entry[] {
  const folders = new Set<string>()
  for (const { path } of files) {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at))
  }
  const made = [...folders].map(path => ({ type: 'folder', path, mode: 0o755 }) as const)
  return [...made, ...files].sort((a, b) => (a.path < b.path ? -1 : 1))
}

const configOf = (stage: Stage, diffId: Digest) => ({
  architecture: process.arch === 'x64' ? 'amd64' : process.arch,
  os: 'linux',
  config: {
    Env: [...stage.environment].map(([name, value]) => `${name}=${value}`),
    ...(stage.entrypoint.length && { Entrypoint: stage.entrypoint }),
    ...(stage.cmd.length && { Cmd: stage.cmd }),
    WorkingDir: stage.workdir,
    ...(stage.user && { User: stage.user }),
    ...(stage.ports.length && { ExposedPorts: Object.fromEntries(stage.ports.map(port => [port, {}])) }),
    Labels: Object.fromEntries(stage.labels)
  },
  rootfs: { type: 'layers', diff_ids: [diffId] }
})

/** The few requests of a push and a pull to a registry on loopback, where no one asks for credentials. */
export function plainRegistry(repository: string) {
  const http = systemHttp({})
  const { domain, path } = parseReference(repository)
  const base = `http://${domain}/v2/${path}`

  async function send(method: string, url: URL, headers: Record<string, string> = {}, body?: Buffer) {
    const response = await http.send({ method, url, headers, ...(body && { body }) })
    const bytes = await response.bytes()
    if (response.status < 400 || (method === 'HEAD' && response.status === 404)) return { ...response, bytes }
    throw new CutoverError('REGISTRY_REFUSED', `${method} ${url.href} answered ${response.status}: ${bytes}`, {
      hint: "Look at the rehearsal's registry: its log of requests and its faults."
    })
  }

  return {
    async pushBlob(bytes: Buffer): Promise<void> {
      const digest = digestOf(bytes)
      if ((await send('HEAD', new URL(`${base}/blobs/${digest}`))).status === 200) return
      const begun = await send('POST', new URL(`${base}/blobs/uploads/`), { 'content-length': '0' })
      const to = new URL(begun.headers.location ?? '', base)
      to.searchParams.set('digest', digest)
      await send(
        'PUT',
        to,
        { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) },
        bytes
      )
    },
    async pushManifest(reference: string, bytes: Buffer): Promise<void> {
      const headers = { 'content-type': mediaTypes.manifest, 'content-length': String(bytes.length) }
      await send('PUT', new URL(`${base}/manifests/${reference}`), headers, bytes)
    },
    manifest: async (reference: string): Promise<Buffer> =>
      (await send('GET', new URL(`${base}/manifests/${reference}`), { accept: '*/*' })).bytes,
    blob: async (digest: string): Promise<Buffer> => (await send('GET', new URL(`${base}/blobs/${digest}`))).bytes,
    close: () => http.close()
  }
}
