import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { attest, type Workflow } from '../../../src/image/signature/attest.ts'
import { referring } from '../../../src/image/signature/referring.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { attestationsOf } from '../../../src/record/attestations.ts'
import { githubOf } from '../../../src/record/github.ts'
import { silent } from '../../../src/runner/report.ts'
import { type GitHub, startGitHub } from '../../../src/sandbox/github/github.ts'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { fakeClock } from '../fake-clock.ts'
import { provenanceOf } from './owner.ts'
import { bundleType, type Place, placeFor } from './place.ts'
import { type Sigstore, startSigstore } from './sigstore.ts'

let sigstore: Sigstore
let server: Registry
let github: GitHub
let place: Place
let signed: unknown[]
beforeAll(async () => {
  sigstore = await startSigstore()
})
beforeEach(async () => {
  server = await startRegistry()
  github = await startGitHub({ repository: 'acme/web' })
  place = placeFor(server)
  signed = []
})
afterEach(() => Promise.all([server.stop(), github.stop()]))

const workflow: Workflow = {
  repository: 'https://github.com/acme/web',
  path: '.github/workflows/release.yml',
  ref: 'refs/tags/v1.4.2'
}
const now = Date.UTC(2026, 10, 21)

const kept = () => {
  const http = systemHttp({})
  const { signal } = new AbortController()
  const access = { http, clock: fakeClock(), signal, token: 'ghs', api: github.url, repository: 'acme/web' }
  return attestationsOf(githubOf(access), { http, signal, api: github.url, provenance: true })
}
const attested = (as = workflow) =>
  attest(
    {
      registry: place.client,
      report: silent,
      now,
      github: kept(),
      sign: async image => {
        signed.push(image)
        return sigstore.attest(provenanceOf(image.digest))
      }
    },
    place.image,
    as
  )
/** Everything that was sent to change something. */
const written = () =>
  [...server.requests, ...github.requests].filter(({ method }) => method !== 'GET' && method !== 'HEAD').length

it('an image gets provenance that its verification accepts, beside it and at GitHub', async () => {
  await attested()
  expect(signed).toEqual([{ name: `${server.host}/acme/web`, digest: place.index.digest }])
  const [entry] = await place.client.referrers(place.image, place.index.digest)
  expect(entry).toEqual({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: entry?.digest,
    size: entry?.size,
    artifactType: bundleType,
    annotations: {
      'org.opencontainers.image.created': '2026-11-21T00:00:00.000Z',
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1'
    }
  })
  const beside = await referring(place.client).find(place.image)
  expect(await kept().list(place.index.digest)).toEqual(beside.map(one => 'bundle' in one && one.bundle))
  expect((await place.verify(sigstore.root)).where).toBe(`${place.image.spelling}@${entry?.digest}`)
})

it('the manifest that holds it is of the form that every OCI registry takes', async () => {
  await attested()
  const [entry] = await place.client.referrers(place.image, place.index.digest)
  const { bytes } = await place.client.get({ ...place.image, digest: entry?.digest ?? '' })
  const { layers, annotations: _, ...manifest } = JSON.parse(bytes.toString('utf8'))
  expect({ ...manifest, layers: layers.map(({ mediaType }: { mediaType: string }) => mediaType) }).toEqual({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: bundleType,
    config: {
      mediaType: 'application/vnd.oci.empty.v1+json',
      digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      size: 2
    },
    layers: [bundleType],
    subject: place.index
  })
})

it('in a registry without referrers it is found by its tag', async () => {
  await server.stop()
  server = await startRegistry({ referrers: false })
  place = placeFor(server)
  await attested()
  expect(await place.client.tags(place.image)).toEqual(['1.4.2', place.index.digest.replace(':', '-')])
  await place.verify(sigstore.root)
})

it('a second run of the same workflow signs and writes nothing', async () => {
  await attested()
  const before = written()
  await attested()
  expect({ signed: signed.length, more: written() - before }).toEqual({ signed: 1, more: 0 })
})

it('a run that died before the registry had it is completed with the same signature', async () => {
  server.faults.add({ method: 'PUT', path: /manifests/, effect: { answer: 403 } })
  await expect(attested()).rejects.toMatchObject({ code: 'REGISTRY_DENIED' })
  await attested()
  const beside = await referring(place.client).find(place.image)
  expect(signed).toHaveLength(1)
  expect(beside.map(one => 'bundle' in one && one.bundle)).toEqual(await kept().list(place.index.digest))
})

it('a run that died before GitHub had it is completed with the same signature', async () => {
  const bundle = await sigstore.attest(provenanceOf(place.index.digest))
  place.refer(bundle)
  await attested()
  expect({ signed, kept: await kept().list(place.index.digest) }).toEqual({ signed: [], kept: [bundle] })
})

it.each<[string, Partial<Workflow>]>([
  ['another workflow', { path: '.github/workflows/other.yml' }],
  ['another repository', { repository: 'https://github.com/acme/other' }],
  ['another ref', { ref: 'refs/heads/main' }]
])('what this one has attested, %s signs once more', async (_what, more) => {
  await attested()
  await attested({ ...workflow, ...more })
  expect(signed).toHaveLength(2)
})

it('without attestations: write there is one error with the lines to add', async () => {
  const body = JSON.stringify({ message: 'Resource not accessible by integration' })
  const headers = { 'content-type': 'application/json' }
  github.faults.add({ method: 'POST', effect: { answer: 403, headers, body } })
  await expect(attested()).rejects.toMatchObject({
    code: 'GITHUB_DENIED',
    message: `GitHub refused to store an attestation in acme/web at ${github.url} (403): Resource not accessible by integration.`,
    hint: 'Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  attestations: write'
  })
})
