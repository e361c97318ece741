import { messageOf } from '../../../errors.ts'
import type { Clock } from '../../../io/clock.ts'
import type { Registry } from '../registry.ts'
import { types } from '../resources.ts'
import { ApiStatus, methodNotAllowed, notFound, unauthorized, unknownPath } from '../status.ts'
import type { Store } from '../store.ts'
import type { Pods } from '../traffic/endpoints.ts'
import { type Access, denied } from './access.ts'
import { discovery } from './discovery.ts'
import { type ApiRequest, type ApiResponse, type Caller, json, refusal } from './exchange.ts'
import { type Fault, type Faults, type RequestRecord, reasonOf } from './faults.ts'
import { type Logs, log } from './log.ts'
import { openapi } from './openapi.ts'
import { proxy } from './proxy.ts'
import { isWatch, live, resource } from './resource.ts'
import { review } from './reviews.ts'
import { type ResourceRoute, routeOf, verbOf } from './route.ts'
import { scale } from './scale.ts'

export interface Parts {
  readonly store: Store
  readonly registry: Registry
  readonly clock: Clock
  readonly access: Access
  readonly node: Pods & Logs
}

/** The API server: one request in, one answer out. Knows nothing of sockets. */
export class Api {
  readonly #parts: Parts
  readonly requests: RequestRecord[] = []
  faults: Faults | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Answers a request; `reset` when the connection is to be broken instead. */
  async serve(request: ApiRequest): Promise<ApiResponse | 'reset'> {
    const record = this.#record(request)
    const fault = this.faults?.({ ...record, query: request.query })
    if (fault) record.fault = fault
    const answer = await this.#withFault(request, fault)
    record.status = answer === 'reset' ? 0 : answer.status
    return answer
  }

  #record({ method, path, query, headers }: ApiRequest): RequestRecord {
    const record = {
      index: this.requests.length,
      method,
      path,
      query: query.toString(),
      userAgent: headers['user-agent'] ?? '',
      at: this.#parts.clock.now(),
      status: 0
    }
    this.requests.push(record)
    return record
  }

  async #withFault(request: ApiRequest, fault: Fault | undefined): Promise<ApiResponse | 'reset'> {
    if (!fault) return this.#answer(request)
    const { clock } = this.#parts
    if (fault.delay) await clock.sleep(fault.delay)
    if (fault.late !== undefined) {
      void clock.sleep(fault.late).then(() => this.#answer(request))
      return 'reset'
    }
    if (fault.reset === 'before') return 'reset'
    if (fault.status) {
      const details = fault.retryAfter ? { retryAfterSeconds: fault.retryAfter } : undefined
      return refusal(
        new ApiStatus(fault.status, reasonOf(fault.status), fault.message ?? 'injected fault', details).body
      )
    }
    const answer = await this.#answer(request)
    return fault.reset === 'after' ? 'reset' : answer
  }

  async #answer(request: ApiRequest): Promise<ApiResponse> {
    try {
      const caller = this.#parts.access.identify(request.headers.authorization)
      if (!caller) throw unauthorized()
      return await this.#route(request, caller)
    } catch (error) {
      if (error instanceof ApiStatus) return refusal(error.body)
      const trace = error instanceof Error ? error.stack : undefined
      return refusal(new ApiStatus(500, 'InternalError', `Internal error occurred: ${trace ?? messageOf(error)}`).body)
    }
  }

  #route(request: ApiRequest, caller: Caller): ApiResponse | Promise<ApiResponse> {
    const known = discovery(request.path) ?? openapi(request.path)
    if (known) return known
    const route = routeOf(request.path)
    if (!route) throw unknownPath()
    this.#authorize(request, caller, route)
    if (!route.type.stored) return review(this.#parts.access, caller, request, route)
    if (route.subresource) return this.#subresource(request, route)
    return resource(this.#parts, request, route)
  }

  #authorize(request: ApiRequest, caller: Caller, route: ResourceRoute): void {
    const { type, namespace, name, subresource } = route
    const attempt = {
      verb: verbOf(request.method, route, isWatch(request)),
      group: type.group,
      resource: subresource ? `${type.plural}/${subresource}` : type.plural,
      namespace: type === types.namespaces ? name : namespace,
      name
    }
    if (!this.#parts.access.may(caller, attempt)) throw denied(caller, type, attempt)
  }

  #subresource(request: ApiRequest, route: ResourceRoute): ApiResponse | Promise<ApiResponse> {
    const { store, node } = this.#parts
    const { type, subresource = '' } = route
    if (!type.subresources.includes(subresource)) throw unknownPath()
    if (subresource === 'scale') return scale(this.#parts, request, route)
    if (subresource === 'log') return log(this.#parts, node, request, route)
    if (subresource === 'proxy') return proxy(store, node, request, route)
    if (subresource === 'token') return this.#token(request, route)
    if (subresource === 'status') return resource(this.#parts, request, route)
    throw methodNotAllowed()
  }

  /** TokenRequest: a token that is the service account. */
  #token(request: ApiRequest, route: ResourceRoute): ApiResponse {
    const { namespace = '', name = '' } = live(this.#parts, route).metadata
    if (request.method !== 'POST') throw notFound(route.type, name)
    const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`]
    const token = this.#parts.access.issue(`system:serviceaccount:${namespace}:${name}`, groups)
    const expirationTimestamp = new Date(this.#parts.clock.now() + 3_600_000).toISOString()
    return json(201, {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { name, namespace },
      status: { token, expirationTimestamp }
    })
  }
}

/** Requests that changed something or were meant to: what tests count. */
export const isWrite = ({ method, query }: RequestRecord): boolean =>
  ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && !query.includes('dryRun=All')
