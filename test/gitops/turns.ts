/** Lets several runs go on one request at a time, in an order that is given: the same order is the same race. */
export interface Turns {
  /** A run asks before each request, and goes on when it is its turn. */
  ask(run: number): Promise<void>
  /** A request has been answered; a run may have further ones that wait. */
  answered(): void
  /** The run ends. */
  end(run: number): void
}

/**
 * `picks` says whose request is next, as an index into the runs that wait (all of them do, before one is picked), or calls
 * `person` for a number that is none of theirs.
 */
export function turns(runs: number, picks: readonly number[], person: (pick: number) => void): Turns {
  const waiting = new Map<number, (() => void)[]>()
  const living = new Set(Array.from({ length: runs }, (_, run) => run))
  const order = [...picks]

  function next(): void {
    const ready = [...living].filter(run => (waiting.get(run)?.length ?? 0) > 0)
    if (living.size === 0 || ready.length < living.size) return
    const pick = order.shift() ?? 0
    if (pick < runs) {
      const run = ready[pick % ready.length] ?? 0
      waiting.get(run)?.shift()?.()
    } else {
      person(pick - runs)
      next()
    }
  }

  return {
    answered: next,
    ask: run =>
      new Promise(resolve => {
        waiting.set(run, [...(waiting.get(run) ?? []), resolve])
        next()
      }),
    end(run) {
      living.delete(run)
      next()
    }
  }
}
