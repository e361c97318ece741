import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Furnished, furnish } from '../../src/sandbox/aws/furnish.ts'
import { type SandboxAws, startAws } from '../../src/sandbox/aws/server.ts'
import { type VirtualClock, virtualClock } from '../../src/sandbox/cluster/virtual-clock.ts'
import { plainRegistry } from '../../src/sandbox/registry/image.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { awsCli } from './aws-cli.ts'

/*
 * The unmodified AWS CLI on the sandbox: a client that is made from AWS's own models, and knows nothing of ours. Members that
 * it does not know, or of another type, it drops or fails on: so what it reads must be what the sandbox meant.
 */

const password = 'a-token-of-ecr'
const start = Date.UTC(2026, 10, 21)

let clock: VirtualClock
let registry: Registry
let aws: SandboxAws
let cli: Awaited<ReturnType<typeof awsCli>>
let web: Furnished

beforeAll(async () => {
  clock = virtualClock(start)
  registry = await startRegistry()
  aws = await startAws({ clock, registry: { ...registry, password } })
  cli = await awsCli(aws)
  web = await furnish(aws)
  await fill()
  await clock.advance(600_000)
})
afterAll(async () => {
  await cli?.stop()
  await aws?.stop()
  await registry?.stop()
})

/** Something of everything. */
async function fill(): Promise<void> {
  const remote = plainRegistry(`${registry.host}/web`)
  await remote.pushBlob(Buffer.from('{}'))
  const digest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: 2 }
  await remote.pushManifest('1.0.0', Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [] })))
  remote.close()
  const findings = [{ name: 'CVE-2026-1', severity: 'HIGH' }] as const
  aws.ecr.scan('web', { imageTag: '1.0.0' }, { status: 'COMPLETE', findings })
  const all: Readonly<Record<string, object>> = {
    'ecr:PutLifecyclePolicy': { repositoryName: 'web', lifecyclePolicyText: '{"rules":[]}' },
    'cloudwatch:PutMetricAlarm': { ...alarm, ...metric },
    'events:PutRule': { Name: 'nightly', ScheduleExpression: 'rate(1 day)' },
    'events:PutTargets': { Rule: 'nightly', Targets: [target] },
    'ssm:PutParameter': { Name: '/web/key', Value: 'x', Type: 'SecureString' },
    'secretsmanager:CreateSecret': { Name: 'web/database' },
    'iam:CreateRole': { RoleName: 'ecsTaskExecutionRole', AssumeRolePolicyDocument: '{"Statement":[]}' }
  }
  for (const [call, input] of Object.entries(all)) await aws.perform(call, input)
  aws.cloudwatch.put(metric, { at: start, value: 3 }, { at: start + 60_000, value: 0.25 })
  aws.logs.createGroup('/ecs/web')
  aws.logs.append('/ecs/web', 'web/web/1', ['started', 'über <&>'])
}

const metric = { Namespace: 'Shop', MetricName: 'errors', Dimensions: [{ Name: 'Service', Value: 'web' }] }
const alarm = {
  AlarmName: 'errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 5.5,
  ComparisonOperator: 'GreaterThanThreshold'
}
const target = {
  Id: 'report',
  Arn: 'arn:aws:ecs:eu-central-1:123456789012:cluster/default',
  RoleArn: 'arn:aws:iam::123456789012:role/events',
  EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1', TaskCount: 1 }
}

/** As the CLI prints: no members that are undefined, and times as text. */
const printed = (value: object): unknown =>
  JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)$/.test(member)
      ? new Date(member).toISOString()
      : member
  )

type Lists = Readonly<Record<string, readonly string[]>>
const listed = (call: string, input: object) => aws.perform<Lists>(call, input)

interface Deployment {
  readonly serviceDeploymentArn: string
  readonly targetServiceRevisionArn: string
}
async function ofService(): Promise<readonly Deployment[]> {
  const input = { service: 'web', cluster: 'default' }
  const answer = await aws.perform<{ serviceDeployments: Deployment[] }>('ecs:ListServiceDeployments', input)
  return answer.serviceDeployments
}
const deployments = async () => (await ofService()).map(one => one.serviceDeploymentArn)
const revisions = async () => (await ofService()).map(one => one.targetServiceRevisionArn)

const service = { cluster: 'default', services: ['web'] }
const image = { repositoryName: 'web', imageId: { imageTag: '1.0.0' } }
const data = {
  StartTime: '2026-11-21T00:00:00Z',
  EndTime: '2026-11-21T00:05:00Z',
  MetricDataQueries: [
    { Id: 'm1', MetricStat: { Metric: metric, Period: 60, Stat: 'Sum' } },
    { Id: 'e1', Expression: '100*m1/4' }
  ]
}

describe.concurrent('the AWS CLI reads what the sandbox means', () => {
  test.for<[string, () => object | Promise<object>, (() => object)?]>([
    ['sts:GetCallerIdentity', () => ({})],
    ['ecs:DescribeServices', () => ({ ...service, include: ['TAGS'] })],
    ['ecs:ListServices', () => ({})],
    ['ecs:DescribeClusters', () => ({ clusters: ['default'] })],
    ['ecs:DescribeTaskDefinition', () => ({ taskDefinition: web.taskDefinition, include: ['TAGS'] })],
    ['ecs:ListTaskDefinitions', () => ({ familyPrefix: 'web' })],
    ['ecs:ListTasks', () => ({ serviceName: 'web' })],
    ['ecs:DescribeTasks', async () => ({ tasks: (await listed('ecs:ListTasks', { serviceName: 'web' })).taskArns })],
    ['ecs:DescribeServiceDeployments', async () => ({ serviceDeploymentArns: await deployments() })],
    ['ecs:DescribeServiceRevisions', async () => ({ serviceRevisionArns: await revisions() })],
    ['ecs:ListServiceDeployments', () => ({ service: 'web', cluster: 'default' })],
    ['elasticloadbalancing:DescribeLoadBalancers', () => ({})],
    ['elasticloadbalancing:DescribeListeners', () => ({ ListenerArns: [web.listener] })],
    ['elasticloadbalancing:DescribeRules', () => ({ ListenerArn: web.listener })],
    ['elasticloadbalancing:DescribeTargetGroups', () => ({ TargetGroupArns: [web.blue, web.green] })],
    ['elasticloadbalancing:DescribeTargetGroupAttributes', () => ({ TargetGroupArn: web.blue })],
    ['elasticloadbalancing:DescribeTargetHealth', () => ({ TargetGroupArn: web.blue })],
    ['ecr:GetAuthorizationToken', () => ({})],
    ['ecr:DescribeRepositories', () => ({ repositoryNames: ['web'] })],
    ['ecr:DescribeImages', () => ({ repositoryName: 'web' })],
    ['ecr:BatchGetImage', () => ({ repositoryName: 'web', imageIds: [{ imageTag: '1.0.0' }, { imageTag: '2' }] })],
    ['ecr:DescribeImageScanFindings', () => image],
    ['ecr:GetLifecyclePolicy', () => ({ repositoryName: 'web' })],
    ['cloudwatch:DescribeAlarms', () => ({ AlarmNames: ['errors'] })],
    ['cloudwatch:GetMetricData', () => data, () => ({ ...data, StartTime: start / 1000, EndTime: start / 1000 + 300 })],
    ['logs:DescribeLogGroups', () => ({ logGroupNamePrefix: '/ecs' })],
    ['logs:DescribeLogStreams', () => ({ logGroupName: '/ecs/web' })],
    ['logs:GetLogEvents', () => ({ logGroupName: '/ecs/web', logStreamName: 'web/web/1' })],
    ['events:ListRules', () => ({})],
    ['events:ListTargetsByRule', () => ({ Rule: 'nightly' })],
    ['ssm:GetParameters', () => ({ Names: ['/web/key', '/web/none'], WithDecryption: true })],
    ['secretsmanager:DescribeSecret', () => ({ SecretId: 'web/database' })]
  ])('%s', async ([call, input, seconds = input], { expect }) => {
    const read = await cli.call(call, await input())
    expect(printed(read as object)).toEqual(printed(await aws.perform(call, await seconds())))
  })
})

describe('the AWS CLI works', () => {
  test('get-login-password opens the registry', async () => {
    const guarded = await startRegistry({ access: { kind: 'basic', username: 'AWS', password } })
    const own = await startAws({ registry: { ...guarded, password } })
    const owner = await awsCli(own)
    const given = (await owner.run('ecr', 'get-login-password')).trim()
    const authorization = `Basic ${Buffer.from(`AWS:${given}`).toString('base64')}`
    expect((await fetch(`http://${guarded.host}/v2/`, { headers: { authorization } })).status).toBe(200)
    await owner.stop()
    await own.stop()
    await guarded.stop()
  })

  test('a new revision is registered and deployed, and the service is waited for', async () => {
    const described = (await cli.call('ecs:DescribeTaskDefinition', { taskDefinition: web.taskDefinition })) as {
      taskDefinition: { family: string; containerDefinitions: { image: string }[]; networkMode: string; cpu: string }
    }
    const { family, containerDefinitions, networkMode, cpu } = described.taskDefinition
    const next = containerDefinitions.map(one => ({ ...one, image: 'shop/web:2.0.0' }))
    const sizes = { cpu, memory: '512', requiresCompatibilities: ['FARGATE'] }
    await cli.call('ecs:RegisterTaskDefinition', { family, networkMode, ...sizes, containerDefinitions: next })
    await cli.run('ecs', 'update-service', '--service', 'web', '--task-definition', 'web:2')
    await clock.advance(1_800_000)
    await cli.run('ecs', 'wait', 'services-stable', '--services', 'web')
    const [found] = JSON.parse(
      await cli.run(
        'ecs',
        'describe-services',
        '--services',
        'web',
        '--query',
        'services[].[taskDefinition,runningCount]'
      )
    )
    expect(found).toEqual([web.taskDefinition.replace(/:1$/, ':2'), 2])
  })

  test('weights are written in the shorthand, and read again', async () => {
    const groups = `TargetGroups=[{TargetGroupArn=${web.blue},Weight=90},{TargetGroupArn=${web.green},Weight=10}]`
    const actions = ['--actions', `Type=forward,ForwardConfig={${groups}}`]
    await cli.run('elbv2', 'modify-rule', '--rule-arn', web.testRule, ...actions)
    const query = 'Rules[].Actions[].ForwardConfig.TargetGroups[].Weight'
    const read = await cli.run('elbv2', 'describe-rules', '--rule-arns', web.testRule, '--query', query)
    expect(JSON.parse(read)).toEqual([90, 10])
  })

  test('an object that is there already is not written again', async () => {
    const put = (...more: string[]) => cli.run('s3api', 'put-object', '--bucket', 'locks', '--key', 'web', ...more)
    await cli.run('s3api', 'create-bucket', '--bucket', 'locks')
    await put('--if-none-match', '*')
    await expect(put('--if-none-match', '*')).rejects.toThrow(/\(PreconditionFailed\) when calling the PutObject/)
  })

  test.for<[string, object, string]>([
    ['ecs:UpdateService', { service: 'none', desiredCount: 1 }, 'ServiceNotFoundException'],
    ['elasticloadbalancing:DescribeRules', { RuleArns: ['arn:none'] }, 'RuleNotFound'],
    ['ecr:DescribeRepositories', { repositoryNames: ['none'] }, 'RepositoryNotFoundException'],
    ['cloudwatch:SetAlarmState', { AlarmName: 'none', StateValue: 'OK', StateReason: 'x' }, 'ResourceNotFound'],
    ['logs:GetLogEvents', { logGroupName: 'none', logStreamName: 'x' }, 'ResourceNotFoundException'],
    ['ssm:PutParameter', { Name: '/web/key', Value: 'y', Type: 'String' }, 'ParameterAlreadyExists'],
    ['iam:GetRole', { RoleName: 'none' }, 'NoSuchEntity']
  ])('%s is refused by the name that AWS has for it', async ([call, input, code]) => {
    const operation = call.split(':')[1]
    await expect(cli.call(call, input)).rejects.toThrow(`An error occurred (${code}) when calling the ${operation}`)
  })

  test.for([
    ['ecs:ListClusters', 'AccessDeniedException'],
    ['elasticloadbalancing:DescribeLoadBalancers', 'AccessDenied']
  ] as const)('%s that is denied names the permission', async ([call, code]) => {
    aws.denied.add(call)
    const denied = cli.call(call, {})
    await expect(denied).rejects.toThrow(new RegExp(`\\(${code}\\).*is not authorized to perform: ${call}`))
    aws.denied.delete(call)
  })
})
