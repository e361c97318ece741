import { CutoverError, messageOf } from '../errors.ts'
import type { HttpHandler } from './handler.ts'
import { services } from './services.ts'

export interface Identity {
  readonly region: string
  /** The SDK's own chain, asked anew when what it gave expires. */
  readonly credentials: () => Promise<Credentials>
}

interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

const login =
  'Log in with a step before this one: aws-actions/configure-aws-credentials with role-to-assume, aws-region, and the permission id-token: write. On a machine of your own, aws sso login or AWS_PROFILE.'

/** Who asks, and where. @throws INPUT_INVALID without a region; the credentials reject with CREDENTIALS_UNUSABLE */
export async function identityOf(
  region: string | undefined,
  environment: NodeJS.ProcessEnv,
  requestHandler: HttpHandler
): Promise<Identity> {
  const { Client } = await services.sts()
  const named = region ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined)
  const written = credentialsIn(environment)
  const client = new Client({
    requestHandler,
    ...(named ? { region: named } : {}),
    ...(written ? { credentials: written } : {})
  })
  return {
    region: await client.config.region().catch((cause: unknown) => {
      throw regionUnknown(cause)
    }),
    credentials: () => client.config.credentials().catch(refuse)
  }
}

/** As the chain has it: the environment goes first, where no profile is named. */
function credentialsIn(environment: NodeJS.ProcessEnv): Credentials | undefined {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token, AWS_PROFILE } = environment
  if (!id || !secret || AWS_PROFILE) return undefined
  return { accessKeyId: id, secretAccessKey: secret, ...(token ? { sessionToken: token } : {}) }
}

const regionUnknown = (cause: unknown): CutoverError =>
  new CutoverError('INPUT_INVALID', 'No AWS region is named.', {
    hint: 'Give the input region, region under target.ecs, or AWS_REGION, which aws-actions/configure-aws-credentials sets.',
    cause
  })

/** Not told apart further: an AccessDenied of the login says nothing of the rights of whom it would have logged in. */
function refuse(cause: unknown): never {
  if (cause instanceof CutoverError) throw cause
  throw unusable(`There are no AWS credentials to be had: ${messageOf(cause).replace(/\.$/, '')}.`, cause)
}

export const unusable = (message: string, cause: unknown): CutoverError =>
  new CutoverError('CREDENTIALS_UNUSABLE', message, { hint: login, cause })
