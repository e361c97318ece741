import type { EcsService } from './preflight-subject.ts'

/**
 * The AppSpec of a deployment by CodeDeploy, in JSON. What it does not name is taken from CodeDeploy's defaults and not from
 * the service: platform, network and capacity providers are therefore sent as the service has them.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 */
export function appSpecOf(service: EcsService, revision: string): string {
  const live = service.taskSets?.find(({ status }) => status === 'PRIMARY')
  const [balancer] = service.loadBalancers ?? live?.loadBalancers ?? []
  const platform = service.platformVersion ?? live?.platformVersion
  const network = (service.networkConfiguration ?? live?.networkConfiguration)?.awsvpcConfiguration
  const providers = service.capacityProviderStrategy ?? live?.capacityProviderStrategy ?? []
  return JSON.stringify({
    version: 0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: revision,
            ...(balancer && {
              LoadBalancerInfo: { ContainerName: balancer.containerName, ContainerPort: balancer.containerPort }
            }),
            ...(platform ? { PlatformVersion: platform } : {}),
            ...(network && {
              NetworkConfiguration: {
                AwsvpcConfiguration: {
                  Subnets: network.subnets ?? [],
                  SecurityGroups: network.securityGroups ?? [],
                  AssignPublicIp: network.assignPublicIp ?? 'DISABLED'
                }
              }
            }),
            ...(providers.length > 0
              ? {
                  CapacityProviderStrategy: providers.map(({ capacityProvider, base = 0, weight = 0 }) => ({
                    CapacityProvider: capacityProvider,
                    Base: base,
                    Weight: weight
                  }))
                }
              : {})
          }
        }
      }
    ]
  })
}
