import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Plain } from './trial.ts'
import type { Batch, Verdict } from './worker.ts'

/** Cases that a worker is given at a time: few enough for all to end together. */
const batchSize = 8

/** Threads that play cases. Time, chance and the cluster of a case are its own, so who plays it makes no difference. */
export class Fleet {
  readonly #workers: readonly Worker[]

  constructor(size: number) {
    this.#workers = Array.from({ length: size }, () => new Worker(new URL('./worker.ts', import.meta.url)))
  }

  /** Plays all of a scenario's cases; verdicts come in the order of `keys`, whoever was first. Rejects when a worker fails. */
  async play(keys: readonly string[], plain: Plain): Promise<Verdict[]> {
    const verdicts: Verdict[] = []
    let next = 0
    const work = async (worker: Worker): Promise<void> => {
      while (next < keys.length) {
        const from = next
        next += batchSize
        const batch: Batch = { keys: keys.slice(from, next), plain: { shape: plain.shape, moves: plain.moves } }
        worker.postMessage(batch)
        const [done] = (await once(worker, 'message')) as [Verdict[]]
        for (const [index, one] of done.entries()) verdicts[from + index] = one
      }
    }
    await Promise.all(this.#workers.map(work))
    return verdicts
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()))
  }
}
