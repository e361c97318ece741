import { type Clock, cancelled } from '../io/clock.ts'
import type { Http } from '../io/http.ts'
import type { Aws, CallName, OutputOf, Service } from './aws.ts'
import { cloudError } from './errors.ts'
import { HttpHandler } from './handler.ts'
import { type Identity, identityOf } from './identity.ts'
import { patient } from './patient.ts'
import { services } from './services.ts'

/** What an account is reached by. */
export interface Way {
  readonly http: Http
  readonly clock: Clock
  readonly environment: NodeJS.ProcessEnv
}

export interface Where {
  /** That of the environment or the profile where it is absent. */
  readonly region?: string
  /** Of all services, for a stand-in; that of the environment (AWS_ENDPOINT_URL) where it is absent. */
  readonly endpoint?: string
}

/** As far as all clients are alike. */
interface Client {
  send(command: object, options: { abortSignal?: AbortSignal }): Promise<unknown>
}
type Module = { readonly Client: new (config: object) => Client } & Readonly<
  Record<string, new (input: object) => object>
>

/**
 * The account and region that the environment is logged in to, behind the SDK; each service is loaded when it is first
 * called. What reads is asked again when it is throttled; what writes is sent once.
 * @throws INPUT_INVALID without a region, CREDENTIALS_UNUSABLE without credentials
 */
export async function openAws({ region, endpoint }: Where, { http, clock, environment }: Way): Promise<Aws> {
  const requestHandler = new HttpHandler(http)
  const identity = await identityOf(region, environment, requestHandler)
  await identity.credentials()
  const standIn = endpoint ?? (environment.AWS_ENDPOINT_URL || undefined)
  const open = opener(identity, requestHandler, standIn)
  const clients = new Map<Service, Promise<Client>>()
  const clientOf = (service: Service): Promise<Client> => {
    const found = clients.get(service) ?? open(service)
    clients.set(service, found)
    return found
  }
  return patient(
    {
      region: identity.region,
      async call(name, input, signal) {
        const [service, operation] = name.split(':') as [Service, string]
        const Command = ((await services[service]()) as unknown as Module)[operation] as new (input: object) => object
        try {
          const answer = await (await clientOf(service)).send(new Command(input), signal ? { abortSignal: signal } : {})
          return answer as OutputOf<CallName> as never
        } catch (error) {
          throw signal?.aborted ? cancelled() : cloudError(name, error, input)
        }
      }
    },
    clock
  )
}

/** Virtual hosts of buckets have no name at a stand-in. */
const opener =
  ({ region, credentials }: Identity, requestHandler: HttpHandler, endpoint: string | undefined) =>
  async (service: Service): Promise<Client> => {
    const { Client } = (await services[service]()) as unknown as Module
    return new Client({
      ...{ region, credentials, requestHandler, maxAttempts: 1 },
      ...(endpoint ? { endpoint, ...(service === 's3' ? { forcePathStyle: true } : {}) } : {})
    })
  }
