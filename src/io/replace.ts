import { closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CutoverError, messageOf } from '../errors.ts'
import { randomHex } from './random.ts'

export const unwritable = (path: string, cause: unknown): CutoverError =>
  new CutoverError('FILE_UNWRITABLE', `Can't write ${path}: ${messageOf(cause)}.`, {
    hint: 'Check the free space and the permissions of its folder. Nothing of the old file was changed.',
    cause,
    at: { file: path }
  })

interface Staged {
  readonly path: string
  readonly target: string
  readonly temporary: string
}

/** Files.writeAll. Synchronous, because thousands of files go several times faster that way, and nothing else is due. */
export function replaceAll(contents: ReadonlyMap<string, string | Uint8Array>): void {
  const suffix = randomHex(4)
  const staged: Staged[] = []
  let current = ''
  try {
    for (const [path, content] of contents) {
      current = path
      const { target, mode } = placeOf(path)
      const temporary = join(dirname(target), `.${basename(target)}.${suffix}`)
      staged.push({ path, target, temporary })
      stage(temporary, content, mode)
    }
    for (const { path, target, temporary } of staged) {
      current = path
      renameSync(temporary, target)
    }
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true })
    throw unwritable(current, error)
  }
}

/** A link stays one: what it points to is replaced. A file that is new gets what the umask allows. */
function placeOf(path: string): { target: string; mode: number | undefined } {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found?.isSymbolicLink()) return { target: path, mode: found?.mode }
  const target = realpathSync(path)
  return { target, mode: lstatSync(target).mode }
}

function stage(temporary: string, content: string | Uint8Array, mode: number | undefined): void {
  const file = openSync(temporary, 'wx', mode)
  try {
    writeFileSync(file, content)
  } finally {
    closeSync(file)
  }
}
