import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GatePorts } from '../../src/gate/open.ts'
import type { Situation } from '../../src/gate/situation.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { masks } from '../../src/runner/masks.ts'
import { silent } from '../../src/runner/report.ts'

export const pace = { timeout: 2_000, attempts: 3, successes: 1, interval: 5_000, initialDelay: 0 }
export const live = new AbortController().signal

/** 2026-01-02T03:04:05.678Z, half a minute after the cutover. */
export const now = 1_767_323_045_678
export const cutAt = now - 30_000

export const situation: Situation = {
  now,
  phase: 'after',
  cutAt,
  app: 'shop',
  namespace: 'shop',
  service: 'web',
  version: '1.1.0',
  release: '1-1-0-0badcafe',
  previous: '1-0-0-deadbeef',
  previousVersion: '1.0.0',
  url: 'http://web.shop.svc:80',
  previewUrl: 'http://web-preview.shop.svc:80'
}

/** What a gate is given; every line of foreign text goes to `told`. */
export function ports(more: Partial<GatePorts> & { readonly secrets?: readonly string[] } = {}) {
  const told: string[] = []
  const hidden = masks()
  for (const secret of more.secrets ?? []) hidden.add(secret)
  const http = systemHttp({})
  const all: GatePorts = {
    http,
    processes: systemProcesses,
    clock: systemClock,
    report: { ...silent, foreign: text => told.push(text) },
    askService: () => Promise.resolve({ status: 200, body: '' }),
    situate: () => situation,
    hide: hidden.hide,
    ...more
  }
  return { ports: all, told, close: () => http.close() }
}

/** A request as a server got it. */
export interface Got {
  readonly method: string
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface StandIn {
  readonly url: string
  readonly got: Got[]
  close(): void
}

/** An HTTP server of the wire format that `answer` speaks. */
export async function standIn(answer: (got: Got) => { status?: number; body: unknown }): Promise<StandIn> {
  const got: Got[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const one = {
      method: request.method ?? '',
      path: url.pathname,
      parameters: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8')
    }
    got.push(one)
    const { status = 200, body } = answer(one)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    close: () => void server.close()
  }
}
