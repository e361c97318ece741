import { expect } from 'vitest'
import { CutoverError } from '../../src/errors.ts'

/** What the user would read of the error that `run` ends in. */
export async function failure(run: () => unknown) {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error
    const { code, message, hint, at } = error
    return { code, message, hint, ...(at ? { at } : {}) }
  }
  return expect.fail('nothing failed')
}
