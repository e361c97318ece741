import { CutoverError } from '../../errors.ts'
import type { Http, HttpResponse } from '../../io/http.ts'
import type { Cluster, Listing, Preconditions, ProxyOptions, WatchEvent, WriteOptions } from './cluster.ts'
import type { ServedResource } from './discovery.ts'
import { discovery } from './discovery.ts'
import type { Access } from './kubeconfig.ts'
import type { KubeObject, PatchOperation, Resource } from './objects.ts'
import type { RequestParts } from './request.ts'
import { beginningOf, jsonOf, query, resourcePath, send, textOf } from './request.ts'
import type { Call } from './status.ts'
import { statusError, unreachable } from './status.ts'
import { readEvents } from './watch.ts'

/** Owner of the fields that Cutover writes, for server-side apply. */
const fieldManager = 'cutover'
/** A watch ends by itself after that many seconds, so that one that a proxy silently cut is not trusted for longer. */
const watchSeconds = '290'
/** What of a backend's answer a gate looks at, in bytes. */
const longestProxied = 1024 * 1024
const longestLog = '65536'

const services: Resource = { apiVersion: 'v1', kind: 'Service', name: 'services', namespaced: true }
const pods: Resource = { apiVersion: 'v1', kind: 'Pod', name: 'pods', namespaced: true }
const reviews: Resource = {
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectAccessReview',
  name: 'selfsubjectaccessreviews',
  namespaced: false
}

interface ObjectList {
  readonly metadata?: { readonly resourceVersion?: string }
  readonly items?: readonly KubeObject[]
}

type Selection = { namespace?: string; labelSelector?: string; fieldSelector?: string }
type Watching = { resourceVersion: string; labelSelector?: string; namespace?: string; signal: AbortSignal }

/** The API server's own refusal of a proxied request: a backend that says 403 does not say it as a Status. */
const isOwnRefusal = ({ status, body }: { status: number; body: string }, codes: readonly number[]): boolean =>
  codes.includes(status) && /"kind":\s*"Status"/.test(body)

const written = ({ dryRun }: WriteOptions, more: Record<string, string> = {}): string =>
  query({ fieldManager, ...more, dryRun: dryRun ? 'All' : undefined })

/** A Kubernetes API server, spoken to over HTTP with the credentials of a kubeconfig. */
export class ApiServer implements Cluster {
  readonly namespace: string
  readonly server: string
  /** See {@link Cluster.resource}. */
  readonly resource: (apiVersion: string, kind: string) => Promise<Resource>
  readonly #access: Access
  readonly #http: Http

  constructor(access: Access, http: Http) {
    this.namespace = access.namespace
    this.server = access.server.origin
    this.#access = access
    this.#http = http
    this.resource = discovery(apiVersion => this.#served(apiVersion))
  }

  async get(resource: Resource, name: string, namespace?: string): Promise<KubeObject | undefined> {
    const call = this.#call('get', resource, name, namespace)
    const answer = await this.#send(call, { method: 'GET', path: this.#path(call) })
    if (answer.status === 404) return void answer.discard()
    return jsonOf(answer, this.#access, call)
  }

  async list(resource: Resource, { namespace, ...selectors }: Selection = {}): Promise<Listing> {
    const call = this.#call('list', resource, undefined, namespace)
    const list = await this.#ask<ObjectList>(call, { method: 'GET', path: this.#path(call) + query(selectors) })
    // A list says once what its items leave out.
    const { apiVersion, kind } = resource
    const items = (list.items ?? []).map(item => ({ ...item, apiVersion, kind }))
    return { items, resourceVersion: list.metadata?.resourceVersion ?? '' }
  }

  async watch(resource: Resource, options: Watching, onEvent: (event: WatchEvent) => void): Promise<void> {
    const { resourceVersion, labelSelector, namespace, signal } = options
    if (signal.aborted) return
    const call = this.#call('watch', resource, undefined, namespace)
    const bounds = { watch: '1', allowWatchBookmarks: 'true', timeoutSeconds: watchSeconds }
    const path = this.#path(call) + query({ ...bounds, resourceVersion, labelSelector })
    try {
      const answer = await this.#send(call, { method: 'GET', path, signal, idle: 0 })
      if (answer.status === 410) {
        answer.discard()
        return onEvent({ type: 'GONE' })
      }
      if (answer.status !== 200) await textOf(answer, this.#access, call)
      await readEvents(answer.body, call, event => {
        if (!signal.aborted) onEvent(event)
      })
    } catch (error) {
      if (signal.aborted) return
      throw error instanceof CutoverError ? error : unreachable(call, this.server, error)
    }
  }

  create(resource: Resource, object: KubeObject, options: WriteOptions = {}): Promise<KubeObject> {
    const call = this.#call('create', resource, object.metadata.name, object.metadata.namespace)
    const path = resourcePath(resource, call.namespace) + written(options)
    return this.#ask(call, { method: 'POST', path, body: object })
  }

  replace(resource: Resource, object: KubeObject, options: WriteOptions = {}): Promise<KubeObject> {
    const call = this.#call('update', resource, object.metadata.name, object.metadata.namespace)
    return this.#ask(call, { method: 'PUT', path: this.#path(call) + written(options), body: object })
  }

  patch(
    resource: Resource,
    name: string,
    operations: readonly PatchOperation[],
    options: WriteOptions & { subresource?: 'scale' } = {}
  ): Promise<KubeObject> {
    const { subresource } = options
    const guarded = operations.some(({ op }) => op === 'test')
    const call = { ...this.#call('patch', resource, name), guarded, ...(subresource ? { subresource } : {}) }
    return this.#ask(call, {
      method: 'PATCH',
      path: this.#path(call) + written(options),
      contentType: 'application/json-patch+json',
      body: operations
    })
  }

  apply(
    resource: Resource,
    object: KubeObject,
    options: WriteOptions & { takeOver?: boolean } = {}
  ): Promise<KubeObject> {
    const call = this.#call('patch', resource, object.metadata.name, object.metadata.namespace)
    return this.#ask(call, {
      method: 'PATCH',
      path: this.#path(call) + written(options, { force: String(options.takeOver ?? false) }),
      contentType: 'application/apply-patch+yaml',
      body: object
    })
  }

  async remove(resource: Resource, name: string, preconditions: Preconditions): Promise<void> {
    const call = this.#call('delete', resource, name)
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions }
    await this.#ask(call, { method: 'DELETE', path: this.#path(call), body })
  }

  async proxy(
    service: string,
    port: string | number,
    path: string,
    options: ProxyOptions = {}
  ): Promise<{ status: number; body: string }> {
    const call: Call = { ...this.#call('get', services, service), subresource: 'proxy' }
    const root = `${resourcePath(services, this.namespace)}/${service}:${port}`
    const below = path.startsWith('/') ? path : `/${path}`
    const ask = async () => {
      const answer = await this.#send(call, { method: 'GET', path: `${root}/proxy${below}`, ...options })
      return { status: answer.status, body: await beginningOf(answer, longestProxied, this.#access, call) }
    }
    const first = await ask()
    const answer = isOwnRefusal(first, [401]) && this.#access.renew() ? await ask() : first
    if (isOwnRefusal(answer, [401, 403])) throw statusError(call, answer.status, answer.body)
    return answer
  }

  async logs(pod: string, container: string, lines: number, previous = false): Promise<string> {
    const call: Call = { ...this.#call('get', pods, pod), subresource: 'log' }
    const bounds = { tailLines: String(lines), limitBytes: longestLog, previous: previous ? 'true' : undefined }
    const answer = await this.#send(call, { method: 'GET', path: this.#path(call) + query({ container, ...bounds }) })
    return textOf(answer, this.#access, call)
  }

  async may(verb: string, group: string, resource: string, subresource?: string): Promise<boolean> {
    const call = this.#call('create', reviews)
    const resourceAttributes = {
      namespace: this.namespace,
      verb,
      group,
      resource,
      ...(subresource ? { subresource } : {})
    }
    const body = { apiVersion: reviews.apiVersion, kind: reviews.kind, spec: { resourceAttributes } }
    const review = await this.#ask<{ status?: { allowed?: boolean } }>(call, {
      method: 'POST',
      path: this.#path(call),
      body
    })
    return review.status?.allowed === true
  }

  #call(verb: Call['verb'], resource: Resource, name?: string, namespace = this.namespace): Call {
    return { verb, resource, namespace: resource.namespaced ? namespace : undefined, ...(name ? { name } : {}) }
  }

  #path({ resource, namespace, name, subresource }: Call): string {
    return resourcePath(resource, namespace, name) + (subresource === undefined ? '' : `/${subresource}`)
  }

  #send(call: Call, parts: RequestParts): Promise<HttpResponse> {
    return send(this.#http, this.#access, call, parts)
  }

  async #ask<T>(call: Call, parts: RequestParts): Promise<T> {
    return jsonOf<T>(await this.#send(call, parts), this.#access, call)
  }

  /** What a group version serves; undefined when the cluster does not have it. */
  async #served(apiVersion: string): Promise<readonly ServedResource[] | undefined> {
    const resource = { apiVersion, kind: 'APIResourceList', name: '', namespaced: false }
    const call: Call = { verb: 'get', resource, name: apiVersion, namespace: undefined }
    const path = resourcePath(resource, undefined).replace(/\/$/, '')
    const answer = await this.#send(call, { method: 'GET', path })
    if (answer.status === 404) return void answer.discard()
    return (await jsonOf<{ resources?: ServedResource[] }>(answer, this.#access, call)).resources ?? []
  }
}
