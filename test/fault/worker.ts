import { parentPort } from 'node:worker_threads'
import { caseOf } from './plan.ts'
import { play } from './stages.ts'
import type { Plain, Trial } from './trial.ts'

/** Cases to play, all of one scenario. */
export interface Batch {
  readonly keys: readonly string[]
  readonly plain: Plain
}

/** What is asked of a case that was played: its story only where it broke something. */
export type Verdict = Pick<Trial, 'key' | 'first' | 'violations' | 'traffic' | 'story'>

async function verdict(text: string, plain: Plain): Promise<Verdict> {
  const { key, first, violations, traffic, story } = await play(caseOf(text), plain)
  return { key, first, violations, traffic, story: violations.length > 0 ? story : [] }
}

// Refusals are the daily bread of these runs, and nobody reads where they came from.
Error.stackTraceLimit = 0

parentPort?.on('message', async ({ keys, plain }: Batch) => {
  const verdicts: Verdict[] = []
  for (const one of keys) verdicts.push(await verdict(one, plain))
  parentPort?.postMessage(verdicts)
})
