import { type Probing, probe } from './prober.ts'

/** What becomes of a container in the eyes of its probes. */
export interface Health {
  started(): void
  ready(ready: boolean): void
  /** One probe has failed; no judgement yet. */
  failed(kind: string, message: string): void
  /** Its liveness or startup probe has given it up. */
  dead(kind: string): void
}

/**
 * Runs the probes of a container until it is `over`. Liveness and readiness wait for the startup probe. When the
 * container is being stopped only readiness is asked for any longer: what drains may still serve.
 */
export function watchHealth(
  probing: Pick<Probing, 'clock' | 'running' | 'container' | 'podIP'>,
  over: AbortSignal,
  stopping: AbortSignal,
  health: Health
): void {
  const { startupProbe, livenessProbe, readinessProbe } = probing.container
  const alive = AbortSignal.any([over, stopping])
  const as = (kind: string, signal: AbortSignal): Probing => ({
    ...probing,
    signal,
    onFailure: message => health.failed(kind, message)
  })
  const begin = () => {
    health.started()
    if (livenessProbe) void probe(as('Liveness', alive), livenessProbe, good => good || health.dead('Liveness'))
    if (readinessProbe) void probe(as('Readiness', over), readinessProbe, health.ready)
    else health.ready(true)
  }
  if (!startupProbe) {
    begin()
    return
  }
  const decided = new AbortController()
  void probe(as('Startup', AbortSignal.any([alive, decided.signal])), startupProbe, good => {
    decided.abort()
    if (good) begin()
    else health.dead('Startup')
  })
}
