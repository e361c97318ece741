import type { Source } from './blob-download.ts'

export interface HeadStart {
  /** As the source that it was made of; who reads all from the beginning gets what is on its way already. */
  readonly source: Source
  /** Must be called in the end: what nobody asked for is not waited for. */
  drop(): void
}

/**
 * Begins to read a blob before anybody asks for its bytes: many registries redirect to a storage that takes its time, which
 * goes by while the other side prepares to receive. No more comes than a connection's buffer holds.
 */
export function headStart(source: Source, size: number): HeadStart {
  const begun = source(0, size)[Symbol.asyncIterator]()
  const first = begun.next()
  // Whoever reads learns of a failure; that nobody does is none.
  const unheard = (): void => {}
  first.catch(unheard)
  let taken = false

  async function* resumed(): AsyncGenerator<Buffer> {
    if (taken) return yield* source(0, size)
    taken = true
    try {
      for (let next = await first; !next.done; next = await begun.next()) yield next.value
    } finally {
      await begun.return?.()
    }
  }

  return {
    source: (start, end) => (start === 0 && end === size ? resumed() : source(start, end)),
    drop() {
      if (!taken) begun.return?.().catch(unheard)
    }
  }
}
