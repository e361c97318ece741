import type { Clock } from '../../../io/clock.ts'
import type { Container, Probe } from '../pods.ts'
import type { Running } from '../workload/workload.ts'
import { carryOut, pause } from './handler.ts'

export interface Probing {
  readonly clock: Clock
  readonly running: Running
  readonly container: Container
  readonly podIP: string
  readonly signal: AbortSignal
  /** Tells of each failure, for events. */
  readonly onFailure: (message: string) => void
}

/**
 * Repeats a probe until `signal` aborts and reports each change of its verdict, judged by its thresholds.
 * The first probe comes after `initialDelaySeconds`, at once when there is none.
 */
export async function probe(probing: Probing, probe: Probe, onVerdict: (healthy: boolean) => void): Promise<void> {
  const { clock, running, container, podIP, signal } = probing
  const {
    initialDelaySeconds = 0,
    periodSeconds = 10,
    timeoutSeconds = 1,
    successThreshold = 1,
    failureThreshold = 3
  } = probe
  let verdict: boolean | undefined
  let streak = 0
  let last: boolean | undefined
  if (initialDelaySeconds && !(await pause(clock, initialDelaySeconds * 1000, signal))) return
  while (!signal.aborted) {
    const failure = await carryOut(running, container, probe, timeoutSeconds * 1000, podIP)
    if (signal.aborted) return
    const good = failure === undefined
    if (!good) probing.onFailure(failure)
    streak = good === last ? streak + 1 : 1
    last = good
    if (streak >= (good ? successThreshold : failureThreshold) && verdict !== good) {
      verdict = good
      onVerdict(good)
    }
    if (!(await pause(clock, periodSeconds * 1000, signal))) return
  }
}
