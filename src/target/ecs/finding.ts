import { CutoverError } from '../../errors.ts'

/**
 * Something that stands in the way of a release (`error`), that its owners should know before it goes (`warning`), or that
 * was not looked at (`note`).
 */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  /** What to do, or the text to paste. */
  readonly hint: string
}

const finding =
  (severity: Finding['severity']) =>
  (message: string, hint: string): Finding => ({ severity, message, hint })

export const problem = finding('error')
export const caution = finding('warning')
export const note = finding('note')

/**
 * What `review` finds. What it may not ask is a finding as well, at once and with the IAM statement that allows it: an error
 * where the release itself needs the same right, a note where only this look does, which stops no release by failing itself.
 */
export async function reviewed(
  what: string,
  right: 'needed' | 'nice',
  review: () => Promise<readonly Finding[]>
): Promise<readonly Finding[]> {
  try {
    return await review()
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code === 'CANCELLED') throw error
    const told = `${what} could not be looked at: ${error.message}`
    if (right === 'nice') return [note(told, error.hint)]
    if (error.code === 'CLOUD_DENIED') return [problem(told, error.hint)]
    throw error
  }
}

/** What `ask` brings; undefined where there is no such thing. */
export async function present<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}
