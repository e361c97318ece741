import { test } from 'vitest'

/** One implementation of AWS under test. */
export interface AwsSubject {
  readonly endpoint: string
  readonly region: string
  /** Where load balancers and target groups can be made. */
  readonly vpc: string
  readonly subnets: string[]
  stop(): Promise<void>
}

/** The settings of an SDK client that speaks to the subject, and says every refusal at once. */
export const clientSettings = ({ endpoint, region }: AwsSubject) => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'AKIACONTRACT', secretAccessKey: 'contract' },
  maxAttempts: 1
})

/** The error's name and status; `done` where there is none. */
export const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { name: string; $metadata?: { httpStatusCode?: number } }) => [error.name, error.$metadata?.httpStatusCode]
  )

/** `test`, but for what the subject is known to do otherwise than AWS documents: that must fail, so that we hear of a mend. */
export const promising =
  (unfaithful: readonly string[]) =>
  (title: string, run: () => Promise<void>): void =>
    (unfaithful.includes(title) ? test.fails : test)(title, run)
