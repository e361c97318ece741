export {
  CloudWatchLogsClient as Client,
  DescribeLogGroupsCommand as DescribeLogGroups,
  GetLogEventsCommand as GetLogEvents
} from '@aws-sdk/client-cloudwatch-logs'
