import { applicationAutoScaling } from './autoscaling.ts'
import { cloudwatch } from './cloudwatch/cloudwatch.ts'
import { loadBalancerMetrics } from './cloudwatch/load-balancers.ts'
import { codeDeploy } from './codedeploy/codedeploy.ts'
import { ecr } from './ecr/ecr.ts'
import type { ImageRegistry } from './ecr/repositories.ts'
import { type EcsSurroundings, startEcs } from './ecs/ecs.ts'
import { balancerOn } from './ecs/load-balancing.ts'
import { secretsOn } from './ecs/secrets.ts'
import { loadBalancing } from './elb/elb.ts'
import { eventBridge } from './event-bridge.ts'
import { identities } from './iam.ts'
import { logs } from './logs/logs.ts'
import { parameterStore } from './parameters.ts'
import { objectStore } from './s3/s3.ts'
import { secretsManager } from './secrets-manager.ts'
import type { AwsService, Ground } from './service.ts'
import { securityTokens } from './sts.ts'

/** What tests do to services beside calling them: one member a service that has any. */
export type Doors = ReturnType<typeof openServices>['doors']

/** What lies outside of AWS and is known to its services. */
export interface Surroundings {
  /** The registry that ECR describes; without one nobody can push. */
  readonly registry?: ImageRegistry
  /** Where tasks of ECS run; stories on the clock unless given. */
  readonly ecs?: EcsSurroundings
}

/** All services on one ground; those that stand on others are given them. */
export function openServices(ground: Ground, { registry, ecs: machine }: Surroundings) {
  const balancing = loadBalancing(ground)
  const { service: ecrService, ...images } = ecr(ground, registry)
  const { service: cloudwatchService, ...monitoring } = cloudwatch(ground, [
    loadBalancerMetrics(() => balancing.door.measured())
  ])
  const { service: logsService, ...logGroups } = logs(ground)
  const { service: eventsService, ...events } = eventBridge(ground)
  const secrets = secretsManager(ground)
  const parameters = parameterStore(ground)
  const containers = startEcs(ground, {
    ...machine,
    balancer: balancerOn(ground, balancing),
    alarm: name => monitoring.alarms.state(name),
    hasLogGroup: name => logGroups.hasGroup(name),
    hasSecret: secretsOn(ground, secrets, parameters),
    write: ({ group, stream, at, text }) => {
      logGroups.createGroup(group)
      logGroups.append(group, stream, [text], at)
    }
  })
  const { service: ecsService, ...ecs } = containers
  const services: AwsService[] = [
    securityTokens(),
    identities(ground),
    objectStore(),
    balancing.service,
    applicationAutoScaling(ground),
    ecrService,
    ecsService,
    codeDeploy(containers),
    cloudwatchService,
    logsService,
    eventsService,
    parameters,
    secrets
  ]
  const doors = { elb: balancing.door, ecr: images, ecs, cloudwatch: monitoring, logs: logGroups, events }
  return { services, doors, close: () => Promise.all([ecs.close(), balancing.stop()]) }
}
