import { CutoverError } from '../../errors.ts'
import { tarEnd, tarHeader, tarPadding } from '../../image/tar.ts'

/** One entry of an archive. `path` is relative and has no trailing slash. */
export type Entry =
  | { readonly type: 'file'; readonly path: string; readonly mode: number; readonly bytes: Buffer }
  | { readonly type: 'folder'; readonly path: string; readonly mode: number }
  | { readonly type: 'link'; readonly path: string; readonly target: string }

const block = 512

/** An archive of these entries, the same for the same ones: no owner, no time. */
export const tar = (entries: readonly Entry[]): Buffer =>
  Buffer.concat([...entries.flatMap(entry => [headerOf(entry), ...content(entry)]), tarEnd])

const headerOf = (entry: Entry): Buffer =>
  tarHeader(entry.type === 'file' ? { ...entry, size: entry.bytes.length } : entry)

const content = (entry: Entry): Buffer[] => (entry.type === 'file' ? [entry.bytes, tarPadding(entry.bytes.length)] : [])

/** The entries of an archive: ustar, pax and GNU long names. Devices and the like, which no image here needs, are passed over. */
export function* untar(archive: Buffer): Generator<Entry> {
  let long: { path?: string; linkpath?: string } = {}
  for (let at = 0; at + block <= archive.length; ) {
    const head = archive.subarray(at, at + block)
    if (head.every(byte => byte === 0)) return
    const size = Number.parseInt(text(head, 124, 12) || '0', 8)
    const bytes = archive.subarray(at + block, at + block + size)
    if (!Number.isInteger(size) || bytes.length < size) throw broken()
    at += block + Math.ceil(size / block) * block
    const type = text(head, 156, 1)
    if (type === 'x') long = { ...long, ...records(bytes) }
    else if (type === 'L') long = { ...long, path: text(bytes, 0, size) }
    else if (type === 'K') long = { ...long, linkpath: text(bytes, 0, size) }
    else {
      const entry = entryOf(head, type, bytes, long)
      long = {}
      if (entry) yield entry
    }
  }
}

function entryOf(head: Buffer, type: string, bytes: Buffer, long: { path?: string; linkpath?: string }) {
  const prefix = text(head, 257, 5) === 'ustar' ? text(head, 345, 155) : ''
  const name = text(head, 0, 100)
  const path = (long.path ?? (prefix ? `${prefix}/${name}` : name)).replace(/\/+$/, '')
  const mode = Number.parseInt(text(head, 100, 8) || '644', 8)
  if (type === '5') return { type: 'folder', path, mode } as const
  if (type === '2') return { type: 'link', path, target: long.linkpath ?? text(head, 157, 100) } as const
  return type === '0' || type === '' ? ({ type: 'file', path, mode, bytes } as const) : undefined
}

/** A field up to its first NUL, without the spaces around it. */
function text(bytes: Buffer, at: number, length: number): string {
  const field = bytes.subarray(at, at + length)
  const end = field.indexOf(0)
  return field
    .subarray(0, end === -1 ? length : end)
    .toString('utf8')
    .trim()
}

function records(bytes: Buffer): { path?: string; linkpath?: string } {
  const found: Record<string, string> = {}
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.subarray(at).toString('latin1'), 10)
    if (!(length > 0)) throw broken()
    const [name = '', ...value] = bytes
      .subarray(at, at + length - 1)
      .toString('utf8')
      .replace(/^\d+ /, '')
      .split('=')
    found[name] = value.join('=')
    at += length
  }
  return found
}

const broken = (): CutoverError =>
  new CutoverError('REGISTRY_REFUSED', 'A layer of the image is no complete tar archive.', {
    hint: 'Build and push the image again.'
  })
