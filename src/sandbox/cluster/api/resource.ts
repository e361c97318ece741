import type { Clock } from '../../../io/clock.ts'
import { type DeleteOptions, remove } from '../deletion.ts'
import { isFields, isList } from '../json.ts'
import type { ApiObject } from '../object.ts'
import type { Registry } from '../registry.ts'
import { apiVersionOf, type ResourceType, types } from '../resources.ts'
import { fieldQuery, labelQuery } from '../selectors.ts'
import { expired, methodNotAllowed, notFound } from '../status.ts'
import type { Store } from '../store.ts'
import { bodyOf } from './body.ts'
import { type ApiRequest, type ApiResponse, json } from './exchange.ts'
import { patchObject } from './patch.ts'
import type { ResourceRoute } from './route.ts'
import { table, wantsTable } from './tables.ts'
import { watch } from './watch.ts'
import { warnings, writeOptions } from './write-options.ts'

export interface Backend {
  readonly store: Store
  readonly registry: Registry
  readonly clock: Clock
}

/** Answers a request for objects of one kind, or for their `status`. */
export function resource(backend: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const { method } = request
  if (!route.name) {
    if (method === 'GET') return isWatch(request) ? startWatch(backend, request, route) : list(backend, request, route)
    if (method === 'POST') return create(backend, request, route)
    return method === 'DELETE' ? removeAll(backend, request, route) : refuse()
  }
  if (method === 'GET') {
    // Old clients watch a single object by its own path.
    return isWatch(request)
      ? startWatch(backend, request, route)
      : shown(backend, request, route.type, 200, live(backend, route))
  }
  if (method === 'PUT') return replace(backend, request, route)
  if (method === 'PATCH') return patch(backend, request, route)
  return method === 'DELETE' && !route.subresource ? removeOne(backend, request, route) : refuse()
}

function refuse(): never {
  throw methodNotAllowed()
}

/** The object that the route names; 404 when there is none. */
export function live({ store }: Pick<Backend, 'store'>, { type, namespace, name = '' }: ResourceRoute): ApiObject {
  const object = store.get(type, namespace, name)
  if (!object) throw notFound(type, name)
  return object
}

const shown = (
  { clock }: Pick<Backend, 'clock'>,
  request: ApiRequest,
  type: ResourceType,
  status: number,
  object: ApiObject,
  warned: string[] = []
) =>
  json(
    status,
    wantsTable(request) ? table(type, [object], object.metadata.resourceVersion, clock.now()) : object,
    warnings(warned)
  )

export const isWatch = ({ query }: ApiRequest): boolean => ['true', '1'].includes(query.get('watch') ?? '')

function filter(request: ApiRequest, { type, name }: ResourceRoute): (object: ApiObject) => boolean {
  const labels = labelQuery(request.query.get('labelSelector'))
  const fields = fieldQuery(type.kind, request.query.get('fieldSelector'))
  return object => (!name || object.metadata.name === name) && labels(object.metadata.labels ?? {}) && fields(object)
}

function list({ store, clock }: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const { type, namespace } = route
  const found = store.list(type, namespace).filter(filter(request, route))
  const revision = String(store.revision)
  const { items, metadata } = page(found, request.query, revision)
  if (wantsTable(request)) return json(200, table(type, items, revision, clock.now()))
  return json(200, { kind: `${type.kind}List`, apiVersion: apiVersionOf(type), metadata, items: items.map(bare) })
}

/** Items of a list carry neither kind nor apiVersion. */
const bare = ({ apiVersion: _, kind: __, ...rest }: ApiObject) => rest

function page(found: ApiObject[], query: URLSearchParams, revision: string) {
  const limit = Number(query.get('limit') ?? 0)
  const start = Number(query.get('continue') ?? 0)
  if (Number.isNaN(start))
    throw expired('The provided continue parameter is too old to display a consistent list result.')
  const items = limit > 0 ? found.slice(start, start + limit) : found.slice(start)
  const left = found.length - start - items.length
  const more = left > 0 ? { continue: String(start + items.length), remainingItemCount: left } : {}
  return { items, metadata: { resourceVersion: revision, ...more } }
}

function startWatch({ store, clock }: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const { query } = request
  const { type } = route
  const asTable = wantsTable(request)
  const body = watch(store, clock, type, {
    namespace: route.namespace,
    matches: filter(request, route),
    resourceVersion: query.get('resourceVersion') ?? undefined,
    bookmarks: query.get('allowWatchBookmarks') === 'true',
    initialEvents: query.get('sendInitialEvents') === 'true',
    // 30 to 60 minutes when the client does not say, as --min-request-timeout has it.
    timeout: Number(query.get('timeoutSeconds') ?? 1800) * 1000,
    signal: request.signal,
    shape: object => (asTable ? table(type, [object], object.metadata.resourceVersion, clock.now()) : object)
  })
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}

function create(backend: Backend, request: ApiRequest, { type, namespace }: ResourceRoute): ApiResponse {
  const warned: string[] = []
  const object = backend.registry.create(type, namespace, bodyOf(request), writeOptions(request, 'Update', warned))
  return shown(backend, request, type, 201, object, warned)
}

function replace(backend: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const warned: string[] = []
  const options = { ...writeOptions(request, 'Update', warned), ...inSubresource(route) }
  const object = backend.registry.update(route.type, live(backend, route), bodyOf(request), options)
  return shown(backend, request, route.type, 200, object, warned)
}

function patch(backend: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const warned: string[] = []
  const { object, created } = patchObject(backend, request, route, warned)
  return shown(backend, request, route.type, created ? 201 : 200, object, warned)
}

export const inSubresource = ({ subresource }: ResourceRoute): { subresource?: 'status' } =>
  subresource === 'status' ? { subresource } : {}

function deleteOptions(request: ApiRequest): DeleteOptions {
  const body = request.body.length ? bodyOf(request) : {}
  const { query } = request
  const seconds = body.gracePeriodSeconds ?? query.get('gracePeriodSeconds')
  const policy = body.propagationPolicy ?? query.get('propagationPolicy')
  return {
    ...(seconds === null || seconds === undefined ? {} : { gracePeriodSeconds: Number(seconds) }),
    ...(isFields(body.preconditions) ? { preconditions: body.preconditions } : {}),
    ...(policy ? { propagationPolicy: String(policy) } : {}),
    dryRun: query.getAll('dryRun').includes('All') || (isList(body.dryRun) && body.dryRun.includes('All'))
  }
}

function removeOne(backend: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const { type } = route
  const { object, gone } = remove(backend.store, backend.clock, type, live(backend, route), deleteOptions(request))
  // A pod is shown as it was; of most others only the fact remains.
  if (!gone || type === types.pods) return shown(backend, request, type, 200, object)
  const { name, uid } = object.metadata
  const details = { name, ...(type.group ? { group: type.group } : {}), kind: type.plural, uid }
  return json(200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details })
}

function removeAll({ store, clock }: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const options = deleteOptions(request)
  const items = store.list(route.type, route.namespace).filter(filter(request, route))
  for (const item of items) remove(store, clock, route.type, item, options)
  const metadata = { resourceVersion: String(store.revision) }
  return json(200, { kind: `${route.type.kind}List`, apiVersion: apiVersionOf(route.type), metadata, items })
}
