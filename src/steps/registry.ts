import type { Aws } from '../aws/aws.ts'
import { CutoverError } from '../errors.ts'
import { type Credential, type Credentials, dockerAuthConfig, dockerCredentials } from '../image/docker-config.ts'
import { ecrRegistry } from '../image/ecr-host.ts'
import { ecrCredentials } from '../image/ecr-login.ts'
import type { Repository } from '../image/reference.ts'
import { type RegistryClient, registryClient } from '../image/registry.ts'
import type { Context } from '../runner/context.ts'

const githubRegistry = 'ghcr.io'

/**
 * Where docker and we find credentials: the environment as it is. For GitHub's own registry without a login, the job's
 * token is added, and for registries of Amazon ECR what the AWS login of the run opens: a release to either needs no login
 * to the registry before it.
 */
export async function loginFor(
  context: Context,
  token: string | undefined,
  repositories: readonly Repository[]
): Promise<NodeJS.ProcessEnv> {
  const { environment, run } = context
  const logins: Record<string, Login> = {}
  const domains = [...new Set(repositories.map(({ domain }) => domain))]
  if (token && domains.includes(githubRegistry) && !(await ofDocker(context, environment)(githubRegistry)))
    logins[githubRegistry] = { username: run.actor || 'token', password: token }
  const inEcr = domains.filter(ecrRegistry)
  const credentials = credentialsFor(context, environment)
  for (const domain of inEcr) {
    if (await ofDocker(context, environment)(domain)) continue
    const login = await asFarAsThereIs(credentials(domain))
    if (!login) continue
    context.report.mask(login.password)
    context.report.mask(`${login.username}:${login.password}`)
    logins[domain] = login
  }
  if (Object.keys(logins).length === 0) return environment
  const own = JSON.parse(dockerAuthConfig(logins)) as { auths: object }
  const { auths = {} } = JSON.parse(environment.DOCKER_AUTH_CONFIG || '{}') as { auths?: object }
  return { ...environment, DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { ...auths, ...own.auths } }) }
}

interface Login {
  readonly username: string
  readonly password: string
}

/** Who has no AWS login is told so by the first request that needs one: a dry run may need none. */
async function asFarAsThereIs(asked: Promise<Credential | undefined>): Promise<Login | undefined> {
  try {
    const found = await asked
    return found && 'username' in found ? found : undefined
  } catch (error) {
    if (error instanceof CutoverError && error.code !== 'CANCELLED') return undefined
    throw error
  }
}

const ofDocker = ({ files, processes, signal }: Context, environment: NodeJS.ProcessEnv): Credentials =>
  dockerCredentials({ files, processes, environment, signal })

/** The SDK is loaded when the first registry of ECR wants to know who asks. */
function credentialsFor(context: Context, environment: NodeJS.ProcessEnv): Credentials {
  const inRegion = async (region: string): Promise<Aws> =>
    (await import('../aws/open.ts')).openAws({ region }, { ...context, environment })
  return ecrCredentials({ before: ofDocker(context, environment), clock: context.clock, inRegion })
}

export const registryFor = (context: Context, environment: NodeJS.ProcessEnv): RegistryClient => {
  const { http, clock, report, signal } = context
  return registryClient({ http, clock, report, signal, credentials: credentialsFor(context, environment) })
}
