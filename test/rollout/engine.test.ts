import { describe, expect, test } from 'vitest'
import { type Code, CutoverError } from '../../src/errors.ts'
import { type Clock, cancelled } from '../../src/io/clock.ts'
import { type Decision, reconcile, type Target } from '../../src/rollout/engine.ts'
import { exitCode, type Outcome } from '../../src/rollout/outcome.ts'
import { type Report, silent } from '../../src/runner/report.ts'

/** A clock that is asleep for no time at all, and remembers for how long it would have been. */
function dreaming(): Clock & { slept: number[] } {
  let now = 0
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    monotonic: () => now,
    async sleep(duration, signal) {
      if (signal?.aborted) throw cancelled()
      slept.push(duration)
      now += duration
    }
  }
}

const failure = (code: Code) => new CutoverError(code, `${code} happened`, { hint: 'none' })

/** Counts up to `end`; the n-th act fails as `troubles[n]` says. */
function counter(
  end: number,
  troubles: Readonly<Record<number, Code>> = {}
): Target<number, string> & { log: string[] } {
  const log: string[] = []
  let count = 0
  let acts = 0
  return {
    log,
    async observe() {
      log.push('observe')
      return count
    },
    decide: (seen): Decision<string> =>
      seen < end
        ? { act: `to ${seen + 1}`, why: `Counted to ${seen + 1}` }
        : { done: 'SUCCEEDED', why: `${seen} reached` },
    async act(step) {
      const trouble = troubles[++acts]
      log.push(trouble ? `${step}: ${trouble}` : step)
      if (trouble) throw failure(trouble)
      count += 1
    },
    async changed() {},
    refused: () => false,
    async refresh() {
      log.push('refresh')
    }
  }
}

/** Two acts at once, of which `a` ends only after `b` has; either may fail. Then nothing is left to do. */
function pairOf(troubles: Readonly<Record<string, Code>>): { target: Target<boolean, string>; log: string[] } {
  const log: string[] = []
  const second = Promise.withResolvers<void>()
  let done = false
  const both: Decision<string> = { act: 'a', why: '', also: [{ act: 'b', why: '' }] }
  const target: Target<boolean, string> = {
    ...counterless(log),
    observe: async () => log.push('observe') > 1 && done,
    decide: seen => (seen ? { done: 'SUCCEEDED', why: '' } : both),
    async act(step) {
      done = true
      log.push(`begin ${step}`)
      if (step === 'a') await second.promise
      else second.resolve()
      await Promise.resolve()
      log.push(troubles[step] ?? `end ${step}`)
      if (troubles[step]) throw failure(troubles[step])
    }
  }
  return { target, log }
}

const counterless = (log: string[]) => ({
  changed: async () => {},
  refused: () => false,
  refresh: async () => void log.push('refresh')
})

function listening(): Report & { lines: string[] } {
  const lines: string[] = []
  return { ...silent, lines, line: text => void lines.push(text), progress: text => void lines.push(`... ${text}`) }
}

const forever = () => ({ until: Number.MAX_SAFE_INTEGER, signal: new AbortController().signal })

describe('the loop', () => {
  test('observes before every act, and tells each act once, after it was done', async () => {
    const target = counter(2)
    const report = listening()
    const ended = await reconcile(target, forever(), { clock: dreaming(), report })
    expect(ended).toEqual({ outcome: 'SUCCEEDED', why: '2 reached' })
    expect(target.log).toEqual(['observe', 'to 1', 'observe', 'to 2', 'observe'])
    expect(report.lines).toEqual(['Counted to 1', 'Counted to 2'])
  })

  test('does at the same time what may be, and observes again when all of it has ended', async () => {
    const { target, log } = pairOf({})
    expect(await reconcile(target, forever(), { clock: dreaming(), report: silent })).toEqual({
      outcome: 'SUCCEEDED',
      why: ''
    })
    expect(log).toEqual(['observe', 'begin a', 'begin b', 'end b', 'end a', 'observe'])
  })

  test('reads afresh after one of several failed, once the others have ended', async () => {
    const { target, log } = pairOf({ b: 'CONFLICT' })
    await reconcile(target, forever(), { clock: dreaming(), report: silent })
    expect(log).toEqual(['observe', 'begin a', 'begin b', 'CONFLICT', 'end a', 'refresh', 'observe'])
  })

  test('stops for the one of several failures that looking again does not settle', async () => {
    const { target } = pairOf({ a: 'CONFLICT', b: 'CLUSTER_DENIED' })
    const ended = reconcile(target, forever(), { clock: dreaming(), report: silent })
    await expect(ended).rejects.toThrow(failure('CLUSTER_DENIED'))
  })

  test.each(['CONFLICT', 'CLUSTER_UNREACHABLE'] as const)(
    'settles %s by reading afresh, never by a blind repeat',
    async code => {
      const target = counter(1, { 1: code })
      const ended = await reconcile(target, forever(), { clock: dreaming(), report: silent })
      expect(ended.outcome).toBe('SUCCEEDED')
      expect(target.log).toEqual(['observe', `to 1: ${code}`, 'refresh', 'observe', 'to 1', 'observe'])
    }
  )

  test.each(['CLUSTER_DENIED', 'CLUSTER_INVALID', 'INTERNAL'] as const)('stops at once on %s', async code => {
    const target = counter(1, { 1: code })
    await expect(reconcile(target, forever(), { clock: dreaming(), report: silent })).rejects.toThrow(failure(code))
    expect(target.log).toEqual(['observe', `to 1: ${code}`])
  })

  test('lets the target decide what follows from a refusal that it can deal with', async () => {
    let told: string | undefined
    const target: Target<number, string> = {
      ...counter(1, { 1: 'CLUSTER_DENIED' }),
      decide: () => (told ? { done: 'STOPPED', why: told } : { act: 'to 1', why: '' }),
      refused: error => {
        told = error.message
        return true
      }
    }
    expect(await reconcile(target, forever(), { clock: dreaming(), report: silent })).toEqual({
      outcome: 'STOPPED',
      why: 'CLUSTER_DENIED happened'
    })
  })

  test('backs off further with each failure in a row, up to 5 s and a quarter', async () => {
    const troubles = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [n + 1, 'CLUSTER_UNREACHABLE' as const]))
    const clock = dreaming()
    await reconcile(counter(1, troubles), forever(), { clock, report: silent })
    const least = [100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]
    expect(clock.slept.map((slept, n) => slept >= (least[n] ?? 0) && slept <= (least[n] ?? 0) * 1.25)).toEqual(
      least.map(() => true)
    )
  })

  test('gives up on a server that is gone at its deadline, and says what it got last', async () => {
    const troubles = Object.fromEntries(Array.from({ length: 99 }, (_, n) => [n + 1, 'CLUSTER_UNREACHABLE' as const]))
    const limits = { until: 20_000, signal: new AbortController().signal }
    expect(await reconcile(counter(1, troubles), limits, { clock: dreaming(), report: silent })).toEqual({
      outcome: 'TIMED_OUT',
      why: 'Gave up at the deadline: CLUSTER_UNREACHABLE happened'
    })
  })

  test('gives up at its deadline on what never comes', async () => {
    const target: Target<number, string> = { ...counter(0), decide: () => ({ wait: 500, why: 'for a pod' }) }
    const limits = { until: 1_000, signal: new AbortController().signal }
    expect(await reconcile(target, limits, { clock: { ...dreaming() }, report: silent })).toEqual({
      outcome: 'TIMED_OUT',
      why: 'Gave up at the deadline: for a pod'
    })
  })

  test('waits until something changes, and not longer than decided', async () => {
    const waits: Decision<string>[] = [
      { wait: 700, why: 'for a pod' },
      { done: 'STAGED', why: 'there' }
    ]
    const target: Target<number, string> = {
      ...counter(0),
      decide: () => waits.shift() ?? { done: 'STOPPED', why: 'asked too often' },
      changed: () => new Promise(() => {})
    }
    const clock = dreaming()
    const report = listening()
    expect(await reconcile(target, forever(), { clock, report })).toEqual({ outcome: 'STAGED', why: 'there' })
    expect([clock.slept, report.lines]).toEqual([[700], ['... for a pod']])
  })

  test('ends with CANCELLED when it is told to stop while it waits', async () => {
    const stop = new AbortController()
    const target: Target<number, string> = {
      ...counter(0),
      decide: () => ({ wait: 1_000, why: 'for ever' }),
      changed: signal =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(cancelled()))
          stop.abort()
        })
    }
    const clock: Clock = { ...dreaming(), sleep: () => new Promise(() => {}) }
    await expect(
      reconcile(target, { until: Number.MAX_SAFE_INTEGER, signal: stop.signal }, { clock, report: silent })
    ).rejects.toThrow(cancelled())
  })
})

test('only what leaves the release live or on its way leaves the job green', () => {
  const all: Outcome[] = ['SUCCEEDED', 'STAGED', 'ROLLED_BACK', 'ROLLBACK_FAILED', 'STOPPED', 'SUPERSEDED', 'TIMED_OUT']
  expect(all.map(exitCode)).toEqual([0, 0, 1, 1, 1, 1, 1])
})
