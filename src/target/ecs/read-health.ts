import type { Aws } from '../../aws/aws.ts'
import type { Clock, Milliseconds } from '../../io/clock.ts'
import type { TargetHealth } from './diagnose.ts'
import type { Targets } from './seen.ts'

/** How old may be what is only told. */
export const undecisive: Milliseconds = 10_000

/** Reads the health of targets; once for all who ask for it at about the same time, because it is what AWS throttles first. */
export class TargetHealths {
  readonly #aws: Aws
  readonly #clock: Clock
  readonly #read = new Map<string, { readonly at: Milliseconds; readonly found: readonly TargetHealth[] }>()

  constructor(aws: Aws, clock: Clock) {
    this.#aws = aws
    this.#clock = clock
  }

  /** Of all targets of a group (ARN), as it was at most `age` ago. */
  async of(TargetGroupArn: string, age: Milliseconds, signal?: AbortSignal): Promise<readonly TargetHealth[]> {
    const now = this.#clock.monotonic()
    const known = this.#read.get(TargetGroupArn)
    if (known && now - known.at < age) return known.found
    const answer = await this.#aws.call('elasticloadbalancing:DescribeTargetHealth', { TargetGroupArn }, signal)
    const found = answer.TargetHealthDescriptions ?? []
    this.#read.set(TargetGroupArn, { at: now, found })
    return found
  }
}

export function countOf(found: readonly TargetHealth[]): Targets {
  const states = found.map(({ TargetHealth: health }) => health?.State ?? '')
  const count = (...these: string[]) => states.filter(state => these.includes(state)).length
  return {
    healthy: count('healthy'),
    initial: count('initial'),
    unhealthy: count('unhealthy', 'unavailable'),
    draining: count('draining', 'unhealthy.draining')
  }
}
