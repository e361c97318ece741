import type { AwsService } from './service.ts'

/** AWS Security Token Service. */
export const securityTokens = (): AwsService => ({
  name: 'sts',
  query: { xmlns: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  operations: {
    GetCallerIdentity: (_: object, { account, principal }) => ({
      UserId: 'AROASANDBOX:release',
      Account: account,
      Arn: principal
    })
  }
})
