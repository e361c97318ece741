import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { Container } from '../pods.ts'
import type { Running } from '../workload/workload.ts'
import { carryOut, pause, sleepOf, type Verdict } from './handler.ts'

/**
 * Ends a container as the kubelet does: preStop, SIGTERM, and SIGKILL when `grace`, which counts from the beginning
 * of preStop, is over. Resolves when it has ended, with what went wrong in preStop.
 */
export async function end(
  running: Running,
  container: Container,
  clock: Clock,
  grace: Milliseconds,
  podIP: string
): Promise<Verdict> {
  const ended = new AbortController()
  const gone = running.exit.then(() => ended.abort())
  const deadline = pause(clock, grace, ended.signal).then(late => {
    if (late) running.signal('SIGKILL')
    return undefined
  })
  // A hook that hangs does not keep the container beyond its grace.
  const failure = await Promise.race([preStop(running, container, clock, grace, podIP, ended.signal), deadline])
  running.signal('SIGTERM')
  await gone
  return failure
}

async function preStop(
  running: Running,
  container: Container,
  clock: Clock,
  grace: Milliseconds,
  podIP: string,
  ended: AbortSignal
): Promise<Verdict> {
  const hook = container.lifecycle?.preStop
  if (!hook) return undefined
  const seconds = sleepOf(hook)
  if (seconds === undefined) return carryOut(running, container, hook, grace, podIP)
  await pause(clock, seconds * 1000, ended)
  return undefined
}
