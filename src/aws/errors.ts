import { asCutoverError, type Code, CutoverError, clause, messageOf } from '../errors.ts'
import type { CallName } from './aws.ts'
import { missing } from './denied.ts'
import { unusable } from './identity.ts'

/** What the SDK throws for an answer that is an error, or for none. */
interface Thrown {
  readonly name: string
  readonly message: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

const credentials =
  /^(?:Expired|RequestExpired|InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|InvalidAccessKeyId|InvalidToken|TokenRefreshRequired|MissingAuthenticationToken|AuthFailure|CredentialsProviderError|TokenProviderError)/
const denied = /^(?:AccessDenied|Unauthorized|NotAuthorized|Forbidden|OptInRequired)/
const conflict =
  /^(?:PreconditionFailed|ConditionalRequestConflict|OperationAborted|UpdateInProgress|Conflict|ConcurrentModification|ConcurrentUpdate|ResourceInUse|DeploymentLimitExceeded|DeploymentAlreadyCompleted)/
const absent = /NotFound(?:Exception|Fault)?$|^NoSuch|DoesNotExist(?:Exception)?$|^ServiceNotActive/
const passing =
  /^(?:Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|RequestTimeout|PriorRequestNotComplete|Server(?:Exception|Error)|Service(?:Exception|Unavailable)|Internal|TimeoutError)/

const hints: Partial<Record<Code, string>> = {
  CLOUD_INVALID: 'The answer above is AWS own word, and the same request would get it again.',
  CLOUD_UNREACHABLE: 'Run it again: it resumes from what AWS shows.',
  CONFLICT: 'Somebody else changes the same thing at this moment. Run it again.',
  NOT_FOUND: 'Check the name, the region and the account.'
}

/** As much of what AWS says as anybody reads. */
const longestSaid = 1_000

/** Neither AWS nor the network throws these: asked again, they would come again. */
const defects = [TypeError, RangeError, ReferenceError, SyntaxError]

/**
 * What a failed call means for the run, in the words of AWS but for what nobody should read: values of the environment in
 * the `input` that it may repeat. What was thrown before there was any answer by a defect of ours is INTERNAL.
 */
export function cloudError(name: CallName, thrown: unknown, input: object = {}): CutoverError {
  if (thrown instanceof CutoverError) return thrown
  const { name: kind, message, $metadata } = thrown as Thrown
  const status = $metadata?.httpStatusCode
  if (status === undefined && defects.some(defect => thrown instanceof defect)) return asCutoverError(thrown)
  const told = readable(message ?? messageOf(thrown))
  const code = codeOf(kind, told, status)
  // A refusal speaks of rights alone, and the statement to paste is made from its words.
  const said = code === 'CLOUD_DENIED' ? told : withoutValues(told, input)
  const shown = said.length > longestSaid ? `${said.slice(0, longestSaid)}…` : said
  const unread = status === undefined ? 'no answer from AWS' : status < 300 ? 'no answer that can be read' : undefined
  const text = `${name}: ${unread ? `${unread} (${shown})` : `${kind}${shown ? `: ${shown}` : ''}`}.`
  if (code === 'CREDENTIALS_UNUSABLE') return unusable(text, thrown)
  const hint = code === 'CLOUD_DENIED' ? missing(name, said) : (hints[code] ?? '')
  return new CutoverError(code, text, { hint, cause: thrown })
}

function codeOf(kind: string, said: string, status: number | undefined): Code {
  if (credentials.test(kind)) return 'CREDENTIALS_UNUSABLE'
  // Of an answer that broke off only the beginning is known: that it was no refusal.
  if (status === undefined || status < 300) return 'CLOUD_UNREACHABLE'
  // EC2's way of old, and what S3 has for a refusal whose kind it does not tell.
  if (denied.test(kind) || status === 403 || status === 401) return 'CLOUD_DENIED'
  if (passing.test(kind) || status >= 500 || status === 429) return 'CLOUD_UNREACHABLE'
  if (/too many concurrent attempts|rate exceeded/i.test(said)) return 'CLOUD_UNREACHABLE'
  if (conflict.test(kind) || status === 412) return 'CONFLICT'
  if (absent.test(kind) || status === 404 || /^Unable to describe task definition/.test(said)) return 'NOT_FOUND'
  return 'CLOUD_INVALID'
}

/** Without the encoded explanation, which names what the caller may not see, and without advice to who debugs the SDK. */
const readable = (message: string): string =>
  clause(
    message.replace(/\s*(?:Encoded authorization failure message|Deserialization error):.*$/s, '').replace(/\s+/g, ' ')
  ).trim()

/** Shorter ones are words of every message: `true`, `8080`, `eu-west-1`. */
const shortestValue = 10

/** Without the values that containers get: nobody said which of them are secrets. */
function withoutValues(said: string, input: object): string {
  const values = valuesIn(input).filter(value => value.length >= shortestValue)
  return values.reduce((left, value) => left.replaceAll(value, '***'), said)
}

/** The values under every `environment` in it, the longest first. */
function valuesIn(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return []
  const found = Object.entries(input).flatMap(([field, value]) =>
    field === 'environment' && Array.isArray(value)
      ? value.flatMap((one: { value?: unknown }) => (typeof one?.value === 'string' ? one.value : []))
      : valuesIn(value)
  )
  return found.sort((a, b) => b.length - a.length)
}
