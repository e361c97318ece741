import { delimiter, dirname, join, resolve } from 'node:path'
import { CutoverError, messageOf } from '../../errors.ts'
import type { Files } from '../../io/files.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The parts of a kubeconfig that are read, as `client.authentication.k8s.io` and `kubectl` document them. */
export interface ClusterEntry {
  server?: string
  'certificate-authority'?: string
  'certificate-authority-data'?: string
  'insecure-skip-tls-verify'?: boolean
  'tls-server-name'?: string
  'proxy-url'?: string
  extensions?: { name: string; extension: unknown }[]
}

export interface ExecEntry {
  apiVersion?: string
  command?: string
  args?: string[]
  env?: { name: string; value: string }[]
  installHint?: string
  interactiveMode?: string
  provideClusterInfo?: boolean
}

export interface UserEntry {
  'client-certificate'?: string
  'client-certificate-data'?: string
  'client-key'?: string
  'client-key-data'?: string
  token?: string
  tokenFile?: string
  username?: string
  password?: string
  as?: string
  exec?: ExecEntry
  'auth-provider'?: { name?: string }
}

export interface ContextEntry {
  cluster?: string
  user?: string
  namespace?: string
}

/** An entry and the folder that its relative paths start from. */
export interface Located<T> {
  readonly entry: T
  readonly folder: string
}

/** Merged files. */
export interface Kubeconfig {
  current: string | undefined
  readonly clusters: Map<string, Located<ClusterEntry>>
  readonly users: Map<string, Located<UserEntry>>
  readonly contexts: Map<string, Located<ContextEntry>>
}

export const logIn =
  'Log in to the cluster in a step before this one (azure/aks-set-context, aws eks update-kubeconfig, ' +
  'google-github-actions/get-gke-credentials), or give the path of a kubeconfig in the input kubeconfig.'

export const unusable = (message: string, hint: string, cause?: unknown): CutoverError =>
  new CutoverError('CREDENTIALS_UNUSABLE', message, { hint, ...(cause === undefined ? {} : { cause }) })

/** The files to merge. Of KUBECONFIG's list, those that do not exist are passed over, as kubectl does. */
export async function configFiles(
  given: string | undefined,
  files: Files,
  environment: Environment
): Promise<string[]> {
  if (given && (await files.exists(given))) return [given]
  if (given) throw unusable(`There is no kubeconfig ${given}.`, logIn)
  const existing = async (paths: string[]): Promise<string[]> => {
    const present = await Promise.all(paths.map(path => files.exists(path)))
    return paths.filter((_, i) => present[i])
  }
  const listed = (environment.KUBECONFIG ?? '').split(delimiter).filter(path => path !== '')
  if (listed.length > 0) {
    const found = await existing(listed)
    if (found.length > 0) return found
    throw unusable(`KUBECONFIG names ${listed.join(', ')}, which does not exist.`, logIn)
  }
  const home = environment.HOME ?? environment.USERPROFILE
  return home ? existing([join(home, '.kube', 'config')]) : []
}

/** Adds a file's entries. The first file that has a name, or a current context, wins: kubectl's rule for merging. */
async function merge(config: Kubeconfig, path: string, files: Files): Promise<void> {
  const { parse } = await import('yaml')
  const text = (await files.read(path)).toString('utf8')
  let parsed: Record<string, unknown>
  try {
    parsed = (parse(text) ?? {}) as Record<string, unknown>
  } catch (error) {
    // The parser quotes the place, which may be a token: neither its later lines nor itself as the cause.
    const [what] = messageOf(error).split(':\n')
    throw unusable(`${path} is not a kubeconfig: ${what}.`, 'Repair the file, or write it anew by logging in.')
  }
  const folder = dirname(resolve(path))
  const add = <T>(kept: Map<string, Located<T>>, list: unknown, field: string): void => {
    for (const item of Array.isArray(list) ? (list as Record<string, unknown>[]) : []) {
      const name = String(item?.name)
      if (!kept.has(name)) kept.set(name, { entry: (item[field] ?? {}) as T, folder })
    }
  }
  add(config.clusters, parsed.clusters, 'cluster')
  add(config.users, parsed.users, 'user')
  add(config.contexts, parsed.contexts, 'context')
  config.current ||= parsed['current-context'] as string | undefined
}

export function chosen<T>(entries: Map<string, T>, what: string, name: string | undefined, where: string): T {
  const found = name === undefined ? undefined : entries.get(name)
  if (found) return found
  const known = entries.size > 0 ? `It has ${[...entries.keys()].join(', ')}.` : `It has no ${what} at all.`
  const missing = name ? `has no ${what} ${name}` : `names no current ${what}`
  throw unusable(
    `The kubeconfig ${where} ${missing}. ${known}`,
    'Set the input kube-context, or context in the config, to one that it has; or log in again.'
  )
}

/** The merged content of kubeconfig files. CREDENTIALS_UNUSABLE for one that is no YAML. */
export async function readKubeconfig(paths: readonly string[], files: Files): Promise<Kubeconfig> {
  const config: Kubeconfig = { current: undefined, clusters: new Map(), users: new Map(), contexts: new Map() }
  for (const path of paths) await merge(config, path, files)
  return config
}
