import { AwsFault, type RestWire } from '../service.ts'
import type { Refusals, Wire } from './wire.ts'
import { element, elements } from './xml.ts'

/** The AWS REST-XML protocol as S3 speaks it: errors are a bare `Error`. */
export const restWire = (rest: RestWire): Wire => ({
  read: request => {
    const route = rest.route(request)
    if (!route) throw refusals.unknown(request.method)
    return route
  },
  answer: (operation, output, requestId) => rest.answer(operation, output, requestId),
  fault: (fault, requestId) => ({
    status: fault.status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error>' +
      `${elements({ Code: fault.code, Message: fault.message, ...fault.fields })}${element('RequestId', requestId)}</Error>`
  }),
  refusals
})

const refusals: Refusals = {
  unsigned: () => new AwsFault('AccessDenied', 'Access Denied', 403),
  unknown: () => new AwsFault('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405),
  denied: () => new AwsFault('AccessDenied', 'Access Denied', 403),
  throttled: () => new AwsFault('SlowDown', 'Please reduce your request rate.', 503)
}
