import { createHash } from 'node:crypto'
import { type Clock, systemClock } from '../../io/clock.ts'
import { startLoopback } from '../loopback.ts'
import { type AwsRequest, answer, perform } from './dispatch.ts'
import { AwsFaults } from './faults.ts'
import { type Quota, Rates } from './rates.ts'
import { AwsFault, type AwsService, type Ground } from './service.ts'
import { type Doors, openServices, type Surroundings } from './services.ts'

export interface AwsOptions extends Surroundings {
  readonly clock?: Clock
  /** `eu-central-1` unless given. */
  readonly region?: string
  /** Twelve digits; `123456789012` unless given. */
  readonly account?: string
  /** ARN of whoever signs; a role assumed by a workflow unless given. */
  readonly principal?: string
  /** No call is too many unless given; `documentedQuotas` are AWS's own. */
  readonly quotas?: readonly Quota[]
  readonly port?: number
}

/** AWS on loopback: one account in one region. Beside what follows, each service has a door of its own for tests. */
export interface SandboxAws extends Doors {
  /** The `endpoint` of every client. */
  readonly url: string
  readonly region: string
  readonly account: string
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly AwsRequest[]
  readonly faults: AwsFaults
  /** IAM actions that are answered with AccessDenied: `ecs:UpdateService`. May be changed at any time. */
  readonly denied: Set<string>
  /**
   * Performs a call without a client, a log line, faults or rights: for what a test wants to be there.
   * @throws AwsFault
   */
  perform<T extends object = object>(call: string, input: object): Promise<T>
  stop(): Promise<void>
}

/** Starts AWS on a port of 127.0.0.1. */
export async function startAws(options: AwsOptions = {}): Promise<SandboxAws> {
  const stopped = new AbortController()
  const denied = new Set<string>()
  const ground = groundOf(options, stopped.signal, denied)
  const { services, doors, close } = openServices(ground, options)
  const { clock, region, account } = ground
  const principal = options.principal ?? `arn:aws:sts::${account}:assumed-role/cutover/release`
  const state = {
    ground,
    services,
    requests: [],
    answers: new Map(),
    faults: new AwsFaults(),
    rates: new Rates(clock, options.quotas ?? []),
    principal
  }
  const loopback = await startLoopback(request => answer(state, request), options)
  return {
    ...doors,
    url: `http://${loopback.host}`,
    region,
    account,
    requests: state.requests,
    faults: state.faults,
    denied,
    perform: async <T extends object>(call: string, input: object) => {
      const [prefix = '', operation = ''] = call.split(':')
      const about = { operation, region, account, principal, at: clock.now() }
      return (await perform(serviceNamed(services, prefix), about, input)) as T
    },
    stop: async () => {
      stopped.abort()
      await close()
      await loopback.stop()
    }
  }
}

function groundOf(options: AwsOptions, signal: AbortSignal, denied: ReadonlySet<string>): Ground {
  let issued = 0
  return {
    clock: options.clock ?? systemClock,
    region: options.region ?? 'eu-central-1',
    account: options.account ?? '123456789012',
    denied,
    signal,
    id: length => createHash('sha256').update(`id ${issued++}`).digest('hex').slice(0, length)
  }
}

function serviceNamed(services: readonly AwsService[], name: string): AwsService {
  const service = services.find(one => one.name === name)
  if (!service) throw new AwsFault('UnknownService', `The sandbox has no service ${name}.`)
  return service
}
