import { CutoverError } from '../errors.ts'

/**
 * Unpacks one block of Snappy (https://github.com/google/snappy/blob/main/format_description.txt): GitHub keeps
 * attestations so, and node knows the format not. @throws GITHUB_REFUSED for anything that is no such block, or is larger
 * than `limit` bytes
 */
export function unpacked(block: Buffer, limit: number): Buffer {
  const [size, start] = varint(block)
  if (size > limit) throw broken(`it would be ${size} bytes long`)
  const out = Buffer.alloc(size)
  let at = start
  let end = 0
  while (at < block.length) {
    const [length, offset, next] = element(block, at)
    const from = offset === 0 ? next : end - offset
    if (end + length > size || from < 0) throw broken('it does not fit its own length')
    if (offset === 0) {
      if (next + length > block.length) throw broken('it breaks off')
      block.copy(out, end, next, next + length)
    } else {
      // Source and target may overlap: that is how a run of equal bytes is written.
      for (let i = 0; i < length; i++) out[end + i] = out[from + i] ?? 0
    }
    end += length
    at = offset === 0 ? next + length : next
  }
  if (end !== size) throw broken('it breaks off')
  return out
}

/** Length of an element, how far back it copies from (0 for a literal), and where what follows its head begins. */
function element(block: Buffer, at: number): [length: number, offset: number, next: number] {
  const tag = block[at] ?? 0
  const kind = tag & 3
  const extra = kind === 0 ? Math.max(0, (tag >> 2) - 59) : kind === 3 ? 4 : kind
  if (at + extra >= block.length) throw broken('it breaks off')
  const number = extra === 0 ? 0 : block.readUIntLE(at + 1, extra)
  const next = at + 1 + extra
  if (kind === 0) return [(extra === 0 ? tag >> 2 : number) + 1, 0, next]
  const offset = kind === 1 ? ((tag >> 5) << 8) | number : number
  if (offset === 0) throw broken('it copies from nowhere')
  return [kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1, offset, next]
}

/** Seven bits a byte, the lowest first, at most five of them. */
function varint(block: Buffer): [value: number, next: number] {
  let value = 0
  for (let at = 0; at < Math.min(5, block.length); at++) {
    const byte = block[at] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * at)
    if (byte < 0x80) return [value, at + 1]
  }
  throw broken('it has no length')
}

const broken = (why: string): CutoverError =>
  new CutoverError('GITHUB_REFUSED', `An attestation that GitHub keeps can't be unpacked: ${why}.`, {
    hint: 'Run again. If it stays so, look at it: gh attestation download.'
  })
