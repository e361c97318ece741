/** Every way in which Cutover can refuse or fail. Outcomes and exit codes follow from these; nothing parses messages. */
export type Code =
  // what the user gave
  | 'INPUT_INVALID'
  | 'CONFIG_INVALID'
  | 'EVENT_UNUSABLE'
  | 'VERSION_INVALID'
  | 'REFERENCE_INVALID'
  | 'MANIFEST_INVALID'
  | 'MANIFEST_MISSING'
  | 'IMAGE_UNMATCHED'
  | 'IMAGES_OUTDATED'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  // registries and builders
  | 'REGISTRY_UNREACHABLE'
  | 'REGISTRY_DENIED'
  | 'REGISTRY_REFUSED'
  | 'DIGEST_MISMATCH'
  | 'TAG_TAKEN'
  | 'TAG_IMMUTABLE'
  | 'CREDENTIALS_UNUSABLE'
  | 'TOOL_MISSING'
  | 'BUILD_FAILED'
  | 'ATTESTATION_FAILED'
  | 'UNVERIFIED'
  // clusters
  | 'CLUSTER_UNREACHABLE'
  | 'CLUSTER_DENIED'
  | 'CLUSTER_INVALID'
  | 'CONFLICT'
  | 'PREFLIGHT_FAILED'
  | 'LOCK_HELD'
  | 'NOT_FOUND'
  // clouds
  | 'CLOUD_UNREACHABLE'
  | 'CLOUD_DENIED'
  | 'CLOUD_INVALID'
  // GitHub
  | 'GITHUB_DENIED'
  | 'GITHUB_UNREACHABLE'
  | 'GITHUB_REFUSED'
  // the run itself
  | 'TIMED_OUT'
  | 'CANCELLED'
  | 'STOPPED'
  | 'ROLLED_BACK'
  | 'ROLLBACK_FAILED'
  | 'SUPERSEDED'
  | 'INTERNAL'

/** A place in a file that the user can open: shown as an annotation at that line. Lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

export interface Details {
  /** What to do now, in one or two sentences, or the text to paste. Never a secret. */
  readonly hint: string
  readonly cause?: unknown
  readonly at?: Place
}

/** The one error of Cutover: a closed code, what happened to what, what to do, and no secret in any of them. */
export class CutoverError extends Error {
  override readonly name = 'CutoverError'
  readonly code: Code
  readonly hint: string
  readonly at: Place | undefined

  constructor(code: Code, message: string, details: Details) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.hint = details.hint
    this.at = details.at
  }
}

/** The message of anything that was thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** What somebody else said, as a part of a sentence of ours: without full stops of its own. */
export const clause = (said: string): string => said.trimEnd().replace(/\.+$/, '')

/** Anything thrown, as a CutoverError; what was none becomes INTERNAL, because only a defect of ours gets that far. */
export function asCutoverError(thrown: unknown): CutoverError {
  if (thrown instanceof CutoverError) return thrown
  return new CutoverError('INTERNAL', messageOf(thrown), {
    hint: 'This is a defect in Cutover. Please report it with the log of this run.',
    cause: thrown
  })
}

/**
 * Text that somebody else chose, fit for a message: in double quotes, at most `limit` characters of it, and every
 * character that could move the cursor, reorder the line or hide in it (controls, format characters, line separators)
 * escaped.
 */
export function quoted(text: string, limit = 80): string {
  const shown = text.length > limit ? `${text.slice(0, limit)}…` : text
  return JSON.stringify(shown).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, character =>
    Array.from(character.split(''), unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  )
}
