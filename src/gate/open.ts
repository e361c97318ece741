import type { Aws } from '../aws/aws.ts'
import type { GateSettings, HttpGate } from '../config/gate-settings.ts'
import { CutoverError } from '../errors.ts'
import type { Clock } from '../io/clock.ts'
import type { Http } from '../io/http.ts'
import type { Processes } from '../io/process.ts'
import type { Report } from '../runner/report.ts'
import type { Gate } from './gate.ts'
import type { Ask } from './http.ts'
import type { Situate } from './situation.ts'

/** What gates reach beyond the cluster. */
export interface Outside {
  readonly http: Http
  readonly processes: Processes
  /** AWS in a region, that of the run where none is named. Rejects where the run is not logged in. */
  readonly aws?: (region?: string) => Promise<Aws>
  /** The images of the release: references with digests. */
  readonly images?: readonly string[]
}

/** What of a release AWS itself can tell about. */
export interface Measurable {
  /** ARN of the target group that the release's own tasks are in; undefined while there is none. */
  readonly targetGroup?: () => Promise<string | undefined>
}

export interface GatePorts extends Outside, Measurable {
  readonly clock: Clock
  readonly report: Report
  /** The way to a Service of the release. */
  readonly askService: Ask
  readonly situate: Situate
  /** Takes the secrets of the gates out of what a server said, before any of it is cut off or shown. */
  readonly hide: (text: string) => string
}

/** The gate that `settings` describe. One file a kind, loaded when it is used: a kind more is a file and a case more. */
export async function openGate(settings: GateSettings, ports: GatePorts): Promise<Gate> {
  switch (settings.kind) {
    case 'http': {
      const { httpGate } = await import('./http.ts')
      return httpGate(settings, await wayTo(settings, ports), ports.clock, ports.situate)
    }
    case 'command':
      return (await import('./command.ts')).commandGate(settings, ports)
    case 'prometheus':
      return (await import('./prometheus.ts')).prometheusGate(settings, ports)
    case 'datadog':
      return (await import('./datadog.ts')).datadogGate(settings, ports)
    case 'newrelic':
      return (await import('./newrelic.ts')).newRelicGate(settings, ports)
    case 'alarms':
      return (await import('./cloudwatch.ts')).alarmsGate(settings, await awsFor(settings, ports))
    case 'cloudwatch':
      return (await import('./cloudwatch.ts')).cloudWatchGate(settings, await awsFor(settings, ports), ports.situate)
    case 'alb':
      return (await import('./alb.ts')).albGate(settings, await awsFor(settings, ports), ports)
    case 'scan':
      return (await import('./scan.ts')).scanGate(settings, ports.images ?? [], region =>
        awsFor({ ...settings, region }, ports)
      )
  }
}

async function awsFor({ kind, region }: { kind: string; region?: string }, { aws }: GatePorts): Promise<Aws> {
  if (aws) return aws(region)
  throw new CutoverError('CONFIG_INVALID', `A gate ${kind} asks AWS, which this run has no way to.`, {
    hint: 'Log in with aws-actions/configure-aws-credentials before this step, or leave the gate out.'
  })
}

async function wayTo({ url }: HttpGate, { http, askService, hide }: GatePorts): Promise<Ask> {
  const ask = url === undefined ? askService : (await import('./address.ts')).addressAsk(url, http)
  return async (settings, signal) => {
    const { status, body } = await ask(settings, signal)
    return { status, body: hide(body) }
  }
}
