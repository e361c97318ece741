import type { EcsRelease } from '../../../src/target/ecs/release.ts'
import { type Answers, absent } from './answers.ts'

export const account = '123456789012'
export const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-central-1:${account}:${resource}`
export const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`
export const digest = (letter: string): string => `sha256:${letter.repeat(64)}`
export const ecr = `${account}.dkr.ecr.eu-central-1.amazonaws.com`
export const groups = [
  arn('elasticloadbalancing', 'targetgroup/blue/01'),
  arn('elasticloadbalancing', 'targetgroup/green/02')
]
export const rule = arn('elasticloadbalancing', 'listener-rule/app/front/1/2/3')
export const testRule = arn('elasticloadbalancing', 'listener-rule/app/front/1/2/4')
export const now = Date.UTC(2026, 10, 21, 12)

const secret = arn('secretsmanager', 'secret:db-AbCdEf')

/** A service on Fargate behind a load balancer, and a release to it that nothing stands in the way of. */
export function shopRelease(): EcsRelease & { revision: EcsRelease['revision'] } {
  return {
    app: 'shop',
    version: '1.1.0',
    rid: '1-1-0-0badcafe',
    cluster: 'shop',
    services: ['web'],
    images: [{ name: 'web', reference: `${ecr}/shop/web:1.1.0@${digest('b')}` }],
    revision: {
      family: 'web',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      taskRoleArn: role('web'),
      executionRoleArn: role('execution'),
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      containerDefinitions: [
        {
          name: 'web',
          image: `${ecr}/shop/web:1.1.0@${digest('b')}`,
          essential: true,
          portMappings: [{ containerPort: 8080 }],
          secrets: [
            { name: 'DB', valueFrom: `${secret}:password::` },
            { name: 'KEY', valueFrom: '/shop/key' }
          ],
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/shop/web', 'awslogs-region': 'eu-central-1', 'awslogs-stream-prefix': 'web' }
          }
        }
      ]
    }
  }
}

export const shopService = {
  serviceName: 'web',
  status: 'ACTIVE',
  launchType: 'FARGATE',
  desiredCount: 2,
  taskDefinition: arn('ecs', 'task-definition/web:7'),
  deploymentController: { type: 'ECS' },
  deploymentConfiguration: {
    strategy: 'ROLLING',
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true }
  },
  deployments: [{ taskDefinition: arn('ecs', 'task-definition/web:7'), rolloutState: 'COMPLETED' }],
  loadBalancers: [{ targetGroupArn: groups[0], containerName: 'web', containerPort: 8080 }]
} as const

const index = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: ['amd64', 'arm64'].map(architecture => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: digest('c'),
    size: 7,
    platform: { os: 'linux', architecture }
  }))
})

export const trust = encodeURIComponent(
  '{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
)

/** What AWS answers about that service. */
export const shopAnswers: Answers = {
  'ecs:DescribeServices': () => ({ services: [shopService as never] }),
  'ecs:ListServiceDeployments': () => ({ serviceDeployments: [] }),
  'ecs:DescribeTaskDefinition': () => ({
    taskDefinition: { containerDefinitions: [{ name: 'web', image: `${ecr}/shop/web@${digest('a')}` }] }
  }),
  'iam:GetRole': ({ RoleName = '' }) => ({
    Role: {
      RoleName,
      Arn: role(RoleName === 'ci' ? 'teams/ci' : RoleName),
      Path: '/',
      RoleId: 'r',
      CreateDate: new Date(0),
      AssumeRolePolicyDocument: trust
    }
  }),
  'sts:GetCallerIdentity': () => ({ Arn: `arn:aws:sts::${account}:assumed-role/ci/run`, Account: account }),
  'iam:SimulatePrincipalPolicy': ({ ResourceArns = [] }) => ({
    EvaluationResults: ResourceArns.map(EvalResourceName => ({
      EvalActionName: 'iam:PassRole',
      EvalResourceName,
      EvalDecision: 'allowed' as const
    }))
  }),
  'secretsmanager:DescribeSecret': ({ SecretId }) => {
    if (SecretId !== secret) throw absent('secretsmanager:DescribeSecret')
    return { VersionIdsToStages: { one: ['AWSCURRENT'] } }
  },
  'ssm:GetParameters': ({ Names = [] }) => ({ InvalidParameters: Names.filter(name => name !== '/shop/key') }),
  'logs:DescribeLogGroups': () => ({ logGroups: [{ logGroupName: '/shop/web-old' }, { logGroupName: '/shop/web' }] }),
  'ecr:BatchGetImage': () => ({ images: [{ imageManifest: index }] }),
  'ecr:DescribeRepositories': () => ({ repositories: [{ imageTagMutability: 'IMMUTABLE' }] }),
  'ecr:GetLifecyclePolicy': () => {
    throw absent('ecr:GetLifecyclePolicy')
  },
  'elasticloadbalancing:DescribeTargetGroups': ({ TargetGroupArns = [] }) => ({
    TargetGroups: TargetGroupArns.map(TargetGroupArn => ({
      TargetGroupArn,
      TargetType: 'ip' as const,
      LoadBalancerArns: [arn('elasticloadbalancing', 'loadbalancer/app/front/1')]
    }))
  }),
  'elasticloadbalancing:DescribeRules': () => ({
    Rules: [
      {
        Actions: [
          {
            Type: 'forward' as const,
            ForwardConfig: { TargetGroups: groups.map(TargetGroupArn => ({ TargetGroupArn })) }
          }
        ]
      }
    ]
  })
}
