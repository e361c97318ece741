import { groupOf } from './deployment-group.ts'
import { type Account, balanced, live, service } from './sandbox.ts'

/** A service of CodeDeploy whose group waits before the traffic where `ready` says so, and keeps old tasks for an hour. */
export async function grouped(
  shop: Pick<Account, 'aws' | 'sandbox'>,
  ready: object = { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
  serviceName = 'web'
) {
  const { a, rule, testRule } = await balanced(shop)
  await service(shop, serviceName, await live(shop.aws), {
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: a, containerName: 'web', containerPort: 8080 }]
  })
  await shop.sandbox.perform('codedeploy:CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' })
  await shop.sandbox.perform(
    'codedeploy:CreateDeploymentGroup',
    groupOf({ rule, testRule, ready, keeps: 60, serviceName })
  )
}
