import { afterEach, describe, expect, it } from 'vitest'
import type { PrometheusGate } from '../../src/config/gate-settings.ts'
import { openGate } from '../../src/gate/open.ts'
import type { Situation } from '../../src/gate/situation.ts'
import { cutAt, type Got, live, now, pace, ports, type StandIn, situation, standIn } from './ports.ts'

const query = 'sum(rate(errors{pod=~".*-{{release}}-.*"}[{{window}}]))'
const filled = (release: string): string => `sum(rate(errors{pod=~".*-${release}-.*"}[60s]))`

let server: StandIn | undefined
afterEach(() => server?.close())

type Wire = { status?: number; body: unknown }
const form = ({ body }: Got): Record<string, string> => Object.fromEntries(new URLSearchParams(body))

/** The format of https://prometheus.io/docs/prometheus/latest/querying/api/ */
const vector = (...values: (string | [Record<string, string>, string])[]): Wire => ({
  body: {
    status: 'success',
    data: {
      resultType: 'vector',
      result: values.map(one => {
        const [metric, value] = typeof one === 'string' ? [{}, one] : one
        return { metric, value: [now / 1000, value] }
      })
    }
  }
})

async function asked(answer: (got: Got) => Wire, more: Partial<PrometheusGate> = {}, at: Partial<Situation> = {}) {
  server = await standIn(answer)
  const settings: PrometheusGate = {
    kind: 'prometheus',
    name: 'errors',
    ...pace,
    url: `${server.url}/prom/`,
    query,
    window: 60_000,
    ...more
  }
  const { ports: given, close } = ports({ situate: () => ({ ...situation, ...at }), secrets: ['s3cret-token'] })
  const gate = await openGate(settings, given)
  const answers = [await gate.probe(live), await gate.probe(live)]
  close()
  return { answer: answers[0], again: answers[1], got: server.got }
}

describe('a gate on Prometheus', () => {
  it('asks one instant query, below the address, for the release of now', async () => {
    const { answer, got } = await asked(() => vector('0.00213'), { max: 0.01, bearer: 's3cret-token' })
    expect({ answer, form: got[0] && form(got[0]), got: got[0] }).toEqual({
      answer: { state: 'good', says: '0.00213, at most 0.01, over 1 min' },
      form: {
        query: filled('1-1-0-0badcafe'),
        time: '1767323045.678',
        timeout: '2000ms',
        lookback_delta: '60000ms'
      },
      got: expect.objectContaining({
        method: 'POST',
        path: '/prom/api/v1/query',
        headers: expect.objectContaining({
          authorization: 'Bearer s3cret-token',
          'content-type': 'application/x-www-form-urlencoded'
        })
      })
    })
  })

  it.each([
    ['0.01', { max: 0.01 }, 'good', '0.01, at most 0.01, over 1 min'],
    ['0.0100001', { max: 0.01 }, 'bad', '0.01, at most 0.01, over 1 min'],
    ['5', { min: 5, max: 9 }, 'good', '5, at least 5, at most 9, over 1 min'],
    ['4', { min: 5 }, 'bad', '4, at least 5, over 1 min'],
    ['123456.789', { max: 200_000, window: 300_000 }, 'good', '123500, at most 200000, over 5 min']
  ] as const)('a value of %s with the bounds %j is %s', async (value, bounds, state, says) => {
    expect((await asked(() => vector(value), bounds)).answer).toEqual({ state, says })
  })

  it('takes a scalar for a value', async () => {
    const body = { status: 'success', data: { resultType: 'scalar', result: [now / 1000, '7'] } }
    expect((await asked(() => ({ body }), { max: 7 })).answer).toEqual({
      state: 'good',
      says: '7, at most 7, over 1 min'
    })
  })

  const pods = (...names: string[]): Wire => vector(...names.map((pod): [{ pod: string }, string] => [{ pod }, '1']))

  it.each<[string, Wire, string]>([
    ['nothing', vector(), 'the query gives no value: nothing was measured yet, or its labels match nothing'],
    ['NaN', vector('NaN'), 'the value is NaN: mostly a division by no requests at all'],
    ['infinity', vector('+Inf'), 'the value is Infinity: mostly a division by no requests at all'],
    [
      'several series',
      pods('a', 'b', 'c', 'd'),
      'the query gives 4 values ({pod="a"}, {pod="b"}, {pod="c"}, ...), and must give one: wrap it in sum(...)'
    ],
    [
      'a range',
      { body: { status: 'success', data: { resultType: 'matrix', result: [] } } },
      'the query gives a matrix, and must give one value: wrap it in sum(...)'
    ],
    [
      'a histogram',
      { body: { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, histogram: [] }] } } },
      'the query gives a histogram, and must give one value'
    ],
    [
      'a mistake in the query',
      { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'parse error: unexpected "}"' } },
      'HOST answers 400: "parse error: unexpected \\"}\\""'
    ],
    ['a refused token', { status: 401, body: 'no: s3cret-token' }, 'HOST answers 401: "no: ***"'],
    ['too many questions', { status: 429, body: '' }, 'HOST answers 429'],
    ['a server that fails', { status: 503, body: 'try later' }, 'HOST answers 503: "try later"'],
    ['a web page', { body: '<html>' }, 'HOST answers without an object of JSON'],
    ['nothing, in JSON', { body: 'null' }, 'HOST answers without an object of JSON'],
    ['a failure that is called one', { body: { status: 'error' } }, 'Prometheus could not answer: no reason given']
  ])('%s is no pass and no failure', async (_what, wire, says) => {
    const { answer } = await asked(() => wire, { max: 1 })
    const refused = / answers 40\d/.test(says) ? { refused: true } : {}
    expect({ ...answer, says: answer?.says.replace(/127\.0\.0\.1:\d+/, 'HOST') }).toEqual({
      state: 'unread',
      says,
      ...refused
    })
  })

  it('nobody at the address is no failure of the release', async () => {
    const { answer } = await asked(() => vector('0'), { max: 1, url: 'http://127.0.0.1:9/?token=s3cret-token' })
    expect(answer).toEqual({
      state: 'unread',
      says: expect.stringMatching(/^no answer from 127\.0\.0\.1:9: connect ECONNREFUSED 127\.0\.0\.1:9$/)
    })
  })

  describe('compares with the release before', () => {
    const both = (mine: string, previous: string) => (got: Got) =>
      form(got).query === filled('1-0-0-deadbeef') ? vector(previous) : vector(mine)

    it('as it was at the cutover, which is asked once', async () => {
      const { answer, again, got } = await asked(both('0.0109', '0.01'), { maxIncrease: '10%' })
      expect({ answer, again, asked: got.map(one => [form(one).query, form(one).time]) }).toEqual({
        answer: { state: 'good', says: '0.0109, at most 10% above the 0.01 of 1.0.0, over 1 min' },
        again: { state: 'good', says: '0.0109, at most 10% above the 0.01 of 1.0.0, over 1 min' },
        asked: [
          [filled('1-1-0-0badcafe'), (now / 1000).toFixed(3)],
          [filled('1-0-0-deadbeef'), (cutAt / 1000).toFixed(3)],
          [filled('1-1-0-0badcafe'), (now / 1000).toFixed(3)]
        ]
      })
    })

    it.each([
      ['0.0111', '0.01', { maxIncrease: '10%' }, 'bad'],
      ['0.001', '0', { maxIncrease: '10%' }, 'bad'],
      ['0.001', '0', { maxIncrease: 0.005 }, 'good'],
      ['80', '100', { maxDecrease: '20%' }, 'good'],
      ['79', '100', { maxDecrease: '20%' }, 'bad'],
      ['-11', '-10', { maxDecrease: '10%' }, 'good'],
      ['0.02', '0.02', { maxIncrease: '50%', max: 0.01 }, 'bad']
    ] as const)('%s after %s with %j is %s', async (mine, previous, bounds, state) => {
      expect((await asked(both(mine, previous), bounds)).answer?.state).toBe(state)
    })

    it('and can not where that has no value', async () => {
      const { answer } = await asked(got => (form(got).query?.includes('deadbeef') ? vector() : vector('1')), {
        maxIncrease: '10%'
      })
      expect(answer).toEqual({
        state: 'unread',
        says: '1.0.0 has no value to compare with: the query gives no value: nothing was measured yet, or its labels match nothing'
      })
    })

    it('and has nothing to compare with in a first release', async () => {
      const { previous: _previous, previousVersion: _version, ...first } = situation
      server = await standIn(() => vector('5'))
      const settings = { kind: 'prometheus', ...pace, url: server.url, window: 60_000 } as const
      const { ports: given, close } = ports({ situate: () => first })
      const gates = await Promise.all([
        openGate({ ...settings, query, maxIncrease: '10%' }, given),
        openGate({ ...settings, query: 'sum(a) / sum(b{release="{{previous}}"})', max: 1 }, given)
      ])
      expect(await Promise.all(gates.map(gate => gate.probe(live)))).toEqual([
        { state: 'good', says: '5, nothing to compare with, over 1 min' },
        { state: 'good', says: 'not asked: there is no release before this one' }
      ])
      close()
    })
  })
})
