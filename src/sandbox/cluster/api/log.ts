import { Readable } from 'node:stream'
import type { Clock } from '../../../io/clock.ts'
import type { Pod } from '../pods.ts'
import { badRequest } from '../status.ts'
import type { ApiRequest, ApiResponse } from './exchange.ts'
import { type Backend, live } from './resource.ts'
import type { ResourceRoute } from './route.ts'

/** One line that a container wrote. */
export interface LogLine {
  readonly at: number
  readonly text: string
}

/** What keeps the logs of containers. */
export interface Logs {
  /** Lines of the running container, or of the one before it; undefined when there is none. */
  log(uid: string, container: string, previous: boolean): readonly LogLine[] | undefined
  /** Calls back for each further line; returns how to stop. */
  follow(uid: string, container: string, onLine: (line: LogLine) => void): () => void
}

/** The `log` subresource of a pod, with `container`, `tailLines`, `previous`, `timestamps`, `sinceSeconds`, `follow`. */
export function log(backend: Backend, logs: Logs, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const { query } = request
  const pod = live(backend, route) as Pod
  const container = containerOf(pod, query.get('container'))
  const previous = query.get('previous') === 'true'
  const { uid, name } = pod.metadata
  const lines = logs.log(uid, container, previous)
  if (!lines)
    throw badRequest(
      previous
        ? `previous terminated container "${container}" in pod "${name}" not found`
        : `container "${container}" in pod "${name}" is waiting to start: ${waitingReason(pod, container)}`
    )
  const stamped = query.get('timestamps') === 'true'
  const write = (line: LogLine) => `${stamped ? `${new Date(line.at).toISOString()} ` : ''}${line.text}\n`
  const recent = recentOf(lines, query, backend.clock)
  const headers = { 'content-type': 'text/plain' }
  if (query.get('follow') !== 'true') return { status: 200, headers, body: recent.map(write).join('') }
  const stream = new Readable({ read() {} })
  for (const line of recent) stream.push(write(line))
  const stop = logs.follow(uid, container, line => void stream.push(write(line)))
  request.signal.addEventListener('abort', stop, { once: true })
  return { status: 200, headers, body: stream }
}

function recentOf(lines: readonly LogLine[], query: URLSearchParams, clock: Clock): readonly LogLine[] {
  const seconds = query.get('sinceSeconds')
  const young = seconds === null ? lines : lines.filter(line => line.at >= clock.now() - Number(seconds) * 1000)
  const tail = query.get('tailLines')
  if (tail === null) return young
  return Number(tail) === 0 ? [] : young.slice(-Number(tail))
}

function containerOf(pod: Pod, wanted: string | null): string {
  const names = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(one => one.name)
  if (wanted) {
    if (names.includes(wanted)) return wanted
    throw badRequest(`container ${wanted} is not valid for pod ${pod.metadata.name}`)
  }
  const [only = '', ...more] = pod.spec.containers.map(one => one.name)
  if (!more.length) return only
  throw badRequest(
    `a container name must be specified for pod ${pod.metadata.name}, choose one of: [${[only, ...more].join(' ')}]`
  )
}

const waitingReason = (pod: Pod, container: string): string =>
  pod.status.containerStatuses?.find(one => one.name === container)?.state.waiting?.reason ?? 'ContainerCreating'
