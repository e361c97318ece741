import { startAws } from '../../../src/sandbox/aws/server.ts'
import { loadBalancingContract } from '../../contract/aws-load-balancing.ts'
import { objectsContract } from '../../contract/aws-objects.ts'
import type { AwsSubject } from '../../contract/aws-subject.ts'

async function sandbox(): Promise<AwsSubject> {
  const { url, region, stop } = await startAws()
  return { endpoint: url, region, vpc: 'vpc-0sandbox', subnets: ['subnet-1', 'subnet-2'], stop }
}

loadBalancingContract('the sandbox', sandbox)
objectsContract('the sandbox', sandbox)
