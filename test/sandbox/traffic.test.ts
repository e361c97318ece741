import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startTraffic, type TrafficReport } from '../../src/sandbox/traffic.ts'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(listener: RequestListener): Promise<{ url: string; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>()
  const own = createServer(listener)
  server = own
  own.on('connection', socket => sockets.add(socket))
  await new Promise<void>(resolve => own.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(own.address() as AddressInfo).port}/`, sockets }
}

const load = { rate: 400, underWay: 200, connections: 4, reuse: 1_000_000, fresh: 0.25, timeout: 1_000 }

/** Lets traffic run until `enough` is true of its report. */
async function until(url: string, enough: (report: TrafficReport) => boolean, options = load): Promise<TrafficReport> {
  const traffic = await startTraffic({ ...options, url })
  while (!enough(traffic.now())) await new Promise(resolve => setTimeout(resolve, 20))
  return traffic.stop()
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0)

test('every answer is counted once, under the version that gave it', async () => {
  let served = 0
  const { url } = await serve((_request, response) => {
    served += 1
    response.setHeader('x-version', served <= 50 ? '1.0.0' : '1.1.0').end()
  })
  const report = await until(url, ({ answered }) => sum(answered) > 100)
  expect(report.answered).toEqual({ '1.0.0': 50, '1.1.0': served - 50 })
  expect([report.lost, report.losses]).toEqual([0, []])
  const slices = report.slices.map(slice => sum(slice.answered) + slice.lost)
  expect(slices.reduce((a, b) => a + b, 0)).toBe(served)
  expect(report.latency.p50).toBeGreaterThan(0)
  expect(report.latency.longest).toBeGreaterThanOrEqual(report.latency.p99)
})

test('kept connections are few and used again, fresh ones are opened for one request each', async () => {
  let served = 0
  const { url, sockets } = await serve((_request, response) => {
    served += 1
    response.end()
  })
  await until(url, ({ answered }) => sum(answered) > 100)
  const fresh = Math.floor(served * load.fresh)
  expect(sockets.size - fresh).toBeGreaterThanOrEqual(1)
  expect(sockets.size - fresh).toBeLessThanOrEqual(load.connections)
})

test('a kept connection is closed after its share of requests', async () => {
  let served = 0
  const { url, sockets } = await serve((_request, response) => {
    served += 1
    response.end()
  })
  await until(url, ({ answered }) => sum(answered) > 100, { ...load, fresh: 0, reuse: 10 })
  expect(sockets.size).toBeGreaterThanOrEqual(Math.floor(served / 10))
})

test('what breaks is lost and never sent again: resets, errors of the server, answers cut short, silence', async () => {
  let served = 0
  const { url } = await serve((request, response) => {
    served += 1
    response.setHeader('x-version', '1')
    if (served % 5 === 0) request.socket.destroy()
    else if (served % 5 === 1) response.writeHead(503).end()
    else if (served % 5 === 2) {
      response.setHeader('content-length', '10')
      response.write('half', () => request.socket.destroy())
    } else if (served % 5 === 3) return
    else response.end()
  })
  const report = await until(url, ({ lost }) => lost > 40, { ...load, rate: 100, timeout: 200, connections: 50 })
  expect(report.lost + sum(report.answered)).toBe(served)
  expect(Math.abs(report.lost - 4 * sum(report.answered))).toBeLessThanOrEqual(4)
  expect(new Set(report.losses.map(({ what }) => what))).toEqual(
    new Set(['socket hang up', 'status 503 from 1', 'answer cut short: aborted', 'no answer within 200 ms'])
  )
})

test('no more requests than asked for are under way; those not sent are counted apart', async () => {
  let open = 0
  let most = 0
  const { url } = await serve((_request, response) => {
    open += 1
    most = Math.max(most, open)
    setTimeout(() => {
      open -= 1
      response.end()
    }, 50)
  })
  const report = await until(url, ({ heldBack }) => heldBack > 50, { ...load, underWay: 3, connections: 10 })
  expect([most, report.lost]).toEqual([3, 0])
})

test('a server that is not there loses every request', async () => {
  const { url } = await serve((_request, response) => response.end())
  await new Promise(resolve => server?.close(resolve))
  const report = await until(url, ({ lost }) => lost > 10)
  expect([report.answered, report.losses[0]?.what.startsWith('connect ECONNREFUSED')]).toEqual([{}, true])
})
