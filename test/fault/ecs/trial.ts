import { seedProcess } from '../chance.ts'
import { type Case, type Kind, keyOf, lateness } from '../plan.ts'
import type { Plain, Trial } from '../trial.ts'
import type { Line } from './line.ts'
import { personal } from './person.ts'
import { type EcsScenario, ecsScenarios } from './scenarios.ts'
import { type Ended, Shop } from './shop.ts'
import { Watcher } from './watcher.ts'

/** Time on the virtual clock after which a run that has not ended never will. */
const longestRun = 4 * 3_600_000
/** For what is under way to arrive, and for ECS to follow. */
const settling = 120_000

export const ecsScenarioOf = (name: string): EcsScenario => {
  const found = ecsScenarios.find(scenario => scenario.name === name)
  if (!found) throw new RangeError(`${name} is no scenario: ${ecsScenarios.map(one => one.name).join(', ')}`)
  return found
}

/** Plays one case to the end. */
export async function playEcs(one: Case, plain?: Plain): Promise<Trial> {
  const scenario = ecsScenarioOf(one.scenario)
  const unseed = seedProcess(keyOf(one))
  const shop = await Shop.open(scenario.before, scenario.manner)
  try {
    return await played(one, scenario, shop, plain)
  } finally {
    await shop.close()
    unseed()
  }
}

interface Wanted {
  go(line: Line): Promise<Ended>
  readonly outcome: string
  readonly found?: string
  readonly live: readonly string[]
}

const has = ({ faults }: Case, ...wanted: readonly Kind[]): boolean =>
  [...faults.values()].some(kind => wanted.includes(kind))

function succeeding(one: Case, scenario: EcsScenario, shop: Shop): Wanted {
  const { back } = scenario
  if (one.successor === 'other')
    return { go: line => shop.release(line, '9.0.0'), outcome: 'SUCCEEDED', live: ['9.0.0'] }
  if (one.successor === 'back' && back)
    return { go: line => shop.rollback(line, back), outcome: 'SUCCEEDED', live: [back] }
  // What fails goes back to what somebody else has put there meanwhile.
  const fails = scenario.outcome !== 'SUCCEEDED'
  const meanwhile = [...(has(one, 'rival') ? ['9.0.0'] : []), ...(has(one, 'foreign') ? ['foreign'] : [])]
  const forced = isForced(one, scenario) ? ['1.1.0-bad'] : []
  return {
    go: line => scenario.goal(shop, line),
    outcome: scenario.outcome,
    live: [scenario.live, ...(fails ? meanwhile : []), ...forced],
    ...(scenario.found ? { found: scenario.found } : {})
  }
}

/** Who gives a release requests by hand, with weights, has taken it past the gate that is before them. */
const isForced = (one: Case, { found, manner }: EcsScenario): boolean =>
  found !== undefined && manner.mode === 'weights' && has(one, 'foreign')

async function played(one: Case, scenario: EcsScenario, shop: Shop, plain: Plain | undefined): Promise<Trial> {
  const { account, reading, manner, tell } = shop
  const watcher = new Watcher(account, reading, manner, tell)
  shop.watcher = watcher
  const limited = (run: Promise<Ended>): Promise<Ended> =>
    Promise.race([run, account.clock.sleep(longestRun).then(() => ({ how: 'never ended', said: '' }))])
  const faulty = shop.line('first', one.faults)
  const run = limited(scenario.goal(shop, faulty))
  const left: Ended = { how: '', said: '' }
  const gone = faulty.gone.then(() => ({ ...left, how: faulty.dead ? 'died' : 'paused' }))
  const first = await Promise.race([run, gone])
  tell(`first run: ${first.how}`)
  const wanted = succeeding(one, scenario, shop)
  let second = await limited(wanted.go(shop.line('second')))
  tell(`second run: ${second.how}`)
  const atLast = first.how === 'paused' ? await run : first
  const rivals: Ended[] = []
  for (const rival of shop.rivals) rivals.push(await limited(rival))
  for (const rival of rivals) tell(`rival: ${rival.how}`)
  const latest = Math.max(0, ...[...one.faults.values()].map(lateness))
  await account.clock.sleep(settling + latest)
  // Weights of which nobody can say whose they are stay, and are named: a person's for good, those of a run that died until it is run again.
  const isMixed = ({ said }: Ended) => said.includes('the weights are mixed')
  const isLeft = (ended: Ended) => isMixed(ended) && reading.weights().every(({ weight }) => personal.includes(weight))
  // A run that stood still before it changed anything has its turn when it wakes up.
  const wokeUp = first.how === 'paused' && atLast.how === scenario.outcome
  const isLast = wokeUp && atLast.how === 'SUCCEEDED'
  const live = isLast ? [...wanted.live, scenario.live] : wanted.live
  const isLive = () => live.some(version => reading.answering().join() === `${version} 100`)
  const isRight = (ended: Ended) =>
    ended.how === wanted.outcome ||
    ended.how === wanted.found ||
    isLeft(ended) ||
    (wokeUp && !manner.locked && ended.how === 'SUPERSEDED') ||
    (isForced(one, scenario) && ended.how === 'SUCCEEDED')
  const disturbed = watcher.surprised || has(one, 'foreign', 'rival')
  // Without a lock nobody knows that a run which should answer a hook is gone.
  const isHeld = ({ how, said }: Ended) =>
    how === 'LOCK_HELD' && !manner.locked && said.includes('It waits for an answer')
  const tried = async (ended: Ended): Promise<Ended> => {
    if (one.successor === 'again' || !(isHeld(ended) || (isMixed(ended) && !isLeft(ended)))) return ended
    tell(`the same as the first: ${(await limited(scenario.goal(shop, shop.line('same')))).how}`)
    const after = await limited(wanted.go(shop.line('again')))
    tell(`after it: ${after.how}`)
    return after
  }
  second = await tried(second)
  let last = second
  if (disturbed && (!isRight(second) || !isLive())) {
    const third = await limited(wanted.go(shop.line('third')))
    tell(`third run: ${third.how}`)
    last = await tried(third)
    await account.clock.sleep(settling)
  }
  watcher.stop()
  const shape = reading.shape()
  const answering = reading.answering().join(', ')
  const calm = one.successor === 'again' && !disturbed
  const violations = [
    ...watcher.violations,
    ...(isRight(last)
      ? []
      : [
          `the ${last === second ? 'second' : 'third'} run ended ${last.how} instead of ${wanted.outcome}: ${last.said.slice(-300)}`
        ]),
    ...([atLast, ...rivals].some(({ how }) => how === 'never ended') ? ['a run never ended'] : []),
    ...(watcher.surprised || isLastLook(one, faulty)
      ? []
      : [atLast, second, last, ...rivals].flatMap(({ untrue }) => untrue ?? [])),
    ...(isLive() || isLeft(last) ? [] : [`${answering || 'nothing'} answers instead of ${live.join(' or ')}`]),
    ...denials(faulty, atLast, scenario),
    ...(calm && watcher.used.size > (plain?.moves.revisions ?? watcher.used.size)
      ? [`${watcher.used.size} revisions were used`]
      : []),
    ...(plain && calm ? differences(plain.shape, shape) : [])
  ]
  const { sent } = faulty
  const moves = { revisions: watcher.used.size }
  // No request is sent: the watcher asks, whenever something has changed, whether each could be answered.
  const traffic = { answered: {}, lost: 0 }
  for (const line of shape) tell(`at the end: ${line}`)
  return {
    key: keyOf(one),
    first: first.how,
    second: second.how,
    sent,
    moves,
    shape,
    traffic,
    violations,
    story: shop.story
  }
}

/** Calls of one look. */
const lookLength = 15

/** A run ends by what its last look shows, and lets the lock go after that: who comes then, or while it stands still, is not seen. */
const isLastLook = ({ faults }: Case, { sent }: Line): boolean =>
  [...faults].some(([index, kind]) => (kind === 'foreign' || kind === 'pause') && index >= sent.length - lookLength)

/** They only tell why a release fails: without them it goes its way as well. */
const telling = ['ecs:ListTasks', 'ecs:DescribeTasks']

/** Both sides are asked at once, on the way there and once more for the way back. */
const mostRefusals = 4

/** What is refused is named, and not asked for again and again. */
function denials({ denied }: Line, { how, said }: Ended, { outcome }: EcsScenario): string[] {
  if (!denied || telling.includes(denied.action) || how === outcome || how === '' || how === 'died') return []
  return [
    ...(said.includes(denied.action)
      ? []
      : [`${denied.action} was denied, which nobody is told: ${how}, ${said.slice(-200)}`]),
    ...(denied.times > mostRefusals ? [`${denied.action} was denied ${denied.times} times`] : [])
  ]
}

const differences = (expected: readonly string[], found: readonly string[]): string[] => [
  ...expected.filter(line => !found.includes(line)).map(line => `missing at the end: ${line}`),
  ...found.filter(line => !expected.includes(line)).map(line => `left over at the end: ${line}`)
]
