import type { IncomingMessage } from 'node:http'
import { BlockList } from 'node:net'
import { type Condition, invalid } from './state.ts'

const fields = ['host-header', 'path-pattern', 'http-header', 'http-request-method', 'query-string', 'source-ip']
const atMostOnce = ['host-header', 'path-pattern', 'http-request-method', 'source-ip']

/** @throws AwsFault for conditions that no rule may have. */
export function checkedConditions(conditions: readonly Condition[]): readonly Condition[] {
  for (const { Field = '' } of conditions) {
    if (!fields.includes(Field)) throw invalid(`Condition field '${Field}' must be one of '[${fields.join(',')}]'`)
    const count = conditions.filter(one => one.Field === Field).length
    if (count > 1 && atMostOnce.includes(Field)) throw invalid(`A rule can only have one '${Field}' condition`)
  }
  const empty = conditions.find(one => one.Field !== 'query-string' && valuesOf(one).length === 0)
  if (empty) throw invalid('A condition value must be specified')
  return conditions.map(described)
}

/** The short form is told in the long one as well. */
function described(condition: Condition): Condition {
  const { Field, Values = [] } = condition
  if (Values.length === 0) {
    const values = Field === 'host-header' || Field === 'path-pattern' ? valuesOf(condition) : []
    return values.length ? { ...condition, Values: values } : condition
  }
  if (Field === 'host-header') return { ...condition, HostHeaderConfig: { Values } }
  return Field === 'path-pattern' ? { ...condition, PathPatternConfig: { Values } } : condition
}

function valuesOf(condition: Condition): string[] {
  const { Values, HostHeaderConfig, PathPatternConfig, HttpHeaderConfig, HttpRequestMethodConfig, SourceIpConfig } =
    condition
  const configured = [HostHeaderConfig, PathPatternConfig, HttpHeaderConfig, HttpRequestMethodConfig, SourceIpConfig]
  return Values?.length ? Values : (configured.find(one => one !== undefined)?.Values ?? [])
}

/** Whether the request meets the condition: one of its values is enough. */
export function meets(condition: Condition, { url = '/', method = 'GET', headers, socket }: IncomingMessage): boolean {
  const { pathname, searchParams } = new URL(url, 'http://target')
  const values = valuesOf(condition)
  switch (condition.Field) {
    case 'host-header':
      return values.some(value => like(value, headers.host?.replace(/:\d+$/, '') ?? '', 'i'))
    case 'path-pattern':
      return values.some(value => like(value, pathname))
    case 'http-header': {
      const header = String(headers[condition.HttpHeaderConfig?.HttpHeaderName?.toLowerCase() ?? ''] ?? '')
      return values.some(value => like(value, header, 'i'))
    }
    case 'http-request-method':
      return values.includes(method)
    case 'query-string':
      return (condition.QueryStringConfig?.Values ?? []).some(({ Key, Value = '' }) =>
        [...searchParams].some(([key, value]) => (!Key || like(Key, key, 'i')) && like(Value, value, 'i'))
      )
    default:
      return values.some(value => inside(value, socket.remoteAddress ?? ''))
  }
}

/** `*` stands for any text, `?` for one character. */
function like(pattern: string, text: string, flags = ''): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, flags).test(text)
}

function inside(block: string, address: string): boolean {
  const [network = '', bits = '32'] = block.split('/')
  const list = new BlockList()
  list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4')
  return list.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
}
