import { CutoverError } from '../../errors.ts'

/** One entry of an archive. `path` is relative and has no trailing slash. */
export type Entry =
  | { readonly type: 'file'; readonly path: string; readonly mode: number; readonly bytes: Buffer }
  | { readonly type: 'folder'; readonly path: string; readonly mode: number }
  | { readonly type: 'link'; readonly path: string; readonly target: string }

const block = 512

/**
 * An archive in the POSIX ustar format (IEEE Std 1003.1, pax), the same for the same entries: no owner, no time. A path
 * that ustar cannot hold goes before its entry as a pax header.
 */
export function tar(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap(entry => [...longNames(entry), header(entry), ...content(entry)])
  return Buffer.concat([...parts, Buffer.alloc(2 * block)])
}

const content = (entry: Entry): Buffer[] => (entry.type === 'file' ? [entry.bytes, padding(entry.bytes.length)] : [])

const padding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block)

const flag = { file: '0', link: '2', folder: '5' } as const

const fits = (path: string): boolean => Buffer.byteLength(path) <= 100

function longNames(entry: Entry): Buffer[] {
  const records = fits(entry.path) ? '' : record('path', entry.path)
  const all = entry.type === 'link' && !fits(entry.target) ? records + record('linkpath', entry.target) : records
  if (all === '') return []
  const bytes = Buffer.from(all)
  return [raw('pax', 0o644, bytes.length, 'x', ''), bytes, padding(bytes.length)]
}

/** `LENGTH name=value\n`, where LENGTH counts itself as well. */
function record(name: string, value: string): string {
  const rest = Buffer.byteLength(` ${name}=${value}\n`)
  let length = rest + String(rest).length
  if (rest + String(length).length !== length) length += 1
  return `${length} ${name}=${value}\n`
}

function header(entry: Entry): Buffer {
  const size = entry.type === 'file' ? entry.bytes.length : 0
  const mode = entry.type === 'link' ? 0o777 : entry.mode
  const path = entry.type === 'folder' ? `${entry.path}/` : entry.path
  return raw(path, mode, size, flag[entry.type], entry.type === 'link' ? entry.target : '')
}

function raw(path: string, mode: number, size: number, type: string, target: string): Buffer {
  const bytes = Buffer.alloc(block)
  const octal = (value: number, length: number): string => value.toString(8).padStart(length - 1, '0')
  const put = (text: string, at: number, length: number): void => void bytes.write(text, at, length, 'utf8')
  put(path, 0, 100)
  put(octal(mode, 8), 100, 8)
  put(octal(0, 8), 108, 8)
  put(octal(0, 8), 116, 8)
  put(octal(size, 12), 124, 12)
  put(octal(0, 12), 136, 12)
  put(' '.repeat(8), 148, 8)
  put(type, 156, 1)
  put(target, 157, 100)
  put('ustar\0', 257, 6)
  put('00', 263, 2)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  put(`${octal(sum, 7)}\0 `, 148, 8)
  return bytes
}

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
