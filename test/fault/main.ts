import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { pairs, type Row, rowOf, rowsOf, singles, survived } from './matrix.ts'
import { caseOf } from './plan.ts'
import { play, scenarioOf, type Trial } from './trial.ts'

/*
 * npm run faults [-- SCENARIO ...] [--pairs N] [--every N] [--case KEY]: plays every fault at every request of every
 * scenario, and N pairs of faults for each (200 where none is given), on a virtual clock. Prints what was played, and
 * the story of the first case that broke an invariant; `--case` plays one case and tells its story. `--every 7` plays
 * each seventh case only.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    case: { type: 'string' },
    pairs: { type: 'string', default: '200' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' }
  }
})
const results = new URL('../../bench/results/faults.json', import.meta.url)
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

interface Figures {
  readonly scenario: string
  readonly requests: number
  readonly cases: number
  /** Runs that a passing failure ended before the cluster was touched, or after: the next run did the work. */
  readonly handedOn: number
  readonly violated: readonly { key: string; violations: readonly string[] }[]
  readonly seconds: number
}

function tell(trial: Trial): void {
  for (const line of trial.story) say(`    ${line}`)
  for (const line of trial.violations) say(`  ! ${line}`)
}

async function playRow(row: Row, told: () => boolean): Promise<Figures> {
  const { scenario, plain } = row
  const began = performance.now()
  const all = [...singles(row), ...pairs(row, Number(values.pairs), values.seed)]
  const sampled = all.filter((_, index) => index % Number(values.every) === 0)
  const cases = [caseOf(plain.key), ...sampled]
  const violated: Figures['violated'][number][] = []
  let handedOn = 0
  for (const one of cases) {
    const trial = await play(one, plain)
    if (!survived(trial, row)) handedOn += 1
    if (trial.violations.length === 0) continue
    violated.push({ key: trial.key, violations: trial.violations })
    say(`  ${trial.key}: ${trial.violations[0] ?? ''}`)
    if (!told()) tell(trial)
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return { scenario: scenario.name, requests: plain.sent.length, cases: cases.length, handedOn, violated, seconds }
}

async function playOne(key: string): Promise<void> {
  const one = caseOf(key)
  const { plain } = await rowOf(scenarioOf(one.scenario))
  const trial = await play(one, plain)
  tell(trial)
  say(`${key}: first run ${trial.first}, second run ${trial.second}, ${trial.violations.length} violations`)
  process.exitCode = trial.violations.length > 0 ? 1 : 0
}

/** Figures of each scenario are kept as soon as they are there, and until it is played again. */
async function keep(done: Figures): Promise<void> {
  const before = await readFile(results, 'utf8').then(
    text => (JSON.parse(text) as { figures: (Figures & { every: number })[] }).figures,
    () => []
  )
  const known = new Map(before.map(one => [one.scenario, one]))
  known.set(done.scenario, { ...done, every: Number(values.every) })
  const figures = rowsOf([]).flatMap(({ name }) => known.get(name) ?? [])
  const total = figures.reduce((sum, { cases }) => sum + cases, 0)
  const broken = figures.reduce((sum, { violated }) => sum + violated.length, 0)
  await writeFile(results, `${JSON.stringify({ total, broken, node: process.version, figures }, null, 2)}\n`)
}

async function playAll(): Promise<void> {
  const figures: Figures[] = []
  const told = () => figures.some(({ violated }) => violated.length > 0)
  for (const scenario of rowsOf(positionals)) {
    const row = await rowOf(scenario)
    const done = await playRow(row, told)
    figures.push(done)
    await keep(done)
    const { requests, cases, handedOn, violated, seconds } = done
    say(
      `${scenario.name}: ${requests} requests, ${cases} cases, ${violated.length} violations, ${handedOn} left to the next run, ${seconds} s`
    )
  }
  const count = (of: (one: Figures) => number): number => figures.reduce((sum, one) => sum + of(one), 0)
  const broken = count(({ violated }) => violated.length)
  say(`${count(({ cases }) => cases)} cases, ${broken} that break an invariant or do not end as they should`)
  process.exitCode = broken > 0 ? 1 : 0
}

await (values.case === undefined ? playAll() : playOne(values.case))
