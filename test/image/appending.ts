import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, vi } from 'vitest'
import type { AppendSettings } from '../../src/config/append.ts'
import { type AppendOptions, append } from '../../src/image/append.ts'
import type { BuildRequest } from '../../src/image/build.ts'
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

const scratch: AppendSettings = { base: 'scratch', to: '/site', env: {}, labels: {}, exposedPorts: [] }

/** A folder and a registry for each test, and what a build makes of the one in the other. */
export function appending() {
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
  const bytesOf = (digest: string): Buffer => {
    const { manifests } = server.store.repositories.get('acme/site') ?? {}
    const key = digest as `sha256:${string}`
    return manifests?.get(key)?.bytes ?? server.store.blobs.get(key) ?? Buffer.of()
  }
  const json = (digest: string) => JSON.parse(bytesOf(digest).toString())
  return {
    at: (path: string) => join(folder, path),
    server: () => server,
    bytesOf,
    json,
    /** The entries of the last layer of an image. */
    layerOf: (digest: string) => [...untar(gunzipSync(bytesOf(json(digest).layers.at(-1).digest)))],
    /** Files of a folder `site`, by path; a leading arrow makes a link. */
    async site(files: Readonly<Record<string, string>>, below = 'site'): Promise<string> {
      for (const [path, text] of Object.entries(files)) {
        const full = join(folder, below, path)
        await mkdir(dirname(full), { recursive: true })
        if (text.startsWith('-> ')) await symlink(text.slice(3), full)
        else await writeFile(full, text)
      }
      return join(folder, below)
    },
    build: (
      settings: Partial<AppendSettings> = {},
      request: Partial<BuildRequest> = {},
      options: Partial<AppendOptions> = {}
    ) =>
      append({
        settings: { ...scratch, ...settings },
        time: 0,
        files: systemFiles,
        readTree,
        readPart,
        writeStream,
        scratch: systemScratch,
        report: silent,
        registry: registryClient({
          http: systemHttp({}),
          clock: fakeClock(),
          credentials: async () => undefined,
          report: silent
        }),
        ...options
      }).build({
        repository: `${server.host}/acme/site`,
        context: join(folder, 'site'),
        provenance: 'mode=min',
        sbom: 'false',
        ...request
      })
  }
}
