import type { Clock, Milliseconds } from '../io/clock.ts'

/** Lets through what is new, at most once per `interval`; what came in between waits for `rest`, the newest only. */
export interface Pace {
  /** The text, when it may be shown now. */
  next(text: string): string | undefined
  /** What is still waiting; asked when something else is about to be shown. */
  rest(): string | undefined
}

export function pace(clock: Pick<Clock, 'monotonic'>, interval: Milliseconds): Pace {
  let shown: string | undefined
  let shownAt = Number.NEGATIVE_INFINITY
  let waiting: string | undefined
  const show = (text: string): string => {
    shown = text
    shownAt = clock.monotonic()
    waiting = undefined
    return text
  }
  return {
    next(text) {
      if (text === shown) waiting = undefined
      else if (clock.monotonic() - shownAt >= interval) return show(text)
      else waiting = text
      return undefined
    },
    rest: () => (waiting === undefined ? undefined : show(waiting))
  }
}
