import type { Place } from '../../errors.ts'

/** Something that stands in the way of a release (`error`), or that its owners should know before it goes (`warning`). */
export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What to do, or the text to paste. */
  readonly hint: string
  /** The line of the manifests that it is about. */
  readonly at?: Place
}

const finding =
  (severity: Finding['severity']) =>
  (message: string, hint: string, at?: Place): Finding => ({ severity, message, hint, ...(at ? { at } : {}) })

export const problem = finding('error')
export const caution = finding('warning')
