/** An entry of an archive as its header says it. `path` is relative and has no trailing slash. */
export type TarEntry =
  | { readonly type: 'file'; readonly path: string; readonly mode: number; readonly size: number }
  | { readonly type: 'folder'; readonly path: string; readonly mode: number }
  | { readonly type: 'link'; readonly path: string; readonly target: string }

const block = 512

/** What ends an archive. */
export const tarEnd = Buffer.alloc(2 * block)

/** What follows a file of `size` bytes. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block)

const flag = { file: '0', link: '2', folder: '5' } as const

/** Eleven octal digits: what is larger has its size in a pax header. */
const largest = 8 ** 11 - 1

const fits = (path: string): boolean => Buffer.byteLength(path) <= 100

/**
 * What goes before an entry's content in the POSIX ustar format (IEEE Std 1003.1, pax): without owner, with the time
 * that all have (seconds since 1970), the same for the same entry. What ustar can't hold stands in a pax header before.
 */
export function tarHeader(entry: TarEntry, time = 0): Buffer {
  const records = paxRecords(entry)
  const bytes = Buffer.from(records)
  const pax = records === '' ? [] : [raw('pax', 0o644, bytes.length, 'x', '', time), bytes, tarPadding(bytes.length)]
  const size = entry.type === 'file' ? entry.size : 0
  const mode = entry.type === 'link' ? 0o777 : entry.mode
  const path = entry.type === 'folder' ? `${entry.path}/` : entry.path
  const target = entry.type === 'link' ? entry.target : ''
  return Buffer.concat([...pax, raw(path, mode, size > largest ? 0 : size, flag[entry.type], target, time)])
}

function paxRecords(entry: TarEntry): string {
  const path = fits(entry.path) ? '' : record('path', entry.path)
  const link = entry.type === 'link' && !fits(entry.target) ? record('linkpath', entry.target) : ''
  const size = entry.type === 'file' && entry.size > largest ? record('size', String(entry.size)) : ''
  return path + link + size
}

/** `LENGTH name=value\n`, where LENGTH counts itself as well. */
function record(name: string, value: string): string {
  const rest = Buffer.byteLength(` ${name}=${value}\n`)
  let length = rest + String(rest).length
  if (rest + String(length).length !== length) length += 1
  return `${length} ${name}=${value}\n`
}

function raw(path: string, mode: number, size: number, type: string, target: string, time: number): Buffer {
  const bytes = Buffer.alloc(block)
  const octal = (value: number, length: number): string => value.toString(8).padStart(length - 1, '0')
  const put = (text: string, at: number, length: number): void => void bytes.write(text, at, length, 'utf8')
  put(path, 0, 100)
  put(octal(mode, 8), 100, 8)
  put(octal(0, 8), 108, 8)
  put(octal(0, 8), 116, 8)
  put(octal(size, 12), 124, 12)
  put(octal(time, 12), 136, 12)
  put(' '.repeat(8), 148, 8)
  put(type, 156, 1)
  put(target, 157, 100)
  put('ustar\0', 257, 6)
  put('00', 263, 2)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  put(`${octal(sum, 7)}\0 `, 148, 8)
  return bytes
}
