export {
  ContinueServiceDeploymentCommand as ContinueServiceDeployment,
  DeleteTaskDefinitionsCommand as DeleteTaskDefinitions,
  DeregisterTaskDefinitionCommand as DeregisterTaskDefinition,
  DescribeServiceDeploymentsCommand as DescribeServiceDeployments,
  DescribeServiceRevisionsCommand as DescribeServiceRevisions,
  DescribeServicesCommand as DescribeServices,
  DescribeTaskDefinitionCommand as DescribeTaskDefinition,
  DescribeTasksCommand as DescribeTasks,
  ECSClient as Client,
  ListServiceDeploymentsCommand as ListServiceDeployments,
  ListTaskDefinitionsCommand as ListTaskDefinitions,
  ListTasksCommand as ListTasks,
  RegisterTaskDefinitionCommand as RegisterTaskDefinition,
  RunTaskCommand as RunTask,
  StopServiceDeploymentCommand as StopServiceDeployment,
  UpdateServiceCommand as UpdateService
} from '@aws-sdk/client-ecs'
