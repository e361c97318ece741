import { join } from 'node:path'
import { z } from 'zod'
import { CutoverError } from '../errors.ts'
import type { Files } from '../io/files.ts'
import type { Processes } from '../io/process.ts'
import { askHelper } from './credential-helper.ts'

/** Who to be at a registry; `source` says in words where that is written. */
export type Credential = { readonly source: string } & (
  | { readonly username: string; readonly password: string }
  | { readonly identityToken: string }
)

/** The credential for a registry, named as references name it (`ghcr.io`); undefined to go as a stranger. */
export type Credentials = (domain: string) => Promise<Credential | undefined>

export interface DockerCredentialsOptions {
  readonly files: Files
  readonly processes: Processes
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
}

const entry = z.looseObject({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional()
})
const config = z.looseObject({
  auths: z.record(z.string(), entry).nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
  credsStore: z.string().nullish()
})
type Config = z.infer<typeof config>

/** Under which Docker Hub is kept by every `docker login` and asked of every helper. */
const hub = 'https://index.docker.io/v1/'
const hubNames = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io'])

/**
 * Credentials where `docker login` and docker/login-action leave them, in Docker's order: the variable
 * DOCKER_AUTH_CONFIG, the helper of this registry, the store of all, the file. Each registry is looked up once.
 * @throws CREDENTIALS_UNUSABLE when the file or a helper can not be used, never with a secret in the message.
 */
export function dockerCredentials(options: DockerCredentialsOptions): Credentials {
  const known = new Map<string, Promise<Credential | undefined>>()
  return domain => {
    const credential = known.get(domain) ?? lookUp(options, domain)
    known.set(domain, credential)
    return credential
  }
}

/** DOCKER_AUTH_CONFIG for `entries` by registry: Docker and buildx (28.1, 0.24 and newer) prefer it to all else. */
export const dockerAuthConfig = (
  entries: Readonly<Record<string, { readonly username: string; readonly password: string }>>
): string =>
  JSON.stringify({
    auths: Object.fromEntries(
      Object.entries(entries).map(([domain, { username, password }]) => [
        hubNames.has(domain) ? hub : domain,
        { auth: Buffer.from(`${username}:${password}`).toString('base64') }
      ])
    )
  })

async function lookUp(options: DockerCredentialsOptions, domain: string): Promise<Credential | undefined> {
  const { environment, files, processes, signal } = options
  const given = environment.DOCKER_AUTH_CONFIG
  const fromGiven = given ? inAuths(read(given, 'DOCKER_AUTH_CONFIG'), domain, 'DOCKER_AUTH_CONFIG') : undefined
  if (fromGiven) return fromGiven
  const path = pathOf(environment)
  if (!path || !(await files.exists(path))) return undefined
  const found = read((await files.read(path)).toString('utf8'), path)
  const helper = found.credHelpers?.[domain] ?? found.credsStore
  const server = hubNames.has(domain) ? hub : domain
  const fromHelper = helper ? await askHelper({ processes, helper, server, signal }) : undefined
  return fromHelper ?? inAuths(found, domain, path)
}

function pathOf(environment: DockerCredentialsOptions['environment']): string | undefined {
  const home = environment.HOME ?? environment.USERPROFILE
  const folder = environment.DOCKER_CONFIG || (home ? join(home, '.docker') : undefined)
  return folder ? join(folder, 'config.json') : undefined
}

function read(text: string, source: string): Config {
  const result = config.safeParse(parsed(text, source))
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.join('.') || 'the whole'
  throw unusable(source, `${where} has not the form of a Docker configuration`)
}

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message would quote what stands there, which may be a password.
    throw unusable(source, 'it is not JSON')
  }
}

function inAuths({ auths }: Config, domain: string, source: string): Credential | undefined {
  const matching = Object.entries(auths ?? {}).filter(([key]) => sameHost(key, domain))
  const [key, found] = matching.find(([key]) => key === domain || key === hub) ?? matching[0] ?? []
  if (key === undefined || !found) return undefined
  if (found.identitytoken) return { source, identityToken: found.identitytoken }
  if (found.username && found.password) return { source, username: found.username, password: found.password }
  if (!found.auth) return undefined
  const text = Buffer.from(found.auth, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 1) throw unusable(source, `the auth of ${key} is not the base64 form of user:password`)
  // Very old clients padded the password with zero bytes.
  return { source, username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') }
}

/** Keys are hosts, or addresses as old clients wrote them: `https://ghcr.io/v1/`. */
function sameHost(key: string, domain: string): boolean {
  const host = key.replace(/^https?:\/\//, '').split('/')[0] ?? ''
  return host === domain || (hubNames.has(host) && hubNames.has(domain))
}

const unusable = (source: string, what: string): CutoverError =>
  new CutoverError('CREDENTIALS_UNUSABLE', `Can't use the registry credentials in ${source}: ${what}.`, {
    hint: 'Log in again with docker/login-action or docker login, which writes it anew.'
  })
