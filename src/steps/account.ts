import type { Aws } from '../aws/aws.ts'
import { isRead, steady } from '../aws/patient.ts'
import type { EcsSettings } from '../config/settings.ts'
import type { Context } from '../runner/context.ts'

/** An account in one region, and how many calls were sent to change something there. */
export interface Account {
  readonly aws: Aws
  /** The same account for what comes before and after a rollout, which has no loop that looks again. */
  readonly steady: Aws
  readonly requests: () => number
  /** The same account in another region. */
  readonly inRegion: (region?: string) => Promise<Aws>
}

/** How long what only reads is asked again outside of a rollout. */
const patience = 180_000

/** The account that the run is logged in to, in a region: for whoever may have no use for it. */
export const awsOf =
  (context: Context) =>
  async (region?: string): Promise<Aws> => {
    maskLogin(context)
    const { openAws } = await import('../aws/open.ts')
    return openAws(region === undefined ? {} : { region }, context)
  }

function maskLogin({ environment, report }: Context): void {
  const { AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment
  for (const hidden of [secret, token]) if (hidden) report.mask(hidden)
}

/** Opens the account that the run is logged in to. Everything of AWS is loaded here, not at the start. */
export async function openAccount(context: Context, { region, cluster }: EcsSettings): Promise<Account> {
  const { openAws } = await import('../aws/open.ts')
  maskLogin(context)
  const aws = await openAws(region === undefined ? {} : { region }, context)
  context.report.line(`Amazon ECS in ${aws.region}, cluster ${cluster}`)
  let requests = 0
  const counted: Aws = {
    region: aws.region,
    call(name, input, signal) {
      if (!isRead(name)) requests += 1
      return aws.call(name, input, signal)
    }
  }
  return {
    ...{ aws: counted, steady: steady(counted, patience, context) },
    requests: () => requests,
    inRegion: async other =>
      other === undefined || other === aws.region ? aws : await openAws({ region: other }, context)
  }
}
