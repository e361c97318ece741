import type { Answer, Incoming } from '../../loopback.ts'
import { AwsFault, type AwsService } from '../service.ts'
import { jsonWire } from './json.ts'
import { queryWire } from './query.ts'
import { restWire } from './rest.ts'

/** How one request is spoken. */
export interface Wire {
  /** @throws AwsFault for a request that names no operation. */
  read(request: Incoming): { readonly operation: string; readonly input: object }
  answer(operation: string, output: object, requestId: string): Answer
  fault(fault: AwsFault, requestId: string): Answer
  /** The errors that come before any operation, as this protocol's services word them. */
  readonly refusals: Refusals
}

export interface Refusals {
  unsigned(): AwsFault
  unknown(operation: string): AwsFault
  denied(action: string, principal: string): AwsFault
  throttled(): AwsFault
}

/** The wire that the request uses of those that the service speaks. */
export function wireOf(service: AwsService, request: Incoming): Wire {
  if (service.json && request.headers['x-amz-target'] !== undefined) return jsonWire(service.json)
  if (service.query && isForm(request)) return queryWire(service.query)
  if (service.rest) return restWire(service.rest)
  throw new AwsFault('UnknownOperationException', `the sandbox's ${service.name} does not speak this protocol`, 404)
}

const isForm = ({ headers }: Incoming): boolean =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true

export const notAuthorized = (action: string, principal: string): string =>
  `User: ${principal} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`
