import { afterEach, beforeEach } from 'vitest'
import type { Aws } from '../../../src/aws/aws.ts'
import { openAws } from '../../../src/aws/open.ts'
import { type Clock, systemClock } from '../../../src/io/clock.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { type AwsOptions, type SandboxAws, startAws } from '../../../src/sandbox/aws/server.ts'

/** An account on loopback for each test of a file, behind the SDK. */
export function account(
  clock: Clock = systemClock,
  options: AwsOptions = {}
): { readonly aws: Aws; readonly sandbox: SandboxAws } {
  let held: { aws: Aws; sandbox: SandboxAws; close(): void } | undefined
  const open = <T>(value: T | undefined): T => {
    if (value === undefined) throw new RangeError('No test runs')
    return value
  }
  beforeEach(async () => {
    const sandbox = await startAws({ clock, account: '111122223333', region: 'eu-west-1', ...options })
    const environment = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
    const http = systemHttp({})
    held = { sandbox, aws: await openAws({ endpoint: sandbox.url }, { http, clock, environment }), close: http.close }
  })
  afterEach(async () => {
    held?.close()
    await held?.sandbox.stop()
  })
  return {
    get aws() {
      return open(held).aws
    },
    get sandbox() {
      return open(held).sandbox
    }
  }
}
