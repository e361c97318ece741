import type { Aws } from '../aws/aws.ts'
import { CutoverError } from '../errors.ts'
import type { Clock, Instant } from '../io/clock.ts'
import type { Credential, Credentials } from './docker-config.ts'
import { ecrRegistry } from './ecr-host.ts'

export interface EcrLoginOptions {
  /** Asked first: whoever has logged in before keeps that login. */
  readonly before: Credentials
  readonly clock: Clock
  /** The account that the run is logged in to, in the region of the registry. */
  readonly inRegion: (region: string) => Promise<Pick<Aws, 'call'>>
}

interface Login {
  readonly credential: Credential
  readonly expires: Instant
}

/** A token is not used in its last minutes: a large push goes on for that long. */
const margin = 10 * 60 * 1000

/**
 * Credentials for registries of Amazon ECR from the AWS login of the run, where Docker has none. A token opens all registries
 * that its owner may use, of any account, in its region: it is asked for once a region.
 * @throws CLOUD_DENIED, CREDENTIALS_UNUSABLE, CLOUD_UNREACHABLE, and what `before` throws
 */
export function ecrCredentials({ before, clock, inRegion }: EcrLoginOptions): Credentials {
  const known = new Map<string, Promise<Login>>()
  const login = async (region: string): Promise<Login> => {
    const found = await known.get(region)
    if (found && found.expires > clock.now()) return found
    const asked = inRegion(region).then(aws => tokenOf(aws, region, clock))
    known.set(region, asked)
    asked.catch(() => known.delete(region))
    return asked
  }
  return async domain => {
    const given = await before(domain)
    const registry = given ? undefined : ecrRegistry(domain)
    return registry ? (await login(registry.region)).credential : given
  }
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html: `AWS:password` in base64, for 12 hours. */
async function tokenOf(aws: Pick<Aws, 'call'>, region: string, clock: Clock): Promise<Login> {
  const { authorizationData = [] } = await aws.call('ecr:GetAuthorizationToken', {})
  const [{ authorizationToken = '', expiresAt } = {}] = authorizationData
  const [, username, password] =
    /^([^:]+):(.+)$/s.exec(Buffer.from(authorizationToken, 'base64').toString('utf8')) ?? []
  if (username === undefined || password === undefined) {
    throw new CutoverError('CREDENTIALS_UNUSABLE', `ECR in ${region} gave no token that a registry would take.`, {
      hint: 'Log in with aws-actions/amazon-ecr-login before this step.'
    })
  }
  const source = `ecr:GetAuthorizationToken in ${region}`
  return { credential: { source, username, password }, expires: (expiresAt?.getTime() ?? clock.now()) - margin }
}
