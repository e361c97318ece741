import type { KubernetesSettings } from '../config/settings.ts'
import type { Http, HttpRequest } from '../io/http.ts'
import type { Context } from '../runner/context.ts'
import type { Cluster } from '../target/kubernetes/cluster.ts'

/** A cluster, and how many requests were sent to change something there. */
export interface Opened {
  readonly cluster: Cluster
  readonly requests: () => number
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
  context.report.line(`Cluster ${cluster.server}, namespace ${cluster.namespace}`)
  return { cluster, requests: () => requests }
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
