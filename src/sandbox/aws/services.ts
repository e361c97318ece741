import type { AwsService, Ground } from './service.ts'
import { securityTokens } from './sts.ts'

/** What tests do to services beside calling them: one member a service that has any. */
export type Doors = ReturnType<typeof openServices>['doors']

/** All services on one ground; those that stand on others are given them. */
export function openServices(_ground: Ground) {
  const services: AwsService[] = [securityTokens()]
  const doors = {}
  return { services, doors, close: async (): Promise<void> => undefined }
}
