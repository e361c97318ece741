/** Numbers, as many as come: a million of them cost four megabytes. */
class Numbers {
  #held = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#held.length) {
      const larger = new Int32Array(this.#held.length * 2)
      larger.set(this.#held)
      this.#held = larger
    }
    this.#held[this.length++] = value
  }

  at = (index: number): number => this.#held[index] as number
  add(index: number, value: number): void {
    this.#held[index] = this.at(index) + value
  }
}

/** How the states of an exploration hang together, by their numbers. */
export class Graph {
  readonly #parents = new Numbers()
  readonly #depths = new Numbers()
  /** Where the edges of each state begin in `#targets`; states are expanded in their order. */
  readonly #begins = new Numbers()
  readonly #targets = new Numbers()
  readonly #incoming = new Numbers()
  #count = 0

  found(parent: number): void {
    this.#parents.push(parent)
    this.#depths.push(parent < 0 ? 0 : this.#depths.at(parent) + 1)
    this.#incoming.push(0)
  }

  /** An idle edge is counted, and is no part of a cycle. */
  edge(from: number, to: number, idle = false): void {
    this.#count++
    if (idle) return
    while (this.#begins.length <= from) this.#begins.push(this.#targets.length)
    this.#targets.push(to)
    this.#incoming.add(to, 1)
  }

  get edges(): number {
    return this.#count
  }

  get depth(): number {
    return this.#depths.length === 0 ? 0 : this.#depths.at(this.#depths.length - 1)
  }

  /** The shortest way to a state, from the first. */
  pathTo(end: number): number[] {
    const path: number[] = []
    for (let at = end; at >= 0; at = this.#parents.at(at)) path.unshift(at)
    return path
  }

  /**
   * A state on a way that leads back to itself, if there is one: without it, everything that can happen comes to an end.
   * Takes away states that nothing leads to until none is left (Kahn 1962).
   */
  cycle(): number | undefined {
    const states = this.#parents.length
    while (this.#begins.length <= states) this.#begins.push(this.#targets.length)
    const free: number[] = []
    let taken = 0
    for (let at = 0; at < states; at++) if (this.#incoming.at(at) === 0) free.push(at)
    for (let at = free.pop(); at !== undefined; at = free.pop()) {
      taken++
      for (let edge = this.#begins.at(at); edge < this.#begins.at(at + 1); edge++) {
        const to = this.#targets.at(edge)
        this.#incoming.add(to, -1)
        if (this.#incoming.at(to) === 0) free.push(to)
      }
    }
    if (taken === states) return undefined
    for (let at = 0; ; at++) if (this.#incoming.at(at) > 0) return at
  }
}
