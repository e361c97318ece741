import type { Milliseconds } from '../../../io/clock.ts'
import type { AwsService, Ground } from '../service.ts'
import { Fronts } from './front.ts'
import { HealthChecks, type Resolve } from './health.ts'
import { listenerOperations } from './listeners.ts'
import { loadBalancerOperations } from './load-balancers.ts'
import type { Measurement } from './measurements.ts'
import { Routing } from './routing.ts'
import { ruleOperations } from './rules.ts'
import { type Health, State, targetKey } from './state.ts'
import { tagOperations } from './tags.ts'
import { targetGroupOperations } from './target-groups.ts'
import { targetOperations } from './targets.ts'

/** What tests and the other services do to load balancers beside calling them. */
export interface LoadBalancing {
  /** Where requests to the listener go in. The same address for as long as the sandbox runs. */
  address(listener: string): Promise<{ host: string; port: number }>
  /** Where targets listen on this machine. Until this is set only loopback addresses are reached, as they are. */
  resolve: Resolve
  /** What a health check sees; a real request to the target's address until this is set. */
  check: HealthChecks['check']
  /** Time until traffic follows a change of listeners and rules; 20 ms unless set. */
  propagation: Milliseconds
  /** Undefined where the target is not registered. */
  health(targetGroup: string, id: string, port: number): Health | undefined
  /** Requests that are on their way to the target or back. */
  inFlight(targetGroup: string, id: string, port: number): number
  /** Every request that was forwarded to the target group (or to any), in the order of the answers; see `counted`. */
  measured(targetGroup?: string): readonly Measurement[]
}

/** Elastic Load Balancing, version 2: Application Load Balancers with targets by IP address. */
export function loadBalancing(ground: Ground) {
  const state = new State()
  const measurements: Measurement[] = []
  const resolve: Resolve = (id, port) => door.resolve(id, port)
  const checks = new HealthChecks(state, ground, resolve)
  const routing = new Routing(state, ground.clock, ground.signal, () => checks.follow())
  const onMeasured = (one: Measurement) => measurements.push(one)
  const fronts = new Fronts({ state, routing, clock: ground.clock, resolve, onMeasured })
  const targetOf = (group: string, id: string, port: number) =>
    state.groups.get(group)?.targets.get(targetKey(id, port))
  const door: LoadBalancing = {
    address: listener => fronts.address(listener),
    resolve: (host, port) => (host.startsWith('127.') ? { host, port } : undefined),
    get check() {
      return checks.check
    },
    set check(check) {
      checks.check = check
    },
    get propagation() {
      return routing.delay
    },
    set propagation(delay) {
      routing.delay = delay
    },
    health: (group, id, port) => targetOf(group, id, port)?.health,
    inFlight: (group, id, port) => targetOf(group, id, port)?.inFlight ?? 0,
    measured: group => (group ? measurements.filter(one => one.targetGroup === group) : measurements)
  }
  const service: AwsService = {
    name: 'elasticloadbalancing',
    query: {
      xmlns: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
      numbers,
      booleans: ['Enabled', 'HealthCheckEnabled']
    },
    operations: {
      ...loadBalancerOperations(state, ground),
      ...listenerOperations(state, ground),
      ...ruleOperations(state, ground),
      ...targetGroupOperations(state, ground),
      ...targetOperations(state, checks),
      ...tagOperations(state)
    }
  }
  return { service, door, stop: () => fronts.stop() }
}

const numbers = [
  'DurationSeconds',
  'HealthCheckIntervalSeconds',
  'HealthCheckTimeoutSeconds',
  'HealthyThresholdCount',
  'Order',
  'PageSize',
  'Port',
  'Priority',
  'UnhealthyThresholdCount',
  'Weight'
]
