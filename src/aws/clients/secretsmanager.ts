export {
  DescribeSecretCommand as DescribeSecret,
  SecretsManagerClient as Client
} from '@aws-sdk/client-secrets-manager'
