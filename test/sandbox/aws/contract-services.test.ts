import { startAws } from '../../../src/sandbox/aws/server.ts'
import { plainRegistry } from '../../../src/sandbox/registry/image.ts'
import { startRegistry } from '../../../src/sandbox/registry/registry.ts'
import { cloudwatchContract } from '../../contract/aws-cloudwatch.ts'
import { type EcrSubject, ecrContract } from '../../contract/aws-ecr.ts'
import { eventsContract } from '../../contract/aws-events.ts'
import { logsContract } from '../../contract/aws-logs.ts'
import { parametersContract } from '../../contract/aws-parameters.ts'

async function sandbox(): Promise<EcrSubject> {
  const registry = await startRegistry()
  const { url, region, stop } = await startAws({ registry })
  return {
    endpoint: url,
    region,
    vpc: 'vpc-0sandbox',
    subnets: ['subnet-1', 'subnet-2'],
    async push(repositoryName, tag, { blobs, manifest }) {
      const remote = plainRegistry(`${registry.host}/${repositoryName}`)
      for (const blob of blobs) await remote.pushBlob(Buffer.from(blob))
      await remote.pushManifest(tag, Buffer.from(manifest))
      remote.close()
    },
    async stop() {
      await stop()
      await registry.stop()
    }
  }
}

ecrContract('the sandbox', sandbox)
cloudwatchContract('the sandbox', sandbox)
logsContract('the sandbox', sandbox)
eventsContract('the sandbox', sandbox)
parametersContract('the sandbox', sandbox)
