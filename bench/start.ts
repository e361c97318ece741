import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Start {
  readonly action: string
  /** Time from the start of the process to the first input read, over that of a bare node: the median of the pairs. */
  readonly ratio: number
  /** The middle half of the pairs. */
  readonly lower: number
  readonly upper: number
}

const probe = ['--require', join(import.meta.dirname, 'first-input.cjs')]

function elapsed(args: readonly string[]): number {
  const begun = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, [...probe, ...args], { env: { PATH: process.env.PATH ?? '' } })
  const took = Number(process.hrtime.bigint() - begun)
  if (status !== 0) throw new RangeError(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
  return took
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN
const rounded = (value: number): number => Math.round(value * 100) / 100

/** Measures one bundle beside a bare node, pair by pair, so that a busy machine slows both. */
export function measureStart(dist: string, action: string, pairs: number): Start {
  const folder = join(dist, action)
  const ratios = Array.from({ length: pairs }, () => {
    const bare = elapsed(['-e', '0'])
    return elapsed([join(folder, 'index.js')]) / bare
  }).sort((a, b) => a - b)
  return {
    action,
    ratio: rounded(at(ratios, 0.5)),
    lower: rounded(at(ratios, 0.25)),
    upper: rounded(at(ratios, 0.75))
  }
}

/** The folders that start an action; `cutover` holds the code of all. */
export const actionsIn = (dist: string): string[] =>
  readdirSync(dist)
    .filter(name => name !== 'cutover' && existsSync(join(dist, name, 'index.js')))
    .sort()

export function tableOf(starts: readonly Start[]): string {
  const lines = starts.map(
    ({ action, ratio, lower, upper }) =>
      `${action.padEnd(10)}${ratio.toFixed(2).padStart(8)}   ${lower.toFixed(2)} - ${upper.toFixed(2)}`
  )
  return [`${'action'.padEnd(10)}${'ratio'.padStart(8)}   middle half`, ...lines].join('\n')
}
