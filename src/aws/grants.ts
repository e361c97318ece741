import { passedTo, passing, type Statement } from './denied.ts'

/** What a policy is for: `base` always, one of the ways to move traffic, and what the configuration asks for beside. */
export const parts = [
  'base',
  'native',
  'codedeploy',
  'weights',
  'lock',
  'schedules',
  'tasks',
  'prune',
  'gates',
  'preflight',
  'ecr'
] as const
export type Part = (typeof parts)[number]

/** The names that a policy is narrowed down to. `*` where one is not known. */
export interface Scope {
  readonly partition: string
  readonly region: string
  readonly account: string
  readonly cluster: string
  /** A service, or a pattern of two. */
  readonly service: string
  readonly bucket: string
  readonly repository: string
  /** Roles of tasks: the execution role and the task role. */
  readonly roles: readonly string[]
  /** The role with which EventBridge starts tasks. */
  readonly scheduleRole: string
}

/** Actions that are allowed on the same resources. */
export interface Grant {
  readonly sid: string
  readonly actions: readonly string[]
  /** Absent: the action knows no resources (Service Authorization Reference). */
  readonly on?: (scope: Scope, arn: Arn) => readonly string[]
  readonly where?: (scope: Scope, arn: Arn) => Statement['Condition']
}
export type Arn = (service: string, resource: string) => string

const service = ({ cluster, service }: Scope): string => `${cluster}/${service}`

const base: readonly Grant[] = [
  {
    sid: 'Services',
    actions: [
      'ecs:DescribeServices',
      'ecs:UpdateService',
      'ecs:ListServiceDeployments',
      'ecs:DescribeServiceDeployments',
      'ecs:DescribeServiceRevisions',
      'ecs:StopServiceDeployment'
    ],
    on: (scope, arn) =>
      ['service', 'service-deployment', 'service-revision'].map((kind, index) =>
        arn('ecs', `${kind}/${service(scope)}${index === 0 ? '' : '/*'}`)
      )
  },
  {
    sid: 'TaskDefinitions',
    actions: ['ecs:DescribeTaskDefinition', 'ecs:ListTaskDefinitions', 'ecs:RegisterTaskDefinition']
  },
  {
    sid: 'TagTaskDefinitions',
    actions: ['ecs:TagResource'],
    on: (_scope, arn) => [arn('ecs', 'task-definition/*:*')],
    where: () => ({ StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' } })
  },
  {
    sid: 'TaskRoles',
    actions: ['iam:PassRole'],
    on: ({ roles }) => roles,
    where: () => passing(passedTo.tasks)
  },
  {
    sid: 'Tasks',
    actions: ['ecs:ListTasks', 'ecs:DescribeTasks'],
    where: ({ cluster }, arn) => ({ ArnEquals: { 'ecs:cluster': arn('ecs', `cluster/${cluster}`) } })
  },
  { sid: 'Logs', actions: ['logs:GetLogEvents'], on: (_scope, arn) => [arn('logs', 'log-group:*:log-stream:*')] },
  {
    sid: 'Targets',
    actions: ['elasticloadbalancing:DescribeTargetGroups', 'elasticloadbalancing:DescribeTargetHealth']
  }
]

const rules: Grant = {
  sid: 'Rules',
  actions: [
    'elasticloadbalancing:DescribeListeners',
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeRules'
  ]
}

const native: readonly Grant[] = [
  rules,
  {
    sid: 'Hooks',
    actions: ['ecs:ContinueServiceDeployment'],
    on: (scope, arn) => [arn('ecs', `service-deployment/${service(scope)}/*`)]
  }
]

const codedeploy: readonly Grant[] = [
  { sid: 'FindCodeDeploy', actions: ['codedeploy:ListApplications', 'codedeploy:ListDeploymentGroups'] },
  {
    sid: 'CodeDeploy',
    actions: [
      'codedeploy:CreateDeployment',
      'codedeploy:ContinueDeployment',
      'codedeploy:GetApplicationRevision',
      'codedeploy:GetDeployment',
      'codedeploy:GetDeploymentConfig',
      'codedeploy:GetDeploymentGroup',
      'codedeploy:ListDeployments',
      'codedeploy:RegisterApplicationRevision',
      'codedeploy:StopDeployment'
    ],
    on: (_scope, arn) =>
      ['application', 'deploymentgroup', 'deploymentconfig'].map(kind => arn('codedeploy', `${kind}:*`))
  }
]

const weights: readonly Grant[] = [
  rules,
  {
    sid: 'Weights',
    actions: ['elasticloadbalancing:ModifyRule', 'elasticloadbalancing:ModifyListener'],
    on: (_scope, arn) =>
      ['listener/app', 'listener-rule/app', 'listener/net'].map(kind => arn('elasticloadbalancing', `${kind}/*`))
  },
  { sid: 'Autoscaling', actions: ['application-autoscaling:DescribeScalableTargets'] }
]

const lock: readonly Grant[] = [
  {
    sid: 'Lock',
    actions: ['s3:GetObject', 's3:PutObject'],
    on: ({ partition, bucket }) => [`arn:${partition}:s3:::${bucket}/*`]
  },
  // Without it S3 says of an object that is not there that it is forbidden.
  { sid: 'LockAbsent', actions: ['s3:ListBucket'], on: ({ partition, bucket }) => [`arn:${partition}:s3:::${bucket}`] }
]

const schedules: readonly Grant[] = [
  {
    sid: 'Schedules',
    actions: ['events:ListTargetsByRule', 'events:PutTargets'],
    on: (_scope, arn) => [arn('events', 'rule/*')]
  },
  {
    sid: 'ScheduleRole',
    actions: ['iam:PassRole'],
    on: ({ scheduleRole }) => [scheduleRole],
    where: () => passing(passedTo.schedules)
  }
]

const tasks: readonly Grant[] = [
  {
    sid: 'OneOffTasks',
    actions: ['ecs:RunTask', 'ecs:StopTask'],
    where: ({ cluster }, arn) => ({ ArnEquals: { 'ecs:cluster': arn('ecs', `cluster/${cluster}`) } })
  },
  // What became of them is written on the release's revision.
  { sid: 'RecordTasks', actions: ['ecs:TagResource'], on: (_scope, arn) => [arn('ecs', 'task-definition/*:*')] },
  // A service that hands its tags to its tasks hands them to these.
  {
    sid: 'TagTasks',
    actions: ['ecs:TagResource'],
    on: ({ cluster }, arn) => [arn('ecs', `task/${cluster}/*`)],
    where: () => ({ StringEquals: { 'ecs:CreateAction': 'RunTask' } })
  }
]

const prune: readonly Grant[] = [{ sid: 'OldTaskDefinitions', actions: ['ecs:DeregisterTaskDefinition'] }]

const gates: readonly Grant[] = [
  { sid: 'Metrics', actions: ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData'] },
  // An `http` gate with a path asks where the requests enter.
  rules,
  // ECR answers for enhanced scanning only whom Inspector would answer.
  { sid: 'Scans', actions: ['inspector2:ListCoverage', 'inspector2:ListFindings'] }
]

const preflight: readonly Grant[] = [
  { sid: 'Roles', actions: ['iam:GetRole'], on: ({ roles }) => roles },
  // What is asked about is the run's own role, whose name nobody here knows; it changes nothing.
  {
    sid: 'OwnRights',
    actions: ['iam:SimulatePrincipalPolicy'],
    on: ({ partition, account }) => [`arn:${partition}:iam::${account}:role/*`]
  },
  { sid: 'LogGroups', actions: ['logs:DescribeLogGroups'] },
  { sid: 'Parameters', actions: ['ssm:GetParameters'], on: (_scope, arn) => [arn('ssm', 'parameter/*')] },
  {
    sid: 'Secrets',
    actions: ['secretsmanager:DescribeSecret'],
    on: (_scope, arn) => [arn('secretsmanager', 'secret:*')]
  }
]

const ecr: readonly Grant[] = [
  { sid: 'RegistryLogin', actions: ['ecr:GetAuthorizationToken'] },
  {
    sid: 'Images',
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImageScanFindings',
      'ecr:DescribeImages',
      'ecr:DescribeRepositories',
      'ecr:GetDownloadUrlForLayer',
      'ecr:GetLifecyclePolicy',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart'
    ],
    on: ({ repository }, arn) => [arn('ecr', `repository/${repository}`)]
  }
]

/** What each part needs. */
export const rights: Readonly<Record<Part, readonly Grant[]>> = {
  ...{ base, native, codedeploy, weights, lock, schedules, tasks, prune, gates, preflight, ecr }
}
