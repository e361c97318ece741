import type { Answer, Incoming } from '../../loopback.ts'
import { AwsFault, type AwsService } from '../service.ts'
import { notAuthorized, type Refusals, type Wire } from './wire.ts'

type Json = NonNullable<AwsService['json']>

/** The AWS JSON protocols 1.0 and 1.1 (smithy.io, `aws.protocols#awsJson1_1`). */
export const jsonWire = (json: Json): Wire => ({
  read: request => read(json, request),
  answer: (_, output, requestId) => jsonAnswer(json, 200, output, requestId),
  fault: (fault, requestId) => {
    const body = { __type: fault.code, message: fault.message, ...fault.fields }
    const answer = jsonAnswer(json, fault.status, body, requestId)
    if (!json.queryCompatible) return answer
    const side = fault.status < 500 ? 'Sender' : 'Receiver'
    return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': `${fault.code};${side}` } }
  },
  refusals
})

const refusals: Refusals = {
  unsigned: () => new AwsFault('MissingAuthenticationTokenException', 'Missing Authentication Token'),
  unknown: () => new AwsFault('UnknownOperationException', 'The requested operation is not recognized.'),
  denied: (action, principal) => new AwsFault('AccessDeniedException', notAuthorized(action, principal)),
  throttled: () => new AwsFault('ThrottlingException', 'Rate exceeded')
}

function read({ target }: Json, { headers, body }: Incoming): { operation: string; input: object } {
  const [prefix, operation = ''] = String(headers['x-amz-target']).split('.')
  if (prefix !== target) throw refusals.unknown(operation)
  try {
    return { operation, input: JSON.parse(body.toString() || '{}') as object }
  } catch {
    throw new AwsFault('SerializationException', 'The request body is not JSON.')
  }
}

const jsonAnswer = ({ version }: Json, status: number, body: object, requestId: string): Answer => ({
  status,
  headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': requestId },
  body: JSON.stringify(wired(body))
})

/** Timestamps are seconds, blobs base64. */
function wired(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(wired)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wired(member)]))
}
