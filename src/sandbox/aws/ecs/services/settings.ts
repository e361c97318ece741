import { refused } from '../refusals.ts'
import type { CreateServiceRequest, DeploymentConfiguration } from '../shapes.ts'

const strategies = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY']
const withoutPause = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT', 'RECONCILE_SERVICE']

/**
 * Checks what CreateService and UpdateService refuse at once, in the words of `troubleshooting-blue-green.html` of the
 * developer guide. @throws AwsFault InvalidParameterException
 */
export function checkSettings(config: CreateServiceRequest): void {
  const { deploymentConfiguration = {}, loadBalancers = [] } = config
  const { strategy = 'ROLLING' } = deploymentConfiguration
  if (!strategies.includes(strategy)) throw refused.invalid(`Invalid deployment strategy: ${strategy}`)
  checkPercents(deploymentConfiguration)
  checkHooks(deploymentConfiguration)
  const groups = loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) => [
    targetGroupArn,
    advancedConfiguration?.alternateTargetGroupArn
  ])
  const twice = groups.find((group, index) => group !== undefined && groups.indexOf(group) !== index)
  if (twice) throw refused.invalid(`Duplicate targetGroupArn found: ${twice}`)
  if (strategy !== 'ROLLING' && loadBalancers.some(one => !one.advancedConfiguration))
    throw refused.invalid(
      'advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy'
    )
  for (const { advancedConfiguration } of loadBalancers) checkRules(advancedConfiguration)
}

function checkPercents({ maximumPercent = 200, minimumHealthyPercent = 100 }: DeploymentConfiguration): void {
  if (maximumPercent < minimumHealthyPercent || (maximumPercent === 100 && minimumHealthyPercent === 100))
    throw refused.invalid('Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.')
}

function checkHooks({ lifecycleHooks = [] }: DeploymentConfiguration): void {
  for (const {
    targetType = 'AWS_LAMBDA',
    lifecycleStages = [],
    hookTargetArn,
    timeoutConfiguration
  } of lifecycleHooks) {
    if (targetType !== 'AWS_LAMBDA' && targetType !== 'PAUSE')
      throw refused.invalid('Invalid targetType. Valid values are: AWS_LAMBDA, PAUSE')
    if (targetType === 'PAUSE' && lifecycleStages.some(stage => withoutPause.includes(stage)))
      throw refused.invalid('Invalid lifecycle stage provided for Pause Hook')
    if (targetType === 'AWS_LAMBDA' && !hookTargetArn)
      throw refused.invalid('hookTargetArn is required for AWS_LAMBDA lifecycle hooks.')
    if ((timeoutConfiguration?.timeoutInMinutes ?? 1) > 20_160)
      throw refused.invalid('timeoutInMinutes must be at most 20160.')
  }
}

type Advanced = NonNullable<NonNullable<CreateServiceRequest['loadBalancers']>[number]['advancedConfiguration']>

function checkRules(
  { productionListenerRule, testListenerRule }: Advanced = { alternateTargetGroupArn: '' } as Advanced
): void {
  for (const [name, arn] of Object.entries({ productionListenerRule, testListenerRule }))
    if (arn !== undefined && !arn.includes(':listener-rule/') && !arn.includes(':listener/net/'))
      throw refused.invalid(
        `${name} has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${arn}`
      )
  if (productionListenerRule !== undefined && productionListenerRule === testListenerRule)
    throw refused.invalid(
      `The following rules cannot be used as both production and test listener rules: ${productionListenerRule}`
    )
}
