import { openAws } from '../../src/aws/open.ts'
import type { GatePorts } from '../../src/gate/open.ts'
import { systemHttp } from '../../src/io/http.ts'
import { type AwsOptions, type SandboxAws, startAws } from '../../src/sandbox/aws/server.ts'
import { virtualClock } from '../../src/sandbox/cluster/virtual-clock.ts'
import { now, ports } from './ports.ts'

/** AWS on loopback at the time of the tests' situation, and what a gate reaches it with. */
export async function onAws(options: AwsOptions = {}, more: Partial<GatePorts> = {}) {
  const clock = virtualClock(now)
  const sandbox: SandboxAws = await startAws({ ...options, clock })
  const http = systemHttp({})
  const environment = { AWS_ACCESS_KEY_ID: 'AKIASANDBOX', AWS_SECRET_ACCESS_KEY: 'sandbox' }
  const aws = (region?: string) =>
    openAws(
      { region: region ?? sandbox.region, endpoint: sandbox.url },
      // What is asked again is asked at once.
      {
        http,
        clock: { now: () => clock.now(), monotonic: () => clock.monotonic(), sleep: () => Promise.resolve() },
        environment
      }
    )
  const { ports: given, close } = ports({ aws, ...more })
  const stop = async (): Promise<void> => {
    await sandbox.stop()
    http.close()
    close()
  }
  return { sandbox, ports: given, aws, stop }
}
