import type { Aws } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import type { Clock, Milliseconds } from '../../io/clock.ts'
import type { LockSeen } from './seen.ts'

/** Waits between two looks last 15 s at most (see `wait`), and a look a few seconds: three chances to renew. */
export const leaseTime: Milliseconds = 90_000
const renewAfter: Milliseconds = 20_000

export interface LockSettings {
  readonly bucket: string
  readonly prefix: string
}

interface Holder {
  readonly holder: string
  readonly url?: string
}

/** What the object holds. A free one has no holder, and keeps its epoch. */
interface Content {
  readonly holder: string
  readonly epoch: number
  readonly url?: string
  /** Counts renewals: an ETag is a hash of the content, and the same content would be no sign of life. */
  readonly beat: number
}

/**
 * A lock in one object of S3. Each write is conditional (If-None-Match: * creates, If-Match renews or takes over), so that of
 * two writers one gets CONFLICT. It expires when its ETag has not changed for `leaseTime` on this run's own clock that never
 * jumps: wall clocks of two machines are never compared.
 */
export class S3Lock {
  readonly #aws: Aws
  readonly #where: { readonly Bucket: string; readonly Key: string }
  readonly #own: Holder
  readonly #clock: Clock
  #beat = 0
  #etag: string | undefined
  #since: Milliseconds

  constructor(aws: Aws, { bucket, prefix }: LockSettings, app: string, own: Holder, clock: Clock) {
    this.#aws = aws
    this.#where = { Bucket: bucket, Key: `${prefix}${app}.lock.json` }
    this.#own = own
    this.#clock = clock
    this.#since = clock.monotonic()
  }

  /** @throws CLOUD_INVALID for an object that is no lock */
  async read(signal?: AbortSignal): Promise<LockSeen> {
    const found = await this.#get(signal)
    const now = this.#clock.monotonic()
    if (found?.etag !== this.#etag) this.#since = now
    this.#etag = found?.etag
    const { holder = '', epoch = 0, url, etag } = found ?? {}
    const age = now - this.#since
    return {
      holder,
      epoch,
      idle: age >= leaseTime,
      renewDue: age >= renewAfter,
      ...(url === undefined ? {} : { url }),
      ...(etag === undefined ? {} : { etag })
    }
  }

  /** Creates, renews or takes over. CONFLICT when the object is not as it was seen. */
  async write({ epoch, etag }: { epoch: number; etag?: string }, signal?: AbortSignal): Promise<void> {
    this.#beat += 1
    await this.#put({ ...this.#own, epoch, beat: this.#beat }, etag, signal)
  }

  /** Lets go, for the next run not to wait: nothing depends on it. */
  async free(): Promise<void> {
    const found = await this.#get()
    if (found?.holder === this.#own.holder) await this.#put({ holder: '', epoch: found.epoch, beat: 0 }, found.etag)
  }

  /** A run that stood still may have lost it. @throws CONFLICT when it has */
  async confirm(signal?: AbortSignal): Promise<void> {
    const found = await this.#get(signal)
    if (found?.holder === this.#own.holder) return
    throw new CutoverError('CONFLICT', `The lock ${this.#name} is no longer this run's.`, {
      hint: 'The run looks again.'
    })
  }

  /** Keeps it while `work` takes its time. @throws CONFLICT when it was lost, at once: `work` is told to end */
  async during(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    const over = new AbortController()
    const lost = new AbortController()
    const keeping = this.#keep(AbortSignal.any([signal, over.signal])).catch((reason: unknown) => {
      if (!over.signal.aborted) lost.abort(reason)
    })
    try {
      await work(AbortSignal.any([signal, lost.signal]))
    } catch (error) {
      throw lost.signal.aborted ? lost.signal.reason : error
    } finally {
      over.abort()
      await keeping
    }
  }

  /** A renewal that does not come through is tried again with the next; four fit into a lease. */
  async #keep(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#clock.sleep(renewAfter, signal)
      try {
        await this.confirm(signal)
        const { epoch, etag } = await this.read(signal)
        await this.write({ epoch, ...(etag === undefined ? {} : { etag }) }, signal)
      } catch (error) {
        if (!(error instanceof CutoverError) || error.code !== 'CLOUD_UNREACHABLE') throw error
      }
    }
  }

  get #name(): string {
    return `s3://${this.#where.Bucket}/${this.#where.Key}`
  }

  async #get(signal?: AbortSignal): Promise<(Content & { etag: string }) | undefined> {
    try {
      const { Body, ETag = '' } = await this.#aws.call('s3:GetObject', this.#where, signal)
      return { ...this.#parsed((await Body?.transformToString()) ?? ''), etag: ETag }
    } catch (error) {
      if (error instanceof CutoverError && error.code === 'NOT_FOUND' && !/NoSuchBucket/.test(error.message))
        return undefined
      throw error
    }
  }

  #parsed(text: string): Content {
    try {
      const { holder, epoch, url, beat = 0 } = JSON.parse(text) as Partial<Content>
      if (typeof holder === 'string' && typeof epoch === 'number')
        return { holder, epoch, beat, ...(typeof url === 'string' ? { url } : {}) }
    } catch {
      // Said below, as for JSON that is no lock.
    }
    throw new CutoverError('CLOUD_INVALID', `The object ${this.#name} is no lock of Cutover.`, {
      hint: 'Name another bucket or prefix in target.ecs.lock, or delete the object when nobody uses it.'
    })
  }

  async #put(content: Content, etag: string | undefined, signal?: AbortSignal): Promise<void> {
    const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag }
    const input = { ...this.#where, ...condition, Body: JSON.stringify(content), ContentType: 'application/json' }
    await this.#aws.call('s3:PutObject', input, signal)
  }
}
