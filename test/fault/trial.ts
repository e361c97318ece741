import type { Ended } from '../../src/rollout/engine.ts'
import type { ApiObject } from '../../src/sandbox/cluster/object.ts'
import { key } from '../../src/target/kubernetes/objects.ts'
import { canonical } from '../../src/target/kubernetes/release-id.ts'
import { seedProcess } from './chance.ts'
import { HookWatcher } from './hook-watcher.ts'
import { parity } from './manifests.ts'
import { type Case, keyOf, lateness, type Sent } from './plan.ts'
import type { Runner } from './runner.ts'
import type { Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { type Base, blueGreen, endOf, namespace, rolling, Shop, versionOf } from './shop.ts'
import { type Traffic, TrafficClient } from './traffic.ts'
import { Watcher } from './watcher.ts'

export interface Trial {
  readonly key: string
  /** What the run with the faults ended with; `died` or `paused` when it did not end before its successor began. */
  readonly first: string
  readonly second: string
  /** The requests of the run with the faults. */
  readonly sent: readonly Sent[]
  /** How often each Service's selector was changed. */
  readonly moves: Readonly<Record<string, number>>
  /** All that is there at the end, without what differs from run to run. */
  readonly shape: readonly string[]
  readonly traffic: Traffic
  /** What must not be. */
  readonly violations: readonly string[]
  readonly story: readonly string[]
}

/** Time on the virtual clock after which a run that has not ended never will. */
const longestRun = 3 * 3_600_000
/** For what is under way to arrive, and for controllers to follow. */
const settling = 30_000
/** For controllers to have looked at all that is there. */
const waking = 100

export const scenarioOf = (name: string): Scenario => {
  const found = scenarios.find(scenario => scenario.name === name)
  if (!found) throw new RangeError(`${name} is no scenario: ${scenarios.map(one => one.name).join(', ')}`)
  return found
}

/** How a scenario goes without faults: in what it must end, and how often traffic may move at most. */
export type Plain = Pick<Trial, 'shape' | 'moves'>

const bases = new Map<string, Promise<Base>>()

/** What a scenario begins from: made once, as it comes out the same each time. */
function baseOf(scenario: Scenario): Promise<Base> {
  const known = bases.get(scenario.name)
  if (known) return known
  const made = makeBase(scenario)
  bases.set(scenario.name, made)
  return made
}

async function makeBase(scenario: Scenario): Promise<Base> {
  const unseed = seedProcess(scenario.name)
  const shop = await Shop.open()
  try {
    await scenario.base(shop)
    await shop.clock.sleep(settling)
    return shop.base()
  } finally {
    await shop.close()
    unseed()
  }
}

/** Plays one case to the end. */
export async function play(one: Case, plain?: Plain): Promise<Trial> {
  const base = await baseOf(scenarioOf(one.scenario))
  const unseed = seedProcess(keyOf(one))
  const shop = await Shop.open(base)
  try {
    await shop.clock.sleep(waking)
    return await played(one, shop, plain)
  } finally {
    await shop.close()
    unseed()
  }
}

async function played(one: Case, shop: Shop, plain: Plain | undefined): Promise<Trial> {
  const scenario = scenarioOf(one.scenario)
  const tell = (line: string) => shop.tell(line)
  const watcher = new Watcher(shop.sandbox.store, {
    namespace,
    parity,
    strict: !scenario.rolling,
    most: scenario.overlap ? 2 : 1,
    now: () => shop.clock.now(),
    tell
  })
  const client = new TrafficClient(shop.sandbox.store, {
    namespace,
    ending: scenario.rolling ? 'drains' : 'refuses',
    versionOf,
    now: () => shop.clock.now(),
    tell
  })
  const ended = (run: Promise<Ended>) =>
    Promise.race([endOf(run), shop.clock.sleep(longestRun).then(() => 'never ended')])
  const hooks = new HookWatcher(shop.sandbox.store, namespace, tell)
  const faulty = shop.runner('first', one.faults)
  const run = ended(scenario.goal(shop, faulty))
  const first = await Promise.race([run, faulty.gone.then(() => (faulty.dead ? 'died' : 'paused'))])
  tell(`first run: ${first}`)
  const wanted = succeeding(one, scenario)
  const second = await ended(wanted.go(shop, shop.runner('second')))
  tell(`second run: ${second}`)
  const atLast = first === 'paused' ? await run : first
  if (first === 'paused') tell(`first run, at last: ${atLast}`)
  // A run that stood still before it took the lock takes it in its turn: the last word may be its.
  const late = first === 'paused' && atLast === scenario.outcome
  await shop.clock.sleep(settling + Math.max(0, ...[...one.faults.values()].map(lateness)))
  const live = shop.live().join()
  watcher.stop()
  hooks.stop()
  client.stop()
  const shape = shapeOf(shop)
  const moves = Object.fromEntries(watcher.moves)
  const violations = [
    ...watcher.violations,
    ...hooks.violations,
    ...client.violations,
    ...(second === wanted.outcome || wanted.refusal?.test(second)
      ? []
      : [`the second run ended ${second} instead of ${wanted.outcome}`]),
    ...(live === wanted.live || (late && (live === scenario.live || live === scenario.liveLate))
      ? []
      : [`${live || 'nothing'} answers instead of ${wanted.live}`]),
    ...(plain && one.successor === 'again' ? tooManyMoves(plain.moves, moves, scenario.overlap ? 2 : 0) : []),
    // A rolling run that stood still remembers what ran before as a mixture of before and after.
    ...(plain && one.successor === 'again' && !(scenario.rolling && late) ? differences(plain.shape, shape) : [])
  ]
  const { sent } = faulty
  const { traffic } = client
  return { key: keyOf(one), first, second, sent, moves, shape, traffic, violations, story: shop.trail }
}

interface Succeeding {
  go(shop: Shop, runner: Runner): Promise<Ended>
  readonly outcome: string
  readonly refusal?: RegExp
  readonly live: string
}

function succeeding({ successor }: Case, scenario: Scenario): Succeeding {
  const { back } = scenario
  const strategy = scenario.rolling ? rolling : blueGreen
  if (successor === 'other')
    return { go: (shop, runner) => shop.release(runner, '9.0.0', strategy), outcome: 'SUCCEEDED', live: '9.0.0' }
  if (successor === 'back' && back)
    return { go: (shop, runner) => shop.rollback(runner, back), outcome: 'SUCCEEDED', live: back }
  return { ...scenario, go: (shop, runner) => scenario.goal(shop, runner) }
}

const shown = [
  'ConfigMap',
  'Secret',
  'Deployment',
  'Service',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'Ingress',
  'HTTPRoute'
] as const

function shapeOf({ sandbox }: Shop): string[] {
  // The Service or the canary of one release that came late is of no use, and goes with its Deployment. So does its autoscaler, which
  // Kubernetes disables while the Deployment is at 0; the next attempt removes it.
  const isOwned = ({ kind, metadata }: ApiObject): boolean =>
    (kind === 'Service' || kind === 'Ingress') && metadata.ownerReferences !== undefined
  const isIdle = ({ kind, spec }: ApiObject): boolean => {
    const { name } = (spec as { scaleTargetRef?: { name?: string } } | undefined)?.scaleTargetRef ?? {}
    const target = sandbox.objects('Deployment', namespace).find(({ metadata }) => metadata.name === name)
    return kind === 'HorizontalPodAutoscaler' && (target?.spec as { replicas?: number } | undefined)?.replicas === 0
  }
  return shown
    .flatMap(kind =>
      sandbox
        .objects(kind, namespace)
        .filter(one => !isOwned(one) && !isIdle(one))
        .map(object => `${kind} ${describe(object)}`)
    )
    .sort()
}

function describe({ metadata, spec }: ApiObject): string {
  const { replicas, selector, minReplicas, maxReplicas, template, rules } = (spec ?? {}) as Record<string, unknown>
  const image = JSON.stringify(template)?.match(/web:([^@]+)@/)?.[1]
  const release = metadata.labels?.[key.release]
  return canonical([metadata.name, release, replicas, selector, minReplicas, maxReplicas, image, rules])
}

/** `again` more where a run that died in an overlap leaves it to the next one to end it and to begin anew. */
const tooManyMoves = (most: Plain['moves'], moves: Plain['moves'], again: number): string[] =>
  Object.entries(moves)
    .filter(([service, count]) => count > (most[service] ?? 0) + again)
    .map(([service, count]) => `Service ${service} was moved ${count} times instead of ${most[service] ?? 0}`)

const differences = (expected: readonly string[], found: readonly string[]): string[] => [
  ...expected.filter(line => !found.includes(line)).map(line => `missing at the end: ${line}`),
  ...found.filter(line => !expected.includes(line)).map(line => `left over at the end: ${line}`)
]
