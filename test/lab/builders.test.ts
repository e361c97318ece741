import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { append } from '../../src/image/append.ts'
import { bake } from '../../src/image/bake.ts'
import { contentOf, isAttestation } from '../../src/image/content.ts'
import { originOf } from '../../src/image/origin.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { readPart, writeStream } from '../../src/io/parts.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { readTree } from '../../src/io/tree.ts'
import { silent } from '../../src/runner/report.ts'

const ports = { files: systemFiles, scratch: systemScratch, report: silent, processes: systemProcesses }
const registry = registryClient({
  clock: systemClock,
  report: silent,
  http: systemHttp({}),
  credentials: async () => undefined
})
const revision = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const labels = { 'org.opencontainers.image.revision': revision }

/** A target with tags, attestations and a secret of its own, as bake files have them. */
const bakeFile = (context: string): string => `
variable "PAGE" { default = "from the file" }
group "default" { targets = ["site", "other"] }
target "site" {
  context = "${context}"
  tags = ["example.com/elsewhere/site:1.4.2", "example.com/elsewhere/site:latest"]
  args = { PAGE = PAGE }
  attest = ["type=provenance,mode=max"]
  output = ["type=registry"]
}
target "other" { context = "/nowhere" }
`

let context: string
beforeAll(async () => {
  context = await mkdtemp(join(tmpdir(), 'cutover-builders-'))
  await writeFile(
    join(context, 'Dockerfile'),
    `FROM ${inject('parts').registry}/base/busybox:1
ARG PAGE
RUN --mount=type=secret,id=npm test "$(cat /run/secrets/npm)" = hunter2 && echo "$PAGE" > /page
`
  )
  await writeFile(join(context, 'docker-bake.hcl'), bakeFile(context))
  const { bin, builder } = inject('parts')
  for (const [name, value] of Object.entries(builder)) vi.stubEnv(name, value)
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(context, { recursive: true, force: true })
})

const repositoryOf = (name: string) => parseReference(`${inject('parts').registry}/builders/${name}`)

describe('a real buildx', () => {
  it('bakes one target and pushes it by its digest, under none of the tags of the file', async () => {
    const repository = repositoryOf('baked')
    const settings = { files: [join(context, 'docker-bake.hcl')], target: 'site', allow: [`fs.read=${context}`] }
    const { digest } = await bake(ports, settings).build({
      repository: repository.spelling,
      context: '.',
      labels,
      secrets: [{ id: 'npm', value: 'hunter2' }]
    })
    const { bytes } = await registry.get({ ...repository, digest })
    const { manifests } = contentOf(bytes, repository.spelling)
    expect(manifests.map(isAttestation)).toEqual([false, true])
    expect(await originOf(registry, { ...repository, digest })).toMatchObject({ revision })
    expect(await registry.tags(repository)).toEqual([])
  })
})

describe('a folder on a real base', () => {
  it('is an image that others take for one', async () => {
    const repository = repositoryOf('appended')
    const site = await mkdtemp(join(tmpdir(), 'cutover-site-'))
    await writeFile(join(site, 'page'), 'hello')
    const settings = {
      base: `${inject('parts').registry}/base/busybox:1`,
      to: '/srv/www',
      entrypoint: ['/bin/cat', '/srv/www/page'],
      env: {},
      labels: {},
      exposedPorts: []
    }
    const builder = append({ ...ports, settings, time: 0, registry, readTree, readPart, writeStream })
    const { digest } = await builder.build({ repository: repository.spelling, context: site, labels })
    const copied = join(site, 'copied')
    const from = `docker://${repository.spelling}@${digest}`
    await promisify(execFile)('skopeo', ['copy', '--src-tls-verify=false', from, `oci:${copied}:image`])
    const { stdout } = await promisify(execFile)('skopeo', ['inspect', '--config', `oci:${copied}:image`])
    const config = JSON.parse(stdout)
    expect(config.config).toMatchObject({ Entrypoint: settings.entrypoint, Labels: labels })
    expect(config.history).toHaveLength(config.rootfs.diff_ids.length + emptyIn(config.history))
    expect(await registry.tags(repository)).toEqual([])
    await rm(site, { recursive: true })
  })
})

const emptyIn = (history: readonly { readonly empty_layer?: boolean }[]): number =>
  history.filter(({ empty_layer }) => empty_layer).length
