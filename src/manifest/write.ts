import { CutoverError } from '../errors.ts'
import type { Files } from '../io/files.ts'
import { lockText } from './lock.ts'
import type { ChangedFile, Swapped } from './swap.ts'

/**
 * Writes the changed manifests, and the lock file at `lockPath` where one is named: all of them or none. What already
 * says so is left alone, so that a second run writes nothing. Answers the paths that were written.
 *
 * Fails with CONFLICT when a file is no longer what the swap read, before anything is written, and with FILE_UNWRITABLE
 * after putting back what was written.
 */
export async function writeSwap(files: Files, swapped: Swapped, lockPath?: string): Promise<string[]> {
  const due: ChangedFile[] = []
  for (const change of swapped.files) {
    const now = String(await files.read(change.path))
    if (now === change.after) continue
    if (now !== change.before) throw conflict(change.path)
    due.push(change)
  }
  const written: ChangedFile[] = []
  try {
    for (const change of due) {
      await files.write(change.path, change.after)
      written.push(change)
    }
    const lock = lockText(swapped.lock)
    if (lockPath === undefined || (await says(files, lockPath, lock))) return written.map(({ path }) => path)
    await files.write(lockPath, lock)
    return [...written.map(({ path }) => path), lockPath]
  } catch (error) {
    for (const { path, before } of written) await files.write(path, before)
    throw error
  }
}

const says = async (files: Files, path: string, text: string): Promise<boolean> =>
  (await files.exists(path)) && String(await files.read(path)) === text

const conflict = (path: string): CutoverError =>
  new CutoverError('CONFLICT', `${path} was changed by somebody else while it was being rewritten.`, {
    hint: 'Run this step again. Nothing was written.',
    at: { file: path }
  })
