import type { PinnedImage } from '../../../../src/image/image.ts'
import type { Base } from '../../../../src/target/ecs/task-definition/file.ts'
import type { Definition } from '../../../../src/target/ecs/task-definition/revision.ts'

export const digest = `sha256:${'ab'.repeat(32)}` as const

export const web: PinnedImage = { name: 'web', repository: 'ghcr.io/acme/web', tag: '1.4.2', digest }
export const api: PinnedImage = { name: 'api', repository: 'ghcr.io/acme/api', tag: '2.0.0', digest }

export const pinnedWeb = `ghcr.io/acme/web:1.4.2@${digest}`
export const pinnedApi = `ghcr.io/acme/api:2.0.0@${digest}`

export const arnOf = (number: number, family = 'shop') =>
  `arn:aws:ecs:eu-west-1:111122223333:task-definition/${family}:${number}`

/** A web container beside an agent of Datadog and a log router, as AWS describes them. */
export const shop = {
  family: 'shop',
  executionRoleArn: 'arn:aws:iam::111122223333:role/shop-start',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '1024',
  memory: '2048',
  containerDefinitions: [
    {
      name: 'log_router',
      image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
      essential: true,
      firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } }
    },
    {
      name: 'app',
      image: 'ghcr.io/acme/web:1.4.1',
      essential: true,
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
      environment: [
        { name: 'MODE', value: 'production' },
        { name: 'EMPTY', value: '' }
      ],
      secrets: [{ name: 'KEY', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/key' }],
      logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'datadog', dd_tags: 'env:a=b' } }
    },
    { name: 'datadog-agent', image: 'public.ecr.aws/datadog/agent:7', essential: false }
  ]
} as const satisfies Definition

/** What a type of constants has made read-only. */
export const definitionOf = (value: object = shop): Definition => structuredClone(value) as Definition

export const baseOf = (definition: Definition = definitionOf()): Base => ({ definition, name: arnOf(7) })
