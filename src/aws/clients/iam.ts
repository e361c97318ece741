export {
  GetRoleCommand as GetRole,
  IAMClient as Client,
  SimulatePrincipalPolicyCommand as SimulatePrincipalPolicy
} from '@aws-sdk/client-iam'
