import { Readable } from 'node:stream'
import { CutoverError } from '../errors.ts'
import type { Source, Transfer } from './blob-download.ts'
import { cut, verifier } from './blob-download.ts'
import type { Blob } from './content.ts'
import type { Answer, Outcome } from './exchange.ts'
import { pauseAfter } from './exchange.ts'
import type { Repository } from './reference.ts'
import { inWords, refusal, unreachable } from './registry-errors.ts'

/** An upload under way: where the registry wants what comes next. */
export interface Upload {
  /** Path and query, or an address. */
  readonly target: string
}

/** For what stands in front of a registry and lets through no large request: 413 says so, but not how much it would. */
const smallPiece = 32 * 1024 * 1024

export function uploadOf(repository: Repository, answer: Answer): Upload {
  const { location } = answer.headers
  if (location) return { target: location }
  throw new CutoverError(
    'REGISTRY_REFUSED',
    `${repository.domain} began an upload, but did not say where it goes on.`,
    {
      hint: 'Check that the host is a registry, and what stands in front of it.'
    }
  )
}

export async function beginUpload({ session }: Transfer, repository: Repository): Promise<Upload> {
  const purpose = `push to ${repository.spelling}`
  const headers = { 'content-length': '0' }
  const answer = await session(repository, { method: 'POST', target: 'blobs/uploads/', headers, purpose })
  if (answer.status !== 202) throw refusal(repository.domain, purpose, answer)
  return uploadOf(repository, answer)
}

interface Progress {
  readonly upload: Upload
  /** How many bytes the registry has. */
  readonly at: number
}

/**
 * Sends a blob that is not there: in one request; where that breaks, the rest from where the registry says that it is.
 * Where large requests are refused, or `piece` says so, in pieces of that many bytes.
 * @throws DIGEST_MISMATCH before the last byte is sent when `source` gives another blob
 */
export async function push(
  transfer: Transfer,
  repository: Repository,
  blob: Blob,
  source: Source,
  options: { readonly upload?: Upload; readonly piece?: number } = {}
): Promise<void> {
  const { clock, report, signal } = transfer
  const verified = verifier(repository, blob).over(source)
  let piece = options.piece ?? Number.POSITIVE_INFINITY
  let state: Progress = { upload: options.upload ?? (await beginUpload(transfer, repository)), at: 0 }
  for (let failures = 0; ; ) {
    const end = Math.min(blob.size, state.at + piece)
    const outcome = await send(transfer, repository, blob, state, verified, end)
    const status = 'failure' in outcome ? 0 : outcome.status
    if (status >= 200 && status < 300 && !('failure' in outcome)) {
      if (end === blob.size) return
      state = { upload: uploadOf(repository, outcome), at: end }
      failures = 0
    } else if (status === 413 && piece > smallPiece) {
      piece = smallPiece
      state = { upload: await beginUpload(transfer, repository), at: 0 }
    } else {
      failures += 1
      // It lost count of what it has, or the whole upload: asking where it stands mends that.
      const strayed = state.at > 0 && (status === 404 || status === 416)
      const wait = pauseAfter(strayed ? { failure: cut } : outcome, failures, clock)
      if (wait === undefined) throw failed(repository, blob, outcome)
      report.progress(`${repository.spelling}@${blob.digest}: ${said(outcome)} at ${state.at} of ${blob.size} bytes`)
      await clock.sleep(wait, signal)
      const standing = await standingOf(transfer, repository, blob, state)
      if (!standing) return
      state = standing
    }
  }
}

const said = (outcome: Outcome): string =>
  'failure' in outcome ? inWords(outcome.failure) : `the registry answered ${outcome.status}`

function failed(repository: Repository, blob: Blob, outcome: Outcome): CutoverError {
  if (!('failure' in outcome)) return refusal(repository.domain, purposeOf(repository, blob), outcome)
  return unreachable(repository.domain, outcome.failure)
}

const purposeOf = ({ spelling }: Repository, { digest }: Blob): string => `push ${spelling}@${digest}`

/** One piece; the last one ends the upload, which is one request less than the specification's PATCH and PUT. */
async function send(
  { session }: Transfer,
  repository: Repository,
  blob: Blob,
  { upload, at }: Progress,
  source: Source,
  end: number
): Promise<Outcome> {
  const last = end === blob.size
  const whole = last && at === 0
  const mark = upload.target.includes('?') ? '&' : '?'
  let unread = false
  const noting = async function* () {
    try {
      yield* source(at, end)
    } catch (error) {
      unread = true
      throw error
    }
  }
  const body = end === at ? {} : { body: () => Readable.from(noting(), { objectMode: false }) }
  try {
    return await session(repository, {
      method: last ? 'PUT' : 'PATCH',
      target: last ? `${upload.target}${mark}digest=${encodeURIComponent(blob.digest)}` : upload.target,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(end - at),
        ...(whole ? {} : { 'content-range': `${at}-${end - 1}` })
      },
      ...body,
      once: true,
      purpose: purposeOf(repository, blob)
    })
  } catch (error) {
    // Where the source broke it has tried its best already; what broke here is worth going on after.
    if (unread || !(error instanceof CutoverError) || error.code !== 'REGISTRY_UNREACHABLE') throw error
    return { failure: error.cause }
  }
}

/** Where an upload that broke stands now, or a new one where it was lost; nothing when it came to its end after all. */
async function standingOf(
  transfer: Transfer,
  repository: Repository,
  blob: Blob,
  { upload }: Progress
): Promise<Progress | undefined> {
  const purpose = `push to ${repository.spelling}`
  const answer = await transfer.session(repository, { method: 'GET', target: upload.target, pushes: true, purpose })
  const received = /^(?:bytes=)?0-(\d+)$/.exec(answer.headers.range ?? '')?.[1]
  // 0-0 is what a registry says of one byte and of none.
  if (answer.status === 204 && received !== undefined && received !== '0')
    return { upload: answer.headers.location ? uploadOf(repository, answer) : upload, at: Number(received) + 1 }
  if (await hasBlob(transfer, repository, blob)) return undefined
  return { upload: await beginUpload(transfer, repository), at: 0 }
}

export async function hasBlob({ session }: Transfer, repository: Repository, blob: Blob): Promise<boolean> {
  const purpose = `look for ${repository.spelling}@${blob.digest}`
  const answer = await session(repository, { method: 'HEAD', target: `blobs/${blob.digest}`, purpose, pushes: true })
  if (answer.status === 200) return true
  if (answer.status === 404) return false
  throw refusal(repository.domain, purpose, answer)
}
