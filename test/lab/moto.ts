import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import type { EcrSubject } from '../contract/aws-ecr.ts'
import { clientSettings } from '../contract/aws-subject.ts'
import { freePort } from './registries.ts'

const script = join(import.meta.dirname, '../../lab/moto.sh')
const execute = promisify(execFile)
const region = 'eu-central-1'

/** moto's server on a port of its own, with nothing in it but the network that every account begins with. */
export async function startMoto(): Promise<EcrSubject> {
  const state = await mkdtemp(join(tmpdir(), 'cutover-moto-'))
  const { stdout } = await execute(script, ['up', state, String(await freePort())])
  const endpoint = stdout.trim().replace('AWS_ENDPOINT_URL=', '')
  const settings = { endpoint, region, ...(await network(endpoint)), stop: async () => undefined }
  const ecr = new ECRClient(clientSettings(settings))
  return {
    ...settings,
    // It has no registry of its own: the API takes the manifest, and believes what digest it is given.
    async push(repositoryName, imageTag, { manifest: imageManifest, mediaType: imageManifestMediaType }) {
      const imageDigest = `sha256:${createHash('sha256').update(imageManifest).digest('hex')}`
      const about = { repositoryName, imageTag, imageDigest, imageManifestMediaType }
      await ecr.send(new PutImageCommand({ ...about, imageManifest }))
    },
    async stop() {
      await execute(script, ['down', state])
      await rm(state, { recursive: true, force: true })
    }
  }
}

/** The default network, by a bare request: of EC2 nothing else is wanted here, so no client of it is installed. */
async function network(endpoint: string): Promise<{ vpc: string; subnets: string[] }> {
  const credential = `Credential=lab/20260101/${region}/ec2/aws4_request`
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`
    },
    body: 'Action=DescribeSubnets&Version=2016-11-15'
  })
  const text = await answer.text()
  const all = (name: string) => Array.from(text.matchAll(new RegExp(`<${name}>([^<]+)<`, 'g')), ([, id]) => id ?? '')
  return { vpc: all('vpcId')[0] ?? '', subnets: all('subnetId').slice(0, 2) }
}
