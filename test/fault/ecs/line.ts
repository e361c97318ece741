import type { Aws, CallName, InputOf, OutputOf } from '../../../src/aws/aws.ts'
import { cloudError } from '../../../src/aws/errors.ts'
import { isRead } from '../../../src/aws/patient.ts'
import { type Clock, cancelled, type Milliseconds } from '../../../src/io/clock.ts'
import { AwsFault } from '../../../src/sandbox/aws/service.ts'
import { type Kind, lateness, type Sent } from '../plan.ts'
import type { Account } from './account.ts'

const answerTimeout: Milliseconds = 30_000
const slowness: Milliseconds = 20_000
/** Longer than the lock lasts, so that another run takes over meanwhile. */
const pauseLength: Milliseconds = 120_000
/** So many calls are no rollout any more but a loop. */
const mostCalls = 6_000

/** As docs/ecs-protocol.md says: a call without an answer that takes effect later is seen by nobody but the next run. */
const documented: Milliseconds = 60_000

/**
 * AWS compares nothing: between what a run reads right before a call and the call itself somebody else may come. So many calls, itself
 * among them, are that window, after the lock was read: of the service and of each rule before UpdateService, of one rule before ModifyRule.
 */
const window: Readonly<Record<string, number>> = {
  'ecs:UpdateService': 4,
  'codedeploy:CreateDeployment': 2,
  'elasticloadbalancing:ModifyRule': 2
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)
const refusal = (name: string, status: number, message: string) => ({
  name,
  message,
  $metadata: { httpStatusCode: status }
})

const refusals: Partial<Record<Kind, object>> = {
  error: refusal('InternalFailure', 500, 'The request processing has failed because of an unknown error'),
  busy: refusal('ThrottlingException', 400, 'Rate exceeded'),
  concurrent: refusal(
    'ClientException',
    400,
    'Too many concurrent attempts to create a new deployment of the specified service.'
  )
}

/** What else can happen at the moment of a call. */
export interface Others {
  /** Somebody changes by hand what the run changes. */
  meddle(): Promise<void>
  /** Another release begins. */
  rival(): void
  /** A call comes into the window that AWS leaves open. */
  blind(input: object): void
  /** There is a lock, which keeps others away for longer than a call may take. */
  readonly locked: boolean
}

/** The machine that a run is on: its clock and its way to AWS, with the planned faults. It may die, or stand still for a while. */
export class Line implements Aws {
  readonly region = 'eu-central-1'
  readonly sent: Sent[] = []
  /** The action that the run may not use, once that was planned; and how often it was told so. */
  denied: { readonly action: string; times: number } | undefined
  /** Resolves when it has died or stands still: somebody else begins then. */
  readonly gone: Promise<void>
  readonly clock: Clock
  readonly #name: string
  readonly #account: Account
  readonly #faults: ReadonlyMap<number, Kind>
  readonly #others: Others
  readonly #tell: (line: string) => void
  /** Answers are kept for one that is to be stale. */
  readonly #remembers: boolean
  readonly #answers = new Map<string, object>()
  /** The call at which it stood still, or somebody meddled. */
  #surprised = Number.NEGATIVE_INFINITY
  #dead = false
  #leave: () => void = () => undefined
  #awake: Promise<void> | undefined

  constructor(
    name: string,
    account: Account,
    faults: ReadonlyMap<number, Kind>,
    others: Others,
    tell: (line: string) => void
  ) {
    this.#name = name
    this.#account = account
    this.#faults = faults
    this.#remembers = [...faults.values()].includes('stale')
    this.#others = others
    this.#tell = tell
    this.gone = new Promise(resolve => {
      this.#leave = resolve
    })
    this.clock = {
      now: () => account.clock.now(),
      monotonic: () => account.clock.monotonic(),
      sleep: async (duration, signal) => {
        await account.clock.sleep(duration, signal)
        await this.#alive()
      }
    }
  }

  get dead(): boolean {
    return this.#dead
  }

  async call<Name extends CallName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<OutputOf<Name>> {
    await this.#alive()
    const index = this.sent.length
    const read = isRead(name)
    this.sent.push({ method: read ? 'GET' : 'POST', path: name, watch: false, dryRun: false, cloud: true })
    const kind = index >= mostCalls ? 'crash-before' : this.#faults.get(index)
    if (index >= mostCalls) this.#tell(`VIOLATION ${index} one call too many: it is in a loop`)
    const note = (what: string) =>
      this.#tell(`${this.#name} ${index} ${name}${read ? '' : ` ${JSON.stringify(input).slice(0, 300)}`}: ${what}`)
    try {
      const answer = await this.#withFault(kind, name, input, note, signal)
      if (kind || !read) note(kind ? `${kind}, then answered` : 'ok')
      await this.#alive()
      return answer as OutputOf<Name>
    } catch (thrown) {
      await this.#alive()
      if (signal?.aborted) throw cancelled()
      const error = cloudError(name, thrown instanceof AwsFault ? faultOf(thrown) : thrown)
      note(`${kind ?? ''} ${error.code} ${error.message}`)
      throw error
    }
  }

  async #withFault(
    kind: Kind | undefined,
    name: CallName,
    input: object,
    note: (what: string) => void,
    signal?: AbortSignal
  ): Promise<object> {
    if (kind === 'denied') this.denied ??= { action: name, times: 0 }
    if (this.denied?.action === name) {
      this.denied.times++
      throw refusal(
        'AccessDeniedException',
        400,
        `User: arn:aws:sts::123456789012:assumed-role/cutover/release is not authorized to perform: ${name}`
      )
    }
    const question = this.#remembers ? `${name} ${JSON.stringify(input)}` : ''
    const since = this.sent.length - 1 - this.#surprised
    if (!isRead(name) && since < (window[name] ?? 1)) this.#others.blind(input)
    const perform = async (): Promise<object> => {
      const answer = await this.#account.perform(this.#name, name, input)
      if (this.#remembers) this.#answers.set(question, answer)
      return answer
    }
    switch (kind) {
      case undefined:
      case 'denied':
        return perform()
      case 'stale':
        return this.#answers.get(question) ?? perform()
      case 'reset':
        throw new Error('socket hang up')
      case 'lost':
        await perform()
        throw new Error('socket hang up')
      case 'timeout':
        await this.clock.sleep(answerTimeout, signal)
        throw new Error('no answer within 30 s')
      case 'slow': {
        await this.clock.sleep(slowness / 2, signal)
        const answer = await perform()
        await this.clock.sleep(slowness / 2, signal)
        return answer
      }
      case 'pause':
        note('stands still')
        this.#awake = this.#account.clock.sleep(pauseLength)
        this.#leave()
        await this.#alive()
        return this.#surprise(name, input, perform)
      case 'foreign':
        await this.#others.meddle()
        return this.#surprise(name, input, perform)
      case 'rival':
        this.#others.rival()
        return perform()
      case 'crash-after':
        await perform()
        return this.#die(note)
      case 'crash-before':
        return this.#die(note)
    }
    const refused = refusals[kind]
    if (refused) throw refused
    // Nobody but the lock keeps the next run from beginning while a dead one's call is still on its way.
    const unseen = lateness(kind) > documented || (kind.startsWith('crash') && !this.#others.locked)
    if (unseen) this.#others.blind(input)
    void this.#account.clock.sleep(lateness(kind)).then(() => {
      return perform().then(
        () => note('landed late'),
        (thrown: unknown) => note(`landed late, refused: ${String(thrown)}`)
      )
    })
    if (kind.startsWith('crash')) return this.#die(note)
    throw new Error('socket hang up')
  }

  /** It goes on as if nothing had been, with what it read before. */
  #surprise(name: CallName, input: object, perform: () => Promise<object>): Promise<object> {
    this.#surprised = this.sent.length - 1
    if (!isRead(name)) this.#others.blind(input)
    return perform()
  }

  /** What comes before goes on only while the machine runs. */
  async #alive(): Promise<void> {
    await this.#awake
    if (this.#dead) await never()
  }

  #die(note: (what: string) => void): Promise<never> {
    note('died')
    this.#dead = true
    this.#leave()
    return never()
  }
}

const faultOf = ({ code, message, status }: AwsFault) => refusal(code, status, message)
