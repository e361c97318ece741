import type { Answer, Incoming } from '../../loopback.ts'
import { AwsFault, type AwsService } from '../service.ts'
import { notAuthorized, type Refusals, type Wire } from './wire.ts'
import { element, elements } from './xml.ts'

type Query = NonNullable<AwsService['query']>

/** The AWS Query protocol (smithy.io, `aws.protocols#awsQuery`). */
export const queryWire = (query: Query): Wire => ({
  read: request => read(query, request),
  answer: (operation, output, requestId) => {
    const result = `<${operation}Result>${elements(output)}</${operation}Result>`
    const about = element('ResponseMetadata', { RequestId: requestId })
    const body = `<${operation}Response xmlns="${query.xmlns}">${result}${about}</${operation}Response>`
    return xmlAnswer(200, body, requestId)
  },
  fault: (fault, requestId) => {
    const side = fault.status < 500 ? 'Sender' : 'Receiver'
    const error = element('Error', { Type: side, Code: fault.code, Message: fault.message, ...fault.fields })
    const body = `<ErrorResponse xmlns="${query.xmlns}">${error}${element('RequestId', requestId)}</ErrorResponse>`
    return xmlAnswer(fault.status, body, requestId)
  },
  refusals
})

const refusals: Refusals = {
  unsigned: () => new AwsFault('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
  unknown: operation => new AwsFault('InvalidAction', `Could not find operation ${operation}`),
  denied: (action, principal) => new AwsFault('AccessDenied', notAuthorized(action, principal), 403),
  throttled: () => new AwsFault('Throttling', 'Rate exceeded')
}

const xmlAnswer = (status: number, body: string, requestId: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body
})

type Tree = Map<string, Tree | string>

function read(query: Query, { body }: Incoming): { operation: string; input: object } {
  const tree: Tree = new Map()
  for (const [path, value] of new URLSearchParams(body.toString())) place(tree, path.split('.'), value)
  const operation = tree.get('Action')
  if (typeof operation !== 'string') {
    throw new AwsFault('MissingAction', 'The request is missing an action or a required parameter.')
  }
  tree.delete('Action')
  tree.delete('Version')
  return { operation, input: members(query, tree) }
}

function place(tree: Tree, [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree.set(name, value)
    return
  }
  const found = tree.get(name)
  const below: Tree = found instanceof Map ? found : new Map()
  tree.set(name, below)
  place(below, rest, value)
}

const members = (query: Query, tree: Tree): object =>
  Object.fromEntries([...tree].map(([name, value]) => [name, asValue(query, name, value)]))

/** `member.1`, `member.2` are a list; `entry.1.key`, `entry.1.value` a map. */
function asValue(query: Query, name: string, value: Tree | string): unknown {
  if (typeof value === 'string') return scalar(query, name, value)
  const items = value.get('member')
  if (items instanceof Map) return inOrder(items).map(item => asValue(query, name, item))
  const entries = value.get('entry')
  if (!(entries instanceof Map)) return members(query, value)
  const pairs = inOrder(entries).map(entry => (entry instanceof Map ? entry : new Map()))
  return Object.fromEntries(pairs.map(entry => [entry.get('key'), asValue(query, name, entry.get('value') ?? '')]))
}

const inOrder = (items: Tree): (Tree | string)[] =>
  [...items].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item)

function scalar({ numbers, booleans }: Query, name: string, text: string): unknown {
  if (numbers?.includes(name) && /^\d+$/.test(text)) return Number(text)
  return booleans?.includes(name) ? text === 'true' : text
}
