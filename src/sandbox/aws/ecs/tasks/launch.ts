import { newMeta } from '../../../cluster/object.ts'
import type { Pod } from '../../../cluster/pods.ts'
import type { Image, Launch } from '../../../cluster/workload/workload.ts'
import type { ContainerDefinition, TaskOverride } from '../shapes.ts'

/** A task as the sandbox's workloads know it: those made for pods run tasks as well. */
export interface LaunchedTask {
  readonly id: string
  readonly family: string
  /** The service's name; none for RunTask. */
  readonly service?: string
}

const asPod = ({ id, family, service }: LaunchedTask, container: Launch['container']): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: newMeta({ name: id, namespace: 'ecs', labels: { family, ...(service && { service }) } }),
  spec: { containers: [container] },
  status: { phase: 'Running' }
})

type Override = NonNullable<TaskOverride['containerOverrides']>[number]

const asMap = (pairs: ContainerDefinition['environment'] = []): Record<string, string> =>
  Object.fromEntries(pairs.map(({ name = '', value = '' }) => [name, value]))

/** What starts one container of a task: the image's program, unless the definition or RunTask's override names another. */
export function launchOf(
  task: LaunchedTask,
  definition: ContainerDefinition,
  override: Override | undefined,
  image: Image,
  log: Launch['log']
): Launch {
  const env = { ...image.env, ...asMap(definition.environment), ...asMap(override?.environment) }
  const entry = definition.entryPoint?.length ? definition.entryPoint : image.command
  const words = override?.command ?? definition.command
  const command = [...entry, ...(words ?? (definition.entryPoint?.length ? [] : (image.args ?? [])))]
  const { name = '', image: reference = '' } = definition
  const ports = (definition.portMappings ?? []).map(({ containerPort = 0 }) => ({ containerPort }))
  const environment = Object.entries(env).map(([key, value]) => ({ name: key, value }))
  const container = { name, image: reference, command, env: environment, ports }
  return { pod: asPod(task, container), container, image, command, env, log }
}
