import {
  type DeploymentConfiguration,
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  type Service,
  type ServiceDeployment,
  StopServiceDeploymentCommand,
  UpdateServiceCommand
} from '@aws-sdk/client-ecs'
import type { HookAnswer } from '../../../../src/sandbox/aws/ecs/world.ts'
import { register } from '../../../../src/sandbox/aws/furnish.ts'
import type { Behaviour } from '../../../../src/sandbox/cluster/workload/simulated.ts'
import type { Launch } from '../../../../src/sandbox/cluster/workload/workload.ts'
import { openShop, type Shop } from './shop.ts'

export const blueGreen: DeploymentConfiguration = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 }
export const isNew = ({ container }: Launch): boolean => container.image.endsWith(':2.0.0')

/** A shop, and what the SDK says of it. */
export interface Released extends Shop {
  /** Gives it version `web:N` of that image. */
  release(image: string, deploymentConfiguration?: DeploymentConfiguration): Promise<void>
  rollBack(): Promise<unknown>
  /** The newest service deployment. */
  described(): Promise<ServiceDeployment>
  service(): Promise<Service>
  /** Status, revision and running tasks of each deployment. */
  live(): Promise<unknown>
}

export function watched(shop: Shop): Released {
  const service = async (): Promise<Service> => {
    const { services = [] } = await shop.ecs.send(new DescribeServicesCommand({ services: ['web'] }))
    return services[0] ?? {}
  }
  return {
    ...shop,
    service,
    release: async (image, deploymentConfiguration) => {
      const taskDefinition = await register(shop.aws, { image })
      await shop.ecs.send(new UpdateServiceCommand({ service: 'web', taskDefinition, deploymentConfiguration }))
    },
    rollBack: () => {
      const serviceDeploymentArn = shop.latest().arn
      return shop.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' }))
    },
    described: async () => {
      const serviceDeploymentArns = [shop.latest().arn]
      const { serviceDeployments = [] } = await shop.ecs.send(
        new DescribeServiceDeploymentsCommand({ serviceDeploymentArns })
      )
      return serviceDeployments[0] ?? {}
    },
    live: async () =>
      (await service()).deployments?.map(one => [one.status, one.taskDefinition?.split('/')[1], one.runningCount])
  }
}

/** A service on version 1 that is given version 2. */
export async function release(
  deploymentConfiguration: DeploymentConfiguration,
  behaviour: (launch: Launch) => Behaviour = () => ({}),
  invokeHook: () => Promise<HookAnswer> = async () => ({ hookStatus: 'SUCCEEDED' })
): Promise<Released> {
  const first = { ...deploymentConfiguration, lifecycleHooks: [] }
  const shop = watched(
    await openShop({ service: { deploymentConfiguration: first } }, behaviour, { ecs: { invokeHook } })
  )
  await shop.release('shop/web:2.0.0', deploymentConfiguration)
  return shop
}
