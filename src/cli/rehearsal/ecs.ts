import { join } from 'node:path'
import { ecrRegistry } from '../../image/ecr-host.ts'
import { parseReference } from '../../image/reference.ts'
import { systemClock } from '../../io/clock.ts'
import { type Own, pathsOf } from '../../sandbox/aim.ts'
import { type EcsMode, ecsAim, namesOf } from '../../sandbox/aim-ecs.ts'
import { balance } from '../../sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../sandbox/aws/server.ts'
import { readOwn } from '../../sandbox/checkout.ts'
import { imagesIn } from '../../sandbox/images.ts'
import { failedWrite, operationOf, writes } from './aws-calls.ts'
import { watchWeights } from './ecs-moves.ts'
import { deployServices, type Grounds, versionBehind } from './ecs-services.ts'
import { leadTo, led } from './lead.ts'
import { loadOf } from './result.ts'
import type { Scene, SceneOptions } from './scene.ts'
import { withPorts } from './workload.ts'

/** What takes AWS minutes takes a moment; a minute of the service's own bake is as long as that of Cutover. */
const pace = {
  ...{ tick: 20, idle: 100, provisioning: 50, pulling: 50, activating: 50, deprovisioning: 50, pending: 100 },
  ...{ stage: 50, minute: 3_000, second: 100 }
}
/** Seconds; requests of the rehearsal take milliseconds. */
const deregistrationDelay = 1

/** An account with a load balancer, whose rules forward to two target groups. */
export async function openEcs(options: SceneOptions): Promise<Scene> {
  const { source, config, environment, folder, registry } = options
  const { own, repositories } = readOwn(source, 'ecs', config, environment)
  const { account = '123456789012', region = 'eu-central-1' } = ecrOf(repositories) ?? {}
  const images = `${account}.dkr.ecr.${region}.amazonaws.com`
  const hosts = new Map([[images, registry.host]])
  const pull = imagesIn(join(folder, 'images'))
  const resolveImage = (reference: string) => pull(led(reference, hosts))
  const aws = await startAws({ account, region, registry, ecs: { workload: withPorts, resolveImage, pace } })
  const grounds: Grounds = { ...(await furnished(aws, own, options.way as EcsMode)), aws, hosts }
  const { place, balancer } = grounds
  hosts.set(await hostOf(aws, place.app, 80), await frontOf(aws, balancer.listener))
  hosts.set(await hostOf(aws, place.app, 8081), await frontOf(aws, balancer.testListener))
  const watched = watchWeights(aws, place, group => versionBehind(grounds, group), systemClock)
  let plain = ''
  return {
    images,
    aim: ecsAim(place),
    environment: loginTo(aws),
    lead: outside => leadTo(outside, hosts),
    moves: watched.moves,
    load: () => loadOf('AWS API', aws.requests, ({ operation }) => writes(operation)),
    async deployPlainly(context, checkout, docker) {
      plain = await deployServices(grounds, context, checkout, docker)
      return [place.app]
    },
    // What Cutover has not released has no version: it goes by its revision.
    wayBack: () => plain,
    address: () => aws.elb.address(balancer.listener),
    changes: request => request.url.origin === aws.url && writes(operationOf(request)),
    failWrite: at => aws.faults.add(failedWrite(at)),
    about: Object.entries(loginTo(aws)).map(([name, value]) => `${name}=${value}`),
    async stop() {
      await watched.stop()
      await aws.stop()
    }
  }
}

/** What Terraform would make before any release: the load balancer, and the names that the rest goes by. */
async function furnished(aws: SandboxAws, own: Own, mode: EcsMode): Promise<Omit<Grounds, 'aws' | 'hosts'>> {
  const names = namesOf(own, mode)
  const [asked] = pathsOf(own, 'before')
  const balancer = await balance(aws, names.app, { healthPath: asked ?? '/', deregistrationDelay })
  const { productionRule: rule, testRule } = balancer
  return { place: { ...names, mode, rule, testRule }, balancer, gated: asked !== undefined }
}

const loginTo = ({ url, region }: SandboxAws): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: 'AKIDOFTHEREHEARSAL',
  AWS_SECRET_ACCESS_KEY: 'secret-of-the-rehearsal',
  AWS_REGION: region,
  AWS_ENDPOINT_URL: url
})

/** Images that lie in ECR keep their names. */
const ecrOf = (repositories: readonly string[]) =>
  repositories.map(one => ecrRegistry(parseReference(one).domain)).find(found => found !== undefined)

interface Balancers {
  readonly LoadBalancers: readonly { readonly DNSName: string }[]
}

async function hostOf(aws: SandboxAws, name: string, port: number): Promise<string> {
  const found = await aws.perform<Balancers>('elasticloadbalancing:DescribeLoadBalancers', { Names: [name] })
  return new URL(`http://${found.LoadBalancers[0]?.DNSName}:${port}`).host
}

async function frontOf(aws: SandboxAws, listener: string): Promise<string> {
  const { host, port } = await aws.elb.address(listener)
  return `${host}:${port}`
}
