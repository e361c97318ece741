import type { ResourceType } from './resources.ts'

export interface Cause {
  reason: string
  message: string
  field?: string
}

/** The body of a refusal, as the API server writes it. */
export interface StatusBody {
  kind: 'Status'
  apiVersion: 'v1'
  metadata: Record<string, unknown>
  status: 'Failure' | 'Success'
  message?: string
  reason?: string
  details?: { name?: string; group?: string; kind?: string; uid?: string; causes?: Cause[]; retryAfterSeconds?: number }
  code: number
}

/** A request that the API server refuses; the body is what the client gets. */
export class ApiStatus extends Error {
  override readonly name = 'ApiStatus'
  readonly body: StatusBody

  constructor(code: number, reason: string, message: string, details?: StatusBody['details']) {
    super(message)
    this.body = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      ...(details ? { details } : {}),
      code
    }
  }
}

/** `deployments.apps`, or `services` for the core group. */
export const qualified = (type: Pick<ResourceType, 'group' | 'plural'>): string =>
  type.group ? `${type.plural}.${type.group}` : type.plural

const detailsOf = (type: ResourceType, name: string): NonNullable<StatusBody['details']> => ({
  ...(name ? { name } : {}),
  ...(type.group ? { group: type.group } : {}),
  kind: type.plural
})

export const notFound = (type: ResourceType, name: string): ApiStatus =>
  new ApiStatus(404, 'NotFound', `${qualified(type)} "${name}" not found`, detailsOf(type, name))

export const alreadyExists = (type: ResourceType, name: string): ApiStatus =>
  new ApiStatus(409, 'AlreadyExists', `${qualified(type)} "${name}" already exists`, detailsOf(type, name))

export const conflict = (type: ResourceType, name: string, why: string): ApiStatus =>
  new ApiStatus(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(type)} "${name}": ${why}`,
    detailsOf(type, name)
  )

export const staleVersion = (type: ResourceType, name: string): ApiStatus =>
  conflict(type, name, 'the object has been modified; please apply your changes to the latest version and try again')

export const badRequest = (message: string): ApiStatus => new ApiStatus(400, 'BadRequest', message)

export const forbidden = (type: ResourceType, name: string, why: string): ApiStatus =>
  new ApiStatus(
    403,
    'Forbidden',
    `${qualified(type)} ${name ? `"${name}" ` : ''}is forbidden: ${why}`,
    detailsOf(type, name)
  )

export const unauthorized = (): ApiStatus => new ApiStatus(401, 'Unauthorized', 'Unauthorized')

export const methodNotAllowed = (): ApiStatus =>
  new ApiStatus(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {})

/** No such path. */
export const unknownPath = (): ApiStatus =>
  new ApiStatus(404, 'NotFound', 'the server could not find the requested resource', {})

/** A JSON Patch that cannot be applied, a failing `test` included. */
export const unprocessablePatch = (): ApiStatus =>
  new ApiStatus(422, 'Invalid', 'the server rejected our request due to an error in our request', {})

export const unsupportedMediaType = (accepted: readonly string[]): ApiStatus =>
  new ApiStatus(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`
  )

export const expired = (message: string): ApiStatus => new ApiStatus(410, 'Expired', message)

export const unavailable = (message: string): ApiStatus => new ApiStatus(503, 'ServiceUnavailable', message)

/** One thing wrong with one field. */
export interface FieldError {
  readonly reason:
    | 'FieldValueInvalid'
    | 'FieldValueRequired'
    | 'FieldValueForbidden'
    | 'FieldValueNotSupported'
    | 'FieldValueDuplicate'
    | 'FieldValueNotFound'
    | 'FieldValueTypeInvalid'
  readonly field: string
  readonly message: string
}

/** Go's text of a value inside an error: strings quoted, the rest as JSON. */
export const shown = (value: unknown): string => JSON.stringify(value)

export const invalidField = (field: string, value: unknown, detail: string): FieldError => ({
  reason: 'FieldValueInvalid',
  field,
  message: `Invalid value: ${shown(value)}: ${detail}`
})

export const requiredField = (field: string, detail = ''): FieldError => ({
  reason: 'FieldValueRequired',
  field,
  message: detail ? `Required value: ${detail}` : 'Required value'
})

export const forbiddenField = (field: string, detail: string): FieldError => ({
  reason: 'FieldValueForbidden',
  field,
  message: `Forbidden: ${detail}`
})

export const unsupportedField = (field: string, value: unknown, supported: readonly string[]): FieldError => ({
  reason: 'FieldValueNotSupported',
  field,
  message: `Unsupported value: ${shown(value)}: supported values: ${[...supported].sort().map(shown).join(', ')}`
})

export const duplicateField = (field: string, value: unknown): FieldError => ({
  reason: 'FieldValueDuplicate',
  field,
  message: `Duplicate value: ${shown(value)}`
})

export function invalid(type: { group: string; kind: string }, name: string, errors: readonly FieldError[]): ApiStatus {
  const kind = type.group ? `${type.kind}.${type.group}` : type.kind
  const texts = errors.map(error => `${error.field}: ${error.message}`)
  const listed = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
  return new ApiStatus(422, 'Invalid', `${kind} "${name}" is invalid: ${listed}`, {
    ...(name ? { name } : {}),
    ...(type.group ? { group: type.group } : {}),
    kind: type.kind,
    causes: errors.map(({ reason, message, field }) => ({ reason, message, field }))
  })
}
