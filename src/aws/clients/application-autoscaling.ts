export {
  ApplicationAutoScalingClient as Client,
  DescribeScalableTargetsCommand as DescribeScalableTargets
} from '@aws-sdk/client-application-auto-scaling'
