import { afterEach, describe, expect, it } from 'vitest'
import type { HttpGate } from '../../src/config/gate-settings.ts'
import { asCutoverError } from '../../src/errors.ts'
import type { Ask } from '../../src/gate/http.ts'
import { openGate } from '../../src/gate/open.ts'
import { live, pace, ports, type StandIn, standIn } from './ports.ts'

const settings: HttpGate = { kind: 'http', path: '/healthz', expect: 200, ...pace }

/** What the gate says of one answer of a Service. */
async function said(status: number, body: string, more: Partial<HttpGate> = {}) {
  const askService: Ask = async () => ({ status, body })
  return (await openGate({ ...settings, ...more }, ports({ askService }).ports)).probe(live)
}

describe('an HTTP gate', () => {
  it('passes on the status that it expects, and says what it got instead', async () => {
    expect([await said(200, 'fine'), await said(503, 'not\n ready'), await said(500, '')]).toEqual([
      { state: 'good', says: '200, expected 200' },
      { state: 'bad', says: '503, expected 200: not ready' },
      { state: 'bad', says: '500, expected 200' }
    ])
  })

  it('takes a class of status, or any of several', async () => {
    expect([
      await said(204, '', { expect: '2xx' }),
      await said(302, '', { expect: '2xx' }),
      await said(401, '', { expect: ['2xx', 401] }),
      await said(403, '', { expect: ['2xx', 401] })
    ]).toEqual([
      { state: 'good', says: '204, expected 2xx' },
      { state: 'bad', says: '302, expected 2xx' },
      { state: 'good', says: '401, expected 2xx or 401' },
      { state: 'bad', says: '403, expected 2xx or 401' }
    ])
  })

  it('looks for text and patterns in the body', async () => {
    const check = { contains: 'v{{version}}', matches: '^ok$' }
    expect([
      await said(200, 'v1.1.0\nok', check),
      await said(200, 'v1.0.0\nok', check),
      await said(200, 'v1.1.0 ok', check)
    ]).toEqual([
      { state: 'good', says: '200, expected 200; the body holds "v1.1.0"; the body matches "^ok$"' },
      { state: 'bad', says: '200, expected 200; the body does not hold "v1.1.0"' },
      { state: 'bad', says: '200, expected 200; the body does not match "^ok$"' }
    ])
  })

  it('reads values out of JSON', async () => {
    const body = JSON.stringify({ version: '1.1.0', queue: [{ depth: 7 }], db: 'up "now"' })
    const check = (...json: NonNullable<HttpGate['json']>) => said(200, body, { json })
    expect([
      await check({ path: '$.version', equals: '{{version}}' }, { path: '$.queue[0].depth', min: 1, max: 10 }),
      await check({ path: '$.queue[-1].depth', max: 5 }),
      await check({ path: '$.db', equals: 'up' }),
      await check({ path: '$.version', max: 2 }),
      await check({ path: '$.nothing', equals: 'x' }),
      await said(200, '<html>', { json: [{ path: '$.a', equals: 1 }] })
    ]).toEqual([
      {
        state: 'good',
        says: '200, expected 200; $.version is "1.1.0", expected "1.1.0"; $.queue[0].depth is 7, at least 1, at most 10'
      },
      { state: 'bad', says: '200, expected 200; $.queue[-1].depth is 7, at most 5' },
      { state: 'bad', says: '200, expected 200; $.db is "up \\"now\\"", expected "up"' },
      { state: 'bad', says: '200, expected 200; $.version is "1.1.0", at most 2' },
      { state: 'bad', says: '200, expected 200; there is no $.nothing in the body' },
      { state: 'bad', says: expect.stringMatching(/^200, expected 200; the body is no JSON: ".*"$/) }
    ])
  })

  it('measures how fast answers come, and says each bound', async () => {
    const taken = [5, 300, 20, 40]
    let time = 0
    const clock = { ...ports().ports.clock, monotonic: () => time }
    const askService: Ask = async () => {
      time += taken.shift() ?? 0
      return { status: 200, body: '' }
    }
    const gate = (latency: HttpGate['latency']) =>
      openGate({ ...settings, ...(latency ? { latency } : {}) }, ports({ askService, clock }).ports)
    const slow = await (await gate({ p50: 50, p95: 200, probes: 4 })).probe(live)
    taken.push(1, 2, 3)
    const fast = await (await gate({ max: 3, probes: 3 })).probe(live)
    expect([slow, fast]).toEqual([
      {
        state: 'bad',
        says: '200, expected 200; p50 20 ms, at most 50 ms, p95 300 ms, at most 200 ms, over 4 requests'
      },
      { state: 'good', says: '200, expected 200; max 3.0 ms, at most 3 ms, over 3 requests' }
    ])
  })

  it('that gets no answer has not passed', async () => {
    const askService: Ask = async () => {
      throw new RangeError('connection refused')
    }
    const gate = await openGate(settings, ports({ askService }).ports)
    expect(await gate.probe(live)).toEqual({ state: 'bad', says: 'no answer: connection refused' })
  })

  it('of a run that is cancelled ends as cancelled, whatever the runner gave as the reason', async () => {
    const askService: Ask = async () => {
      throw new RangeError('aborted')
    }
    const gate = await openGate(settings, ports({ askService }).ports)
    const failed = await gate.probe(AbortSignal.abort('SIGINT')).catch((error: unknown) => error)
    expect(asCutoverError(failed).code).toBe('CANCELLED')
  })
})

describe('a gate on an address', () => {
  let server: StandIn | undefined
  afterEach(() => server?.close())

  it('logs in as it is told, and shows neither what it sends nor what is echoed of it', async () => {
    server = await standIn(({ headers, parameters }) => ({
      status: 500,
      body: `${headers.authorization} ${headers['x-key']} ${parameters.token}`
    }))
    const secrets = ['t0p-s3cret-token', 'k3y-in-a-header', 'dXNlcjpwYXNz']
    const gate: HttpGate = {
      kind: 'http',
      name: 'http public',
      expect: 200,
      ...pace,
      url: `${server.url}/status?token=t0p-s3cret-token`,
      headers: { 'X-Key': 'k3y-in-a-header' },
      basic: { username: 'user', password: 'pass' }
    }
    const { ports: given, close } = ports({ secrets })
    const answer = await (await openGate(gate, given)).probe(live)
    close()
    expect({ answer, got: server.got.map(({ method, path, parameters }) => ({ method, path, parameters })) }).toEqual({
      answer: { state: 'bad', says: '500, expected 200: Basic *** *** ***' },
      got: [{ method: 'GET', path: '/status', parameters: { token: 't0p-s3cret-token' } }]
    })
  })

  it('posts a body, and follows no redirect', async () => {
    server = await standIn(({ body }) => ({ status: 302, body }))
    const gate: HttpGate = {
      kind: 'http',
      expect: 302,
      contains: 'ping',
      ...pace,
      url: server.url,
      method: 'POST',
      body: 'ping'
    }
    const { ports: given, close } = ports()
    expect(await (await openGate(gate, given)).probe(live)).toEqual({
      state: 'good',
      says: '302, expected 302; the body holds "ping"'
    })
    close()
    expect(server.got).toHaveLength(1)
  })

  it('whose variable holds no address is refused without its text', async () => {
    const gate: HttpGate = { kind: 'http', name: 'http ${SHOP}', expect: 200, ...pace, url: 's3cret' }
    const opened = await openGate(gate, ports().ports)
    const { state, says } = await opened.probe(live)
    expect({ state, says }).toEqual({
      state: 'bad',
      says: 'no answer: The url of gate "http ${SHOP}" is no address, as the environment has it.'
    })
  })
})
