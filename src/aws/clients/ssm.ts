export { GetParametersCommand as GetParameters, SSMClient as Client } from '@aws-sdk/client-ssm'
