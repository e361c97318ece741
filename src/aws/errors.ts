import { type Code, CutoverError, messageOf } from '../errors.ts'
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

/** What a failed call means for the run, in the words of AWS but for what nobody should read. */
export function cloudError(name: CallName, thrown: unknown): CutoverError {
  if (thrown instanceof CutoverError) return thrown
  const { name: kind, message, $metadata } = thrown as Thrown
  const status = $metadata?.httpStatusCode
  const said = readable(message ?? messageOf(thrown))
  const code = codeOf(kind, said, status)
  const text = `${name}: ${status === undefined ? `no answer from AWS (${said})` : `${kind}${said ? `: ${said}` : ''}`}.`
  if (code === 'CREDENTIALS_UNUSABLE') return unusable(text, thrown)
  const hint = code === 'CLOUD_DENIED' ? missing(name, said) : (hints[code] ?? '')
  return new CutoverError(code, text, { hint, cause: thrown })
}

function codeOf(kind: string, said: string, status: number | undefined): Code {
  if (credentials.test(kind)) return 'CREDENTIALS_UNUSABLE'
  if (status === undefined) return 'CLOUD_UNREACHABLE'
  // EC2's way of old, and what S3 has for a refusal whose kind it does not tell.
  if (denied.test(kind) || status === 403 || status === 401) return 'CLOUD_DENIED'
  if (passing.test(kind) || status >= 500 || status === 429) return 'CLOUD_UNREACHABLE'
  if (/too many concurrent attempts|rate exceeded/i.test(said)) return 'CLOUD_UNREACHABLE'
  if (conflict.test(kind) || status === 412) return 'CONFLICT'
  if (absent.test(kind) || status === 404 || /^Unable to describe task definition/.test(said)) return 'NOT_FOUND'
  return 'CLOUD_INVALID'
}

/** Without the encoded explanation, which names what the caller may not see, and without request ids. */
const readable = (message: string): string =>
  message
    .replace(/\s*Encoded authorization failure message:.*$/s, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
