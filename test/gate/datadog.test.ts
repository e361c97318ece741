import { afterEach, describe, expect, it } from 'vitest'
import type { DatadogGate } from '../../src/config/gate-settings.ts'
import { openGate } from '../../src/gate/open.ts'
import { type Got, live, now, pace, ports, type StandIn, standIn } from './ports.ts'

let server: StandIn | undefined
afterEach(() => server?.close())

async function asked(answer: (got: Got) => { status?: number; body: unknown }, more: Partial<DatadogGate>) {
  server = await standIn(answer)
  const { ports: given, close } = ports({ secrets: ['api-s3cret', 'app-s3cret'] })
  const keys = { apiKey: 'api-s3cret', appKey: 'app-s3cret' }
  const settings: DatadogGate = { kind: 'datadog', ...pace, url: server.url, window: 300_000, ...keys, ...more }
  const gate = await openGate(settings, given)
  const found = await gate.probe(live)
  close()
  return { name: gate.name, answer: found, got: server.got }
}

/** The format of https://docs.datadoghq.com/api/latest/metrics/#query-timeseries-points */
const series = (...lists: (number | null)[][]) => ({
  body: {
    status: 'ok',
    res_type: 'time_series',
    series: lists.map((points, index) => ({
      metric: 'errors',
      scope: `pod:${index}`,
      pointlist: points.map((value, at) => [now - 60_000 * (points.length - at), value])
    }))
  }
})

describe('a gate on Datadog', () => {
  it('asks for the window up to now, and takes the last point that has a value', async () => {
    const query = 'sum:errors{version:{{version}}}.as_count()'
    const { name, answer, got } = await asked(() => series([9, 2, null]), { query, max: 5 })
    expect({ name, answer, got: got.map(({ method, path, parameters }) => ({ method, path, parameters })) }).toEqual({
      name: 'datadog sum:errors{version:{{version}}}.as_count()',
      answer: { state: 'good', says: '2, at most 5, over 5 min' },
      got: [
        {
          method: 'GET',
          path: '/api/v1/query',
          parameters: { from: '1767322745', to: '1767323045', query: 'sum:errors{version:1.1.0}.as_count()' }
        }
      ]
    })
    expect(got[0]?.headers).toMatchObject({ 'dd-api-key': 'api-s3cret', 'dd-application-key': 'app-s3cret' })
  })

  it.each([
    ['no series', series(), 'the query gives no value: nothing was measured in the window, or its tags match nothing'],
    [
      'no points',
      series([null]),
      'the query gives no value: nothing was measured in the window, or its tags match nothing'
    ],
    ['two series', series([1], [2]), 'the query gives 2 series (pod:0; pod:1), and must give one: leave out "by"'],
    ['an error', { body: { status: 'error', error: 'bad query', series: [] } }, 'Datadog could not answer: bad query'],
    [
      'wrong keys',
      { status: 403, body: { errors: ['Forbidden', 'key api-s3cret'] } },
      'HOST answers 403: "Forbidden; key ***"'
    ]
  ])('%s is no pass and no failure', async (_what, wire, says) => {
    const { answer } = await asked(() => wire, { query: 'avg:x{*}', max: 1 })
    const refused = / answers 40\d/.test(says) ? { refused: true } : {}
    expect({ ...answer, says: answer.says.replace(/127\.0\.0\.1:\d+/, 'HOST') }).toEqual({
      state: 'unread',
      says,
      ...refused
    })
  })

  it.each([
    ['OK', 'good'],
    ['Warn', 'good'],
    ['Alert', 'bad'],
    ['No Data', 'unread'],
    ['Unknown', 'unread']
  ])('a monitor that is %s is %s', async (state, expected) => {
    const { name, answer, got } = await asked(() => ({ body: { id: 7, name: 'Errors', overall_state: state } }), {
      monitor: 7
    })
    expect({ name, answer, path: got[0]?.path }).toEqual({
      name: 'datadog monitor 7',
      answer: { state: expected, says: `${state}, expected OK (Errors)` },
      path: '/api/v1/monitor/7'
    })
  })

  it('a monitor that is not there can not be read', async () => {
    const { answer } = await asked(() => ({ status: 404, body: { errors: ['Monitor not found'] } }), { monitor: 7 })
    expect(answer).toEqual({
      state: 'unread',
      says: expect.stringMatching(/ answers 404: "Monitor not found"$/),
      refused: true
    })
  })
})
