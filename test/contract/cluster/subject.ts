import { afterAll, beforeAll } from 'vitest'
import { systemHttp, type Tls } from '../../../src/io/http.ts'

/** A running API server, the sandbox's or a real one, with a namespace that this suite may fill. */
export interface Served {
  readonly server: string
  /** How an administrator is known; a bearer token as a rule. */
  readonly headers: Readonly<Record<string, string>>
  readonly tls?: Tls
  readonly namespace: string
  /** Controllers run: ReplicaSets follow Deployments, and what lost its owner goes. */
  readonly controllers: boolean
  /** Pods run: an image whose server listens on `port` and answers 200 on `/` and `/ready`. */
  readonly pods?: { readonly image: string; readonly port: number }
  stop(): Promise<void>
}

export type Start = () => Promise<Served>

type Body = { [field: string]: unknown } & { metadata: { [field: string]: unknown } }

export interface Answer {
  readonly status: number
  readonly body: Body
}

export interface CallOptions {
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly userAgent?: string
}

/** Calls the API under test. Paths are written below the namespace: `services/web`, `apps/v1/deployments/web`. */
export interface Subject {
  readonly served: Served
  readonly namespace: string
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>
  /** The text of an answer that may be no JSON. */
  text(method: string, path: string): Promise<{ status: number; body: string }>
  /** Reads a watch until it ends or `until` says so. */
  watch(path: string, until: (events: WatchedEvent[]) => boolean): Promise<WatchedEvent[]>
}

export interface WatchedEvent {
  readonly type: string
  readonly object: Body & { code?: number; reason?: string }
}

export const jsonPatch = { type: 'application/json-patch+json' }
export const mergePatch = { type: 'application/merge-patch+json' }
export const strategicPatch = { type: 'application/strategic-merge-patch+json' }
export const applyPatch = { type: 'application/apply-patch+yaml' }

/** `services/web` below the namespace; `/api/...` as it is. */
export function fullPath(namespace: string, path: string): string {
  if (path.startsWith('/')) return path
  const [, group, rest = ''] = /^([a-z0-9.]+\/v\d+)\/(.+)$/.exec(path) ?? []
  return group ? `/apis/${group}/namespaces/${namespace}/${rest}` : `/api/v1/namespaces/${namespace}/${path}`
}

export function subject(start: Start): Subject {
  const http = systemHttp({})
  let served: Served | undefined
  beforeAll(async () => {
    served = await start()
  })
  afterAll(async () => {
    http.close()
    await served?.stop()
  })
  const now = (): Served => {
    if (!served) throw new TypeError('the API server has not been started')
    return served
  }
  const send = (method: string, path: string, body?: unknown, options: CallOptions = {}, signal?: AbortSignal) => {
    const { server, headers, tls, namespace } = now()
    return http.send({
      method,
      url: new URL(server.replace(/\/$/, '') + fullPath(namespace, path)),
      headers: {
        accept: 'application/json',
        'user-agent': options.userAgent ?? 'contract/1',
        ...(body === undefined ? {} : { 'content-type': options.type ?? 'application/json' }),
        ...headers,
        ...options.headers
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(tls ? { tls } : {}),
      ...(signal ? { signal } : {})
    })
  }
  return {
    get served() {
      return now()
    },
    get namespace() {
      return now().namespace
    },
    async call(method, path, body, options) {
      const answer = await send(method, path, body, options)
      return { status: answer.status, body: JSON.parse(await answer.text()) as Body }
    },
    async text(method, path) {
      const answer = await send(method, path)
      return { status: answer.status, body: await answer.text() }
    },
    async watch(path, until) {
      const over = new AbortController()
      const answer = await send('GET', path, undefined, {}, over.signal)
      const events: WatchedEvent[] = []
      let left = ''
      answer.body.on('error', () => undefined)
      for await (const chunk of answer.body) {
        const lines = (left + String(chunk)).split('\n')
        left = lines.pop() ?? ''
        events.push(...lines.map(line => JSON.parse(line) as WatchedEvent))
        if (until(events)) break
      }
      over.abort()
      return events
    }
  }
}

/** The Status of a refusal, whole. */
export const refusal = (code: number, reason: string, message: string, details?: unknown) => ({
  status: code,
  body: {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    ...(details === undefined ? {} : { details }),
    code
  }
})

export const configMap = (name: string, data: Record<string, string> = {}, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
  ...more
})

export const service = (name: string, selector: Record<string, string>, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector, ports: [{ port: 80 }], ...more }
})

export const deployment = (name: string, image: string, replicas = 0) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'web', image }] }
    }
  }
})
