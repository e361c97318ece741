import { CutoverError, clause, quoted } from '../errors.ts'
import type { Unread } from './metric.ts'

const longestSaid = 300

/** What `ask` brings. Whatever stands in the way is `unread`, and a refusal says which right is missing; only the end of the run throws. */
export async function askAws<T>(ask: () => Promise<T>): Promise<{ readonly value: T } | Unread> {
  try {
    return { value: await ask() }
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code === 'CANCELLED') throw error
    const { code, message, hint } = error
    const why = clause(message).slice(0, longestSaid)
    if (code === 'CLOUD_UNREACHABLE' || code === 'CONFLICT') return { unread: why }
    return { unread: code === 'CLOUD_DENIED' ? `${why}. ${hint}` : why, refused: true }
  }
}

/** A few names, and how many more there are. */
export const some = (names: readonly string[], most = 5): string =>
  [
    ...names.slice(0, most).map(name => quoted(name).slice(1, -1)),
    ...(names.length > most ? [`${names.length - most} more`] : [])
  ].join(', ')
