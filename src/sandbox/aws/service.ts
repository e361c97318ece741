import type { Clock, Instant } from '../../io/clock.ts'
import type { Answer, Incoming } from '../loopback.ts'

/** What every service stands on. */
export interface Ground {
  readonly clock: Clock
  readonly region: string
  readonly account: string
  /** IAM actions that are not allowed: `ecs:UpdateService`. */
  readonly denied: ReadonlySet<string>
  /** Aborts when the sandbox stops: what a service does in the background ends with it. */
  readonly signal: AbortSignal
  /** So many hexadecimal digits, none twice; the same ones in every run. */
  id(length: number): string
}

/** Who asks, and when. */
export interface Call {
  readonly operation: string
  /** As the request's signature names it. */
  readonly region: string
  readonly account: string
  /** ARN of the caller. */
  readonly principal: string
  readonly at: Instant
}

/**
 * Throws AwsFault to refuse. The input is what the SDK's command of that name takes, timestamps as seconds; in the output a
 * Date is a timestamp and a Uint8Array a blob, and members that are undefined are left out.
 */
export type Operation = (input: never, call: Call) => object | undefined | Promise<object | undefined>

/** A service, as one of `json`, `query` and `rest` lets clients speak to it (or as several do). */
export interface AwsService {
  /** Its prefix in IAM policies: `elasticloadbalancing`. */
  readonly name: string
  /** Its name in signatures, where that is another: `monitoring`. */
  readonly signing?: string
  /** The AWS JSON protocols. */
  readonly json?: {
    /** Before the operation in X-Amz-Target: `AmazonEC2ContainerServiceV20141113`. */
    readonly target: string
    readonly version: '1.0' | '1.1'
    /** The service once spoke the Query protocol: errors also tell their code of that time in a header. */
    readonly queryCompatible?: boolean
  }
  /** The AWS Query protocol: a form in, XML out. */
  readonly query?: {
    readonly xmlns: string
    /** Members that are numbers, wherever they stand: a form has only text. */
    readonly numbers?: readonly string[]
    readonly booleans?: readonly string[]
  }
  /** Paths and methods of its own. */
  readonly rest?: RestWire
  readonly operations: Readonly<Record<string, Operation>>
  /** The IAM action of an operation, where it is called otherwise: HeadObject is allowed as `s3:GetObject`. */
  readonly actions?: Readonly<Record<string, string>>
}

export interface RestWire {
  route(request: Incoming): { readonly operation: string; readonly input: object } | undefined
  answer(operation: string, output: object, requestId: string): Answer
}

/** A refusal as AWS words it. `fields` are further members of the error. */
export class AwsFault extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, status = 400, fields: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'AwsFault'
    this.code = code
    this.status = status
    this.fields = fields
  }
}
