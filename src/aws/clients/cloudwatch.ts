export {
  CloudWatchClient as Client,
  DescribeAlarmsCommand as DescribeAlarms,
  GetMetricDataCommand as GetMetricData
} from '@aws-sdk/client-cloudwatch'
