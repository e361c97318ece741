import type { context } from '@actions/github'
import { CutoverError, messageOf } from '../errors.ts'
import type { Clock } from '../io/clock.ts'
import type { Files } from '../io/files.ts'
import type { Http } from '../io/http.ts'
import type { Processes } from '../io/process.ts'
import type { Report } from './report.ts'

type Toolkit = typeof context

/**
 * The workflow run that this is, from the variables that the runner sets; empty texts outside of GitHub Actions. The
 * toolkit's own context says the same, but reads it when it is loaded, before any guard, and brings its HTTP client along.
 */
export interface Run extends Readonly<Pick<Toolkit, 'actor' | 'sha'>> {
  readonly id: string
  readonly attempt: number
  readonly url: string
  /** `owner/name`. */
  readonly repository: string
  /** `https://github.com`, or the address of GitHub Enterprise Server. */
  readonly server: string
  readonly api: string
}

/** What made the workflow run: the event's name and the payload as GitHub sent it, unread. */
export interface Event {
  readonly name: string
  readonly payload: unknown
}

/** Everything that the work of an action or a command needs from outside, and the only way to get it. */
export interface Context {
  readonly report: Report
  readonly clock: Clock
  readonly http: Http
  readonly files: Files
  readonly processes: Processes
  readonly environment: NodeJS.ProcessEnv
  readonly event: Event
  readonly run: Run
  /** Aborts when the run is to stop: cancelled in the browser, or Ctrl-C. */
  readonly signal: AbortSignal
}

export function runOf(environment: NodeJS.ProcessEnv): Run {
  const server = environment.GITHUB_SERVER_URL || 'https://github.com'
  const repository = environment.GITHUB_REPOSITORY ?? ''
  const id = environment.GITHUB_RUN_ID ?? ''
  const attempt = Number(environment.GITHUB_RUN_ATTEMPT || 1)
  return {
    id,
    attempt,
    url: id === '' ? '' : `${server}/${repository}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ''}`,
    actor: environment.GITHUB_TRIGGERING_ACTOR || environment.GITHUB_ACTOR || '',
    repository,
    sha: environment.GITHUB_SHA ?? '',
    server,
    api: environment.GITHUB_API_URL || 'https://api.github.com'
  }
}

/** Throws FILE_UNREADABLE or EVENT_UNUSABLE. Without GITHUB_EVENT_PATH the payload is an empty object. */
export async function eventOf(environment: NodeJS.ProcessEnv, files: Pick<Files, 'read'>): Promise<Event> {
  const name = environment.GITHUB_EVENT_NAME ?? ''
  const path = environment.GITHUB_EVENT_PATH
  if (!path) return { name, payload: {} }
  const bytes = await files.read(path)
  try {
    return { name, payload: JSON.parse(bytes.toString('utf8')) as unknown }
  } catch (error) {
    throw new CutoverError('EVENT_UNUSABLE', `The event payload ${path} is no JSON: ${messageOf(error)}.`, {
      hint: 'The runner writes this file. Check that no earlier step changed GITHUB_EVENT_PATH.',
      cause: error
    })
  }
}
