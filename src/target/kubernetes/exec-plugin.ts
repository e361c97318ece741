import { isAbsolute, resolve } from 'node:path'
import { CutoverError } from '../../errors.ts'
import type { Milliseconds } from '../../io/clock.ts'
import type { Tls } from '../../io/http.ts'
import type { Ended } from '../../io/process.ts'
import type { Credentials } from './credentials.ts'
import type { AccessPorts } from './kubeconfig.ts'
import type { ClusterEntry, ExecEntry, Located } from './kubeconfig-file.ts'
import { unusable } from './kubeconfig-file.ts'

/** An ExecCredential's status: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/ */
interface Issued {
  readonly token?: string
  readonly expirationTimestamp?: string
  readonly clientCertificateData?: string
  readonly clientKeyData?: string
}

/** A plugin that takes longer waits for a person. */
const patience: Milliseconds = 60_000
/** Credentials are renewed that long before they expire: a request must not arrive with dead ones. */
const margin: Milliseconds = 60_000

/** The action that brings a plugin to a runner, by the plugin's file name. */
const installers: readonly (readonly [RegExp, string])[] = [
  [/kubelogin/, 'Add azure/use-kubelogin before this step, and azure/login for the identity.'],
  [/aws/, 'Add aws-actions/configure-aws-credentials before this step; its runner needs the aws command.'],
  [
    /gke-gcloud-auth-plugin/,
    'Add google-github-actions/setup-gcloud with install_components: gke-gcloud-auth-plugin before this step, ' +
      'or use google-github-actions/get-gke-credentials, which needs no plugin.'
  ],
  [/doctl/, 'Add digitalocean/action-doctl before this step.'],
  [/tsh|tbot/, 'Add teleport-actions/auth-k8s before this step.']
]

/** The cluster as an ExecCredential describes it, for plugins that ask for it. */
function clusterInfo({ entry }: Located<ClusterEntry>): Record<string, unknown> {
  const { extensions, 'certificate-authority': _, ...info } = entry
  const config = extensions?.find(({ name }) => name === 'client.authentication.k8s.io/exec')?.extension
  return { ...info, ...(config === undefined ? {} : { config }) }
}

function parsed(text: string): { apiVersion?: string; status?: Issued } | undefined {
  try {
    return JSON.parse(text) as { apiVersion?: string; status?: Issued }
  } catch {
    return undefined
  }
}

/** Credentials that a program issues, run as kubectl runs it, and kept until they are about to expire. */
export class ExecPlugin implements Credentials {
  readonly #exec: ExecEntry
  readonly #tool: string
  readonly #info: Record<string, unknown>
  readonly #ports: AccessPorts
  #held: Promise<Issued> | undefined
  #goodUntil = Number.POSITIVE_INFINITY
  #tls: Tls = {}

  constructor(exec: ExecEntry, folder: string, cluster: Located<ClusterEntry>, ports: AccessPorts) {
    const { command = '' } = exec
    this.#exec = exec
    this.#tool = /[\\/]/.test(command) && !isAbsolute(command) ? resolve(folder, command) : command
    this.#info = exec.provideClusterInfo ? { cluster: clusterInfo(cluster) } : {}
    this.#ports = ports
  }

  tls(): Tls {
    return this.#tls
  }

  async headers(): Promise<Record<string, string>> {
    if (this.#ports.clock.now() >= this.#goodUntil) this.renew()
    // Requests that start together share one run of the plugin; one that failed is not kept.
    this.#held ??= this.#issue()
    try {
      const { token } = await this.#held
      return token ? { authorization: `Bearer ${token}` } : {}
    } catch (error) {
      this.renew()
      throw error
    }
  }

  renew(): boolean {
    this.#held = undefined
    this.#goodUntil = Number.POSITIVE_INFINITY
    return true
  }

  async #issue(): Promise<Issued> {
    const { command = '', interactiveMode } = this.#exec
    if (interactiveMode === 'Always') {
      throw unusable(
        `The credential plugin ${command} has interactiveMode Always, and there is nobody to answer it.`,
        'Use a login that needs no person, or write a kubeconfig that holds a token.'
      )
    }
    const { code, stdout, stderr } = await this.#ended()
    if (code !== 0) {
      const said = stderr.trim().split('\n').slice(-5).join('\n').slice(-2000)
      throw unusable(
        `The credential plugin ${command} failed with exit code ${code}${said ? `:\n${said}` : ' and said nothing.'}`,
        'Check the login in the step before this one: it may have expired, or its identity may lack access to the cluster.'
      )
    }
    return this.#accept(stdout)
  }

  #accept(stdout: string): Issued {
    const { command = '', apiVersion = '' } = this.#exec
    const credential = parsed(stdout)
    const { token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp } = credential?.status ?? {}
    if (!credential?.status || credential.apiVersion !== apiVersion || !(token || (cert && key))) {
      throw unusable(
        `The credential plugin ${command} printed no ExecCredential of ${apiVersion} with a token or certificate.`,
        'Log in again with a current version of the tool that wrote the kubeconfig.'
      )
    }
    for (const secret of [token, key]) if (secret) this.#ports.report.mask(secret)
    this.#tls = cert && key ? { cert, key } : {}
    if (expirationTimestamp) this.#goodUntil = Date.parse(expirationTimestamp) - margin
    return credential.status
  }

  /** Runs the plugin, without a terminal, for as long as one that asks nobody may take. */
  async #ended(): Promise<Ended> {
    const { clock, processes } = this.#ports
    const { command = '', args = [], apiVersion, env = [] } = this.#exec
    const spec = { interactive: false, ...this.#info }
    const environment = {
      ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
      KUBERNETES_EXEC_INFO: JSON.stringify({ apiVersion, kind: 'ExecCredential', spec })
    }
    const late = new AbortController()
    const done = new AbortController()
    const ignore = (): void => undefined
    clock.sleep(patience, done.signal).then(() => late.abort(), ignore)
    try {
      return await processes.run({ tool: this.#tool, args, environment, signal: late.signal })
    } catch (error) {
      if (!late.signal.aborted) throw this.#missing(error)
      throw unusable(
        `The credential plugin ${command} gave no answer within ${patience / 1000} s.`,
        'It probably waits for a person. Choose a login that needs none, such as kubelogin convert-kubeconfig -l azurecli.',
        error
      )
    } finally {
      done.abort()
    }
  }

  #missing(error: unknown): unknown {
    if (!(error instanceof CutoverError) || error.code !== 'TOOL_MISSING') return error
    const { command = '', installHint } = this.#exec
    const action = installers.find(([name]) => name.test(command))?.[1]
    const known = [action, installHint].filter(hint => hint !== undefined).join('\n')
    return unusable(
      `The kubeconfig gets its credentials from ${command}, which is not installed here.`,
      known || 'Install it in a step before this one, or write a kubeconfig that holds a token.',
      error
    )
  }
}
