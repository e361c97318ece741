import { applied } from '../apply/managers.ts'
import { type Fields, isFields } from '../json.ts'
import { type ApiObject, type Meta, timestamp } from '../object.ts'
import { jsonPatch } from '../patch/json-patch.ts'
import { mergePatch } from '../patch/merge-patch.ts'
import { strategicPatch } from '../patch/strategic.ts'
import { structFor } from '../registry.ts'
import { apiVersionOf } from '../resources.ts'
import { decode } from '../schema/decode.ts'
import { ApiStatus, badRequest, conflict, invalid, notFound, requiredField, unsupportedMediaType } from '../status.ts'
import { bodyOf, mediaType, parsed } from './body.ts'
import type { ApiRequest } from './exchange.ts'
import type { Backend } from './resource.ts'
import type { ResourceRoute } from './route.ts'
import { writeOptions } from './write-options.ts'

const applyType = 'application/apply-patch+yaml'

/** How each media type makes a new object from the live one. */
const patchers: Readonly<Record<string, (route: ResourceRoute, live: Fields, patch: unknown) => Fields>> = {
  'application/json-patch+json': (_, live, patch) => jsonPatch(live, patch),
  'application/merge-patch+json': (_, live, patch) => mergePatch(live, patch),
  'application/strategic-merge-patch+json': ({ type }, live, patch) => strategicPatch(structFor(type), live, patch)
}

/** The object that a patch makes of the live one; nothing is stored. */
export function patched(request: ApiRequest, route: ResourceRoute, live: Fields): Fields {
  const patcher = patchers[mediaType(request)]
  if (!patcher) throw unsupportedMediaType([...Object.keys(patchers), applyType])
  return patcher(route, live, parsed(request))
}

/** PATCH of an object in any of the four ways. Server-side apply creates what is missing. */
export function patchObject(
  backend: Backend,
  request: ApiRequest,
  route: ResourceRoute,
  warned: string[]
): { object: ApiObject; created: boolean } {
  const { type, namespace, name = '' } = route
  const live = backend.store.get(type, namespace, name)
  if (mediaType(request) === applyType) return apply(backend, request, route, live, warned)
  if (!live) throw notFound(type, name)
  const next = patched(request, route, live)
  const options = writeOptions(request, 'Update', warned)
  const status = route.subresource === 'status' ? { subresource: 'status' as const } : {}
  const withWriter = { ...options, ...status }
  return { object: inPatch(() => backend.registry.update(type, live, next, withWriter)), created: false }
}

/** A field that the API can't read is 400 in an object but 422 in a patch. */
function inPatch<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof ApiStatus) || error.body.code !== 400 || !/cannot be handled as/.test(error.message))
      throw error
    const message = `Invalid value: ${error.message}`
    throw invalid({ group: '', kind: '' }, '', [{ reason: 'FieldValueInvalid', field: 'patch', message }])
  }
}

function apply(
  backend: Backend,
  request: ApiRequest,
  route: ResourceRoute,
  live: ApiObject | undefined,
  warned: string[]
): { object: ApiObject; created: boolean } {
  const { type, namespace, name = '' } = route
  const manager = request.query.get('fieldManager')
  if (!manager)
    throw invalid({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
      requiredField('fieldManager', 'is required for apply patch')
    ])
  const config = configOf(request, route)
  if (live) checkVersion(route, live, config)
  const base: Fields = live ?? { apiVersion: apiVersionOf(type), kind: type.kind, metadata: { name, namespace } }
  const { managedFields = [], ...metadata } = base.metadata as Meta
  const force = request.query.get('force') === 'true'
  const time = timestamp(backend.clock.now())
  const status = route.subresource === 'status' ? { subresource: 'status' as const } : {}
  const writer = { manager, operation: 'Apply' as const, apiVersion: apiVersionOf(type), time, ...status }
  const result = applied(structFor(type), { ...base, metadata }, config, managedFields, writer, force)
  const options = { ...writeOptions(request, 'Apply', warned), ...status, managedFields: result.managedFields }
  const value = { ...result.value, metadata: { ...(result.value.metadata as Fields), name } }
  return live
    ? { object: backend.registry.update(type, live, value, options), created: false }
    : { object: backend.registry.create(type, namespace, value, options), created: true }
}

/** The applied configuration, without what belongs to the system. 400 when it is not for this object. */
function configOf(request: ApiRequest, { type, name }: ResourceRoute): Fields {
  const body = bodyOf(request)
  const version = apiVersionOf(type)
  if (body.apiVersion !== version)
    throw badRequest(
      `Incorrect version specified in apply patch. Specified patch version: ${String(body.apiVersion)}, expected: ${version}`
    )
  const metadata = isFields(body.metadata) ? body.metadata : {}
  if (metadata.managedFields !== undefined && metadata.managedFields !== null)
    throw badRequest('metadata.managedFields must be nil')
  if (metadata.name !== undefined && metadata.name !== name)
    throw badRequest(`the name of the object (${String(metadata.name)}) does not match the name on the URL (${name})`)
  const { value, unknown, mistyped } = decode(structFor(type), body)
  const found = unknown[0]
  const where = `${String(metadata.namespace ?? '')}/${name}`
  const what = `failed to create typed patch object (${where}; ${type.group}/${type.version}, Kind=${type.kind})`
  if (found !== undefined || mistyped)
    throw new ApiStatus(
      500,
      'InternalError',
      `${what}: ${found === undefined ? mistyped : `.${found}: field not declared in schema`}`
    )
  return value
}

function checkVersion({ type, name = '' }: ResourceRoute, live: ApiObject, config: Fields): void {
  const uid = isFields(config.metadata) ? config.metadata.uid : undefined
  if (uid !== undefined && uid !== live.metadata.uid)
    throw conflict(
      type,
      name,
      `Precondition failed: UID in precondition: ${String(uid)}, UID in object meta: ${live.metadata.uid}`
    )
}
