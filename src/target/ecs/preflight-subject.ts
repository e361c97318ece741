import type { Aws, InputOf, OutputOf } from '../../aws/aws.ts'
import type { RegistryClient } from '../../image/registry.ts'

export type Revision = InputOf<'ecs:RegisterTaskDefinition'>
export type Container = NonNullable<Revision['containerDefinitions']>[number]
export type EcsService = NonNullable<OutputOf<'ecs:DescribeServices'>['services']>[number]

/** What every part of the preflight is given. */
export interface Asking {
  readonly aws: Aws
  readonly signal?: AbortSignal
}

/** What images elsewhere than in the ECR of this region are read with. */
export type ImageReader = Pick<RegistryClient, 'resolve' | 'get' | 'readBlob'>

export const containersOf = ({ containerDefinitions = [] }: Revision): readonly Container[] => containerDefinitions

/** Whether the tasks run on Fargate: what the services say goes before what the revision could do. */
export function onFargate({ requiresCompatibilities = [] }: Revision, services: readonly EcsService[]): boolean {
  const said = services.flatMap(({ launchType, capacityProviderStrategy = [] }) => [
    ...(launchType === undefined ? [] : [launchType === 'FARGATE']),
    ...capacityProviderStrategy.map(({ capacityProvider = '' }) => capacityProvider.startsWith('FARGATE'))
  ])
  return said.length > 0 ? said.includes(true) : requiresCompatibilities.includes('FARGATE')
}
