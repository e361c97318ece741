import type { Instant } from '../../io/clock.ts'
import type { Answer, Incoming } from '../loopback.ts'
import { type Credential, credentialOf } from './authorization.ts'
import type { AwsEffect, AwsFaults } from './faults.ts'
import type { Rates } from './rates.ts'
import { AwsFault, type AwsService, type Call, type Ground } from './service.ts'
import { type Wire, wireOf } from './wire/wire.ts'

/** One line of the log. `status` is 0 until there is an answer, and where the client gets none. */
export interface AwsRequest {
  /** As IAM calls it: `ecs`. */
  readonly service: string
  readonly operation: string
  readonly input: object
  readonly at: Instant
  status: number
  /** The error's code. */
  error?: string
}

export interface Dispatch {
  readonly ground: Ground
  readonly services: readonly AwsService[]
  readonly requests: AwsRequest[]
  /** The last right answer to each question. */
  readonly answers: Map<string, Answer>
  readonly faults: AwsFaults
  readonly rates: Rates
  /** ARN of whoever signs. */
  readonly principal: string
}

interface Asked {
  readonly service: AwsService
  readonly wire: Wire
  readonly call: Call
  readonly input: object
  readonly line: AwsRequest
  readonly requestId: string
}

/** Answers one request: says who is asked for what, strikes with the fault that waits for it, and performs it. */
export async function answer(dispatch: Dispatch, request: Incoming): Promise<Answer | undefined> {
  const credential = credentialOf(request.headers)
  const service = serviceOf(dispatch.services, credential, request)
  const wire = wireOf(service, request)
  const requestId = dispatch.ground.id(32)
  try {
    if (!credential) throw wire.refusals.unsigned()
    const { operation, input } = wire.read(request)
    const at = dispatch.ground.clock.now()
    const line: AwsRequest = { service: service.name, operation, input, at, status: 0 }
    dispatch.requests.push(line)
    const call = {
      operation,
      region: credential.region,
      account: dispatch.ground.account,
      principal: dispatch.principal,
      at
    }
    return await struck(dispatch, { service, wire, call, input, line, requestId })
  } catch (thrown) {
    return wire.fault(asFault(thrown), requestId)
  }
}

/** The operation itself. @throws AwsFault */
export async function perform({ operations }: AwsService, call: Call, input: object): Promise<object> {
  const operation = operations[call.operation]
  if (!operation) throw new AwsFault('UnknownOperationException', `The sandbox has no ${call.operation}.`)
  return (await operation(input as never, call)) ?? {}
}

/** The service that the signature names; for a request without one, the one that it looks like. */
function serviceOf(services: readonly AwsService[], credential: Credential | undefined, request: Incoming): AwsService {
  const target = String(request.headers['x-amz-target'] ?? '').split('.')[0]
  const found =
    services.find(one => credential && (one.signing ?? one.name) === credential.service) ??
    services.find(one => one.json && one.json.target === target) ??
    services.find(one => one.name === (request.method === 'POST' && request.url.pathname === '/' ? 'sts' : 's3'))
  if (!found) throw new AwsFault('UnknownService', `The sandbox has no service ${credential?.service}.`)
  return found
}

async function struck(dispatch: Dispatch, asked: Asked): Promise<Answer | undefined> {
  const { clock, signal } = dispatch.ground
  const effect = dispatch.faults.next(`${asked.service.name}:${asked.call.operation}`)
  if (effect === undefined) return answered(dispatch, asked)
  if ('throttle' in effect || 'fail' in effect) return refused(asked, failure(effect, asked.wire))
  if ('lands' in effect) {
    void clock.sleep(effect.lands, signal).then(
      () => answered(dispatch, asked),
      () => undefined
    )
    return undefined
  }
  if ('reset' in effect) return cutOff(dispatch, asked, effect.reset)
  if ('stale' in effect) return lastAnswer(dispatch, asked) ?? answered(dispatch, asked)
  if ('delay' in effect) await clock.sleep(effect.delay, signal)
  else await effect.meanwhile()
  return answered(dispatch, asked)
}

async function cutOff(dispatch: Dispatch, asked: Asked, when: 'before' | 'after'): Promise<undefined> {
  if (when === 'after') await answered(dispatch, asked)
  asked.line.status = 0
}

function lastAnswer({ answers }: Dispatch, asked: Asked): Answer | undefined {
  const answer = answers.get(question(asked))
  if (answer) asked.line.status = answer.status
  return answer
}

const reads = /^(?:Describe|List|Get|Head|Batch)/

const question = ({ service, call, input }: Asked): string =>
  `${service.name}:${call.operation} ${JSON.stringify(input)}`

const failure = (effect: Extract<AwsEffect, { throttle: true } | { fail: string }>, wire: Wire): AwsFault =>
  'throttle' in effect
    ? wire.refusals.throttled()
    : new AwsFault(effect.fail, effect.message ?? effect.fail, effect.status)

async function answered(dispatch: Dispatch, asked: Asked): Promise<Answer> {
  const { service, wire, call, input, line, requestId } = asked
  const name = `${service.name}:${call.operation}`
  const action = `${service.name}:${service.actions?.[call.operation] ?? call.operation}`
  try {
    if (!dispatch.rates.admit(name)) throw wire.refusals.throttled()
    if (dispatch.ground.denied.has(action)) throw wire.refusals.denied(action, call.principal)
    if (!service.operations[call.operation]) throw wire.refusals.unknown(call.operation)
    const answer = wire.answer(call.operation, await perform(service, call, input), requestId)
    line.status = answer.status
    if (reads.test(call.operation)) dispatch.answers.set(question(asked), answer)
    return answer
  } catch (thrown) {
    return refused(asked, asFault(thrown))
  }
}

function refused({ wire, line, requestId }: Asked, fault: AwsFault): Answer {
  line.status = fault.status
  line.error = fault.code
  return wire.fault(fault, requestId)
}

const asFault = (thrown: unknown): AwsFault =>
  thrown instanceof AwsFault ? thrown : new AwsFault('InternalFailure', `sandbox: ${String(thrown)}`, 500)
