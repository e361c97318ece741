import { createHash } from 'node:crypto'
import type { Clock } from '../../../src/io/clock.ts'
import { perform } from '../../../src/sandbox/aws/dispatch.ts'
import { AwsFault, type Ground } from '../../../src/sandbox/aws/service.ts'
import { openServices } from '../../../src/sandbox/aws/services.ts'
import { type VirtualClock, virtualClock } from '../../../src/sandbox/cluster/virtual-clock.ts'
import { simulated } from '../../../src/sandbox/cluster/workload/simulated.ts'

/** Turns of the event loop without a new sleep after which nothing goes on: no socket is waited for. */
const quietTurns = 2

/** Told of every call before it is performed, and after it. `who` is the run, or `somebody` for a person. */
export interface Onlooker {
  before(who: string, name: string, input: object): void
  after(name: string): void
  /** AWS itself may have changed something, at the moment that is just over. */
  passed(): void
}

/** The sandbox's AWS without a socket: a call is its operation, on copies of input and output as over a wire. */
export class Account {
  readonly clock: VirtualClock
  readonly onlookers: Onlooker[] = []
  readonly doors: ReturnType<typeof openServices>['doors']
  readonly #services: ReturnType<typeof openServices>['services']
  readonly #ground: Ground
  readonly #stopped = new AbortController()
  readonly #close: () => Promise<unknown>
  readonly #stopTime: () => void

  constructor() {
    let issued = 0
    this.clock = virtualClock(Date.UTC(2026, 10, 21), quietTurns)
    this.#ground = {
      ...{ clock: this.#watched(), region: 'eu-central-1', account: '123456789012', denied: new Set<string>() },
      signal: this.#stopped.signal,
      id: length => createHash('sha256').update(`id ${issued++}`).digest('hex').slice(0, length)
    }
    const workload = simulated(this.#ground.clock, ({ container: { image } }) => {
      if (image.includes('crashing')) return { exitAfter: 0, exitCode: 1 }
      return image.includes('sick') ? { readyAfter: 'never' } : {}
    })
    const { services, doors, close } = openServices(this.#ground, { ecs: { workload } })
    this.#services = services
    this.doors = doors
    this.#close = close
    this.#stopTime = this.clock.run()
  }

  /** The clock as AWS has it: whatever it does by itself comes after a sleep, and is looked at before time goes on. */
  #watched(): Clock {
    const { clock } = this
    let due = false
    const look = () => {
      due = false
      for (const one of this.onlookers) one.passed()
    }
    return {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      sleep: async (duration, signal) => {
        try {
          await clock.sleep(duration, signal)
        } finally {
          if (!due) setImmediate(look)
          due = true
        }
      }
    }
  }

  /** @throws AwsFault */
  async perform<T extends object>(who: string, name: string, input: object): Promise<T> {
    for (const one of this.onlookers) one.before(who, name, input)
    const { service, about } = this.#called(name)
    const output = await perform(service, about, copied(input))
    for (const one of this.onlookers) one.after(name)
    return readable(copied(output)) as T
  }

  /** What a call that only reads answers at this moment, seen by nobody. */
  ask<T>(name: string, input: object): T {
    const { service, about } = this.#called(name)
    return service.operations[about.operation]?.(input as never, about) as T
  }

  async close(): Promise<void> {
    this.#stopTime()
    this.#stopped.abort()
    await this.#close()
  }

  #called(name: string) {
    const [prefix = '', operation = ''] = name.split(':')
    const service = this.#services.find(one => one.name === prefix)
    if (!service) throw new AwsFault('UnknownService', `The sandbox has no service ${prefix}.`)
    const { region, account, clock } = this.#ground
    const principal = `arn:aws:sts::${account}:assumed-role/cutover/release`
    return { service, about: { operation, region, account, principal, at: clock.now() } }
  }
}

/** What a wire carries: no two ends share an object. structuredClone took a quarter of the time of a case. */
function copied<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copied) as T
  if (value instanceof Date) return new Date(value) as T
  if (value instanceof Uint8Array) return value.slice() as T
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = copied((value as Record<string, unknown>)[key])
  return copy as T
}

/** An object's body is a stream of the SDK, of which text is read. */
function readable(output: object): object {
  const { Body } = output as { Body?: unknown }
  if (!(Body instanceof Uint8Array)) return output
  return { ...output, Body: { transformToString: async () => Buffer.from(Body).toString('utf8') } }
}
