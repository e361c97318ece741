import { describe, expect, it } from 'vitest'
import { preflight } from '../../../src/target/ecs/preflight.ts'
import { type Answers, absent, answering } from './answers.ts'
import { clock, found, said, withContainer, withRevision, withService } from './preflight-asked.ts'
import { arn, digest, ecr, role, shopAnswers, shopRelease } from './shop.ts'

describe('the preflight of a release to ECS', () => {
  it('finds nothing where nothing stands in the way, by reading alone', async () => {
    const aws = answering(shopAnswers)
    expect(await preflight(aws, shopRelease(), { clock })).toEqual([])
    expect([...new Set(aws.asked)].sort()).toEqual([
      'ecr:BatchGetImage',
      'ecr:DescribeRepositories',
      'ecr:GetLifecyclePolicy',
      'ecs:DescribeServices',
      'ecs:DescribeTaskDefinition',
      'elasticloadbalancing:DescribeTargetGroups',
      'iam:GetRole',
      'iam:SimulatePrincipalPolicy',
      'logs:DescribeLogGroups',
      'secretsmanager:DescribeSecret',
      'ssm:GetParameters',
      'sts:GetCallerIdentity'
    ])
  })

  it('tells everything at once, errors first', async () => {
    const release = withRevision({ cpu: '256', memory: '4096', networkMode: 'bridge' })
    const answers = {
      ...withService({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 100 } }),
      'logs:DescribeLogGroups': () => ({ logGroups: [] })
    }
    expect(await said(answers, release)).toEqual([
      'error: The task definition has the network mode bridge, and Fargate knows awsvpc alone.',
      'error: Fargate has no tasks of cpu 256 with memory 4096.',
      "error: The service web can't be rolled: of 2 tasks 2 must stay (minimumHealthyPercent 100), and no more than 2 may run (maximumPercent 100).",
      'error: The target group targetgroup/blue/01 has targets of type ip, and tasks with the network mode bridge are of type instance.',
      'error: The log group /shop/web of container web does not exist: no task would start.',
      'warning: The circuit breaker of the service web is off: if this run is lost, ECS starts a release that fails again and again.'
    ])
  })

  it('names the statement for a right that the release needs, and only notes what it could not look at', async () => {
    const release = shopRelease()
    const findings = await preflight(answering({}), release, { clock })
    expect(findings).toEqual([
      {
        severity: 'error',
        message: 'The services web could not be looked at: ecs:DescribeServices: AccessDenied.',
        hint: 'Allow ecs:DescribeServices.'
      },
      ...[
        [`The task role ${role('web')}`, 'iam:GetRole'],
        [`The execution role ${role('execution')}`, 'iam:GetRole'],
        ['Whether this run may hand over the roles of the tasks', 'sts:GetCallerIdentity'],
        [`The secret ${arn('secretsmanager', 'secret:db-AbCdEf')}:password::`, 'secretsmanager:DescribeSecret'],
        ['The parameters /shop/key', 'ssm:GetParameters'],
        ['The log group /shop/web of container web', 'logs:DescribeLogGroups'],
        [`The image ${ecr}/shop/web:1.1.0@${digest('b')} of container web`, 'ecr:BatchGetImage']
      ].map(([what, call]) => ({
        severity: 'note',
        message: `${what} could not be looked at: ${call}: AccessDenied.`,
        hint: `Allow ${call}.`
      }))
    ])
  })
})

describe('roles', () => {
  it('that do not exist, or do not trust ECS, are found', async () => {
    const answers: Answers = {
      'iam:GetRole': ({ RoleName = '' }) => {
        if (RoleName === 'web') throw absent('iam:GetRole')
        const own = { RoleName, Path: '/', RoleId: 'r', CreateDate: new Date(0), Arn: role(RoleName) }
        return { Role: { ...own, AssumeRolePolicyDocument: '%7B%22Service%22%3A%22lambda.amazonaws.com%22%7D' } }
      }
    }
    expect(await said(answers)).toEqual([
      `error: The task role ${role('web')} does not exist.`,
      `error: The execution role ${role('execution')} does not trust ecs-tasks.amazonaws.com: no task can take it.`
    ])
  })

  it('that may not be passed are found, asked for the role behind the session with its path', async () => {
    const sources: (string | undefined)[] = []
    const answers: Answers = {
      'iam:SimulatePrincipalPolicy': ({ PolicySourceArn, ResourceArns = [] }) => {
        sources.push(PolicySourceArn)
        return {
          EvaluationResults: ResourceArns.map((EvalResourceName, at) => ({
            EvalActionName: 'iam:PassRole',
            EvalResourceName,
            EvalDecision: at === 0 ? ('allowed' as const) : ('implicitDeny' as const)
          }))
        }
      }
    }
    expect(await found(answers)).toEqual([
      {
        severity: 'error',
        message: `arn:aws:sts::123456789012:assumed-role/ci/run may not hand ${role('execution')} to ECS (iam:PassRole: implicitDeny).`,
        hint: `Allow it to the role of this run, by this statement in its policy:\n{"Effect":"Allow","Action":"iam:PassRole","Resource":"${role('execution')}","Condition":{"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}}`
      }
    ])
    expect(sources).toEqual([role('teams/ci')])
  })

  it('are missed on Fargate where somebody must pull, log or read secrets', async () => {
    expect(await said({}, withRevision({ executionRoleArn: undefined }))).toEqual([
      'error: The task definition has no execution role, and needs one: web is pulled from ECR, web writes to CloudWatch Logs, web has secrets.'
    ])
  })
})

describe('secrets and parameters', () => {
  it('that are not there, are deleted or lack the version are found, for whom they are', async () => {
    const secret = (name: string): string => arn('secretsmanager', `secret:${name}`)
    const answers: Answers = {
      'secretsmanager:DescribeSecret': ({ SecretId }) => {
        if (SecretId === secret('gone')) throw absent('secretsmanager:DescribeSecret')
        if (SecretId === secret('going')) return { DeletedDate: new Date(0) }
        return { VersionIdsToStages: { one: ['AWSCURRENT'] } }
      }
    }
    const secrets = [
      { name: 'A', valueFrom: secret('gone') },
      { name: 'B', valueFrom: secret('going') },
      { name: 'C', valueFrom: `${secret('kept')}::AWSPREVIOUS:` },
      { name: 'D', valueFrom: `${secret('kept')}:key:AWSCURRENT:` },
      { name: 'E', valueFrom: '/shop/none' },
      { name: 'F', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/far' }
    ]
    expect(await said(answers, withContainer({ secrets }))).toEqual([
      `error: The secret ${secret('gone')} (A of container web) does not exist.`,
      `error: The secret ${secret('going')} (B of container web) is being deleted.`,
      `error: The secret ${secret('kept')} (C of container web) has no version AWSPREVIOUS.`,
      'error: The parameter /shop/none (E of container web) does not exist.',
      'note: arn:aws:ssm:eu-west-1:123456789012:parameter/far (F of container web) is in another region: it was not looked at.'
    ])
  })
})

describe('images', () => {
  it('that are not in ECR are found', async () => {
    expect(await said({ 'ecr:BatchGetImage': () => ({ failures: [{ failureCode: 'ImageNotFound' }] }) })).toEqual([
      `error: The image ${ecr}/shop/web:1.1.0@${digest('b')} of container web is not in its registry.`
    ])
  })

  it('that have nothing for the platform of the tasks are found', async () => {
    const manifests = [
      { mediaType: 'm', digest: digest('c'), size: 7, platform: { os: 'linux', architecture: 'amd64' } }
    ]
    const answers: Answers = {
      'ecr:BatchGetImage': () => ({ images: [{ imageManifest: JSON.stringify({ manifests }) }] })
    }
    expect(await said(answers)).toEqual([
      `error: The image ${ecr}/shop/web:1.1.0@${digest('b')} of container web has nothing for linux/arm64, but for linux/amd64.`
    ])
  })
})
