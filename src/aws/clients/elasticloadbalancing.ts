export {
  DescribeListenersCommand as DescribeListeners,
  DescribeLoadBalancersCommand as DescribeLoadBalancers,
  DescribeRulesCommand as DescribeRules,
  DescribeTargetGroupsCommand as DescribeTargetGroups,
  DescribeTargetHealthCommand as DescribeTargetHealth,
  ElasticLoadBalancingV2Client as Client,
  ModifyListenerCommand as ModifyListener,
  ModifyRuleCommand as ModifyRule
} from '@aws-sdk/client-elastic-load-balancing-v2'
