import type { ContainerDefinition, RegisterTaskDefinitionRequest, TaskDefinition } from '../shapes.ts'

/** What ECS adds to a registered container, so that describing it never gives back the very file. */
const completed = (container: ContainerDefinition, awsvpc: boolean): ContainerDefinition => ({
  ...container,
  cpu: container.cpu ?? 0,
  portMappings: (container.portMappings ?? []).map(mapping => ({
    ...mapping,
    ...(awsvpc && { hostPort: mapping.hostPort ?? mapping.containerPort }),
    protocol: mapping.protocol ?? 'tcp'
  })),
  essential: container.essential ?? true,
  environment: container.environment ?? [],
  mountPoints: container.mountPoints ?? [],
  volumesFrom: container.volumesFrom ?? [],
  systemControls: container.systemControls ?? []
})

const capability = 'com.amazonaws.ecs.capability'

/** The agent's capabilities that a definition asks for (a part of them: what the fields below need). */
function attributes({ containerDefinitions = [], executionRoleArn, taskRoleArn, networkMode }: TaskDefinition) {
  const has = (what: (container: ContainerDefinition) => unknown) =>
    containerDefinitions.some(one => Boolean(what(one)))
  const wanted: readonly (readonly [boolean, string])[] = [
    [has(one => one.logConfiguration?.logDriver === 'awslogs'), `${capability}.logging-driver.awslogs`],
    [has(one => one.logConfiguration?.logDriver === 'awsfirelens'), 'ecs.capability.logging-driver.awsfirelens'],
    [has(one => one.logConfiguration) && executionRoleArn !== undefined, 'ecs.capability.execution-role-awslogs'],
    [has(one => /\.dkr\.ecr\./.test(one.image ?? '')), `${capability}.ecr-auth`],
    [has(one => one.secrets?.length), 'ecs.capability.secrets.asm.environment-variables'],
    [has(one => one.healthCheck), 'ecs.capability.container-health-check'],
    [taskRoleArn !== undefined, `${capability}.task-iam-role`],
    [networkMode === 'awsvpc', 'ecs.capability.task-eni'],
    [true, `${capability}.docker-remote-api.1.18`]
  ]
  return wanted.filter(([asked]) => asked).map(([, name]) => ({ name }))
}

/** A definition as DescribeTaskDefinition gives it. */
export function described(
  { tags: _, ...input }: RegisterTaskDefinitionRequest,
  given: { readonly arn: string; readonly revision: number; readonly at: Date; readonly by: string }
): TaskDefinition {
  const fargate = input.requiresCompatibilities?.includes('FARGATE') === true
  const awsvpc = fargate || input.networkMode === 'awsvpc'
  const definition: TaskDefinition = {
    ...input,
    taskDefinitionArn: given.arn,
    containerDefinitions: (input.containerDefinitions ?? []).map(one => completed(one, awsvpc)),
    revision: given.revision,
    volumes: input.volumes ?? [],
    status: 'ACTIVE',
    placementConstraints: input.placementConstraints ?? [],
    compatibilities: awsvpc && input.cpu && input.memory ? ['EC2', 'FARGATE', 'MANAGED_INSTANCES'] : ['EC2'],
    registeredAt: given.at,
    registeredBy: given.by,
    ...(fargate && { networkMode: 'awsvpc' as const })
  }
  return { ...definition, requiresAttributes: attributes(definition) }
}
