export {
  EventBridgeClient as Client,
  ListTargetsByRuleCommand as ListTargetsByRule,
  PutTargetsCommand as PutTargets
} from '@aws-sdk/client-eventbridge'
