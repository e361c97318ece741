import { describe, expect, it } from 'vitest'
import { asCutoverError } from '../../src/errors.ts'
import { httpGate } from '../../src/gate/http.ts'

const settings = { path: '/healthz', expect: 200, timeout: 1000, attempts: 3, interval: 1000 }
const live = new AbortController().signal

describe('an HTTP gate', () => {
  it('passes on the status that it expects, and says what it got instead', async () => {
    const says = (status: number, body: string) => httpGate(settings, async () => ({ status, body })).probe(live)
    expect([await says(200, 'fine'), await says(503, 'not\n ready'), await says(500, '')]).toEqual([
      { ok: true, says: '200, expected 200' },
      { ok: false, says: '503, expected 200: not ready' },
      { ok: false, says: '500, expected 200' }
    ])
  })

  it('that gets no answer has not passed', async () => {
    const gate = httpGate(settings, async () => {
      throw new RangeError('connection refused')
    })
    expect(await gate.probe(live)).toEqual({ ok: false, says: 'no answer: connection refused' })
  })

  it('of a run that is cancelled ends as cancelled, whatever the runner gave as the reason', async () => {
    const gate = httpGate(settings, async () => {
      throw new RangeError('aborted')
    })
    const failed = await gate.probe(AbortSignal.abort('SIGINT')).catch(error => error)
    expect(asCutoverError(failed).code).toBe('CANCELLED')
  })
})
