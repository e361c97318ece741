import { afterEach } from 'vitest'
// Loaded before any clock runs, for which real work would be a time of silence.
import '../../../src/gate/address.ts'
import '../../../src/gate/http.ts'
import type { Aws } from '../../../src/aws/aws.ts'
import { openAws } from '../../../src/aws/open.ts'
import type { HttpGate, Strategy } from '../../../src/config/settings.ts'
import { systemHttp } from '../../../src/io/http.ts'
import type { RolledOut } from '../../../src/rollout/rolled-out.ts'
import { type Report, silent } from '../../../src/runner/report.ts'
import { type AwsOptions, startAws } from '../../../src/sandbox/aws/server.ts'
import { virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { simulated } from '../../../src/sandbox/cluster/workload/simulated.ts'
import { type EcsRelease, tagNames } from '../../../src/target/ecs/release.ts'
import { rollOut, type Terms } from '../../../src/target/ecs/rollout.ts'

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-central-1' }
const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

/** An account with a load balancer whose listener on port 80 is for users and that on 8080 for tests. */
export async function account(options: AwsOptions = {}) {
  const clock = virtualClock(Date.UTC(2026, 10, 21), 24)
  const workload = simulated(clock, ({ container: { image }, command }) => {
    if (command.includes('migrate')) return { exitAfter: 5_000, exitCode: command.includes('--broken') ? 3 : 0 }
    if (image.includes('crashing')) return { exitAfter: 0, exitCode: 1 }
    return image.includes('sick') ? { readyAfter: 'never' } : {}
  })
  const resolveImage = async (image: string) =>
    image.includes('missing')
      ? { error: 'ErrImagePull' as const, message: `${image} is not there` }
      : { command: [], cwd: '/', env: {} }
  const sandbox = await startAws({ clock, ecs: { workload, resolveImage }, ...options })
  const http = systemHttp({})
  const aws = await openAws({ endpoint: sandbox.url }, { http, clock, environment: keys })
  ending.push(http.close, sandbox.stop)
  await aws.call('ecs:DescribeServices', { services: ['none'] })
  await aws.call('elasticloadbalancing:DescribeRules', { RuleArns: [] }).catch(() => undefined)
  ending.push(clock.run())
  const lines: string[] = []
  const progress: string[] = []
  const report: Report = {
    ...silent,
    line: text => void lines.push(text),
    progress: text => void progress.push(text)
  }
  return { sandbox, aws, clock, report, lines, progress, http }
}
export type Account = Awaited<ReturnType<typeof account>>

/** Target groups a and b behind a listener for users, and one for tests, both on a. */
export async function balanced({ sandbox }: Pick<Account, 'sandbox'>) {
  const { LoadBalancers } = await sandbox.perform<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
    'elasticloadbalancing:CreateLoadBalancer',
    { Name: 'web', Subnets: ['subnet-1', 'subnet-2'] }
  )
  const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn ?? ''
  const group = async (Name: string) => {
    const input = {
      Name,
      Protocol: 'HTTP',
      Port: 80,
      VpcId: 'vpc-1',
      TargetType: 'ip',
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2
    }
    const { TargetGroups } = await sandbox.perform<{ TargetGroups: { TargetGroupArn: string }[] }>(
      'elasticloadbalancing:CreateTargetGroup',
      input
    )
    return TargetGroups[0]?.TargetGroupArn ?? ''
  }
  const [a, b] = [await group('web-a'), await group('web-b')]
  const groups = (weight: number) => [
    { TargetGroupArn: a, Weight: weight },
    { TargetGroupArn: b, Weight: 100 - weight }
  ]
  const listener = async (Port: number) => {
    const { Listeners } = await sandbox.perform<{ Listeners: { ListenerArn: string }[] }>(
      'elasticloadbalancing:CreateListener',
      {
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port,
        DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: groups(100) } }]
      }
    )
    const ListenerArn = Listeners[0]?.ListenerArn ?? ''
    const { Rules } = await sandbox.perform<{ Rules: { RuleArn: string }[] }>('elasticloadbalancing:CreateRule', {
      ListenerArn,
      Priority: 10,
      Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
      Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: groups(100) } }]
    })
    return Rules[0]?.RuleArn ?? ''
  }
  return { a, b, rule: await listener(80), testRule: await listener(8080) }
}

export const definition = (image: string, tags: readonly { key: string; value: string }[] = []) => ({
  family: 'web',
  networkMode: 'awsvpc' as const,
  requiresCompatibilities: ['FARGATE' as const],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image, essential: true, portMappings: [{ containerPort: 8080 }] }],
  ...(tags.length > 0 ? { tags: [...tags] } : {})
})

/** Registers `web:1` on `shop/web:1.0.0`. */
export async function live(aws: Aws): Promise<string> {
  const { taskDefinition } = await aws.call('ecs:RegisterTaskDefinition', definition('shop/web:1.0.0'))
  return taskDefinition?.taskDefinitionArn ?? ''
}

const network = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } }

export async function service(
  { sandbox }: Pick<Account, 'sandbox'>,
  name: string,
  taskDefinition: string,
  more: object = {}
) {
  await sandbox.perform('ecs:CreateService', {
    serviceName: name,
    taskDefinition,
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: network,
    ...more
  })
  await sandbox.ecs.settled('default', name)
}

/** A service whose first deployment, of `image`, has just begun; it shifts traffic by BLUE_GREEN. */
export async function young({ aws, sandbox }: Pick<Account, 'aws' | 'sandbox'>, name: string, image: string) {
  const { taskDefinition } = await aws.call('ecs:RegisterTaskDefinition', definition(image))
  await sandbox.perform('ecs:CreateService', {
    serviceName: name,
    taskDefinition: taskDefinition?.taskDefinitionArn,
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: network,
    deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 }
  })
}

export const release = (version: string, image: string, services = ['web']): EcsRelease => ({
  ...{ app: 'web', version, rid: `${version}-r`, cluster: 'default', services },
  revision: definition(image, [
    { key: tagNames.release, value: `${version}-r` },
    { key: tagNames.version, value: version }
  ]),
  images: [{ name: 'web', reference: image }]
})

/** A gate that nobody answers. */
export const failing: HttpGate = {
  ...{ kind: 'http', url: 'http://127.0.0.1:9/none', path: '/', expect: 200, timeout: 100 },
  ...{ attempts: 2, successes: 1, interval: 1_000, initialDelay: 0 }
}

export const strategy: Strategy = { kind: 'blueGreen', bake: 30_000, keepPrevious: 0, drain: 10_000, deadline: 600_000 }

export const terms = (more: Partial<Terms> = {}): Terms => ({
  ...{ intent: 'release', strategy, gates: { before: [], after: [] }, rules: [] },
  run: { id: '7', url: 'https://github.com/acme/web/actions/runs/7', actor: 'ada' },
  ...more
})

export const go = (
  { aws, clock, report, http }: Account,
  what: EcsRelease,
  how: Partial<Terms> = {},
  signal = new AbortController().signal
): Promise<RolledOut> =>
  rollOut(
    aws,
    what,
    terms({ outside: { http, processes: { run: () => Promise.reject(new Error('none')) } }, ...how }),
    {
      clock,
      report,
      signal
    }
  )

/** What of the account anybody would look at afterwards. */
export async function standing({ aws }: Account, ...services: string[]) {
  const { services: found = [] } = await aws.call('ecs:DescribeServices', { services })
  return found.map(one => `${one.taskDefinition?.split('/').at(-1)} ${one.runningCount}/${one.desiredCount}`)
}

/** The calls that changed something, in their order. */
export const changes = ({ sandbox }: Account): string[] =>
  sandbox.requests
    .map(({ service, operation }) => `${service}:${operation}`)
    .filter(call => !/:(?:Describe|List|Get)/.test(call))
