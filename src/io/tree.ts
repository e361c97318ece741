import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { CutoverError, messageOf } from '../errors.ts'

/** What lies in a folder. `path` is relative to it, with `/`; `size` in bytes; `mode` has the permissions alone. */
export type TreeEntry =
  | { readonly type: 'file'; readonly path: string; readonly mode: number; readonly size: number }
  | { readonly type: 'folder'; readonly path: string; readonly mode: number }
  | { readonly type: 'link'; readonly path: string; readonly target: string }

/** Everything below `folder`, hidden or not, each folder before what it holds. Links are not followed. */
export type ReadTree = (folder: string) => AsyncIterable<TreeEntry>

/** In one order on every machine. @throws FILE_UNREADABLE, also for what is no file, folder or link */
export const readTree: ReadTree = folder => below(folder, '')

async function* below(folder: string, path: string): AsyncGenerator<TreeEntry> {
  const names = await reading(join(folder, path), at => readdir(at))
  for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
    const entry = await reading(join(folder, path, name), at => described(at, path === '' ? name : `${path}/${name}`))
    yield entry
    if (entry.type === 'folder') yield* below(folder, entry.path)
  }
}

async function described(full: string, path: string): Promise<TreeEntry> {
  const found = await lstat(full)
  const mode = found.mode & 0o7777
  if (found.isSymbolicLink()) return { type: 'link', path, target: await readlink(full) }
  if (found.isDirectory()) return { type: 'folder', path, mode }
  if (found.isFile()) return { type: 'file', path, mode, size: found.size }
  throw unreadable(full, 'it is no file, folder or link')
}

async function reading<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  try {
    return await read(path)
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw unreadable(path, messageOf(error).replace(/^E[A-Z0-9]+: |, \w+ '.*'$/g, ''), error)
  }
}

const unreadable = (path: string, why: string, cause?: unknown): CutoverError =>
  new CutoverError('FILE_UNREADABLE', `Can't read ${path}: ${why}.`, {
    hint: 'Check that the path is right, relative to the repository, and that a step before this one made what should be there.',
    cause,
    at: { file: path }
  })
