import type { HttpGate } from '../config/gate-settings.ts'
import { messageOf } from '../errors.ts'
import { type Clock, cancelled, type Milliseconds } from '../io/clock.ts'
import { judgeAnswer } from './expectation.ts'
import type { Answer, Gate } from './gate.ts'
import { judgeLatency } from './latency.ts'
import { type Situate, valuesOf } from './situation.ts'

/** Asks once, however the path or address is reached. */
export type Ask = (gate: HttpGate, signal: AbortSignal) => Promise<{ status: number; body: string }>

/** Passes when every answer is as expected, and all of them came fast enough. No answer is a bad answer. */
export function httpGate(settings: HttpGate, ask: Ask, clock: Pick<Clock, 'monotonic'>, situate: Situate): Gate {
  const { attempts, successes, interval, initialDelay, latency } = settings
  return {
    name: settings.name ?? `http ${settings.path ?? ''}`,
    attempts,
    successes,
    interval,
    initialDelay,
    async probe(signal): Promise<Answer> {
      const taken: Milliseconds[] = []
      const values = valuesOf(situate())
      let says = ''
      for (let probe = 0; probe < (latency?.probes ?? 1); probe += 1) {
        const from = clock.monotonic()
        try {
          const { status, body } = await ask(settings, signal)
          taken.push(clock.monotonic() - from)
          const judged = judgeAnswer(status, body, settings, values)
          if (!judged.ok) return { state: 'bad', says: judged.says }
          says = judged.says
        } catch (error) {
          if (signal.aborted) throw cancelled()
          return { state: 'bad', says: `no answer: ${messageOf(error)}` }
        }
      }
      if (!latency) return { state: 'good', says }
      const judged = judgeLatency(taken, latency)
      return { state: judged.ok ? 'good' : 'bad', says: `${says}; ${judged.says}` }
    }
  }
}
