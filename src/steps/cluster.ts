import type { KubernetesSettings } from '../config/settings.ts'
import { messageOf } from '../errors.ts'
import type { Http, HttpRequest } from '../io/http.ts'
import { jittered } from '../io/random.ts'
import type { Context } from '../runner/context.ts'
import type { Capabilities } from '../target/kubernetes/capabilities.ts'
import type { Cluster } from '../target/kubernetes/cluster.ts'

/** A cluster, and how many requests were sent to change something there. */
export interface Opened {
  readonly cluster: Cluster
  /** The same cluster for reading before the rollout, which has no loop yet that would try again. */
  readonly patient: Cluster
  readonly requests: () => number
  /** What charts may ask of it. */
  readonly capabilities: () => Promise<Capabilities>
}

/** Opens the cluster of a target. Everything of Kubernetes is loaded here, not at the start. */
export async function openCluster(
  context: Context,
  settings: Pick<KubernetesSettings, 'namespace' | 'context' | 'kubeconfig'>
): Promise<Opened> {
  const [{ openAccess }, { ApiServer }] = await Promise.all([
    import('../target/kubernetes/kubeconfig.ts'),
    import('../target/kubernetes/client.ts')
  ])
  const access = await openAccess(settings, context)
  const http = access.proxy ? await through(access.proxy, context.environment) : context.http
  let requests = 0
  const counted: Http = {
    send(request) {
      if (changes(request)) requests += 1
      return http.send(request)
    }
  }
  const cluster = new ApiServer(access, counted)
  const steady = persistent(http, context)
  const patient = new ApiServer(access, steady)
  context.report.line(`Cluster ${cluster.server}, namespace ${cluster.namespace}`)
  return {
    ...{ cluster, patient, requests: () => requests },
    capabilities: async () => (await import('../target/kubernetes/capabilities.ts')).capabilitiesOf(access, steady)
  }
}

/** An API server that restarts is away for seconds; waits of 0.25, 0.5, 1 and 2 s and a quarter, or as it asks. */
const attempts = 5
const longestWait = 10_000
const passing = [429, 500, 502, 503, 504]

function persistent(http: Http, { clock, signal, report }: Context): Http {
  return {
    async send(request) {
      for (let attempt = 1; ; attempt += 1) {
        const last = attempt === attempts
        try {
          const answer = await http.send(request)
          if (last || !passing.includes(answer.status)) return answer
          answer.discard()
          report.progress(`The API server answers ${answer.status}: trying again`)
          const asked = Number(answer.headers['retry-after'] ?? 0) * 1_000
          await clock.sleep(Math.min(longestWait, asked > 0 ? asked : jittered(125 * 2 ** attempt)), signal)
        } catch (error) {
          if (last || signal.aborted) throw error
          report.progress(`No answer from the API server: trying again (${messageOf(error)})`)
          await clock.sleep(jittered(125 * 2 ** attempt), signal)
        }
      }
    }
  }
}

/** The proxy of the kubeconfig goes before those of the environment, and for every address, as with kubectl. */
async function through(proxy: URL, environment: NodeJS.ProcessEnv): Promise<Http> {
  const { systemHttp } = await import('../io/http.ts')
  const { NO_PROXY: _upper, no_proxy: _lower, ...rest } = environment
  const { href } = proxy
  return systemHttp({ ...rest, HTTP_PROXY: href, HTTPS_PROXY: href, http_proxy: href, https_proxy: href })
}

/** Neither reads nor server-side dry runs nor questions about one's own rights. */
const changes = ({ method, url }: HttpRequest): boolean =>
  method !== 'GET' && !url.searchParams.has('dryRun') && !url.pathname.startsWith('/apis/authorization.k8s.io/')
