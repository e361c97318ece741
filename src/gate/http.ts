import type { HttpGate } from '../config/gates.ts'
import { messageOf } from '../errors.ts'
import { cancelled } from '../io/clock.ts'
import type { Gate } from './gate.ts'

/** Asks one path of one Service, however it is reached. */
export type Ask = (gate: HttpGate, signal: AbortSignal) => Promise<{ status: number; body: string }>

/** A foreign body is shown in part only, on one line. */
const shownBody = 120

/** Passes when the path answers with the expected status. */
export const httpGate = (gate: HttpGate, ask: Ask): Gate => ({
  name: `http ${gate.path}`,
  attempts: gate.attempts,
  interval: gate.interval,
  async probe(signal) {
    try {
      const { status, body } = await ask(gate, signal)
      const text = body.replaceAll(/\s+/g, ' ').trim().slice(0, shownBody)
      return {
        ok: status === gate.expect,
        says: `${status}, expected ${gate.expect}${status === gate.expect || !text ? '' : `: ${text}`}`
      }
    } catch (error) {
      if (signal.aborted) throw cancelled()
      return { ok: false, says: `no answer: ${messageOf(error)}` }
    }
  }
})
