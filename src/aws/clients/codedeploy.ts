export {
  CodeDeployClient as Client,
  ContinueDeploymentCommand as ContinueDeployment,
  CreateDeploymentCommand as CreateDeployment,
  GetDeploymentCommand as GetDeployment,
  GetDeploymentGroupCommand as GetDeploymentGroup,
  ListApplicationsCommand as ListApplications,
  ListDeploymentGroupsCommand as ListDeploymentGroups,
  ListDeploymentsCommand as ListDeployments,
  StopDeploymentCommand as StopDeployment
} from '@aws-sdk/client-codedeploy'
