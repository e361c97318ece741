import { simulated } from '../../cluster/workload/simulated.ts'
import type { ResolveImage, Workload } from '../../cluster/workload/workload.ts'
import { AwsFault, type AwsService, type Ground } from '../service.ts'
import { arnsOf } from './arns.ts'
import type { Balancer } from './balancer.ts'
import { clusterOperations, makeCluster } from './clusters.ts'
import { Definitions } from './definitions/definitions.ts'
import { deploymentOperations } from './deployments/operations.ts'
import { serviceOf, serviceOperations } from './services/operations.ts'
import type { ServiceState } from './services/service.ts'
import { tagOperations } from './tags.ts'
import { taskOperations } from './tasks/tasks.ts'
import { defaultPace, type InvokeHook, type Pace, type World, type Written } from './world.ts'

/** What lies outside of AWS: the machine that tasks run on, and how fast it all goes. */
export interface EcsSurroundings {
  /** What containers are; stories that are healthy at once unless given. */
  readonly workload?: Workload
  /** Finds what an image runs; without it every image is there and runs nothing of its own. */
  readonly resolveImage?: ResolveImage
  /** Lambda functions of lifecycle hooks; all succeed unless given. */
  readonly invokeHook?: InvokeHook
  readonly pace?: Partial<Pace>
}

/** The other services, as far as ECS knows them. */
export interface EcsOptions extends EcsSurroundings {
  readonly balancer: Balancer
  /** State of a CloudWatch alarm by its name. */
  readonly alarm?: (name: string) => string | undefined
  /** Takes what containers with the log driver `awslogs` write. */
  readonly write?: (line: Written) => void
  /** All log groups are there unless given. */
  readonly hasLogGroup?: (name: string) => boolean
  /** All secrets are there unless given. */
  readonly hasSecret?: (valueFrom: string) => boolean
}

export interface Ecs {
  readonly service: AwsService
  readonly world: World
  /** @throws AwsFault */
  find(cluster: string, service: string): ServiceState
  /** Resolves when nothing moves in the service any more. */
  settled(cluster: string, service: string): Promise<void>
  /** Kills all tasks. */
  close(): Promise<void>
}

function worldOf(ground: Ground, options: EcsOptions): World {
  const arns = arnsOf(ground.region, ground.account)
  let addresses = 0
  return {
    ground,
    clock: ground.clock,
    arns,
    pace: { ...defaultPace, ...options.pace },
    balancer: options.balancer,
    workload: options.workload ?? simulated(ground.clock),
    resolveImage: options.resolveImage ?? (async () => ({ command: [], cwd: '/', env: {} })),
    invokeHook: options.invokeHook ?? (async () => ({ hookStatus: 'SUCCEEDED' })),
    alarm: options.alarm ?? (() => undefined),
    write: options.write ?? (() => undefined),
    hasLogGroup: options.hasLogGroup ?? (() => true),
    hasSecret: options.hasSecret ?? (() => true),
    definitions: new Definitions(ground, arns),
    clusters: new Map(),
    nextAddress: () => {
      addresses += 1
      return `10.0.${addresses >> 8}.${addresses & 255}`
    }
  }
}

/** Amazon ECS: task definitions, clusters, services with their deployments, and tasks that run. The cluster `default` is there. */
export function startEcs(ground: Ground, options: EcsOptions): Ecs {
  const world = worldOf(ground, options)
  makeCluster(world)
  const { definitions } = world
  const service: AwsService = {
    name: 'ecs',
    json: { target: 'AmazonEC2ContainerServiceV20141113', version: '1.1' },
    operations: {
      ...clusterOperations(world),
      RegisterTaskDefinition: definitions.register,
      DescribeTaskDefinition: definitions.describe,
      ListTaskDefinitions: definitions.list,
      ListTaskDefinitionFamilies: definitions.families,
      DeregisterTaskDefinition: definitions.deregister,
      DeleteTaskDefinitions: definitions.remove,
      ...serviceOperations(world),
      ...deploymentOperations(world),
      ...taskOperations(world),
      ...tagOperations(world)
    }
  }
  const find = (cluster: string, name: string) => serviceOf(world, cluster, name)
  return {
    service,
    world,
    find,
    settled: async (cluster, name) => {
      const known = find(cluster, name)
      while (known.current || !known.fleets.every(fleet => fleet.settled)) {
        if (ground.signal.aborted) throw new AwsFault('Stopped', 'The sandbox has stopped.')
        await ground.clock.sleep(world.pace.tick, ground.signal)
      }
    },
    close: async () => {
      for (const { tasks } of world.clusters.values()) for (const task of tasks.values()) task.kill()
    }
  }
}
