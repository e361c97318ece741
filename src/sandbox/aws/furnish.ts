import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from './ecs/shapes.ts'
import type { SandboxAws } from './server.ts'

export interface Furnishing {
  /** Name of the service, the family and the container; `web` unless given. */
  readonly name?: string
  /** `shop/web:1.0.0` unless given. */
  readonly image?: string
  /** On the task definition: 8080 unless given. */
  readonly port?: number
  readonly healthPath?: string
  /** Seconds; ELB's own default is 300. */
  readonly deregistrationDelay?: number
  /** Settings of the service beside its load balancer. */
  readonly service?: Partial<CreateServiceRequest>
  /** Settings of the task definition and of its container. */
  readonly definition?: Partial<RegisterTaskDefinitionRequest>
  readonly container?: Partial<NonNullable<RegisterTaskDefinitionRequest['containerDefinitions']>[number]>
}

/** A service behind an Application Load Balancer, ready for each strategy. */
export interface Furnished {
  readonly name: string
  readonly listener: string
  readonly testListener: string
  readonly productionRule: string
  readonly testRule: string
  readonly blue: string
  readonly green: string
  readonly taskDefinition: string
}

type Arns = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

const role = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`

async function arnOf(aws: SandboxAws, operation: string, input: object, list: string, member: string): Promise<string> {
  const made = await aws.perform<Arns>(`elasticloadbalancing:${operation}`, input)
  return made[list]?.[0]?.[member] ?? ''
}

const forward = (first: string, second: string) => [
  {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: first, Weight: 100 },
        { TargetGroupArn: second, Weight: 0 }
      ]
    }
  }
]

async function groupOf(aws: SandboxAws, Name: string, { port, healthPath, deregistrationDelay }: Furnishing) {
  const input = {
    Name,
    Protocol: 'HTTP',
    Port: port ?? 8080,
    VpcId: 'vpc-0sandbox',
    TargetType: 'ip',
    HealthCheckPath: healthPath ?? '/',
    HealthCheckIntervalSeconds: 5,
    HealthCheckTimeoutSeconds: 2
  }
  const arn = await arnOf(aws, 'CreateTargetGroup', input, 'TargetGroups', 'TargetGroupArn')
  if (deregistrationDelay !== undefined)
    await aws.perform('elasticloadbalancing:ModifyTargetGroupAttributes', {
      TargetGroupArn: arn,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(deregistrationDelay) }]
    })
  return arn
}

async function ruleOf(aws: SandboxAws, balancer: string, port: number, groups: readonly [string, string]) {
  const unrouted = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }]
  const about = { LoadBalancerArn: balancer, Protocol: 'HTTP', Port: port, DefaultActions: unrouted }
  const listener = await arnOf(aws, 'CreateListener', about, 'Listeners', 'ListenerArn')
  const rule = {
    ListenerArn: listener,
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
    Actions: forward(...groups)
  }
  return { listener, rule: await arnOf(aws, 'CreateRule', rule, 'Rules', 'RuleArn') }
}

/** The load balancer: a production and a test listener, each with a rule over both target groups. */
export async function balance(
  aws: SandboxAws,
  name: string,
  furnishing: Furnishing
): Promise<Omit<Furnished, 'name' | 'taskDefinition'>> {
  const about = { Name: name, Subnets: ['subnet-1', 'subnet-2'] }
  const balancer = await arnOf(aws, 'CreateLoadBalancer', about, 'LoadBalancers', 'LoadBalancerArn')
  const blue = await groupOf(aws, `${name}-blue`, furnishing)
  const green = await groupOf(aws, `${name}-green`, furnishing)
  const production = await ruleOf(aws, balancer, 80, [blue, green])
  const test = await ruleOf(aws, balancer, 8081, [blue, green])
  return {
    listener: production.listener,
    testListener: test.listener,
    productionRule: production.rule,
    testRule: test.rule,
    blue,
    green
  }
}

/** Registers a revision of the furnished family, as a person would. */
export async function register(aws: SandboxAws, furnishing: Furnishing = {}): Promise<string> {
  const { name = 'web', image = 'shop/web:1.0.0', port = 8080 } = furnishing
  const input: RegisterTaskDefinitionRequest = {
    family: name,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: role(aws.account, 'ecsTaskExecutionRole'),
    containerDefinitions: [{ name, image, portMappings: [{ containerPort: port }], ...furnishing.container }],
    ...furnishing.definition
  }
  const { taskDefinition } = await aws.perform<{ taskDefinition: { taskDefinitionArn: string } }>(
    'ecs:RegisterTaskDefinition',
    input
  )
  return taskDefinition.taskDefinitionArn
}

/** Makes the load balancer, the first revision and the service; its tasks start on the sandbox's clock. */
export async function furnish(aws: SandboxAws, furnishing: Furnishing = {}): Promise<Furnished> {
  const { name = 'web', port = 8080 } = furnishing
  const made = await balance(aws, name, furnishing)
  const taskDefinition = await register(aws, furnishing)
  const advancedConfiguration = {
    alternateTargetGroupArn: made.green,
    productionListenerRule: made.productionRule,
    testListenerRule: made.testRule,
    roleArn: role(aws.account, 'ecsInfrastructureRole')
  }
  const plain = furnishing.service?.deploymentController?.type === 'CODE_DEPLOY'
  const entry = { targetGroupArn: made.blue, containerName: name, containerPort: port }
  await aws.perform('ecs:CreateService', {
    cluster: 'default',
    serviceName: name,
    taskDefinition,
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
    loadBalancers: [{ ...entry, ...(!plain && { advancedConfiguration }) }],
    ...furnishing.service
  })
  return { name, ...made, taskDefinition }
}
