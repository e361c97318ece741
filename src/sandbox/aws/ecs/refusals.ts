import { AwsFault } from '../service.ts'

/** The refusals of ECS in its own words (its developer guide and what its users report). */
export const refused = {
  client: (message: string): AwsFault => new AwsFault('ClientException', message),
  invalid: (message: string): AwsFault => new AwsFault('InvalidParameterException', message),
  noCluster: (): AwsFault => new AwsFault('ClusterNotFoundException', 'Cluster not found.'),
  noService: (): AwsFault => new AwsFault('ServiceNotFoundException', 'Service not found.'),
  inactiveService: (): AwsFault => new AwsFault('ServiceNotActiveException', 'Service was not ACTIVE.'),
  noServiceDeployment: (): AwsFault =>
    new AwsFault('ServiceDeploymentNotFoundException', 'The service deployment does not exist.'),
  conflict: (message: string): AwsFault => new AwsFault('ConflictException', message),
  unsupported: (message: string): AwsFault => new AwsFault('UnsupportedFeatureException', message)
} as const
