import { resolve } from 'node:path'
import type { Files } from '../../io/files.ts'
import type { Tls } from '../../io/http.ts'
import { ExecPlugin } from './exec-plugin.ts'
import type { AccessPorts } from './kubeconfig.ts'
import type { ClusterEntry, Located, UserEntry } from './kubeconfig-file.ts'
import { unusable } from './kubeconfig-file.ts'

export interface Credentials {
  tls(): Tls
  headers(): Promise<Record<string, string>>
  /** Whether there may be others to be had. */
  renew(): boolean
}

/** PEM text that stands in the kubeconfig in base64, or in a file. The text wins, as with kubectl. */
async function pem(data: string | undefined, path: string | undefined, folder: string, files: Files) {
  if (data) return Buffer.from(data, 'base64').toString('utf8')
  return path ? (await files.read(resolve(folder, path))).toString('utf8') : undefined
}

/** Whom to trust as the cluster. */
export async function clusterTls({ entry, folder }: Located<ClusterEntry>, files: Files): Promise<Tls> {
  const insecure = entry['insecure-skip-tls-verify'] === true
  const ca = insecure
    ? undefined
    : await pem(entry['certificate-authority-data'], entry['certificate-authority'], folder, files)
  const servername = entry['tls-server-name']
  return {
    ...(ca ? { ca } : {}),
    ...(servername ? { servername } : {}),
    ...(insecure ? { rejectUnauthorized: false } : {})
  }
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

/** Headers that never change, or whose token is read anew from its file at each request: files are rotated. */
function plainHeaders({ entry, folder }: Located<UserEntry>, { files, report }: AccessPorts): Credentials['headers'] {
  const { token, tokenFile, username, password } = entry
  if (tokenFile) {
    return async () => {
      const text = (await files.read(resolve(folder, tokenFile))).toString('utf8').trim()
      report.mask(text)
      return bearer(text)
    }
  }
  if (token) report.mask(token)
  const basic = Buffer.from(`${username}:${password ?? ''}`).toString('base64')
  if (username) report.mask(basic)
  const headers = token ? bearer(token) : username ? { authorization: `Basic ${basic}` } : {}
  return async () => headers
}

/**
 * Credentials of a kubeconfig's user: client certificate, token, token file, password or exec plugin. CREDENTIALS_UNUSABLE
 * for an auth-provider: kubectl has none any more either.
 */
export async function userCredentials(
  user: Located<UserEntry>,
  cluster: Located<ClusterEntry>,
  ports: AccessPorts
): Promise<Credentials> {
  const { entry, folder } = user
  const provider = entry['auth-provider']?.name
  if (provider) {
    throw unusable(
      `The kubeconfig uses the auth-provider ${provider}, which Kubernetes gave up.`,
      'Log in again with a current tool: it writes an exec plugin into the kubeconfig.'
    )
  }
  const cert = await pem(entry['client-certificate-data'], entry['client-certificate'], folder, ports.files)
  const key = await pem(entry['client-key-data'], entry['client-key'], folder, ports.files)
  const own: Tls = { ...(cert ? { cert } : {}), ...(key ? { key } : {}) }
  const plugin =
    entry.exec && !entry.token && !entry.tokenFile ? new ExecPlugin(entry.exec, folder, cluster, ports) : undefined
  const headers = plugin ? () => plugin.headers() : plainHeaders(user, ports)
  const impersonated: Record<string, string> = entry.as ? { 'impersonate-user': entry.as } : {}
  return {
    tls: () => ({ ...own, ...plugin?.tls() }),
    headers: async () => ({ ...(await headers()), ...impersonated }),
    renew: () => plugin?.renew() ?? entry.tokenFile !== undefined
  }
}
