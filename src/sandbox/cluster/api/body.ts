import { parse } from 'yaml'
import { messageOf } from '../../../errors.ts'
import { type Fields, isFields } from '../json.ts'
import { badRequest, unsupportedMediaType } from '../status.ts'
import type { ApiRequest } from './exchange.ts'

export const mediaType = ({ headers }: ApiRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''

/** Most YAML that is sent is JSON, which is read so much faster. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The body as JSON or YAML; 400 when it is neither, 415 for protobuf. */
export function parsed(request: ApiRequest): unknown {
  const text = request.body.toString('utf8')
  const type = mediaType(request)
  if (type.includes('protobuf') || type.includes('cbor'))
    throw unsupportedMediaType(['application/json', 'application/yaml'])
  try {
    return type.includes('yaml') ? (asJson(text) ?? parse(text)) : JSON.parse(text)
  } catch (error) {
    throw badRequest(`the object provided is unrecognized (must be of type ${type}): ${messageOf(error)}`)
  }
}

export function bodyOf(request: ApiRequest): Fields {
  const value = parsed(request)
  if (!isFields(value)) throw badRequest('the body of the request is no object')
  return value
}
