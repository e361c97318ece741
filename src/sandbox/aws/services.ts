import { applicationAutoScaling } from './autoscaling.ts'
import { cloudwatch } from './cloudwatch/cloudwatch.ts'
import { ecr } from './ecr/ecr.ts'
import type { ImageRegistry } from './ecr/repositories.ts'
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
}

/** All services on one ground; those that stand on others are given them. */
export function openServices(ground: Ground, { registry }: Surroundings) {
  const balancing = loadBalancing(ground)
  const { service: ecrService, ...images } = ecr(ground, registry)
  const { service: cloudwatchService, ...monitoring } = cloudwatch(ground)
  const { service: logsService, ...logGroups } = logs(ground)
  const { service: eventsService, ...events } = eventBridge(ground)
  const services: AwsService[] = [
    securityTokens(),
    identities(ground),
    objectStore(),
    balancing.service,
    applicationAutoScaling(ground),
    ecrService,
    cloudwatchService,
    logsService,
    eventsService,
    parameterStore(ground),
    secretsManager(ground)
  ]
  const doors = { elb: balancing.door, ecr: images, cloudwatch: monitoring, logs: logGroups, events }
  return { services, doors, close: () => balancing.stop() }
}
