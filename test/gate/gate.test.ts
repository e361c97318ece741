import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Gate, watchGates } from '../../src/gate/gate.ts'
import { httpGate } from '../../src/gate/http.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemHttp } from '../../src/io/http.ts'

let status = 200
const server = createServer((_request, response) => response.writeHead(status).end('all\n  is   <well>'))
const http = systemHttp({})
const { signal } = new AbortController()
const clock = { ...systemClock, now: () => 1_000 }
let address = ''

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  http.close()
  server.close()
})

const gate = (path: string, base = address): Gate =>
  httpGate({ path, expect: 200, timeout: 1_000, attempts: 3, interval: 5_000 }, async () => {
    const answer = await http.send({ method: 'GET', url: new URL(path, base) })
    return { status: answer.status, body: await answer.text() }
  })

test('a gate without any question is passed', () => {
  expect(watchGates([], clock).verdict).toEqual({ state: 'passed', says: 'not asked yet', next: 0 })
})

test('a good answer passes, and says when to ask again', async () => {
  status = 200
  const watch = watchGates([gate('/healthz')], clock)
  expect(watch.verdict).toEqual({ state: 'pending', says: 'not asked yet', next: 0 })
  await watch.look(signal)
  expect(watch.verdict).toEqual({ state: 'passed', says: 'http /healthz: 200, expected 200', next: 6_000 })
})

test('bad answers fail the gate only when they come in a row', async () => {
  const watch = watchGates([gate('/healthz')], clock)
  const states: string[] = []
  for (const answer of [500, 500, 200, 503, 503, 503]) {
    status = answer
    await watch.look(signal)
    states.push(watch.verdict.state)
  }
  expect(states).toEqual(['pending', 'pending', 'passed', 'pending', 'pending', 'failed'])
  expect(watch.verdict.says).toBe('http /healthz: 503, expected 200: all is <well> (3 of 3 times in a row)')
})

test('a gate that can not be asked is no pass', async () => {
  const watch = watchGates([gate('/healthz', 'http://127.0.0.1:9')], clock)
  await watch.look(signal)
  expect(watch.verdict).toEqual({
    state: 'pending',
    says: expect.stringMatching(/^http \/healthz: no answer: .*ECONNREFUSED.* \(1 of 3 times in a row\)$/),
    next: 6_000
  })
})

test('of several gates the bad one is named, and all must be good at once', async () => {
  const bad: Gate = {
    ...gate('/ready'),
    name: 'http /ready',
    probe: async () => ({ ok: false, says: '404, expected 200' })
  }
  status = 200
  const watch = watchGates([gate('/healthz'), bad], clock)
  await watch.look(signal)
  expect(watch.verdict).toEqual({
    state: 'pending',
    says: 'http /ready: 404, expected 200 (1 of 3 times in a row)',
    next: 6_000
  })
})
