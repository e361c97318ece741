import { type Account, balanced, live, service } from './sandbox.ts'

const role = 'arn:aws:iam::123456789012:role/codedeploy'

/** A service of CodeDeploy whose group waits before the traffic where `ready` says so, and keeps old tasks for an hour. */
export async function grouped(
  shop: Pick<Account, 'aws' | 'sandbox'>,
  ready: object = { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
  serviceName = 'web'
) {
  const { a, rule, testRule } = await balanced(shop)
  const listener = (arn: string) => arn.replace(':listener-rule/', ':listener/').replace(/\/[^/]*$/, '')
  await service(shop, serviceName, await live(shop.aws), {
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: a, containerName: 'web', containerPort: 8080 }]
  })
  await shop.sandbox.perform('codedeploy:CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' })
  await shop.sandbox.perform('codedeploy:CreateDeploymentGroup', {
    ...{ applicationName: 'shop', deploymentGroupName: 'web', serviceRoleArn: role },
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: ready,
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 60 }
    },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: 'web-a' }, { name: 'web-b' }],
          prodTrafficRoute: { listenerArns: [listener(rule)] },
          testTrafficRoute: { listenerArns: [listener(testRule)] }
        }
      ]
    },
    ecsServices: [{ clusterName: 'default', serviceName }]
  })
}
