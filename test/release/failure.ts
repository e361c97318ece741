import { expect } from 'vitest'
import { CutoverError } from '../../src/errors.ts'

/** What the user would read of the error that `run` ends in. */
export function failure(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof CutoverError) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  return expect.fail('nothing failed')
}
