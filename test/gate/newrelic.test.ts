import { afterEach, describe, expect, it } from 'vitest'
import type { NewRelicGate } from '../../src/config/gate-settings.ts'
import { openGate } from '../../src/gate/open.ts'
import { live, now, pace, ports, type StandIn, standIn } from './ports.ts'

let server: StandIn | undefined
afterEach(() => server?.close())

async function asked(wire: { status?: number; body: unknown }, more: Partial<NewRelicGate> = {}) {
  server = await standIn(() => wire)
  const { ports: given, close } = ports({ secrets: ['NRAK-S3CRET'] })
  const settings: NewRelicGate = {
    kind: 'newrelic',
    ...pace,
    url: server.url,
    account: 42,
    apiKey: 'NRAK-S3CRET',
    query: "SELECT percentage(count(*), WHERE error IS true) FROM Transaction WHERE release = '{{release}}'",
    window: 300_000,
    max: 1,
    ...more
  }
  const answer = await (await openGate(settings, given)).probe(live)
  close()
  return { answer, got: server.got }
}

/** The format of https://docs.newrelic.com/docs/apis/nerdgraph/examples/nerdgraph-nrql-tutorial/ */
const results = (...rows: unknown[]) => ({ body: { data: { actor: { account: { nrql: { results: rows } } } } } })

describe('a gate on New Relic', () => {
  it('asks NerdGraph for one value over the window', async () => {
    const { answer, got } = await asked(results({ percentage: 0.25 }))
    expect({ answer, body: JSON.parse(got[0]?.body ?? '') as unknown, path: got[0]?.path }).toEqual({
      answer: { state: 'good', says: '0.25, at most 1, over 5 min' },
      body: {
        query:
          'query($account: Int!, $nrql: Nrql!) { actor { account(id: $account) { nrql(query: $nrql) { results } } } }',
        variables: {
          account: 42,
          nrql: `SELECT percentage(count(*), WHERE error IS true) FROM Transaction WHERE release = '1-1-0-0badcafe' SINCE ${now - 300_000} UNTIL ${now}`
        }
      },
      path: '/graphql'
    })
    expect(got[0]?.headers['api-key']).toBe('NRAK-S3CRET')
  })

  it('a value out of its bounds is bad', async () => {
    expect((await asked(results({ percentage: 3 }))).answer).toEqual({
      state: 'bad',
      says: '3, at most 1, over 5 min'
    })
  })

  const none = 'the query gives no value: nothing was measured in the window, or its conditions match nothing'
  it.each([
    ['no row', results(), none],
    ['null', results({ 'average.duration': null }), none],
    ['no account', { body: { data: { actor: { account: null } } } }, none],
    [
      'several rows',
      results({ facet: 'a', count: 1 }, { facet: 'b', count: 2 }),
      'the query gives 2 rows, and must give one: leave out FACET and TIMESERIES'
    ],
    ['several values', results({ a: 1, b: 2 }), 'the query gives 2 values (a, b), and must give one'],
    [
      'a mistake in the query',
      { body: { errors: [{ message: 'NRQL Syntax Error: Error at line 1' }], data: null } },
      'New Relic could not answer: NRQL Syntax Error: Error at line 1'
    ],
    ['a refused key', { status: 401, body: 'bad NRAK-S3CRET' }, 'HOST answers 401: "bad ***"']
  ])('%s is no pass and no failure', async (_what, wire, says) => {
    const { answer } = await asked(wire)
    const refused = / answers 40\d/.test(says) ? { refused: true } : {}
    expect({ ...answer, says: answer.says.replace(/127\.0\.0\.1:\d+/, 'HOST') }).toEqual({
      state: 'unread',
      says,
      ...refused
    })
  })
})
