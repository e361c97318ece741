import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { unpacked } from '../../src/record/snappy.ts'

const text = (hex: string, limit = 1000): string =>
  unpacked(Buffer.from(hex.replaceAll(' ', ''), 'hex'), limit).toString()

describe('a block of Snappy', () => {
  // Written by hand after the format's description: length, then elements, each with the bytes of its head.
  it.each([
    ['nothing', '00', ''],
    ['a literal', '03 08 616263', 'abc'],
    ['a literal whose length takes a byte', `46 f0 45 ${'61'.repeat(70)}`, 'a'.repeat(70)],
    ['a literal whose length takes two bytes', `ac 02 f4 2b01 ${'62'.repeat(300)}`, 'b'.repeat(300)],
    ['a copy with an offset of 11 bits', '07 08 616263 01 03', 'abcabca'],
    ['a copy with an offset of 16 bits', '06 08 616263 0a 0300', 'abcabc'],
    ['a copy with an offset of 32 bits', '06 08 616263 0b 03000000', 'abcabc'],
    ['a copy that overlaps what it writes', '0a 00 61 22 0100', 'a'.repeat(10)]
  ])('with %s is unpacked', (_what, hex, wanted) => {
    expect(text(hex)).toBe(wanted)
  })

  it.each([
    ['that is empty', '', 'it has no length'],
    ['that breaks off in a literal', '03 08 6162', 'it breaks off'],
    ['that breaks off before its length is reached', '05 08 616263', 'it breaks off'],
    ['that is longer than it says', '02 08 616263', 'it does not fit its own length'],
    ['that copies from before its beginning', '07 08 616263 01 04', 'it does not fit its own length'],
    ['that copies from nowhere', '07 08 616263 01 00', 'it copies from nowhere'],
    ['that would be too large', 'ff ff ff ff 0f', 'it would be 4294967295 bytes long']
  ])('%s is refused', (_what, hex, why) => {
    expect(() => text(hex)).toThrow(`An attestation that GitHub keeps can't be unpacked: ${why}.`)
  })

  it('of any bytes gives bytes of its length, or one error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
        try {
          expect(unpacked(Buffer.from(bytes), 1000).length).toBeLessThanOrEqual(1000)
        } catch (error) {
          expect(error).toBeInstanceOf(CutoverError)
        }
      })
    )
  })
})
