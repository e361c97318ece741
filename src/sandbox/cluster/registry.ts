import { randomBytes } from 'node:crypto'
import type { Clock } from '../../io/clock.ts'
import { afterUpdate, type Writer } from './apply/managers.ts'
import { type Fields, isFields, same } from './json.ts'
import { type ApiObject, type ManagedFieldsEntry, type Meta, timestamp } from './object.ts'
import { checkQuota } from './quota.ts'
import { apiVersionOf, type ResourceType, types } from './resources.ts'
import { decode } from './schema/decode.ts'
import { setDefaults } from './schema/defaults.ts'
import { checkUpdate } from './schema/immutable.ts'
import { firstStatus, isCounted, labelJob, specChanged } from './schema/lifecycle.ts'
import { type Struct, structOf } from './schema/schema.ts'
import { type Addresses, allocatePorts } from './schema/service-defaults.ts'
import { validate } from './schema/validate.ts'
import {
  alreadyExists,
  badRequest,
  conflict,
  forbidden,
  invalid,
  invalidField,
  notFound,
  staleVersion
} from './status.ts'
import type { Store } from './store.ts'

export interface WriteOptions {
  readonly dryRun?: boolean
  readonly writer?: Omit<Writer, 'apiVersion' | 'time'>
  /** What happens to fields that the API does not know. */
  readonly unknownFields?: 'refuse' | 'warn' | 'drop'
  readonly warn?: (message: string) => void
  readonly subresource?: 'status'
  /** managedFields that a server-side apply has worked out. */
  readonly managedFields?: ManagedFieldsEntry[]
}

export const structFor = (type: ResourceType): Struct => {
  const struct = structOf(type.kind)
  if (!struct) throw notFound(type, '')
  return struct
}

/** What the API server does between a request and the store: decode, default, check, own, count. */
export class Registry {
  readonly #store: Store
  readonly #clock: Clock
  readonly #addresses: Addresses

  constructor(store: Store, clock: Clock, addresses: Addresses) {
    this.#store = store
    this.#clock = clock
    this.#addresses = addresses
  }

  /** Creates an object; 409 when the name is taken, 422 when it is invalid, 403 when a quota forbids it. */
  create(type: ResourceType, namespace: string | undefined, body: Fields, options: WriteOptions = {}): ApiObject {
    const object = this.#read(type, namespace, body, options)
    const { metadata } = object
    if (!metadata.name && metadata.generateName) metadata.name = metadata.generateName + suffix()
    if (metadata.resourceVersion) throw badRequest('resourceVersion should not be set on objects to be created')
    if (type.namespaced) this.#requireNamespace(type, metadata)
    if (type.subresources.includes('status')) delete object.status
    for (const field of ['uid', 'creationTimestamp', 'deletionTimestamp', 'generation', 'managedFields'] as const)
      delete metadata[field]
    if (isCounted(type.kind)) metadata.generation = 1
    this.#complete(type, object, undefined)
    const status = firstStatus(object)
    if (status) object.status = status
    if (type === types.jobs) labelJob(object)
    const errors = validate(object)
    if (errors.length) throw invalid(type, metadata.name ?? '', errors)
    if (this.#store.get(type, metadata.namespace, metadata.name)) throw alreadyExists(type, metadata.name)
    checkQuota(this.#store, type, object)
    const ready = this.#store.born(type, object)
    this.#own(type, { apiVersion: '', kind: '', metadata: {} as Meta }, ready, options)
    return options.dryRun ? ready : this.#store.create(type, ready)
  }

  /** Replaces an object; 409 when `body` carries another resourceVersion or uid than the live object. */
  update(type: ResourceType, live: ApiObject, body: Fields, options: WriteOptions = {}): ApiObject {
    const { name, namespace } = live.metadata
    const object = this.#read(type, namespace, body, options)
    const { metadata } = object
    if (metadata.name !== name)
      throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`)
    this.#checkVersion(type, live, metadata)
    keepSystemFields(metadata, live.metadata)
    const next = this.#merged(type, live, object, options)
    const errors = options.subresource ? [] : [...validate(next), ...checkUpdate(live, next)]
    if (errors.length) throw invalid(type, name, errors)
    this.#own(type, live, next, options)
    if (onlyTimesDiffer(live, next)) return live
    return options.dryRun ? next : this.#commit(type, next)
  }

  /** Puts an update in place; one that empties the finalizers of a deleted object ends it. */
  #commit(type: ResourceType, next: ApiObject): ApiObject {
    const done = next.metadata.deletionTimestamp && !next.metadata.finalizers?.length
    return done && type !== types.pods && type !== types.namespaces
      ? this.#store.remove(type, next)
      : this.#store.update(type, next)
  }

  #merged(type: ResourceType, live: ApiObject, object: ApiObject, options: WriteOptions): ApiObject {
    if (options.subresource) return { ...live, metadata: { ...live.metadata }, status: object.status ?? {} }
    if (type.subresources.includes('status')) {
      delete object.status
      if (live.status !== undefined) object.status = live.status
    }
    this.#complete(type, object, live)
    if (isCounted(type.kind) && specChanged(live, object))
      object.metadata.generation = (live.metadata.generation ?? 0) + 1
    return object
  }

  #checkVersion(type: ResourceType, live: ApiObject, metadata: Meta): void {
    if (metadata.uid && metadata.uid !== live.metadata.uid)
      throw conflict(
        type,
        live.metadata.name,
        `Precondition failed: UID in precondition: ${metadata.uid}, UID in object meta: ${live.metadata.uid}`
      )
    if (metadata.resourceVersion && metadata.resourceVersion !== live.metadata.resourceVersion)
      throw staleVersion(type, live.metadata.name)
    // A Lease is a lock: without a version an update of it is refused.
    if (!metadata.resourceVersion && type === types.leases)
      throw invalid({ group: type.group, kind: type.plural }, live.metadata.name, [
        invalidField('metadata.resourceVersion', 0, 'must be specified for an update')
      ])
  }

  #read(type: ResourceType, namespace: string | undefined, body: Fields, options: WriteOptions): ApiObject {
    const { value, unknown, mistyped } = decode(structFor(type), body)
    const [version, what] = [
      type.version,
      `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}`
    ]
    if (body.kind && body.kind !== type.kind)
      throw badRequest(
        `${String(body.kind)} in version "${version}" cannot be handled as a ${type.kind}: converting (v1.${String(body.kind)}) to (${type.kind}): unknown conversion`
      )
    if (mistyped) throw badRequest(`${what}: ${mistyped}`)
    const unknowns = unknown.map(path => `unknown field "${path}"`)
    if (unknowns.length && options.unknownFields === 'refuse')
      throw badRequest(`${what}: strict decoding error: ${unknowns.join(', ')}`)
    if (options.unknownFields === 'warn') for (const message of unknowns) options.warn?.(message)
    const object = { ...value, apiVersion: apiVersionOf(type), kind: type.kind } as ApiObject
    object.metadata = { ...(isFields(value.metadata) ? (value.metadata as unknown as Meta) : ({} as Meta)) }
    if (type.namespaced && namespace) {
      if (object.metadata.namespace && object.metadata.namespace !== namespace)
        throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
      object.metadata.namespace = namespace
    }
    return object
  }

  #complete(type: ResourceType, object: ApiObject, live: ApiObject | undefined): void {
    if (type === types.secrets) encodeStrings(object)
    setDefaults(type.kind, object)
    if (type === types.services) allocatePorts(object, live, this.#addresses)
  }

  #requireNamespace(type: ResourceType, metadata: Meta): void {
    const namespace = this.#store.get(types.namespaces, undefined, metadata.namespace ?? '')
    if (!namespace) throw notFound(types.namespaces, metadata.namespace ?? '')
    if (namespace.metadata.deletionTimestamp)
      throw forbidden(
        type,
        metadata.name,
        `unable to create new content in namespace ${metadata.namespace} because it is being terminated`
      )
  }

  #own(type: ResourceType, before: ApiObject, after: ApiObject, options: WriteOptions): void {
    if (options.managedFields) {
      after.metadata.managedFields = options.managedFields
      return
    }
    if (!options.writer) return
    const writer = { ...options.writer, apiVersion: apiVersionOf(type), time: timestamp(this.#clock.now()) }
    const entries = afterUpdate(structFor(type), before, after, before.metadata.managedFields, writer)
    if (entries.length) after.metadata.managedFields = entries
  }
}

/** Letters that make no words, as the API server picks them. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789'
export const suffix = (): string => [...randomBytes(5)].map(byte => alphabet[byte % alphabet.length]).join('')

function keepSystemFields(metadata: Meta, live: Meta): void {
  metadata.uid = live.uid
  metadata.creationTimestamp = live.creationTimestamp
  metadata.resourceVersion = live.resourceVersion
  for (const field of [
    'generation',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'managedFields',
    'generateName'
  ] as const) {
    delete metadata[field]
    if (live[field] !== undefined) Object.assign(metadata, { [field]: live[field] })
  }
}

function onlyTimesDiffer(live: ApiObject, next: ApiObject): boolean {
  const bare = ({ metadata, ...rest }: ApiObject) => ({
    ...rest,
    metadata: { ...metadata, managedFields: metadata.managedFields?.map(({ time, ...entry }) => entry) }
  })
  return same(bare(live), bare(next))
}

function encodeStrings(secret: Fields): void {
  const texts = secret.stringData
  if (!isFields(texts)) return
  const data = isFields(secret.data) ? secret.data : {}
  for (const [key, text] of Object.entries(texts)) data[key] = Buffer.from(String(text)).toString('base64')
  secret.data = data
  delete secret.stringData
}
