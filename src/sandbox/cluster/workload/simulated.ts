import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { Exit, Launch, Workload } from './workload.ts'

/** How a container without a process behaves, in time of the cluster's clock. */
export interface Behaviour {
  /** Answers its probes after so long; absent: at once; 'never'. */
  readonly readyAfter?: Milliseconds | 'never'
  /** Ends after so long with `exitCode`. */
  readonly exitAfter?: Milliseconds
  readonly exitCode?: number
  /** How long it goes on after SIGTERM. */
  readonly drain?: Milliseconds
  /** Written when it starts. */
  readonly says?: string
}

/** Containers that are only a story, for tests on a virtual clock: probes are answered, no socket is opened. */
export const simulated =
  (clock: Clock, behaviour: (launch: Launch) => Behaviour = () => ({})): Workload =>
  async launch => {
    const { readyAfter = 0, exitAfter, exitCode = 0, drain = 0, says } = behaviour(launch)
    const startedAt = clock.now()
    const ended = new AbortController()
    let end: (exit: Exit) => void = () => undefined
    const exit = new Promise<Exit>(resolve => {
      end = resolve
    })
    const finish = (code: number) => {
      end({ code })
      ended.abort()
    }
    const after = (duration: Milliseconds, code: number) =>
      clock.sleep(duration, ended.signal).then(
        () => finish(code),
        () => undefined
      )
    if (says) launch.log(says)
    if (exitAfter !== undefined) void after(exitAfter, exitCode)
    return {
      exit,
      signal: name => void (name === 'SIGKILL' ? finish(137) : after(drain, 0)),
      address: () => undefined,
      answers: () => readyAfter !== 'never' && clock.now() - startedAt >= readyAfter
    }
  }
