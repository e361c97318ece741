import {
  Agent,
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { Resolve } from './health.ts'
import type { Measurement } from './measurements.ts'
import type { Routing } from './routing.ts'
import type { Action, State, Target } from './state.ts'

interface Parts {
  readonly state: State
  readonly routing: Routing
  readonly clock: Clock
  readonly resolve: Resolve
  readonly onMeasured: (measurement: Measurement) => void
}

/**
 * The load balancers' part in traffic: a loopback address for each listener, HTTPS ones in plain text. Requests of one
 * connection are routed each for itself; connections to targets are kept. Nothing is tried twice, so no loss is hidden:
 * 502 where the target breaks the connection, 503 where there is no target, 504 where it is silent for the idle timeout.
 */
export class Fronts {
  readonly #parts: Parts
  readonly #fronts = new Map<string, Promise<Server>>()
  readonly #agent = new Agent({ keepAlive: true })

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Where requests to the listener go in. The same address for as long as the sandbox runs. */
  async address(listener: string): Promise<{ host: string; port: number }> {
    this.#parts.state.listener(listener)
    const front = this.#fronts.get(listener) ?? this.#open(listener)
    this.#fronts.set(listener, front)
    return { host: '127.0.0.1', port: ((await front).address() as AddressInfo).port }
  }

  async stop(): Promise<void> {
    for (const front of this.#fronts.values()) {
      const server = await front
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
    this.#agent.destroy()
  }

  #open(listener: string): Promise<Server> {
    const server = createServer((incoming, response) => this.#answer(listener, incoming, response))
    server.keepAliveTimeout = 60_000
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', () => resolve(server))
    })
  }

  #answer(listener: string, incoming: IncomingMessage, response: ServerResponse): void {
    const { state, routing } = this.#parts
    const loadBalancer = state.listeners.get(listener)?.LoadBalancerArn
    // Whoever must sign in is taken to have done so: authentication comes before the last action.
    const action = routing.actions(listener, incoming)?.at(-1)
    if (!action || !loadBalancer) {
      incoming.socket.resetAndDestroy()
      return
    }
    const about = { loadBalancer, incoming, response }
    if (action.Type !== 'forward') {
      incoming.resume()
      const { status, headers, body } = ownAnswer(action, incoming)
      this.#end(about, status, body, headers)
      return
    }
    const group = routing.group(action)
    const target = group && routing.target(group)
    const address = target && this.#parts.resolve(target.id, target.port)
    const exchange = { ...about, ...(target && { group: group.TargetGroupArn }) }
    if (!target) this.#end(exchange, 503, '503 Service Temporarily Unavailable')
    else if (!address) this.#end(exchange, 502, '502 Bad Gateway')
    else this.#forward(exchange, target, address)
  }

  #forward(exchange: Exchange, target: Target, address: { host: string; port: number }): void {
    const { clock } = this.#parts
    const { incoming, response } = exchange
    const began = clock.monotonic()
    const { method, url } = incoming
    const outgoing = request({ ...address, method, path: url, headers: forwarded(incoming), agent: this.#agent })
    onTheWay(target, outgoing)
    outgoing.setTimeout(this.#idle(exchange), () => {
      this.#end(exchange, 504, '504 Gateway Time-out')
      outgoing.destroy()
    })
    outgoing.on('response', answer => {
      const status = answer.statusCode ?? 502
      this.#measure(exchange, status, true, (clock.monotonic() - began) / 1000)
      response.writeHead(status, endToEnd(answer.headers))
      answer.pipe(response)
      answer.on('error', () => response.destroy())
    })
    outgoing.on('error', () =>
      response.headersSent ? response.destroy() : this.#end(exchange, 502, '502 Bad Gateway')
    )
    response.on('close', () => {
      if (!response.writableFinished) outgoing.destroy()
    })
    incoming.pipe(outgoing)
  }

  /** The load balancer's idle timeout; it passes in real time. */
  #idle({ loadBalancer }: Exchange): Milliseconds {
    const { attributes } = this.#parts.state.loadBalancer(loadBalancer)
    return Number(attributes.get('idle_timeout.timeout_seconds')) * 1000
  }

  #end(exchange: Exchange, status: number, body: string, headers: Record<string, string> = {}): void {
    const { response } = exchange
    if (response.headersSent || response.destroyed) return
    this.#measure(exchange, status, false, 0)
    response.writeHead(status, { server: 'awselb/2.0', 'content-type': 'text/plain', ...headers }).end(body)
  }

  #measure({ loadBalancer, group }: Exchange, status: number, fromTarget: boolean, responseTime: number): void {
    const at = this.#parts.clock.now()
    this.#parts.onMeasured({ at, loadBalancer, ...(group && { targetGroup: group }), status, fromTarget, responseTime })
  }
}

interface Exchange {
  readonly loadBalancer: string
  readonly group?: string
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
}

/** Counts the request among the target's, and breaks it off where the target is gone for good. */
function onTheWay(target: Target, outgoing: ClientRequest): void {
  const { signal } = target.gone
  const breakOff = () => outgoing.destroy()
  signal.addEventListener('abort', breakOff)
  target.inFlight++
  outgoing.once('close', () => {
    target.inFlight--
    signal.removeEventListener('abort', breakOff)
  })
}

/** Headers without those of the one connection. */
function endToEnd({ connection: _, 'keep-alive': __, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers
}

const forwarded = ({ socket, headers }: IncomingMessage): IncomingHttpHeaders => ({
  ...endToEnd(headers),
  'x-forwarded-for': [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', '),
  'x-forwarded-proto': 'http'
})

function ownAnswer({ RedirectConfig, FixedResponseConfig }: Action, { url = '/', headers }: IncomingMessage) {
  if (!RedirectConfig) {
    const { StatusCode = '503', ContentType, MessageBody = '' } = FixedResponseConfig ?? {}
    const type: Record<string, string> = ContentType ? { 'content-type': ContentType } : {}
    return { status: Number(StatusCode), headers: type, body: MessageBody }
  }
  const from = new URL(url, `http://${headers.host ?? 'localhost'}`)
  const fill = (text: string) =>
    text
      .replaceAll('#{protocol}', 'http')
      .replaceAll('#{host}', from.hostname)
      .replaceAll('#{port}', from.port || '80')
      .replaceAll('#{path}', from.pathname.slice(1))
      .replaceAll('#{query}', from.search.slice(1))
  const {
    Protocol = '#{protocol}',
    Host = '#{host}',
    Port = '#{port}',
    Path = '/#{path}',
    Query = '#{query}'
  } = RedirectConfig
  const query = fill(Query)
  const location = `${fill(Protocol).toLowerCase()}://${fill(Host)}:${fill(Port)}${fill(Path)}${query && `?${query}`}`
  return { status: RedirectConfig.StatusCode === 'HTTP_301' ? 301 : 302, headers: { location }, body: '' }
}
