import type { Clock, Instant, Milliseconds } from '../io/clock.ts'

/** What one look at the release said. An answer that could not be read is no pass: `ok` is false and `says` tells why. */
export interface Answer {
  readonly ok: boolean
  readonly says: string
}

/** Something that judges a release. It never throws: what it can't read it can't pass. */
export interface Gate {
  readonly name: string
  /** How many failures in a row are believed. */
  readonly attempts: number
  readonly interval: Milliseconds
  probe(signal: AbortSignal): Promise<Answer>
}

/** Where a set of gates stands. `next` is when to look again. */
export interface Verdict {
  readonly state: 'pending' | 'passed' | 'failed'
  readonly says: string
  readonly next: Instant
}

/** Remembers a set of gates through their repeated probes; one look asks all of them side by side. */
export interface Watch {
  readonly verdict: Verdict
  look(signal: AbortSignal): Promise<void>
}

/** Passed when each gate's last answer was good, failed when one was bad `attempts` times in a row. */
export function watchGates(gates: readonly Gate[], clock: Clock): Watch {
  const failures = new Map<string, number>()
  const interval = Math.min(...gates.map(gate => gate.interval), 10_000)
  let verdict: Verdict = { state: gates.length === 0 ? 'passed' : 'pending', says: 'not asked yet', next: 0 }
  return {
    get verdict() {
      return verdict
    },
    async look(signal) {
      const answers = await Promise.all(gates.map(async gate => ({ gate, answer: await gate.probe(signal) })))
      const bad = answers.filter(({ answer }) => !answer.ok)
      for (const { gate, answer } of answers)
        failures.set(gate.name, answer.ok ? 0 : (failures.get(gate.name) ?? 0) + 1)
      const lost = bad.find(({ gate }) => (failures.get(gate.name) ?? 0) >= gate.attempts)
      const shown = (bad.length > 0 ? bad : answers).map(
        ({ gate, answer }) => `${gate.name}: ${answer.says}${tries(failures, gate)}`
      )
      verdict = {
        state: lost ? 'failed' : bad.length > 0 ? 'pending' : 'passed',
        says: shown.join('; '),
        next: clock.now() + interval
      }
    }
  }
}

const tries = (failures: ReadonlyMap<string, number>, gate: Gate): string => {
  const count = failures.get(gate.name) ?? 0
  return count === 0 ? '' : ` (${count} of ${gate.attempts} times in a row)`
}
