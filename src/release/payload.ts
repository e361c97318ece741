import { CutoverError, quoted } from '../errors.ts'

/** The variables that the runner sets for a job (`GITHUB_SHA`, `GITHUB_REF`). */
export type Variables = Readonly<Record<string, string | undefined>>

/** A JSON object of which nothing is known yet: payloads come from outside. */
export type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

export const textOf = (fields: Fields, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}

/** The commit that the run has. Fails with EVENT_UNUSABLE when GITHUB_SHA is no object name (SHA-1 or SHA-256). */
export function commitOf(variables: Variables): string {
  const sha = variables.GITHUB_SHA ?? ''
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) return sha
  throw new CutoverError('EVENT_UNUSABLE', `GITHUB_SHA is ${quoted(sha)}, which is no commit.`, {
    hint: 'The Actions runner sets GITHUB_SHA; elsewhere, set it to the full name of the commit: git rev-parse HEAD'
  })
}
