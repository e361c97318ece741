import type { SandboxCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { fullPath } from '../../contract/cluster/subject.ts'

interface Reply {
  readonly status: number
  // What a test reads of a body is its own affair.
  readonly body: { [field: string]: unknown } & { metadata: { [field: string]: unknown } }
}

/** Calls a sandbox without a socket, so that nothing but its clock decides when things happen. */
export function caller(cluster: SandboxCluster, namespace = 'shop', token = cluster.token) {
  return async (method: string, path: string, body?: unknown, type = 'application/json'): Promise<Reply> => {
    const url = new URL(`http://cluster${fullPath(namespace, path)}`)
    const answer = await cluster.serve({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: { authorization: `Bearer ${token}`, 'content-type': type, 'user-agent': 'test/1' },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      signal: new AbortController().signal
    })
    if (answer === 'reset') return { status: 0, body: { metadata: {} } }
    return { status: answer.status, body: typeof answer.body === 'string' ? JSON.parse(answer.body) : { metadata: {} } }
  }
}

export const merge = 'application/merge-patch+json'
export const json = 'application/json-patch+json'
