import { describe, expect, it } from 'vitest'
import { type PreflightTerms, preflight } from '../../../src/target/ecs/preflight.ts'
import type { EcsRelease } from '../../../src/target/ecs/release.ts'
import { type Answers, absent, answering } from './answers.ts'
import { arn, digest, ecr, groups, now, role, rule, shopAnswers, shopRelease, shopService, testRule } from './shop.ts'

const clock = { now: () => now, monotonic: () => 0, sleep: () => Promise.resolve() }

const found = (answers: Answers = {}, release: EcsRelease = shopRelease(), terms: Partial<PreflightTerms> = {}) =>
  preflight(answering({ ...shopAnswers, ...answers }), release, { clock, ...terms })
const said = async (...given: Parameters<typeof found>) =>
  (await found(...given)).map(({ severity, message }) => `${severity}: ${message}`)

const withService = (more: object): Answers => ({
  'ecs:DescribeServices': () => ({ services: [{ ...shopService, ...more } as never] })
})
const withRevision = (more: object): EcsRelease => {
  const release = shopRelease()
  return { ...release, revision: { ...release.revision, ...more } }
}
const withContainer = (more: object): EcsRelease => {
  const [web] = shopRelease().revision.containerDefinitions ?? []
  return withRevision({ containerDefinitions: [{ ...web, ...more }] })
}

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

describe('a service', () => {
  it.each([
    ['is gone', { status: 'INACTIVE' }, ['error: The service web is INACTIVE, and only an ACTIVE one takes releases.']],
    [
      'belongs to another tool',
      { deploymentController: { type: 'EXTERNAL' } },
      ['error: The service web has the deployment controller EXTERNAL: its task sets belong to another tool.']
    ],
    [
      'wants no tasks',
      { desiredCount: 0 },
      ['warning: The service web wants 0 tasks: nothing of the release would run.']
    ]
  ])('that %s is found', async (_what, more, expected) => {
    expect(await said(withService(more))).toEqual(expected)
  })

  it('that does not exist is found', async () => {
    expect(await said({ 'ecs:DescribeServices': () => ({ services: [] }) })).toEqual([
      'error: The cluster shop has no service web.'
    ])
  })

  it.each([
    ['nobody we know', [], 'error: The service web is being deployed to web:8 by somebody else.'],
    [
      'a release before',
      [{ key: 'cutover:release', value: '1-0-9-00000000' }],
      'warning: The service web is still being deployed to release 1-0-9-00000000 (web:8): this release takes its place.'
    ],
    ['this very release', [{ key: 'cutover:release', value: '1-1-0-0badcafe' }], undefined]
  ])('that is being deployed by %s is told apart', async (_who, tags, expected) => {
    const taskDefinition = arn('ecs', 'task-definition/web:8')
    const answers: Answers = {
      ...withService({ deployments: [{ taskDefinition, rolloutState: 'IN_PROGRESS' }] }),
      'ecs:DescribeTaskDefinition': ({ include }) => (include ? { tags } : { taskDefinition: {} })
    }
    expect(await said(answers)).toEqual(expected === undefined ? [] : [expected])
  })

  it('that cuts over by itself needs its rules, and a pause for the gates that come before', async () => {
    const answers = withService({
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5, lifecycleHooks: [] },
      loadBalancers: [
        { ...shopService.loadBalancers[0], advancedConfiguration: { alternateTargetGroupArn: groups[1] } }
      ]
    })
    expect(await said(answers, shopRelease(), { gatedBefore: true })).toEqual([
      'error: The service web deploys by BLUE_GREEN, and its load balancer lacks productionListenerRule, roleArn.',
      'error: The service web never pauses before production traffic moves: gates before the cutover could stop nothing.',
      "warning: The service web has no testListenerRule: gates before the cutover can't reach the new tasks through the load balancer."
    ])
  })
})

describe('load balancers', () => {
  it('that send to a container or port that the revision does not have are found', async () => {
    const loadBalancers = [
      { targetGroupArn: groups[0], containerName: 'nginx', containerPort: 80 },
      { targetGroupArn: groups[0], containerName: 'web', containerPort: 9090 }
    ]
    expect(await said(withService({ loadBalancers }))).toEqual([
      'error: The load balancer of the service web sends to port 80 of container nginx, and the task definition has no such container: web.',
      'error: The load balancer of the service web sends to port 9090 of container web, which the container does not map: 8080.'
    ])
  })

  it('of two services are refused without a rule, and with one that leaves traffic where nobody accounts for it', async () => {
    const two: EcsRelease = { ...shopRelease(), services: ['blue', 'green'] }
    const services = ['blue', 'green'].map((serviceName, at) => ({
      ...shopService,
      serviceName,
      loadBalancers: [{ ...shopService.loadBalancers[0], targetGroupArn: groups[at] }]
    }))
    const foreign = arn('elasticloadbalancing', 'targetgroup/legacy/03')
    const forwarding = (...targets: (string | undefined)[]): Answers => ({
      'ecs:DescribeServices': () => ({ services: services as never }),
      'elasticloadbalancing:DescribeRules': () => ({
        Rules: [
          {
            Actions: [
              {
                Type: 'forward',
                ForwardConfig: { TargetGroups: targets.flatMap(one => (one ? [{ TargetGroupArn: one }] : [])) }
              }
            ]
          }
        ]
      })
    })
    expect(await said(forwarding(), two)).toEqual([
      'error: No rule is named that carries the traffic of blue and green.'
    ])
    expect(await said(forwarding(groups[0]), two, { rules: [rule], testRule })).toEqual([
      'error: The rule listener-rule/app/front/1/2/3 forwards to targetgroup/blue/01, and not to targetgroup/blue/01 and targetgroup/green/02.'
    ])
    expect(await said(forwarding(...groups, foreign), two, { rules: [rule] })).toEqual([
      'error: The rule listener-rule/app/front/1/2/3 forwards to targetgroup/legacy/03 as well, which is no target group of these services.'
    ])
    expect(await said(forwarding(...groups), two, { rules: [rule], testRule })).toEqual([])
  })
})

describe('a repository', () => {
  const image = (letter: string, daysAgo: number, ...imageTags: string[]) => ({
    imageDigest: digest(letter),
    imageTags,
    imagePushedAt: new Date(now - daysAgo * 86_400_000)
  })
  const policy = (...rules: object[]): Answers => ({
    'ecr:GetLifecyclePolicy': () => ({ lifecyclePolicyText: JSON.stringify({ rules }) }),
    'ecr:DescribeImages': () => ({ imageDetails: [image('a', 13.5, '1.0.0'), image('b', 0, '1.1.0', 'latest')] })
  })
  const expire = (rulePriority: number, selection: object) => ({ rulePriority, selection, action: { type: 'expire' } })

  it('whose lifecycle rules delete what a rollback needs is found before it is needed', async () => {
    const one = expire(1, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 })
    const old = expire(1, {
      ...{ tagStatus: 'tagged', tagPatternList: ['1.*'], countType: 'sinceImagePushed' },
      ...{ countUnit: 'days', countNumber: 14 }
    })
    const message =
      'The lifecycle policy of shop/web deletes the image that a rollback of web needs (sha256:aaaaaaaaaaaa)'
    expect(await said(policy(one))).toEqual([`warning: ${message} now: rule 1, any, imageCountMoreThan 1.`])
    expect(await said(policy(old))).toEqual([`warning: ${message} in 12 h: rule 1, tagged 1.*, sinceImagePushed 14.`])
  })

  it('whose earlier rule keeps what a later one would delete is left alone', async () => {
    const kept = expire(1, {
      tagStatus: 'tagged',
      tagPrefixList: ['1.'],
      countType: 'imageCountMoreThan',
      countNumber: 50
    })
    const rest = expire(2, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 })
    expect(await said(policy(kept, rest))).toEqual([])
  })

  it('with tags that move is noted', async () => {
    const answers: Answers = {
      'ecr:DescribeRepositories': () => ({ repositories: [{ imageTagMutability: 'MUTABLE' }] })
    }
    expect(await said(answers)).toEqual([
      'note: Tags of the repository shop/web can be moved to other images. Releases go by digest, so nothing that runs changes by that.'
    ])
  })
})
