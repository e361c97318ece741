/** The AWS services that are spoken to, by their prefix in IAM policies. Each is loaded when it is first called. */
export const services = {
  'application-autoscaling': () => import('./clients/application-autoscaling.ts'),
  cloudwatch: () => import('./clients/cloudwatch.ts'),
  codedeploy: () => import('./clients/codedeploy.ts'),
  ecr: () => import('./clients/ecr.ts'),
  ecs: () => import('./clients/ecs.ts'),
  elasticloadbalancing: () => import('./clients/elasticloadbalancing.ts'),
  events: () => import('./clients/events.ts'),
  iam: () => import('./clients/iam.ts'),
  logs: () => import('./clients/logs.ts'),
  s3: () => import('./clients/s3.ts'),
  secretsmanager: () => import('./clients/secretsmanager.ts'),
  ssm: () => import('./clients/ssm.ts'),
  sts: () => import('./clients/sts.ts')
} as const
