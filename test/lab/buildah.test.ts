import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { buildah } from '../../src/image/buildah.ts'
import { contentOf } from '../../src/image/content.ts'
import { originOf } from '../../src/image/origin.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { readPart } from '../../src/io/parts.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { silent } from '../../src/runner/report.ts'

const ports = { clock: systemClock, report: silent }
const registry = registryClient({ ...ports, http: systemHttp({}), credentials: async () => undefined })
const builder = buildah({
  ...ports,
  tool: 'buildah',
  registry,
  processes: systemProcesses,
  files: systemFiles,
  readPart,
  scratch: systemScratch
})

let context: string
beforeAll(async () => {
  context = await mkdtemp(join(tmpdir(), 'cutover-buildah-'))
  await writeFile(join(context, 'Dockerfile'), 'FROM scratch\nARG TARGETARCH\nCOPY page /page-$TARGETARCH\n')
  await writeFile(join(context, 'page'), 'hello')
  // What buildah needs where it is root in a container, without overlays and namespaces of its own.
  vi.stubEnv('STORAGE_DRIVER', 'vfs')
  vi.stubEnv('BUILDAH_ISOLATION', 'chroot')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(context, { recursive: true, force: true })
})

describe('a real buildah', () => {
  const revision = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
  const labels = { 'org.opencontainers.image.revision': revision }

  it.each([
    ['one platform', ['linux/amd64'], 0],
    ['two platforms', ['linux/amd64', 'linux/arm64'], 2]
  ])('pushes an image of %s by its digest, without a tag', async (_, platforms, images) => {
    const repository = parseReference(`${inject('parts').registry}/buildah/p${platforms.length}`)
    const { spelling } = repository
    const { digest } = await builder.build({ repository: spelling, context, platforms, labels })
    const image = { ...repository, digest }
    const { bytes } = await registry.get(image)
    expect(contentOf(bytes, spelling).manifests).toHaveLength(images)
    expect(await originOf(registry, image)).toMatchObject({ revision })
    expect(await registry.tags(repository)).toEqual([])
  })
})
