import { CutoverError } from '../errors.ts'
import { parseReference, type Reference } from '../image/reference.ts'

/** Other people's images may be anything, placeholders too: what is no reference names no repository of ours. */
export function referenceOf(text: string): Reference | undefined {
  try {
    return parseReference(text)
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'REFERENCE_INVALID') return undefined
    throw error
  }
}
