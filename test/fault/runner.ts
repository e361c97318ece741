import { Readable } from 'node:stream'
import type { Clock, Milliseconds } from '../../src/io/clock.ts'
import { cancelled } from '../../src/io/clock.ts'
import type { Http, HttpRequest, HttpResponse } from '../../src/io/http.ts'
import type { ApiRequest, ApiResponse } from '../../src/sandbox/cluster/api/exchange.ts'
import { type Kind, lateness, type Sent } from './plan.ts'

export interface Wire {
  serve(request: ApiRequest): Promise<ApiResponse | 'reset'>
}

/** Told of every request and of what became of it, in one line. */
export type Tell = (line: string) => void

const answerTimeout: Milliseconds = 30_000
const slowness: Milliseconds = 20_000
/** Longer than a Lease lasts, so that another run takes over meanwhile. */
const pauseLength: Milliseconds = 40_000
/** So many requests are no rollout any more but a loop. */
const mostRequests = 2_000

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)
const broken = (code: string): Error => Object.assign(new Error(`connection broken (${code})`), { code })

const status = (code: number, reason: string, message: string, headers: Record<string, string> = {}): ApiResponse => ({
  status: code,
  headers,
  body: JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message })
})

const refusals: Partial<Record<Kind, ApiResponse>> = {
  error: status(500, 'InternalError', 'etcdserver: leader changed'),
  busy: status(429, 'TooManyRequests', 'too many requests, please try again later', { 'retry-after': '1' }),
  // The words of the quota admission when two creations race: 409, and nothing was created.
  conflict: status(
    409,
    'Conflict',
    'Operation cannot be fulfilled on resourcequotas "all": the object has been modified'
  ),
  invalid: status(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  gone: status(410, 'Expired', 'too old resource version')
}

/**
 * The machine that a run is on: its clock and its connection. It has the planned faults, may die in the middle of
 * anything (then nothing of it ever goes on), and may stand still for a while.
 */
export class Runner implements Http {
  readonly sent: Sent[] = []
  /** Resolves when it has died or stands still: somebody else begins then. */
  readonly gone: Promise<void>
  readonly clock: Clock
  readonly #wire: Wire
  readonly #time: Clock
  readonly #faults: ReadonlyMap<number, Kind>
  readonly #tell: Tell
  readonly #death = new AbortController()
  #leave: () => void = () => undefined
  #awake: Promise<void> | undefined

  constructor(wire: Wire, time: Clock, faults: ReadonlyMap<number, Kind>, tell: Tell) {
    this.#wire = wire
    this.#time = time
    this.#faults = faults
    this.#tell = tell
    this.gone = new Promise(resolve => {
      this.#leave = resolve
    })
    this.clock = {
      now: () => time.now(),
      monotonic: () => time.monotonic(),
      sleep: async (duration, signal) => {
        await time.sleep(duration, signal)
        await this.#alive()
      }
    }
  }

  get dead(): boolean {
    return this.#death.signal.aborted
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    await this.#alive()
    const { method, url } = request
    const index = this.sent.length
    const watch = url.searchParams.get('watch') === '1'
    this.sent.push({ method, path: url.pathname, watch, dryRun: url.searchParams.has('dryRun') })
    const kind = this.#faults.get(index)
    const note = (what: string) => this.#tell(`${index} ${method} ${url.pathname}${watch ? ' (watch)' : ''}: ${what}`)
    if (index >= mostRequests) {
      note('one request too many: it is in a loop')
      this.#die()
    }
    await this.#alive()
    const answer = await this.#withFault(kind, request, note)
    if (!kind) note(answer === 'reset' ? 'reset' : String(answer.status))
    await this.#alive()
    if (answer === 'reset') throw broken('ECONNRESET')
    return this.#received(answer, kind)
  }

  async #withFault(kind: Kind | undefined, request: HttpRequest, note: Tell): Promise<ApiResponse | 'reset'> {
    if (kind) note(kind)
    switch (kind) {
      case undefined:
      case 'cut':
        return this.#serve(request)
      case 'reset':
        return 'reset'
      case 'lost':
        await this.#serve(request)
        return 'reset'
      case 'timeout':
        await this.clock.sleep(request.timeout ?? answerTimeout, request.signal)
        throw broken('ETIMEDOUT')
      case 'slow':
        await this.clock.sleep(slowness / 2, request.signal)
        return this.#late(await this.#serve(request), request)
      case 'pause':
        this.#awake = this.#time.sleep(pauseLength)
        this.#leave()
        await this.#alive()
        return this.#serve(request)
      case 'crash-after':
        await this.#serve(request)
        return this.#die()
      case 'crash-before':
        return this.#die()
    }
    const refusal = refusals[kind]
    if (refusal) return refusal
    void this.#time.sleep(lateness(kind)).then(async () => {
      const answer = await this.#serve(request)
      note(`landed late: ${answer === 'reset' ? 'reset' : answer.status}`)
    })
    return kind.startsWith('crash') ? this.#die() : 'reset'
  }

  async #late(answer: ApiResponse | 'reset', { signal }: HttpRequest): Promise<ApiResponse | 'reset'> {
    await this.clock.sleep(slowness / 2, signal)
    return answer
  }

  #serve({ method, url, headers = {}, body, signal }: HttpRequest): Promise<ApiResponse | 'reset'> {
    return this.#wire.serve({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: Buffer.from(typeof body === 'string' ? body : ''),
      signal: signal ? AbortSignal.any([signal, this.#death.signal]) : this.#death.signal
    })
  }

  #received({ status: code, headers, body }: ApiResponse, kind: Kind | undefined): HttpResponse {
    if (typeof body === 'string') return whole(code, headers, body)
    // Whoever no longer reads a stream does not hear that it broke.
    body.on('error', () => undefined)
    if (kind === 'cut') setTimeoutOn(this.#time, 1_000, () => body.destroy(broken('ECONNRESET')))
    const bytes = async () => {
      const chunks: Buffer[] = []
      for await (const chunk of body) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks)
    }
    const text = async () => (await bytes()).toString('utf8')
    return { status: code, headers, body, text, bytes, discard: () => void body.destroy() }
  }

  /** What comes before goes on only while the machine runs. */
  async #alive(): Promise<void> {
    await this.#awake
    if (this.dead) await never()
  }

  #die(): Promise<never> {
    this.#death.abort(cancelled())
    this.#leave()
    return never()
  }
}

const whole = (status: number, headers: HttpResponse['headers'], text: string): HttpResponse => ({
  status,
  headers,
  get body() {
    return Readable.from([Buffer.from(text)])
  },
  text: async () => text,
  bytes: async () => Buffer.from(text),
  discard: () => undefined
})

const setTimeoutOn = (clock: Clock, duration: Milliseconds, work: () => void): void =>
  void clock.sleep(duration).then(work)
