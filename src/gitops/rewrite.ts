import { CutoverError } from '../errors.ts'
import type { Clock } from '../io/clock.ts'
import type { ReadFiles } from '../io/files.ts'
import { jittered } from '../io/random.ts'
import type { GitHub } from '../record/github.ts'
import type { Report } from '../runner/report.ts'
import { newerRun, type Proposal } from './proposal.ts'
import { type CommitSeen, commitsOf } from './repository.ts'
import type { TreeFiles } from './tree.ts'

/** What a swap makes of the files that it is given: the same for the same files. */
export interface Rewritten {
  /** The new text of each file that has to change, by its path. */
  readonly due: ReadonlyMap<string, string>
  /** Each change in words. */
  readonly lines: readonly string[]
}

export interface Surroundings {
  readonly github: GitHub
  readonly clock: Clock
  readonly report: Report
  readonly signal: AbortSignal
  filesAt(commit: string): TreeFiles
  rewrite(files: ReadFiles): Promise<Rewritten>
}

/** What the files of `commit` have to become. Fails with MANIFEST_INVALID for one that the API can't commit. */
export async function rewriteAt({ filesAt, rewrite }: Surroundings, commit: string): Promise<Rewritten> {
  const files = filesAt(commit)
  const rewritten = await rewrite(files)
  for (const path of rewritten.due.keys()) await files.refuseUnwritable(path)
  return rewritten
}

/** Fails with SUPERSEDED when a newer run has changed the same images on the way to `head`. */
export async function refuseOvertaken(
  { github }: Surroundings,
  head: string,
  { due }: Rewritten,
  proposal: Proposal
): Promise<void> {
  const [path] = due.keys()
  if (path !== undefined && proposal.runUrl !== '') refuseNewer(path, await commitsOf(github, head, path), proposal)
}

/** The same for commits that are known, newest first. */
export function refuseNewer(where: string, commits: readonly CommitSeen[], proposal: Proposal): void {
  const newer = newerRun(commits, proposal)
  if (newer === undefined) return
  throw new CutoverError('SUPERSEDED', `A newer run has written ${where} already: ${newer}`, {
    hint: 'Nothing has to be done. To go back to this version all the same, run this job again.'
  })
}

/** As often as others may come in between; each of them has got through, so that all together always get on. */
const attempts = 10
const firstPause = 100

/** Does `work` until it has an answer: it has none when somebody else wrote meanwhile. Fails with CONFLICT. */
export async function untilSettled<T>(
  { clock, report, signal }: Surroundings,
  what: string,
  work: () => Promise<T | undefined>
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) {
      report.progress(`${what} has changed meanwhile: once more, from what it is now`)
      await clock.sleep(jittered(firstPause * 2 ** Math.min(attempt, 5)), signal)
    }
    const answer = await work()
    if (answer !== undefined) return answer
  }
  throw new CutoverError('CONFLICT', `${what} was changed by somebody else each of ${attempts} times in a row.`, {
    hint: 'Find out what writes there all the time, and run this job again. Nothing of theirs was overwritten.'
  })
}
