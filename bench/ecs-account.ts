import { systemClock } from '../src/io/clock.ts'
import { type Furnishing, furnish } from '../src/sandbox/aws/furnish.ts'
import type { Quota } from '../src/sandbox/aws/rates.ts'
import { type SandboxAws, startAws } from '../src/sandbox/aws/server.ts'
import { simulated } from '../src/sandbox/cluster/workload/simulated.ts'
import { startRegistry } from '../src/sandbox/registry/registry.ts'
import { stocking } from '../test/image/images.ts'

/** Its last line of log, and its exit code, by which one sees whether a tool tells why a release failed. */
export const lastWords = 'panic: no database at db:5432'
export const lastCode = 3

const workload = simulated(systemClock, ({ container: { image } }) =>
  image.includes('crashing') ? { says: lastWords, readyAfter: 'never', exitAfter: 2_000, exitCode: lastCode } : {}
)

const logGroup = '/ecs/web'
const options = { 'awslogs-group': logGroup, 'awslogs-region': 'eu-central-1', 'awslogs-stream-prefix': 'web' }
const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }

/** Two tasks behind an Application Load Balancer, which waits 10 s for connections of a task that goes; replaced in place. */
const furnishing = (name: string, image: string, isGuarded: boolean): Furnishing => ({
  ...{ name, image, deregistrationDelay: 10 },
  container: { logConfiguration: { logDriver: 'awslogs', options } },
  ...(isGuarded ? { service: { deploymentConfiguration: breaker } } : {})
})

/** An account with services on version 1.0.0, and a registry. */
export interface Shop {
  readonly aws: SandboxAws
  /** The reference of an image by its digest; one of a version that is called so crashes. */
  image(version: string): string
  stop(): Promise<void>
}

export interface ShopOptions {
  /** Names of services; each has a load balancer of its own. */
  readonly services: readonly string[]
  /** Whether the circuit breaker of the services is on, with its rollback. */
  readonly isGuarded?: boolean
  readonly quotas?: readonly Quota[]
}

const trust = {
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }]
}

/** AWS on the clock of this machine, its services steady. */
export async function openShop({ services, isGuarded = false, quotas = [] }: ShopOptions): Promise<Shop> {
  const registry = await startRegistry()
  const { digest } = stocking(registry, 'web').index('1.0.0')
  const image = (version: string) => `${registry.host}/web:${version}@${digest}`
  const aws = await startAws({ quotas, ecs: { workload } })
  await aws.perform('logs:CreateLogGroup', { logGroupName: logGroup })
  const role = { RoleName: 'ecsTaskExecutionRole', AssumeRolePolicyDocument: JSON.stringify(trust) }
  await aws.perform('iam:CreateRole', role)
  for (const name of services) await furnish(aws, furnishing(name, image('1.0.0'), isGuarded))
  await Promise.all(services.map(name => aws.ecs.settled('default', name)))
  return { aws, image, stop: async () => void (await Promise.all([aws.stop(), registry.stop()])) }
}

export interface Asked {
  readonly reads: number
  readonly writes: number
  /** By the operation's name, the most frequent first. */
  readonly calls: Readonly<Record<string, number>>
}

const isRead = (operation: string): boolean => /^(?:Describe|List|Get|BatchGet|Simulate)/.test(operation)

/** What was asked of `aws` since its log had `from` lines. */
export function askedSince(aws: SandboxAws, from: number): Asked {
  const names = aws.requests.slice(from).map(({ operation }) => operation)
  const reads = names.filter(isRead).length
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const calls = Object.fromEntries([...counts].sort(([, a], [, b]) => b - a))
  return { reads, writes: names.length - reads, calls }
}

export interface Standing {
  /** How the newest deployment of the service ended, or where it is. */
  readonly status: string
  /** Of this machine's clock, in ms; undefined while it is not over. */
  readonly finishedAt: number | undefined
  readonly createdAt: number
  /** The image of what the service is on. */
  readonly image: string
}

export function standing(aws: SandboxAws, name = 'web'): Standing {
  const service = aws.ecs.find('default', name)
  const [deployment] = service.deployments
  return {
    status: deployment?.status ?? 'none',
    finishedAt: deployment?.finishedAt?.getTime(),
    createdAt: deployment?.createdAt.getTime() ?? 0,
    image: service.fleets[0]?.revision.definition.containerDefinitions?.[0]?.image ?? ''
  }
}
