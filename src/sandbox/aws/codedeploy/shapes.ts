/** What goes over the wire, as the SDK types it. Nothing of the SDK is loaded. */
export type {
  ContinueDeploymentInput,
  CreateDeploymentGroupInput,
  CreateDeploymentInput,
  DeploymentGroupInfo,
  DeploymentInfo,
  DeploymentStatus,
  ErrorInformation,
  ListDeploymentsInput,
  RevisionLocation,
  RollbackInfo,
  StopDeploymentInput
} from '@aws-sdk/client-codedeploy'
