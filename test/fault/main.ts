import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Fleet } from './fleet.ts'
import { pairs, type Row, rowOf, rowsOf, singles, survived } from './matrix.ts'
import { caseOf, keyOf, type Planned } from './plan.ts'
import { commitNow, type Figures, keep, seconds, sum, trafficOf } from './results.ts'
import { isEcs, planned, play } from './stages.ts'
import type { Trial } from './trial.ts'
import type { Verdict } from './worker.ts'

/*
 * npm run faults [-- SCENARIO ...] [--target kubernetes|ecs] [--pairs N] [--every N] [--seed S] [--workers N] [--case KEY]: plays every fault at
 * every request of every scenario, and N pairs of faults for each (60 where none is given), on a virtual clock, on as
 * many threads as there are cores. Prints what was played, and the story of the first case that broke an invariant;
 * `--case` plays one case and tells its story. `--every 7` plays each seventh case only.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    case: { type: 'string' },
    target: { type: 'string' },
    pairs: { type: 'string', default: '60' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) }
  }
})
const say = (text: string): boolean => process.stdout.write(`${text}\n`)
const isWanted = ({ name }: Planned): boolean =>
  values.target === undefined || isEcs(name) === (values.target === 'ecs')
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function tell({ story, violations }: Pick<Trial, 'story' | 'violations'>): void {
  for (const line of story) say(`    ${line}`)
  for (const line of violations) say(`  ! ${line}`)
}

/** The cases of a scenario: the one without faults, and those of the matrix that were asked for. */
function casesOf(row: Row): { keys: string[]; drawn: number } {
  const drawn = pairs(row, Number(values.pairs), values.seed).map(keyOf)
  const sampled = [...singles(row).map(keyOf), ...drawn].filter((_, index) => index % Number(values.every) === 0)
  const all = new Set(drawn)
  return { keys: [row.plain.key, ...sampled], drawn: sampled.filter(one => all.has(one)).length }
}

async function playRow(row: Row, fleet: Fleet, commit: string): Promise<{ figures: Figures; broken: Verdict[] }> {
  const [began, used] = [performance.now(), cpu()]
  const { keys, drawn } = casesOf(row)
  const verdicts = await fleet.play(keys, row.plain)
  const broken = verdicts.filter(({ violations }) => violations.length > 0)
  const figures = {
    scenario: row.scenario.name,
    requests: row.plain.sent.length,
    cases: keys.length,
    pairs: drawn,
    every: Number(values.every),
    handedOn: verdicts.filter(one => !survived(one, row)).length,
    violated: broken.map(({ key, violations }) => ({ key, violations })),
    ...trafficOf(verdicts),
    seconds: seconds(performance.now() - began),
    cpuSeconds: seconds(cpu() - used),
    commit
  }
  return { figures, broken }
}

function show({ scenario, requests, cases, violated, answered, lost, handedOn, seconds, cpuSeconds }: Figures): void {
  const sent = sum(Object.values(answered)) + lost
  const client = sent > 0 ? `${lost} of ${sent} requests of the client lost, ` : ''
  say(
    `${scenario}: ${requests} requests, ${cases} cases, ${violated.length} violations, ${handedOn} left to the next run, ` +
      `${client}${seconds} s, ${cpuSeconds} s of processors`
  )
}

/** On ECS there is no client. */
const clients = (all: readonly Figures[]): string => {
  const sent = sum(all.map(({ answered, lost }) => sum(Object.values(answered)) + lost))
  return sent > 0 ? `${sum(all.map(({ lost }) => lost))} of ${sent} requests lost, ` : ''
}

async function playAll(): Promise<void> {
  const [fleet, commit] = [new Fleet(Number(values.workers)), await commitNow()]
  const all: Figures[] = []
  try {
    for (const scenario of rowsOf(positionals).filter(isWanted)) {
      const { figures, broken } = await playRow(await rowOf(scenario), fleet, commit)
      for (const { key, violations } of broken) say(`  ${key}: ${violations[0] ?? ''}`)
      if (broken[0] && all.every(({ violated }) => violated.length === 0)) tell(broken[0])
      all.push(figures)
      await keep(figures)
      show(figures)
    }
  } finally {
    await fleet.close()
  }
  const count = (of: (one: Figures) => number): number => sum(all.map(of))
  const broken = count(({ violated }) => violated.length)
  say(
    `${count(({ cases }) => cases)} cases, ${broken} that break an invariant or do not end as they should, ` +
      `${clients(all)}${Math.round(count(one => one.cpuSeconds))} s of processors`
  )
  process.exitCode = broken > 0 ? 1 : 0
}

async function playOne(key: string): Promise<void> {
  const one = caseOf(key)
  const { plain } = await rowOf(planned(one.scenario))
  const trial = await play(one, plain)
  const { answered, lost } = trial.traffic
  tell(trial)
  if (lost + sum(Object.values(answered)) > 0) say(`requests answered: ${JSON.stringify(answered)}, lost: ${lost}`)
  say(`${key}: first run ${trial.first}, second run ${trial.second}, ${trial.violations.length} violations`)
  process.exitCode = trial.violations.length > 0 ? 1 : 0
}

await (values.case === undefined ? playAll() : playOne(values.case))
