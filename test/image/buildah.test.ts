import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BuildRequest } from '../../src/image/build.ts'
import { buildah, buildahArguments, layoutArguments } from '../../src/image/buildah.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { readPart } from '../../src/io/parts.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { silent } from '../../src/runner/report.ts'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { fakeClock } from './fake-clock.ts'
import { digestOf, holdings } from './images.ts'

const oci = (kind: string): string => `application/vnd.oci.image.${kind}+json`

describe('the arguments of a build', () => {
  const request: BuildRequest = { repository: 'ghcr.io/acme/web', context: '.' }

  it('are few when little is asked', () => {
    expect(buildahArguments(request, 'localhost/x')).toEqual(['build', '--format', 'oci', '--tag', 'localhost/x', '.'])
    expect(layoutArguments(request, 'localhost/x', '/tmp/l')).toEqual(['push', 'localhost/x', 'oci:/tmp/l:image'])
  })

  it('say all that can be asked, and no secret', () => {
    const everything: BuildRequest = {
      ...request,
      context: 'app',
      file: 'app/Dockerfile.prod',
      target: 'run',
      platforms: ['linux/amd64', 'linux/arm64'],
      buildArgs: ['VERSION=1.4.2'],
      secrets: [
        { id: 'npm', value: 'hunter2' },
        { id: 'aws', src: '/tmp/aws' }
      ],
      cacheFrom: ['type=registry,ref=ghcr.io/acme/cache'],
      cacheTo: ['ghcr.io/acme/cache'],
      labels: { a: 'b=c' },
      annotations: ['d=e'],
      provenance: 'mode=min',
      sbom: 'false',
      network: 'host',
      extra: ['--no-cache']
    }
    expect(buildahArguments(everything, 'localhost/x')).toEqual([
      ...['build', '--format', 'oci', '--manifest', 'localhost/x', '--file', 'app/Dockerfile.prod', '--target', 'run'],
      ...['--platform', 'linux/amd64,linux/arm64', '--build-arg', 'VERSION=1.4.2'],
      ...['--secret', 'id=npm,env=CUTOVER_BUILD_SECRET_0', '--secret', 'id=aws,src=/tmp/aws', '--layers'],
      ...['--cache-from', 'ghcr.io/acme/cache', '--cache-to', 'ghcr.io/acme/cache', '--label', 'a=b=c'],
      ...['--annotation', 'd=e', '--network', 'host', '--no-cache', 'app']
    ])
    expect(layoutArguments(everything, 'localhost/x', '/tmp/l')).toEqual([
      ...['manifest', 'push', '--all', 'localhost/x', 'oci:/tmp/l:image']
    ])
  })
})

describe('a build without Docker', () => {
  let folder: string
  let server: Registry
  let said: string[]

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cutover-buildah-'))
    server = await startRegistry()
    said = []
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
    vi.stubEnv('RUNNER_TEMP', folder)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** An OCI layout with these blobs; the last is its image. */
  async function layout(path: string, mediaType: string, blobs: readonly Buffer[]): Promise<void> {
    await mkdir(join(path, 'blobs/sha256'), { recursive: true })
    for (const bytes of blobs) await writeFile(join(path, 'blobs/sha256', digestOf(bytes).slice(7)), bytes)
    const root = blobs.at(-1) ?? Buffer.of()
    const manifests = [{ mediaType, digest: digestOf(root), size: root.length }]
    await writeFile(join(path, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }))
  }
  const described = (mediaType: string, bytes: Buffer) => ({ mediaType, digest: digestOf(bytes), size: bytes.length })

  function image(name: string): { readonly blobs: Buffer[]; readonly manifest: Buffer } {
    const [config, layer] = [Buffer.from(`{"config":"${name}"}`), Buffer.from(`layer of ${name}`)]
    const parts = { config: described(oci('config.v1'), config), layers: [described('application/x-tar', layer)] }
    const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: oci('manifest.v1'), ...parts }))
    return { blobs: [config, layer], manifest }
  }

  /** A program on PATH that notes its argument lists and gives the layout in the folder `made` when it is to push. */
  const tool = (name: string, build = ':', remove = ':') =>
    writeFile(
      join(folder, name),
      `#!/bin/sh
echo "$*" >> ${folder}/calls
for last; do :; done
case "$1" in
build) ${build} ;;
rmi) ${remove} ;;
esac
case "$*" in *push*) target=\${last#oci:}; cp -r ${folder}/made "\${target%:image}" ;; esac
`,
      { mode: 0o755 }
    )

  const build = (more: Partial<BuildRequest> = {}, name: 'buildah' | 'podman' = 'buildah') =>
    buildah({
      tool: name,
      processes: systemProcesses,
      files: systemFiles,
      readPart,
      scratch: systemScratch,
      report: {
        ...silent,
        foreign: text => said.push(`> ${text}`),
        mask: secret => said.push(`mask ${secret}`),
        warning: text => said.push(`warning: ${text}`)
      },
      registry: registryClient({
        http: systemHttp({}),
        clock: fakeClock(),
        credentials: async () => undefined,
        report: silent
      })
    }).build({ repository: `${server.host}/acme/web`, context: '.', provenance: 'mode=min', sbom: 'false', ...more })

  const calls = async (): Promise<string[]> =>
    (await readFile(join(folder, 'calls'), 'utf8'))
      .trimEnd()
      .replaceAll(/cutover-[0-9a-f]{16}/g, 'cutover-x')
      .replaceAll(/oci:\S+\/layout:/g, 'oci:LAYOUT:')
      .split('\n')

  it('pushes what was built by its digest, under no name, and leaves nothing behind', async () => {
    await tool('buildah', 'echo "STEP 1 $CUTOVER_BUILD_SECRET_0"')
    const { blobs, manifest } = image('web')
    await layout(join(folder, 'made'), oci('manifest.v1'), [...blobs, manifest])
    const digest = digestOf(manifest)
    expect(await build({ secrets: [{ id: 'npm', value: 'hunter2' }] })).toEqual({
      digest,
      metadata: { 'containerimage.digest': digest }
    })
    expect(holdings(server, 'acme/web')).toEqual({ tags: {}, manifests: [digest], blobs: blobs.map(digestOf).sort() })
    expect(await calls()).toEqual([
      'build --format oci --tag localhost/cutover-x --secret id=npm,env=CUTOVER_BUILD_SECRET_0 .',
      'push localhost/cutover-x oci:LAYOUT:image',
      'rmi --force localhost/cutover-x'
    ])
    expect(said).toEqual(['mask hunter2', '> STEP 1 hunter2'])
    expect((await readdir(folder)).sort()).toEqual(['buildah', 'calls', 'made'])
  })

  it('for several platforms pushes the list with all its images', async () => {
    await tool('podman')
    const [amd, arm] = [image('amd64'), image('arm64')]
    const manifests = [amd, arm].map(({ manifest }) => described(oci('manifest.v1'), manifest))
    const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: oci('index.v1'), manifests }))
    const all = [...amd.blobs, ...arm.blobs]
    await layout(join(folder, 'made'), oci('index.v1'), [...all, amd.manifest, arm.manifest, index])
    const { digest } = await build({ platforms: ['linux/amd64', 'linux/arm64'] }, 'podman')
    expect(digest).toBe(digestOf(index))
    expect(holdings(server, 'acme/web')).toEqual({
      tags: {},
      manifests: [amd.manifest, arm.manifest, index].map(digestOf).sort(),
      blobs: all.map(digestOf).sort()
    })
    expect(await calls()).toEqual([
      'build --format oci --manifest localhost/cutover-x --platform linux/amd64,linux/arm64 .',
      'manifest push --all localhost/cutover-x oci:LAYOUT:image',
      'manifest rm localhost/cutover-x'
    ])
  })

  it('that fails tells its exit code and the last error', async () => {
    await tool('buildah', 'echo "Error: building at STEP RUN: exit status 2" >&2; exit 17')
    await expect(build()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: `The build of ${server.host}/acme/web ended with exit code 17: "Error: building at STEP RUN: exit status 2".`,
      hint: 'The log above shows what buildah did. No tag was set, and nothing was deployed.'
    })
  })

  it('that leaves no image is an error, and the image in its store is named when it stays', async () => {
    await tool('buildah', ':', 'exit 1')
    await mkdir(join(folder, 'made'))
    await writeFile(join(folder, 'made/index.json'), '{"manifests":[]}')
    await expect(build()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: `The builder left no image of ${server.host}/acme/web.`
    })
    expect(said.at(-1)).toMatch(/^warning: The image localhost\/cutover-\w{16} is still in the store of buildah\.$/)
  })

  it.each<[Partial<BuildRequest>, string]>([
    [{ sbom: 'true' }, 'writes no software bill of materials (sbom)'],
    [{ provenance: 'mode=max' }, 'writes no provenance, and provenance: max asks for it'],
    [{ builder: 'ci' }, 'knows no builder ci of buildx'],
    [{ cacheFrom: ['type=gha'] }, 'knows no cache type=gha, only those in registries (type=registry,ref=…)']
  ])('refuses what it can not do: %j', async (more, reason) => {
    await expect(build(more)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: `buildah can't build ${server.host}/acme/web as asked: it ${reason}.`
    })
  })

  it.each(['buildah', 'podman'] as const)('where there is no %s either names what else builds', async name => {
    vi.stubEnv('PATH', folder)
    await expect(build({}, name)).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: `${name} can't be started: no such program is on PATH.`,
      hint: `Install it in a step before this one (apt-get install ${name}), or set build-with to ${name === 'podman' ? 'buildah' : 'podman'} or buildx.`
    })
  })
})
