import { join } from 'node:path'
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

interface Login {
  readonly auth?: string
  readonly username?: string
  readonly password?: string
  readonly identitytoken?: string
}

interface Config {
  readonly auths?: Readonly<Record<string, Login>> | null
  readonly credHelpers?: Readonly<Record<string, string>> | null
  readonly credsStore?: string | null
}

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
  const found = parsed(text, source)
  const where = flawIn(found)
  if (where === undefined) return found as Config
  throw unusable(source, `${where} has not the form of a Docker configuration`)
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string'

/** Where the first thing stands that is not as Docker writes it. By hand, because zod takes as long to load as node. */
function flawIn(found: unknown): string | undefined {
  if (!isFields(found)) return 'the whole'
  const { auths, credHelpers, credsStore } = found
  if (credsStore != null && !isText(credsStore)) return 'credsStore'
  for (const [name, entries] of Object.entries({ auths, credHelpers })) {
    if (entries == null) continue
    if (!isFields(entries)) return name
    for (const [key, entry] of Object.entries(entries)) {
      if (name === 'credHelpers' ? !isText(entry) : !isFields(entry)) return `${name}.${key}`
      const wrong = isFields(entry)
        ? loginFields.find(field => entry[field] !== undefined && !isText(entry[field]))
        : undefined
      if (wrong) return `${name}.${key}.${wrong}`
    }
  }
  return undefined
}

const loginFields = ['auth', 'username', 'password', 'identitytoken'] as const

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
