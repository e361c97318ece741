import { dockerAuthConfig, dockerCredentials } from '../image/docker-config.ts'
import type { Repository } from '../image/reference.ts'
import { type RegistryClient, registryClient } from '../image/registry.ts'
import type { Context } from '../runner/context.ts'

const githubRegistry = 'ghcr.io'

/**
 * Where docker and we find credentials: the environment as it is. For GitHub's own registry without a login, the job's
 * token is added, so that a release to ghcr.io needs no step before it.
 */
export async function loginFor(
  context: Context,
  token: string | undefined,
  repositories: readonly Repository[]
): Promise<NodeJS.ProcessEnv> {
  const { environment, run, files, processes, signal } = context
  const asked = repositories.some(({ domain }) => domain === githubRegistry)
  if (!asked || !token) return environment
  if (await dockerCredentials({ files, processes, environment, signal })(githubRegistry)) return environment
  const own = dockerAuthConfig({ [githubRegistry]: { username: run.actor || 'token', password: token } })
  const { auths = {} } = JSON.parse(environment.DOCKER_AUTH_CONFIG || '{}') as { auths?: object }
  const merged = JSON.stringify({ auths: { ...auths, ...(JSON.parse(own) as { auths: object }).auths } })
  return { ...environment, DOCKER_AUTH_CONFIG: merged }
}

export const registryFor = (
  { http, clock, report, signal, files, processes }: Context,
  environment: NodeJS.ProcessEnv
): RegistryClient =>
  registryClient({
    http,
    clock,
    report,
    signal,
    credentials: dockerCredentials({ files, processes, environment, signal })
  })
