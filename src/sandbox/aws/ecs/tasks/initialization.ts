import type { ContainerDefinition } from '../shapes.ts'
import type { World } from '../world.ts'

const failed = (what: string): string => `ResourceInitializationError: ${what}`

function missingLogGroup({ hasLogGroup }: World, { logConfiguration }: ContainerDefinition): string | undefined {
  const { logDriver, options = {} } = logConfiguration ?? {}
  const group = options['awslogs-group']
  if (logDriver !== 'awslogs' || options['awslogs-create-group'] === 'true' || !group || hasLogGroup(group))
    return undefined
  return failed(
    'failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1'
  )
}

function missingSecret({ hasSecret }: World, { secrets = [] }: ContainerDefinition): string | undefined {
  const missing = secrets.map(({ valueFrom = '' }) => valueFrom).find(valueFrom => !hasSecret(valueFrom))
  if (missing === undefined) return undefined
  const pull = 'unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve'
  return missing.includes(':secretsmanager:')
    ? failed(
        `${pull} secret from asm: service call has been retried 1 time(s): failed to fetch secret ${missing} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`
      )
    : failed(`${pull} secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: ${missing}`)
}

/** What keeps a task from starting before any of its containers does (`resource-initialization-error.html` of the guide). */
export function uninitialized(world: World, containers: readonly ContainerDefinition[]): string | undefined {
  for (const container of containers) {
    const why = missingSecret(world, container) ?? missingLogGroup(world, container)
    if (why !== undefined) return why
  }
  return undefined
}
