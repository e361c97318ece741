import { readFileSync } from 'node:fs'
import { mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CutoverError, messageOf } from '../errors.ts'
import { randomHex } from './random.ts'
import { replaceAll, unwritable } from './replace.ts'

/** Reads and writes whole files. Text is UTF-8 and kept byte for byte, byte order mark included. */
export interface Files {
  read(path: string): Promise<Buffer>
  /** True for a file or a folder. */
  exists(path: string): Promise<boolean>
  isFolder(path: string): Promise<boolean>
  /** All files below `folder`, sorted, as paths that begin with it; dot folders and node_modules are passed over. */
  list(folder: string): Promise<string[]>
  /** Replaces `path` in one rename, so that a reader or a crash sees the old bytes or the new, never a part. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /**
   * Replaces several files: every new one is complete before the first old one goes. A crash, or a file that takes no rename,
   * leaves each as it was or as it is to be.
   */
  writeAll(contents: ReadonlyMap<string, string | Uint8Array>): Promise<void>
}

/** What only looks at files, wherever they are. */
export type ReadFiles = Pick<Files, 'read' | 'exists' | 'isFolder' | 'list'>

/** `ENOENT: no such file or directory, open 'x'`, without the parts that say nothing to a person or are said already. */
const plainly = (cause: unknown): string => messageOf(cause).replace(/^E[A-Z0-9]+: |, \w+(?: '.*')?$/g, '')

const unreadable = (path: string, cause: unknown): CutoverError =>
  new CutoverError('FILE_UNREADABLE', `Can't read ${path}: ${plainly(cause)}.`, {
    hint: 'Check that the path is right, relative to the repository, and that a checkout step ran before this one.',
    cause,
    at: { file: path }
  })

async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') found.push(...(await below(path)))
    } else found.push(path)
  }
  return found
}

export const systemFiles: Files = {
  async read(path) {
    try {
      // Thousands of files at once would run out of descriptors, and this is the fastest way to read one.
      return readFileSync(path)
    } catch (error) {
      throw unreadable(path, error)
    }
  },
  exists: async path => (await statOrNothing(path)) !== undefined,
  isFolder: async path => (await statOrNothing(path))?.isDirectory() ?? false,
  async list(folder) {
    try {
      return await below(folder)
    } catch (error) {
      throw unreadable(folder, error)
    }
  },
  async write(path, content) {
    // A link stays one: what it points to is replaced.
    const target = (await statOrNothing(path)) ? await realpath(path) : path
    const temporary = join(dirname(target), `.${basename(target)}.${randomHex(4)}`)
    try {
      await mkdir(dirname(target), { recursive: true })
      const mode = (await statOrNothing(target))?.mode
      const handle = await open(temporary, 'wx', mode)
      try {
        await handle.writeFile(content)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(temporary, target)
    } catch (error) {
      await rm(temporary, { force: true })
      throw unwritable(path, error)
    }
  },
  writeAll: async contents => replaceAll(contents)
}

async function statOrNothing(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR')
      return undefined
    throw unreadable(path, error)
  }
}
