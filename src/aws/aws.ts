import type { services } from './services.ts'

/**
 * What is asked of AWS, by the names that its IAM policies use: `ecs:UpdateService`. What the code can call at all is what
 * `clients/` exports.
 */
export type CallName = {
  [Name in Service]: `${Name}:${Exclude<keyof Module<Name>, 'Client'> & string}`
}[Service]

export type Service = keyof typeof services
type Module<Name extends Service> = Awaited<ReturnType<(typeof services)[Name]>>

interface CommandLike {
  readonly input: object
  resolveMiddleware(...given: never[]): (...given: never[]) => Promise<{ output: unknown }>
}

type Exported<Name extends CallName> = Name extends `${infer Prefix extends Service}:${infer Command}`
  ? Command extends keyof Module<Prefix>
    ? Module<Prefix>[Command]
    : never
  : never

type Maker = new (input: never) => CommandLike
type CommandOf<Name extends CallName> = Exported<Name> extends Maker ? InstanceType<Exported<Name>> : never

export type InputOf<Name extends CallName> = CommandOf<Name>['input']
export type OutputOf<Name extends CallName> = Awaited<
  ReturnType<ReturnType<CommandOf<Name>['resolveMiddleware']>>
>['output']

/**
 * One account in one region. A call is sent once: whoever calls knows whether it may be repeated.
 *
 * Rejects with CLOUD_DENIED (the hint is the missing IAM statement), CLOUD_INVALID (refused for good), NOT_FOUND, CONFLICT (a
 * condition did not hold, or somebody else writes at this moment) or CLOUD_UNREACHABLE (throttled, failed, or no answer: what
 * became of it is unknown).
 */
export interface Aws {
  readonly region: string
  call<Name extends CallName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<OutputOf<Name>>
}
