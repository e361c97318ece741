import { describe, expect, it } from 'vitest'
import { headStart } from '../../src/image/head-start.ts'

/** A source that notes when it is read and when it is let go. */
function noted(pieces: readonly string[], log: string[]) {
  return async function* (start: number, end: number): AsyncGenerator<Buffer> {
    log.push(`read ${start}-${end}`)
    try {
      for (const piece of pieces) yield Buffer.from(piece)
    } finally {
      log.push('closed')
    }
  }
}

async function all(parts: AsyncIterable<Buffer>): Promise<string> {
  const found: Buffer[] = []
  for await (const part of parts) found.push(part)
  return Buffer.concat(found).toString()
}

describe('a head start', () => {
  it('begins before it is asked, and gives each byte once', async () => {
    const log: string[] = []
    const begun = headStart(noted(['ab', 'cd'], log), 4)
    expect(log).toEqual(['read 0-4'])
    expect(await all(begun.source(0, 4))).toBe('abcd')
    begun.drop()
    expect(log).toEqual(['read 0-4', 'closed'])
  })

  it('is used once; what is read again is read anew', async () => {
    const log: string[] = []
    const begun = headStart(noted(['abcd'], log), 4)
    await all(begun.source(0, 4))
    expect(await all(begun.source(0, 4))).toBe('abcd')
    expect(log).toEqual(['read 0-4', 'closed', 'read 0-4', 'closed'])
  })

  it('that a reader leaves halfway, or that nobody wants, is let go', async () => {
    const log: string[] = []
    const left = headStart(noted(['ab', 'cd'], log), 4)
    for await (const _ of left.source(0, 4)) break
    const unwanted = headStart(noted(['ab', 'cd'], log), 4)
    await all(unwanted.source(2, 4))
    unwanted.drop()
    await new Promise(resolve => setImmediate(resolve))
    expect(log).toEqual(['read 0-4', 'closed', 'read 0-4', 'read 2-4', 'closed', 'closed'])
  })

  it('that fails tells whoever reads, and nobody else', async () => {
    const failure = new RangeError('gone')
    const source = (): AsyncIterable<Buffer> => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(failure) })
    })
    headStart(source, 4).drop()
    await expect(all(headStart(source, 4).source(0, 4))).rejects.toBe(failure)
  })
})
