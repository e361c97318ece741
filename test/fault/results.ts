import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { all } from './stages.ts'
import type { Verdict } from './worker.ts'

export interface Figures {
  readonly scenario: string
  /** Requests that the scenario sends without faults. */
  readonly requests: number
  readonly cases: number
  readonly pairs: number
  /** Each so-manieth case was played. */
  readonly every: number
  /** Runs that a passing failure ended before the cluster was touched, or after: the next run did the work. */
  readonly handedOn: number
  readonly violated: readonly Pick<Verdict, 'key' | 'violations'>[]
  /** Requests of the client over all cases: answered by each version, and lost. */
  readonly answered: Readonly<Record<string, number>>
  readonly lost: number
  readonly seconds: number
  /** Of all threads together. */
  readonly cpuSeconds: number
  readonly commit: string
}

const results = new URL('../../bench/results/faults.json', import.meta.url)

export async function commitNow(): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname })
  return stdout.trim()
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Rounded to a tenth of a second. */
export const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10

/** The requests of all cases. */
export function trafficOf(verdicts: readonly Verdict[]): Pick<Figures, 'answered' | 'lost'> {
  const answered: Record<string, number> = {}
  for (const { traffic } of verdicts)
    for (const [version, count] of Object.entries(traffic.answered))
      answered[version] = (answered[version] ?? 0) + count
  return { answered, lost: sum(verdicts.map(({ traffic }) => traffic.lost)) }
}

const number = (count: number): string => count.toLocaleString('en')

function tableOf(figures: readonly Figures[]): string {
  const rows = figures.map(({ scenario, cases, pairs, every, violated, answered, lost, commit }) => {
    const played = every === 1 ? 'all' : `one in ${every}`
    const sent = sum(Object.values(answered)) + lost
    return `| ${scenario} | ${played} | ${number(cases)} | ${pairs} | ${violated.length} | ${sent > 0 ? number(sent) : '–'} | ${sent > 0 ? lost : '–'} | ${commit} |`
  })
  const head = '| scenario | faults | cases | of them pairs | violations | requests | lost | commit |'
  return [head, '|---|---|---|---|---|---|---|---|', ...rows].join('\n')
}

const page = new URL('../../docs/proof.md', import.meta.url)
const marks = ['<!-- faults.json -->', '<!-- /faults.json -->'] as const

/** Puts the figures where people read them. */
async function publish(figures: readonly Figures[]): Promise<void> {
  const text = await readFile(page, 'utf8')
  const [before = '', rest = ''] = text.split(marks[0])
  const [, after = ''] = rest.split(marks[1])
  await writeFile(page, [before, marks[0], `\n${tableOf(figures)}\n`, marks[1], after].join(''))
}

const known = (): Promise<readonly Figures[]> =>
  readFile(results, 'utf8').then(
    text => (JSON.parse(text) as { figures: Figures[] }).figures,
    () => []
  )

/** Figures of each scenario are kept as soon as they are there, and until it is played again as completely. */
export async function keep(done: Figures): Promise<void> {
  const before = new Map((await known()).map(one => [one.scenario, one]))
  if ((before.get(done.scenario)?.every ?? done.every) < done.every) return
  before.set(done.scenario, done)
  const figures = all.flatMap(({ name }) => before.get(name) ?? [])
  const total = {
    cases: sum(figures.map(({ cases }) => cases)),
    broken: sum(figures.map(({ violated }) => violated.length)),
    answered: sum(figures.flatMap(({ answered }) => Object.values(answered))),
    lost: sum(figures.map(({ lost }) => lost)),
    cpuSeconds: Math.round(sum(figures.map(({ cpuSeconds }) => cpuSeconds)))
  }
  await writeFile(results, `${JSON.stringify({ ...total, node: process.version, figures }, null, 2)}\n`)
  await publish(figures)
}
