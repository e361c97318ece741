import type { CutoverError } from '../../errors.ts'
import { asCutoverError } from '../../errors.ts'
import type { Watch } from '../../gate/watch.ts'
import { cancelled, type Instant, type Milliseconds } from '../../io/clock.ts'
import { jittered } from '../../io/random.ts'
import type { Decision, Target } from '../../rollout/engine.ts'
import type { Surroundings } from '../../rollout/rolled-out.ts'
import { carryOut, type Hands } from './act.ts'
import { decide } from './decide.ts'
import type { Evidence, Suspect } from './explain.ts'
import { type Goal, seconds } from './goal.ts'
import { afterAnswer, afterLoss, afterRefusal } from './memory.ts'
import type { Observed } from './observe.ts'
import { blank, isOver, type Memory, type Seen } from './seen.ts'
import type { Step } from './step.ts'

/** Described parts of one look are taken for one moment. What is throttled twice is still within it. */
const longestLook: Milliseconds = 5_000

/**
 * After a look that took long the next one waits four times as long, up to `longestRest`: AWS was slow, or throttled the account,
 * and many who ask at once come through only when each asks less. A look that nothing holds up takes a tenth of `easy`.
 */
const easy: Milliseconds = 1_500
const restFactor = 4
const longestRest: Milliseconds = 15_000

/** One goal on one service, or two behind one load balancer, for the engine. */
export class EcsTarget implements Target<Seen, Step> {
  readonly #goal: Goal
  readonly #hands: Omit<Hands, 'seen'>
  readonly #gates: { readonly before: Watch; readonly after: Watch }
  readonly #around: Surroundings
  readonly #evidence: Evidence
  #memory: Memory = blank
  #seen: Observed | undefined
  /** The last look is still good: what was done since has changed nothing but the memory. */
  #fresh = false
  #acting: Step | undefined
  /** Not to be looked again before, on the monotonic clock. */
  #rested: Milliseconds = 0

  constructor(
    goal: Goal,
    hands: Omit<Hands, 'seen'>,
    gates: { readonly before: Watch; readonly after: Watch },
    around: Surroundings,
    evidence: Evidence
  ) {
    this.#evidence = evidence
    this.#goal = goal
    this.#hands = hands
    this.#gates = gates
    this.#around = around
  }

  get memory(): Memory {
    return this.#memory
  }

  get seen(): Observed | undefined {
    return this.#seen
  }

  /** Whose failures are looked for: those of the tasks of the release. */
  get suspect(): Suspect {
    const { groups } = this.#hands.observer
    const green = this.#memory.roles?.green
    return {
      revision: this.#seen?.revision,
      groups: (green === undefined ? undefined : groups[green]) ?? Object.values(groups).flat()
    }
  }

  async observe(signal: AbortSignal): Promise<Seen> {
    if (!this.#fresh || !this.#seen) {
      const first = this.#seen === undefined
      this.#seen = await this.#restedLook(signal)
      if (first) this.#memory = { ...this.#memory, stale: staleIn(this.#seen) }
      await this.#evidence.gather(this.suspect)
    }
    this.#fresh = false
    return { ...this.#seen, before: this.#gates.before.verdict, after: this.#gates.after.verdict, memory: this.#memory }
  }

  async #restedLook(signal: AbortSignal): Promise<Observed> {
    const { clock, report } = this.#around
    const left = this.#rested - clock.monotonic()
    if (left > 0) {
      report.progress(`AWS answers slowly; looking again in ${seconds(left)}`)
      await clock.sleep(jittered(left), signal)
    }
    const began = clock.monotonic()
    try {
      return await this.#look(signal)
    } finally {
      const now = clock.monotonic()
      // The first look loads what it asks by.
      if (this.#seen && now - began > easy) this.#rested = now + Math.min(longestRest, restFactor * (now - began))
    }
  }

  /** The parts of a look that took long do not go together: a deployment that is over, and tasks that have not started. */
  async #look(signal: AbortSignal): Promise<Observed> {
    const { clock } = this.#around
    const began = clock.monotonic()
    const seen = await this.#hands.observer.look(signal)
    return clock.monotonic() - began > longestLook ? this.#hands.observer.look(signal) : seen
  }

  decide(seen: Seen, now: Instant): Decision<Step> {
    return decide(this.#goal, seen, now)
  }

  async act(step: Step, signal: AbortSignal): Promise<void> {
    if (step.verb === 'gate') return await this.#gates[step.when].look(signal)
    const now = this.#around.clock.now()
    if (step.verb === 'note') {
      this.#memory = afterAnswer(this.#memory, step, now)
      this.#fresh = true
      return
    }
    if (!this.#seen) return
    this.#acting = step
    try {
      await carryOut(step, { ...this.#hands, seen: this.#seen }, signal)
      this.#memory = afterAnswer(this.#memory, step, this.#around.clock.now())
    } catch (thrown) {
      const error = asCutoverError(thrown)
      if (error.code === 'CLOUD_UNREACHABLE') {
        this.#memory = afterLoss(this.#memory, step, this.#around.clock.now())
        this.#around.report.progress(`No word of what became of it: ${error.message}`)
      }
      throw error
    }
  }

  /** What is decided after a refusal for good; a refusal that says nothing new ends the run. */
  refused({ code, message }: CutoverError): boolean {
    const step = this.#acting
    const next = step && afterRefusal(this.#memory, step, code, message)
    if (next) this.#memory = next
    return next !== undefined
  }

  /** AWS tells nothing by itself: the engine looks again when the time of the decision is over. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((_resolve, reject) => {
      if (signal.aborted) return reject(cancelled())
      signal.addEventListener('abort', () => reject(cancelled()), { once: true })
    })
  }

  async refresh(): Promise<void> {
    this.#fresh = false
    this.#hands.journal.forget()
  }
}

/** What was over before this run began is none of its own. */
const staleIn = ({ services }: Observed): Record<string, string> =>
  Object.fromEntries(
    services.flatMap(({ name, deployment }) => (deployment && isOver(deployment) ? [[name, deployment.id]] : []))
  )
