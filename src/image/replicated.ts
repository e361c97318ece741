import { CutoverError } from '../errors.ts'
import type { Clock, Milliseconds } from '../io/clock.ts'
import { formatDuration } from '../runner/duration.ts'
import type { Report } from '../runner/report.ts'
import { formatReference, type Reference } from './reference.ts'
import type { Registry } from './registry.ts'

/** "Most images replicate in less than 30 minutes": https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html */
const patience: Milliseconds = 30 * 60 * 1000
const first: Milliseconds = 2_000
const slowest: Milliseconds = 30_000

interface Waiting {
  readonly registry: Pick<Registry, 'resolve'>
  readonly clock: Clock
  readonly report: Report
  readonly signal?: AbortSignal
}

/**
 * Waits until a registry that is a replica of another has the very image, by its digest.
 * @throws TIMED_OUT after half an hour, DIGEST_MISMATCH, and what the registry throws
 */
export async function awaitReplica({ registry, clock, report, signal }: Waiting, image: Reference): Promise<void> {
  const what = formatReference(image)
  const started = clock.monotonic()
  for (let pause = first; ; pause = Math.min(pause * 2, slowest)) {
    const waited = clock.monotonic() - started
    if (await registry.resolve(image)) {
      report.line(`${what}: replicated${waited > 0 ? ` after ${formatDuration(waited)}` : ''}`)
      return
    }
    if (waited + pause > patience) throw late(what)
    report.progress(`${what} is not replicated yet, for ${formatDuration(waited)}`)
    await clock.sleep(pause, signal)
  }
}

const late = (what: string): CutoverError =>
  new CutoverError('TIMED_OUT', `${what} was not replicated in ${formatDuration(patience)}.`, {
    hint: 'Look at the replication configuration of the registry (its filters, its destinations), or name the repository under mirrors: then it is copied.'
  })
