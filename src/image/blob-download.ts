import type { Hash } from 'node:crypto'
import { createHash } from 'node:crypto'
import { CutoverError } from '../errors.ts'
import type { Clock } from '../io/clock.ts'
import { cancelled } from '../io/clock.ts'
import { passedOn } from '../io/memory.ts'
import type { Report } from '../runner/report.ts'
import type { Blob } from './content.ts'
import { pauseAfter } from './exchange.ts'
import { algorithmOf } from './image.ts'
import type { Repository } from './reference.ts'
import { inWords, isPassing, mismatch, refusal, unreachable } from './registry-errors.ts'
import type { Call, Session } from './registry-session.ts'

export interface Transfer {
  readonly session: Session
  readonly clock: Clock
  readonly report: Report
  readonly signal?: AbortSignal
}

/** Bytes of a blob from `start` up to, not including, `end`. */
export type Source = (start: number, end: number) => AsyncIterable<Buffer>

/**
 * The bytes of a blob as they come. A connection that breaks is taken up again where it broke, while that helps.
 * @throws NOT_FOUND, REGISTRY_UNREACHABLE when it breaks again and again, DIGEST_MISMATCH when there are more than there should be
 */
export async function* download(
  transfer: Transfer,
  repository: Repository,
  blob: Blob,
  start = 0,
  end = blob.size
): AsyncGenerator<Buffer> {
  const { clock, report, signal } = transfer
  let failures = 0
  for (let at = start; at < end; ) {
    const body = await open(transfer, repository, blob, at, end)
    let broken: unknown = cut
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        at += chunk.length
        if (at > end) throw mismatch(nameOf(repository, blob), `${blob.size} bytes`, 'more')
        failures = 0
        yield chunk
        passedOn(chunk.length)
      }
    } catch (error) {
      if (signal?.aborted) throw cancelled()
      if (error instanceof CutoverError) throw error
      broken = error
    }
    if (at === end) return
    failures += 1
    const wait = isPassing(broken) ? pauseAfter({ failure: broken }, failures, clock) : undefined
    if (wait === undefined) throw unreachable(repository.domain, broken)
    report.progress(`${nameOf(repository, blob)}: ${inWords(broken)} after ${at} of ${blob.size} bytes, going on there`)
    await clock.sleep(wait, signal)
  }
}

/** What is short although its end looks regular was cut by something on the way. */
export const cut = Object.assign(new Error('the answer ended too early'), { code: 'ECONNRESET' })

const nameOf = ({ spelling }: Repository, { digest }: Blob): string => `${spelling}@${digest}`

async function open({ session }: Transfer, repository: Repository, blob: Blob, at: number, end: number) {
  const whole = at === 0 && end === blob.size
  const call: Call = {
    method: 'GET',
    target: `blobs/${blob.digest}`,
    streamed: true,
    purpose: `give ${nameOf(repository, blob)}`,
    ...(whole ? {} : { headers: { range: `bytes=${at}-${end - 1}` } })
  }
  const answer = await session(repository, call)
  if (answer.status === 404) throw missing(repository, blob)
  if (!answer.body) throw refusal(repository.domain, call.purpose, answer)
  if (whole || (answer.status === 206 && answer.headers['content-range']?.startsWith(`bytes ${at}-`)))
    return answer.body
  return part(answer.body, at, end)
}

/** Of a server that does not know ranges, and sends all. */
async function* part(body: AsyncIterable<Buffer>, start: number, end: number): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of body) {
    const wanted = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at))
    at += chunk.length
    if (wanted.length > 0) yield wanted
    if (at >= end) return
  }
}

const missing = (repository: Repository, blob: Blob): CutoverError =>
  new CutoverError('NOT_FOUND', `${repository.domain} has no blob ${nameOf(repository, blob)}.`, {
    hint: 'Its manifest is there, a part of it is not: the registry is damaged, or was cleaned too eagerly. Push it again.'
  })

/** Hashes a blob on its way, each byte once, even where some pass again after a broken connection. */
export interface Verifier {
  /** `source` with what it gives hashed. The last bytes come only when all of them are right. @throws DIGEST_MISMATCH */
  over(source: Source): Source
}

export function verifier(repository: Repository, blob: Blob): Verifier {
  const algorithm = algorithmOf(blob.digest)
  const hash: Hash = createHash(algorithm)
  let hashed = 0
  const take = (chunk: Buffer, at: number): void => {
    const fresh = chunk.subarray(Math.max(0, hashed - at))
    if (fresh.length === 0) return
    hash.update(fresh)
    hashed += fresh.length
    if (hashed < blob.size) return
    const actual = `${algorithm}:${hash.digest('hex')}`
    if (actual !== blob.digest) throw mismatch(nameOf(repository, blob), blob.digest, actual)
  }
  return {
    over: source =>
      async function* (start, end) {
        let at = start
        for await (const chunk of source(start, end)) {
          take(chunk, at)
          at += chunk.length
          yield chunk
        }
      }
  }
}
