import { isDeepStrictEqual } from 'node:util'
import { nameIn } from '../arns.ts'
import { clusterOf } from '../clusters.ts'
import { Turn } from '../deployments/deployment.ts'
import { beginDeployment } from '../deployments/run.ts'
import { page } from '../paging.ts'
import { refused } from '../refusals.ts'
import type {
  CreateServiceRequest,
  DescribeServicesRequest,
  ListServicesRequest,
  TaskDefinition,
  UpdateServiceRequest
} from '../shapes.ts'
import type { World } from '../world.ts'
import { describeService, describeTaskSet } from './described.ts'
import { ServiceState } from './service.ts'
import { checkSettings } from './settings.ts'

/** A service of that cluster. @throws AwsFault ServiceNotFoundException */
export function serviceOf(world: World, cluster: string | undefined, service: string): ServiceState {
  const found = clusterOf(world, cluster).services.get(nameIn(service))
  if (!found) throw refused.noService()
  return found
}

/** Settings that change nothing about running tasks: no new deployment for them. */
const quiet = [
  'desiredCount',
  'deploymentConfiguration',
  'healthCheckGracePeriodSeconds',
  'enableECSManagedTags',
  'propagateTags',
  'availabilityZoneRebalancing',
  'placementConstraints',
  'placementStrategy',
  'enableExecuteCommand',
  'monitoring'
]

const controlled = { CODE_DEPLOY: 'CodeDeploy', EXTERNAL: 'CreateTaskSet' } as const

/** More deployments than these at once are refused (github.com/aws/containers-roadmap/issues/2836). */
const mostActive = 5

/** Refuses what a service of another controller leaves to that controller. @throws AwsFault */
function checkController(service: ServiceState, input: UpdateServiceRequest): void {
  const { controller } = service
  if (controller !== 'CODE_DEPLOY' && controller !== 'EXTERNAL') return
  const on = `on services with a ${controller} deployment controller. Use AWS ${controlled[controller]} to trigger a new deployment.`
  if (input.taskDefinition !== undefined) throw refused.invalid(`Unable to update task definition ${on}`)
  if (input.forceNewDeployment) throw refused.invalid(`Cannot force a new deployment ${on}`)
  if (input.networkConfiguration) throw refused.invalid(`Unable to update network parameters ${on}`)
  if (input.loadBalancers) throw refused.invalid(`Unable to update load balancers ${on}`)
}

/** Puts the settings of `input` in place; whether any of them asks for a new deployment. */
function takeOver(service: ServiceState, input: UpdateServiceRequest): boolean {
  const { cluster: _, service: __, taskDefinition: ___, forceNewDeployment = false, ...settings } = input
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  const next = { ...service.config, ...Object.fromEntries(given) }
  checkSettings(next)
  const { config } = service
  const changed = given.filter(([name, value]) => !isDeepStrictEqual(config[name as keyof CreateServiceRequest], value))
  Object.assign(config, next)
  return forceNewDeployment || changed.some(([name]) => !quiet.includes(name))
}

function update(world: World, service: ServiceState, input: UpdateServiceRequest): void {
  checkController(service, input)
  const asked =
    input.taskDefinition === undefined ? undefined : world.definitions.usable(input.taskDefinition, refused.client)
  const running = service.fleets[0]?.revision.definition
  const definition: TaskDefinition | undefined = asked ?? running
  const moved = asked !== undefined && asked.taskDefinitionArn !== running?.taskDefinitionArn
  if (moved && service.controller === 'ECS' && service.fleets.length >= mostActive)
    throw refused.invalid(`${mostActive} active deployments exist, unable to create new deployment.`)
  const wanted = takeOver(service, input)
  if (service.controller === 'ECS' && definition && (moved || wanted)) beginDeployment(world, service, definition)
  service.reconcile()
  service.wake()
}

function create(world: World, input: CreateServiceRequest) {
  const cluster = clusterOf(world, input.cluster)
  const known = cluster.services.get(input.serviceName ?? '')
  if (known && known.status !== 'INACTIVE') throw refused.invalid('Creation of service was not idempotent.')
  checkSettings(input)
  const definition = world.definitions.usable(input.taskDefinition ?? '', refused.client)
  const config = structuredClone({ ...input, desiredCount: input.desiredCount ?? 1 })
  const service = new ServiceState(world, cluster, config)
  if (service.controller === 'ECS') beginDeployment(world, service, definition)
  else if (service.controller === 'CODE_DEPLOY') addTaskSet(service, definition)
  return { service: describeService(world, service) }
}

function describe(world: World, { cluster, services = [], include = [] }: DescribeServicesRequest) {
  if (services.length > 10) throw refused.invalid('Services cannot have more than 10 elements.')
  const { services: known, name } = clusterOf(world, cluster)
  return {
    services: services.flatMap(asked => {
      const found = known.get(nameIn(asked))
      if (!found) return []
      const tags = include.includes('TAGS') ? { tags: found.config.tags ?? [] } : {}
      return [{ ...describeService(world, found), ...tags }]
    }),
    failures: services
      .filter(asked => !known.has(nameIn(asked)))
      .map(asked => ({ arn: world.arns.service(name, nameIn(asked)), reason: 'MISSING' }))
  }
}

interface Named {
  readonly cluster?: string
  readonly service?: string
}

function remove(world: World, input: Named & { readonly force?: boolean }) {
  const service = serviceOf(world, input.cluster, input.service ?? '')
  if (service.desired > 0 && !input.force)
    throw refused.invalid('The service cannot be stopped while it is scaled above 0.')
  service.status = 'INACTIVE'
  service.current?.turn(new Turn('stop', 'Service deployment stopped because the service was deleted.'))
  for (const fleet of service.fleets) {
    fleet.wanted = 0
    fleet.reconcile()
  }
  return { service: describeService(world, service) }
}

/** CreateService, UpdateService, DescribeServices, ListServices, DeleteService and DescribeTaskSets. */
export const serviceOperations = (world: World) => ({
  CreateService: (input: CreateServiceRequest) => create(world, input),

  UpdateService: (input: UpdateServiceRequest) => {
    const service = serviceOf(world, input.cluster, input.service ?? '')
    if (service.status !== 'ACTIVE') throw refused.inactiveService()
    update(world, service, input)
    return { service: describeService(world, service) }
  },

  DescribeServices: (input: DescribeServicesRequest) => describe(world, input),

  ListServices: (input: ListServicesRequest) => {
    const found = [...clusterOf(world, input.cluster).services.values()].filter(({ status }) => status !== 'INACTIVE')
    const { items, nextToken } = page(found, { maxResults: 10, ...input }, 100)
    return { serviceArns: items.map(({ arn }) => arn), nextToken }
  },

  DeleteService: (input: Named & { readonly force?: boolean }) => remove(world, input),

  DescribeTaskSets: (input: Named) => {
    const service = serviceOf(world, input.cluster, input.service ?? '')
    return { taskSets: service.taskSets.map(set => describeTaskSet(world, service, set)), failures: [] }
  }
})

/** The first task set of a CODE_DEPLOY service: ECS makes it itself. */
function addTaskSet(service: ServiceState, definition: TaskDefinition): void {
  const revision = service.revise(definition)
  revision.groups = (service.config.loadBalancers ?? []).map(({ targetGroupArn = '' }) => targetGroupArn)
  const fleet = service.launch(revision)
  service.taskSets.push({ fleet, status: 'PRIMARY', scale: 100 })
}
