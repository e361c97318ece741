import { afterEach, beforeEach, expect, it } from 'vitest'
import { revisionOf } from '../../src/image/origin.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { fakeClock } from './fake-clock.ts'
import { labelled, stocking } from './images.ts'

const commit = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
let server: Registry

beforeEach(async () => {
  server = await startRegistry()
})
afterEach(() => server.stop())

const revision = () => {
  const registry = registryClient({
    http: systemHttp({}),
    clock: fakeClock(),
    credentials: async () => undefined,
    report: silent
  })
  return revisionOf(registry, parseReference(`${server.host}/acme/web:1.4.2`))
}

it('an image names the commit that it was built from, read by two requests', async () => {
  labelled(stocking(server, 'acme/web'), { 'org.opencontainers.image.revision': commit }, '1.4.2')
  expect(await revision()).toBe(commit)
  expect(server.requests.map(({ method, path }) => `${method} ${path.replace(/sha256:.*/, 'DIGEST')}`)).toEqual([
    'GET /v2/acme/web/manifests/1.4.2',
    'GET /v2/acme/web/blobs/DIGEST'
  ])
})

it('an index names the commit of its first image, whatever attestation stands before it', async () => {
  const stock = stocking(server, 'acme/web')
  const attestation = {
    ...labelled(stock, { 'org.opencontainers.image.revision': 'f'.repeat(40) }),
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' }
  }
  const image = labelled(stock, { 'org.opencontainers.image.revision': commit })
  stock.manifest('application/vnd.oci.image.index.v1+json', { manifests: [attestation, image] }, '1.4.2')
  expect(await revision()).toBe(commit)
})

it.each<[string, unknown]>([
  ['no label', {}],
  ['labels that are null', null],
  ['a label that is no commit', { 'org.opencontainers.image.revision': 'main' }],
  ['a label that is no text', { 'org.opencontainers.image.revision': 7 }]
])('an image with %s names none', async (_, labels) => {
  labelled(stocking(server, 'acme/web'), labels, '1.4.2')
  expect(await revision()).toBeUndefined()
})

it.each(['null', 'no JSON', '{"config":"amd64"}'])('a config that is %s names none', async text => {
  const stock = stocking(server, 'acme/web')
  stock.manifest('application/vnd.oci.image.manifest.v1+json', { config: stock.blob(text), layers: [] }, '1.4.2')
  expect(await revision()).toBeUndefined()
})

it('a config that is not what its digest says is not believed', async () => {
  const stock = stocking(server, 'acme/web')
  const config = stock.blob('{"config":{}}')
  stock.manifest('application/vnd.oci.image.manifest.v1+json', { config, layers: [] }, '1.4.2')
  server.store.blobs.set(config.digest, Buffer.from('{"config":[]}'))
  await expect(revision()).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' })
})

it('a config that is said to have 20 MB is not even asked for', async () => {
  const stock = stocking(server, 'acme/web')
  const config = { ...stock.blob('{"config":{}}'), size: 20_000_000 }
  stock.manifest('application/vnd.oci.image.manifest.v1+json', { config, layers: [] }, '1.4.2')
  await expect(revision()).rejects.toMatchObject({
    code: 'REGISTRY_REFUSED',
    message: `${server.host}/acme/web@${config.digest} is to be read as a config or a signature, and has 20000000 bytes.`
  })
  expect(server.requests.filter(({ path }) => path.includes('/blobs/'))).toEqual([])
})
