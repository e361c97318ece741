import { request } from 'node:http'
import type { Milliseconds } from '../../../io/clock.ts'
import type { Ground } from '../service.ts'
import { type Group, type Health, type State, type Target, targetKey } from './state.ts'
import { notInUse } from './targets.ts'

/** Where a target listens on this machine; undefined where nothing does. */
export type Resolve = (id: string, port: number) => { readonly host: string; readonly port: number } | undefined

/** What a health check sees: a status, or why there is none. */
export type Seen = number | 'timeout' | 'refused'

/** From the registration until the first health check. */
const registration: Milliseconds = 1000

/** Judges targets from their registration on, and lets them drain at their end. */
export class HealthChecks {
  /** Tells what a check of this target sees; replaced by tests that need no server. */
  check: (group: Group, target: Target) => Seen | Promise<Seen>
  readonly #state: State
  readonly #ground: Ground

  constructor(state: State, ground: Ground, resolve: Resolve) {
    this.#state = state
    this.#ground = ground
    this.check = (group, target) => probe(group, resolve(target.id, healthPort(group, target)))
  }

  /** Begins checks where a group has come into use, and ends them where it no longer is. Call it after every change. */
  follow(): void {
    for (const group of this.#state.groups.values()) {
      const used = this.#state.loadBalancersOf(group.TargetGroupArn).length > 0
      for (const target of group.targets.values()) {
        if (target.health.State === 'draining') continue
        if (used && target.health.State === 'unused') void this.#watch(group.TargetGroupArn, target)
        if (!used && target.health.State !== 'unused') this.#rest(target)
      }
    }
  }

  /** New requests end at once; those under way have until the deregistration delay is over. */
  drain(group: Group, target: Target): void {
    if (target.health.State === 'draining') return
    target.stop.abort()
    if (target.health.State === 'unused') {
      group.targets.delete(targetKey(target.id, target.port))
      return
    }
    target.health = draining
    target.stop = new AbortController()
    const delay = Number(group.attributes.get('deregistration_delay.timeout_seconds')) * 1000
    void this.#pause(delay, target).then(over => {
      if (!over) return
      group.targets.delete(targetKey(target.id, target.port))
      target.gone.abort()
    })
  }

  #rest(target: Target): void {
    target.stop.abort()
    target.stop = new AbortController()
    target.health = notInUse
  }

  async #watch(arn: string, target: Target): Promise<void> {
    target.health = registering
    const { stop } = target
    let streak = { good: false, length: 0 }
    for (let wait = registration; await this.#pause(wait, target, stop.signal); ) {
      const group = this.#state.group(arn)
      if (target.health === registering) target.health = checking
      const seen = await this.check(group, target)
      if (stop.signal.aborted) return
      const good = typeof seen === 'number' && accepted(group, seen)
      streak = { good, length: good === streak.good ? streak.length + 1 : 1 }
      target.health = judged(group, target.health, streak, seen)
      wait = (group.HealthCheckIntervalSeconds ?? 30) * 1000
    }
  }

  /** False where the pause was cut short. */
  #pause(duration: Milliseconds, target: Target, signal = target.stop.signal): Promise<boolean> {
    return this.#ground.clock.sleep(duration, AbortSignal.any([signal, this.#ground.signal])).then(
      () => true,
      () => false
    )
  }
}

const registering: Health = {
  State: 'initial',
  Reason: 'Elb.RegistrationInProgress',
  Description: 'Target registration is in progress'
}
const checking: Health = {
  State: 'initial',
  Reason: 'Elb.InitialHealthChecking',
  Description: 'Initial health checks in progress'
}
const draining: Health = {
  State: 'draining',
  Reason: 'Target.DeregistrationInProgress',
  Description: 'Target deregistration is in progress'
}

/** A new target needs one good check, one that was unhealthy as many as the group's threshold says. */
function judged(group: Group, now: Health, streak: { good: boolean; length: number }, seen: Seen): Health {
  const needed = now.State === 'initial' ? 1 : (group.HealthyThresholdCount ?? 5)
  if (streak.good) return streak.length >= needed || now.State === 'healthy' ? { State: 'healthy' } : now
  return streak.length >= (group.UnhealthyThresholdCount ?? 2) ? unhealthy(seen) : now
}

function unhealthy(seen: Seen): Health {
  if (typeof seen === 'number') {
    const Description = `Health checks failed with these codes: [${seen}]`
    return { State: 'unhealthy', Reason: 'Target.ResponseCodeMismatch', Description }
  }
  return seen === 'timeout'
    ? { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' }
    : { State: 'unhealthy', Reason: 'Target.FailedHealthChecks', Description: 'Health checks failed' }
}

/** `200`, `200,202` or `200-299`. */
const accepted = ({ Matcher }: Group, status: number): boolean =>
  (Matcher?.HttpCode ?? '200').split(',').some(part => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return status >= from && status <= to
  })

const healthPort = ({ HealthCheckPort }: Group, { port }: Target): number =>
  HealthCheckPort === undefined || HealthCheckPort === 'traffic-port' ? port : Number(HealthCheckPort)

/** One real request. Its timeout passes in real time. */
function probe({ HealthCheckPath, HealthCheckTimeoutSeconds = 5 }: Group, address: ReturnType<Resolve>): Promise<Seen> {
  if (!address) return Promise.resolve('refused')
  return new Promise(resolve => {
    const asked = request({
      ...address,
      path: HealthCheckPath,
      agent: false,
      headers: { 'user-agent': 'ELB-HealthChecker/2.0' }
    })
    asked.setTimeout(HealthCheckTimeoutSeconds * 1000, () => {
      resolve('timeout')
      asked.destroy()
    })
    asked.on('error', () => resolve('refused'))
    asked.on('response', answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.end()
  })
}
