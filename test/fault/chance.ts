import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** FNV-1a, 32 bits. */
const hash = (text: string): number =>
  [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5)

/** Numbers in [0, 1) that follow from `seed`: mulberry32. */
export function chance(seed: string): () => number {
  let state = hash(seed)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Makes everything random of this process follow from `seed`, names, holders and pauses included, until the function
 * that it returns is called: a case of the same key is the same case.
 */
export function seedProcess(seed: string): () => void {
  const { randomBytes, randomInt, randomUUID } = crypto
  const { random } = Math
  const next = chance(seed)
  const bytes = (size: number) => Buffer.from(Array.from({ length: size }, () => Math.floor(next() * 256)))
  const uuid = () =>
    bytes(16)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const between = (least: number, most?: number) =>
    most === undefined ? Math.floor(next() * least) : least + Math.floor(next() * (most - least))
  Math.random = next
  Object.assign(crypto, { randomBytes: bytes, randomInt: between, randomUUID: uuid })
  syncBuiltinESMExports()
  return () => {
    Math.random = random
    Object.assign(crypto, { randomBytes, randomInt, randomUUID })
    syncBuiltinESMExports()
  }
}
