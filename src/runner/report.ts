import type { CutoverError, Place } from '../errors.ts'

/**
 * What a run tells people while it goes on. One implementation writes for the Actions runner, one for a terminal;
 * both neutralise workflow commands in foreign text and mask what `mask` was told.
 */
export interface Report {
  /** Everything reported while `work` runs belongs to the phase `title` (a log group on the runner). */
  phase<T>(title: string, work: () => Promise<T>): Promise<T>
  /** One line, kept. */
  line(text: string): void
  /** Where a wait stands; the newest replaces the one before where the medium can, and equal lines are shown once. */
  progress(text: string): void
  warning(text: string, at?: Place): void
  error(error: CutoverError): void
  /** Text of a foreign program or server: shown as it is, never interpreted. */
  foreign(text: string): void
  /** From now on `secret` (each of its lines, and its base64 form) appears nowhere. */
  mask(secret: string): void
  /** `text` without what `mask` was told, for what goes elsewhere: into summaries and records. */
  hide(text: string): string
}

/** A report that keeps silent: for libraries' callers that want none. */
export const silent: Report = {
  phase: (_title, work) => work(),
  line() {},
  progress() {},
  warning() {},
  error() {},
  foreign() {},
  mask() {},
  hide: text => text
}
