import type { GateSettings, HttpGate } from '../config/gate-settings.ts'
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
}

export interface GatePorts extends Outside {
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
  }
}

async function wayTo({ url }: HttpGate, { http, askService, hide }: GatePorts): Promise<Ask> {
  const ask = url === undefined ? askService : (await import('./address.ts')).addressAsk(url, http)
  return async (settings, signal) => {
    const { status, body } = await ask(settings, signal)
    return { status, body: hide(body) }
  }
}
