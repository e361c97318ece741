import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'
import { virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { plainRegistry } from '../../../src/sandbox/registry/image.ts'
import { type Registry, startRegistry } from '../../../src/sandbox/registry/registry.ts'

const password = 'a-token-of-ecr'
const now = Date.UTC(2026, 10, 21)
const repositoryName = 'shop/web'

let registry: Registry
let aws: SandboxAws
beforeEach(async () => {
  registry = await startRegistry()
  aws = await startAws({ clock: virtualClock(now), registry: { ...registry, password } })
})
afterEach(async () => {
  await aws.stop()
  await registry.stop()
})

const digestOf = (bytes: string | Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const type = 'application/vnd.oci.image.manifest.v1+json'

/** Pushes an image of a configuration of 2 bytes and a layer of `layer`'s. */
async function push(tag: string, layer = 'layer'): Promise<string> {
  const remote = plainRegistry(`${registry.host}/${repositoryName}`)
  for (const blob of ['{}', layer]) await remote.pushBlob(Buffer.from(blob))
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf('{}'), size: 2 }
  const layers = [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOf(layer), size: layer.length }]
  const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: type, config, layers }))
  await remote.pushManifest(tag, manifest)
  remote.close()
  return digestOf(manifest)
}

const images = async (input: object = {}) =>
  (await aws.perform<{ imageDetails: object[] }>('ecr:DescribeImages', { repositoryName, ...input })).imageDetails

test('what is pushed to the registry is an image of ECR', async () => {
  const imageDigest = await push('1.0.0')
  expect(await images()).toEqual([
    {
      registryId: '123456789012',
      repositoryName,
      imageDigest,
      imageTags: ['1.0.0'],
      imageSizeInBytes: 7,
      imagePushedAt: new Date(now),
      imageManifestMediaType: type,
      artifactMediaType: 'application/vnd.oci.image.config.v1+json'
    }
  ])
})

test('an index is as large as the largest of its images', async () => {
  const digests = [await push('amd64', 'layer'), await push('arm64', 'a larger layer')]
  const manifests = digests.map(digest => ({ mediaType: type, digest, size: 1 }))
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const body = JSON.stringify({ schemaVersion: 2, mediaType, manifests })
  const to = `http://${registry.host}/v2/${repositoryName}/manifests/1.0.0`
  await fetch(to, { method: 'PUT', headers: { 'content-type': mediaType }, body })
  expect(await images({ imageIds: [{ imageTag: '1.0.0' }] })).toEqual([
    expect.objectContaining({ imageDigest: digestOf(body), imageManifestMediaType: mediaType, imageSizeInBytes: 16 })
  ])
})

test('an image whose tag went elsewhere is untagged, and found by that', async () => {
  const first = await push('latest', 'one')
  const second = await push('latest', 'two')
  const digests = async (tagStatus: string) =>
    (await images({ filter: { tagStatus } })).map(one => (one as { imageDigest: string }).imageDigest)
  expect([await digests('TAGGED'), await digests('UNTAGGED')]).toEqual([[second], [first]])
})

test('the token of ECR opens the registry that it names', async () => {
  const guarded = await startRegistry({ access: { kind: 'basic', username: 'AWS', password } })
  const own = await startAws({ registry: { ...guarded, password } })
  const { authorizationData } = await own.perform<{
    authorizationData: { authorizationToken: string; proxyEndpoint: string }[]
  }>('ecr:GetAuthorizationToken', {})
  const [{ authorizationToken, proxyEndpoint } = { authorizationToken: '', proxyEndpoint: '' }] = authorizationData
  const ask = async (headers: Record<string, string>) => (await fetch(`${proxyEndpoint}/v2/`, { headers })).status
  expect([await ask({}), await ask({ authorization: `Basic ${authorizationToken}` })]).toEqual([401, 200])
  await own.stop()
  await guarded.stop()
})

test('a token lives for twelve hours', async () => {
  const answer = await aws.perform('ecr:GetAuthorizationToken', {})
  expect(answer).toEqual({
    authorizationData: [
      {
        authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
        expiresAt: new Date(now + 12 * 60 * 60 * 1000),
        proxyEndpoint: `http://${registry.host}`
      }
    ]
  })
})

test('an immutable tag is refused by the registry, unless a filter excepts it', async () => {
  await push('latest', 'one')
  await push('1.0.0', 'one')
  await aws.perform('ecr:PutImageTagMutability', {
    repositoryName,
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'late*' }]
  })
  await expect(push('1.0.0', 'two')).rejects.toThrow(/TAG_INVALID.*tag '1\.0\.0' already exists/)
  expect([await push('latest', 'two'), await push('1.0.0', 'one')].length).toBe(2)
})

test('findings of a scan are counted by severity, with the image and with the scan', async () => {
  const imageDigest = await push('1.0.0')
  const findings = [
    { name: 'CVE-2026-1', severity: 'CRITICAL' },
    { name: 'CVE-2026-2', severity: 'LOW' },
    { name: 'CVE-2026-3', severity: 'LOW' }
  ] as const
  aws.ecr.scan(repositoryName, { imageTag: '1.0.0' }, { status: 'COMPLETE', findings })
  const counts = { imageScanCompletedAt: new Date(now), findingSeverityCounts: { CRITICAL: 1, LOW: 2 } }
  const asked = { repositoryName, imageId: { imageDigest }, maxResults: 2 }
  expect([await images(), await aws.perform('ecr:DescribeImageScanFindings', asked)]).toEqual([
    [expect.objectContaining({ imageScanStatus: { status: 'COMPLETE' }, imageScanFindingsSummary: counts })],
    {
      registryId: '123456789012',
      repositoryName,
      imageId: { imageDigest },
      imageScanStatus: { status: 'COMPLETE' },
      imageScanFindings: { ...counts, findings: findings.slice(0, 2) },
      nextToken: '2'
    }
  ])
})

test('a repository that scans on push has scanned what nobody said anything about', async () => {
  await push('1.0.0')
  const imageScanningConfiguration = { scanOnPush: true }
  await aws.perform('ecr:PutImageScanningConfiguration', { repositoryName, imageScanningConfiguration })
  const asked = aws.perform('ecr:DescribeImageScanFindings', { repositoryName, imageId: { imageTag: '1.0.0' } })
  expect(await asked).toMatchObject({ imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: { findings: [] } })
})
