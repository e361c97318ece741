import type { Instant, Milliseconds } from '../io/clock.ts'

/**
 * What one look at the release said. Only `good` is a pass: `bad` is a failure that was seen, `unread` means that nothing
 * was seen, be it because nobody answers or because there is no value yet.
 */
export interface Answer {
  readonly state: 'good' | 'bad' | 'unread'
  readonly says: string
  /** Of what is unread: the question itself was refused (a token, a query), and will be again. */
  readonly refused?: true
}

/** Something that judges a release. What it can't read it can't pass: it says so, and does not throw. */
export interface Gate {
  readonly name: string
  /** How many failures in a row are believed. */
  readonly attempts: number
  /** How many good answers in a row pass. */
  readonly successes: number
  readonly interval: Milliseconds
  /** From the first look to the first question. */
  readonly initialDelay: Milliseconds
  /** It asks a third party, who can be asked before there is anything to judge: a refusal is found in time. */
  readonly foreseeable?: true
  probe(signal: AbortSignal): Promise<Answer>
}

/** Where a set of gates stands. `next` is when to look again. */
export interface Verdict {
  readonly state: 'pending' | 'passed' | 'failed'
  readonly says: string
  readonly next: Instant
}

/** How one gate went: what it said last, and how often it was good. */
export interface GateResult {
  readonly name: string
  readonly state: Answer['state'] | 'unasked'
  readonly says: string
  readonly good: number
  readonly asked: number
}
