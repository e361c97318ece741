import { asCutoverError, type CutoverError } from '../errors.ts'
import type { Instant } from '../io/clock.ts'
import type { Outcome } from '../rollout/outcome.ts'
import type { Report } from '../runner/report.ts'

export type RecordId = number

export interface RecordedImage {
  readonly name: string
  readonly repository: string
  readonly digest: string
  readonly tag: string
}

/** What is about to happen, written before it does. */
export interface Intent {
  readonly task: 'deploy' | 'rollback'
  readonly environment: string
  /** The environment serves users: GitHub shows it so, and never marks its older records inactive by itself. */
  readonly production: boolean
  readonly version: string
  /** The commit, tag or branch that the release was made of. */
  readonly ref: string
  readonly releaseId: string
  readonly images: readonly RecordedImage[]
  /** The version that was live before; absent for the first release. */
  readonly from?: string
  /** The person or bot that started the run. */
  readonly actor: string
  readonly runUrl: string
  /** Why, in the words of whoever asked for a rollback. */
  readonly reason?: string
}

/** How it ended, in one sentence beside the outcome. */
export interface Ending {
  readonly outcome: Outcome
  readonly why: string
  /** Where the environment is served. */
  readonly environmentUrl?: string
}

/** One line of the history: what was meant, since when, and how it ended as far as the ledger knows. */
export interface Entry extends Intent {
  readonly id: RecordId
  readonly at: Instant
  /** Absent while it runs, and for good when its runner died. */
  readonly outcome?: Outcome
}

/** Who released what, from what, and how it ended. A record for people: the truth is in the cluster. */
export interface Ledger {
  begin(intent: Intent): Promise<RecordId>
  /** Says what is being done now. */
  progress(id: RecordId, text: string): Promise<void>
  finish(id: RecordId, ending: Ending): Promise<void>
  /** The newest `limit` records of Cutover for `environment`, newest first. */
  history(environment: string, limit: number): Promise<Entry[]>
}

/** A ledger whose failures are warnings. */
export interface ForgivingLedger extends Omit<Ledger, 'begin'> {
  /** Undefined when nothing could be written; `progress` and `finish` of undefined do nothing. */
  begin(intent: Intent): Promise<RecordId | undefined>
  progress(id: RecordId | undefined, text: string): Promise<void>
  finish(id: RecordId | undefined, ending: Ending): Promise<void>
}

/** What to do about a record that is missing: a permission can be given for the next time; the rest is GitHub's affair. */
const inStride = ({ code, hint }: CutoverError): string =>
  code === 'GITHUB_UNREACHABLE' ? 'Nothing but the history at GitHub depends on it: nothing has to be done.' : hint

/**
 * Keeps the ledger from deciding over traffic. Only the begin of a deploy that lacks permission still fails: nothing has
 * happened yet and one line of YAML cures it. A rollback goes on without any record.
 */
export function forgiving(ledger: Ledger, report: Report): ForgivingLedger {
  const warn = (error: CutoverError, what: string): void =>
    report.warning(`${what} was not recorded on GitHub: ${error.message}\n${inStride(error)}`)
  const attempt = async (what: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write()
    } catch (error) {
      warn(asCutoverError(error), what)
    }
  }
  return {
    async begin(intent) {
      try {
        return await ledger.begin(intent)
      } catch (thrown) {
        const error = asCutoverError(thrown)
        if (intent.task === 'deploy' && error.code === 'GITHUB_DENIED') throw error
        warn(error, 'The start of this run')
        return undefined
      }
    },
    async progress(id, text) {
      if (id !== undefined) await attempt('The progress of this run', () => ledger.progress(id, text))
    },
    async finish(id, ending) {
      if (id !== undefined) await attempt('The end of this run', () => ledger.finish(id, ending))
    },
    history: (environment, limit) => ledger.history(environment, limit)
  }
}
