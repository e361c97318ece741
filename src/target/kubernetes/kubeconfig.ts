import { join } from 'node:path'
import type { Clock } from '../../io/clock.ts'
import type { Files } from '../../io/files.ts'
import type { Tls } from '../../io/http.ts'
import type { Processes } from '../../io/process.ts'
import type { Report } from '../../runner/report.ts'
import { clusterTls, userCredentials } from './credentials.ts'
import type { ClusterEntry, Environment, Located, UserEntry } from './kubeconfig-file.ts'
import { chosen, configFiles, logIn, readKubeconfig, unusable } from './kubeconfig-file.ts'

/** A cluster, as whom to speak to it, and the namespace: what one context of a kubeconfig says. */
export interface Access {
  readonly server: URL
  readonly namespace: string
  /** To be read after `headers`: an exec plugin may have brought a new client certificate. */
  readonly tls: Tls
  /** The proxy of the kubeconfig's `proxy-url`; it goes before those of the environment. */
  readonly proxy?: URL
  /** Headers that carry the credentials, renewed when they are about to expire. CREDENTIALS_UNUSABLE when there are none to be had. */
  headers(): Promise<Record<string, string>>
  /** The server has refused the credentials: the next `headers` fetches new ones, where that can be (true). */
  renew(): boolean
}

export interface AccessOptions {
  /** Path of a kubeconfig; by default KUBECONFIG, then ~/.kube/config, then the service account of the pod that we run in. */
  readonly kubeconfig?: string
  readonly context?: string
  readonly namespace?: string
}

export interface AccessPorts {
  readonly files: Files
  readonly processes: Processes
  readonly clock: Clock
  readonly report: Report
  readonly environment: Environment
}

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount'

function serverOf(entry: ClusterEntry, where: string): URL {
  const server = entry.server ?? ''
  if (/^https?:\/\//.test(server) && URL.canParse(server)) return new URL(server)
  throw unusable(`The kubeconfig ${where} has '${server}' as its server, which is no http or https address.`, logIn)
}

function proxyOf(entry: ClusterEntry, where: string): URL | undefined {
  const proxy = entry['proxy-url']
  if (!proxy) return undefined
  if (/^https?:\/\//.test(proxy) && URL.canParse(proxy)) return new URL(proxy)
  throw unusable(
    `The kubeconfig ${where} has a proxy-url that is no http or https address.`,
    'Only HTTP proxies are supported. Start one in front of the SOCKS proxy.'
  )
}

async function ofServiceAccount(options: AccessOptions, ports: AccessPorts): Promise<Access> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = ports.environment
  const tokenFile = join(serviceAccount, 'token')
  if (!host || !(await ports.files.exists(tokenFile))) {
    throw unusable(
      'No kubeconfig was found: KUBECONFIG is not set, ~/.kube/config does not exist, and this is no pod of a cluster.',
      logIn
    )
  }
  const cluster = {
    server: `https://${host.includes(':') ? `[${host}]` : host}:${port ?? '443'}`,
    'certificate-authority': join(serviceAccount, 'ca.crt')
  }
  const folder = serviceAccount
  const own = options.namespace
    ? ''
    : (await ports.files.read(join(serviceAccount, 'namespace'))).toString('utf8').trim()
  return open(
    { entry: cluster, folder },
    { entry: { tokenFile }, folder },
    options.namespace ?? own,
    'of this pod',
    ports
  )
}

async function open(
  cluster: Located<ClusterEntry>,
  user: Located<UserEntry>,
  namespace: string,
  where: string,
  ports: AccessPorts
): Promise<Access> {
  const server = serverOf(cluster.entry, where)
  const proxy = proxyOf(cluster.entry, where)
  const trust = await clusterTls(cluster, ports.files)
  const credentials = await userCredentials(user, cluster, ports)
  return {
    server,
    namespace: namespace || 'default',
    get tls() {
      return { ...trust, ...credentials.tls() }
    },
    ...(proxy ? { proxy } : {}),
    headers: () => credentials.headers(),
    renew: () => credentials.renew()
  }
}

/**
 * Finds the cluster to speak to and the credentials for it, as kubectl does. CREDENTIALS_UNUSABLE when there are none, or
 * when they can't be used; an exec plugin runs at the first request.
 */
export async function openAccess(options: AccessOptions, ports: AccessPorts): Promise<Access> {
  const paths = await configFiles(options.kubeconfig, ports.files, ports.environment)
  if (paths.length === 0) return ofServiceAccount(options, ports)
  const config = await readKubeconfig(paths, ports.files)
  const where = paths.join(', ')
  const { entry } = chosen(config.contexts, 'context', options.context ?? config.current, where)
  const cluster = chosen(config.clusters, 'cluster', entry.cluster, where)
  const user = entry.user ? chosen(config.users, 'user', entry.user, where) : { entry: {}, folder: '.' }
  return open(cluster, user, options.namespace ?? entry.namespace ?? '', where, ports)
}
