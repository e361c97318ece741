import { CutoverError } from '../errors.ts'
import type { Files, ReadFiles } from '../io/files.ts'
import { lockText } from './lock.ts'
import type { Swapped } from './swap.ts'

/**
 * What has to be written for the files on the disk to be as swapped, by path; what says so already is left out, so that
 * a second run has nothing to write. With `lockPath` the lock file is among it.
 *
 * Fails with CONFLICT when a file is no longer what the swap read.
 */
export async function dueWrites(files: ReadFiles, swapped: Swapped, lockPath?: string): Promise<Map<string, string>> {
  const due = new Map<string, string>()
  for (const { path, before, after } of swapped.files) {
    const now = String(await files.read(path))
    if (now !== before && now !== after) throw conflict(path)
    if (now !== after) due.set(path, after)
  }
  const lock = lockText(swapped.lock)
  if (lockPath !== undefined && !(await says(files, lockPath, lock))) due.set(lockPath, lock)
  return due
}

/** Writes what is due, all of it or nothing, and answers the paths. Fails with CONFLICT or FILE_UNWRITABLE. */
export async function writeSwap(files: Files, swapped: Swapped, lockPath?: string): Promise<string[]> {
  const due = await dueWrites(files, swapped, lockPath)
  try {
    await files.writeAll(due)
  } catch (error) {
    await takeBack(files, swapped, due)
    throw error
  }
  return [...due.keys()]
}

/** A file that takes no rename (a mount of its own, an immutable one) shows it only when others have been replaced. */
async function takeBack(files: Files, swapped: Swapped, due: ReadonlyMap<string, string>): Promise<void> {
  const old = new Map<string, string>()
  for (const { path, before, after } of swapped.files)
    if (due.has(path) && String(await files.read(path)) === after) old.set(path, before)
  await files.writeAll(old)
}

const says = async (files: ReadFiles, path: string, text: string): Promise<boolean> =>
  (await files.exists(path)) && String(await files.read(path)) === text

const conflict = (path: string): CutoverError =>
  new CutoverError('CONFLICT', `${path} was changed by somebody else while it was being rewritten.`, {
    hint: 'Run this step again. Nothing was written.',
    at: { file: path }
  })
