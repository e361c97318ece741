import { readFile, stat } from 'node:fs/promises'
import { inject } from 'vitest'

/** One request as the API server's audit log has it. */
export interface Audited {
  readonly verb: string
  readonly resource: string
  readonly name: string
  readonly status: number
  readonly agent: string
  readonly body: unknown
}

interface Event {
  readonly verb: string
  readonly stage: string
  readonly requestURI: string
  readonly userAgent?: string
  readonly objectRef?: { resource?: string; subresource?: string; namespace?: string; name?: string }
  readonly responseStatus?: { code?: number }
  readonly requestObject?: unknown
}

/** Begins to listen: what it returns reads every request for `namespace` since, in the order of their ends. */
export async function listen(namespace: string): Promise<() => Promise<Audited[]>> {
  const { audit } = inject('parts')
  const { size } = await stat(audit)
  return async () => {
    const log = (await readFile(audit)).subarray(size).toString('utf8')
    const events = log.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as Event]))
    return events.filter(({ objectRef, stage }) => objectRef?.namespace === namespace && stage === over).map(read)
  }
}

/** A watch is logged when it begins as well, but each request counts once. */
const over = 'ResponseComplete'

const read = ({ verb, objectRef = {}, userAgent = '', responseStatus, requestObject, requestURI }: Event): Audited => ({
  verb: requestURI.includes('dryRun=') ? 'rehearse' : verb,
  resource: [objectRef.resource, objectRef.subresource].filter(part => part).join('/'),
  name: objectRef.name ?? '',
  status: responseStatus?.code ?? 0,
  agent: userAgent.split(/[ /]/)[0] ?? '',
  body: requestObject
})

const reading = ['get', 'list', 'watch', 'rehearse']

/** Requests that are to change something: neither reads nor server-side dry runs. */
export const writes = (requests: readonly Audited[]): Audited[] =>
  requests.filter(({ verb }) => !reading.includes(verb))

/**
 * `patch services web`, sorted: what was written, whichever came first, with `names` in place of names that no test can
 * know. The Lease is left out: a run renews it as long as it lasts.
 */
export const written = (requests: readonly Audited[], names: Readonly<Record<string, string>> = {}): string[] =>
  writes(requests)
    .filter(({ resource }) => resource !== 'leases')
    .map(({ verb, resource, name }) => called(`${verb} ${resource} ${name}`, names))
    .sort()

/** `text` with every name replaced by what a test calls it. */
export const called = (text: string, names: Readonly<Record<string, string>>): string =>
  Object.entries(names).reduce((told, [name, alias]) => (name ? told.replaceAll(name, alias) : told), text)

/** The programs that wrote. */
export const writers = (requests: readonly Audited[]): string[] => [
  ...new Set(writes(requests).map(({ agent }) => agent))
]

interface Operation {
  readonly op: string
  readonly path: string
  readonly value?: unknown
}

/** The selectors that were written to Service `name`, one for each successful write that moved its traffic. */
export const trafficWrites = (requests: readonly Audited[], name: string): unknown[] =>
  writes(requests)
    .filter(request => request.resource === 'services' && request.name === name && request.status < 300)
    .flatMap(({ body }) => (Array.isArray(body) ? (body as Operation[]) : []))
    .filter(({ op, path }) => op === 'replace' && path === '/spec/selector')
    .map(({ value }) => value)
