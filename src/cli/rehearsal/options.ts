import { resolve } from 'node:path'
import { CutoverError, quoted } from '../../errors.ts'
import { systemFiles } from '../../io/files.ts'
import { nearest } from '../../runner/nearest.ts'
import { ecsModes } from '../../sandbox/aim-ecs.ts'
import { configPath, exampleFolder } from '../../sandbox/checkout.ts'
import { type Option, readArguments } from '../arguments.ts'
import type { Way } from './result.ts'

/** What goes wrong, and for the latter two at which write to the target, counted from 1. */
export type Failure =
  | { readonly kind: 'gate' | 'readiness' }
  | { readonly kind: 'crash' | 'api-500'; readonly at: number }

export interface RehearseOptions {
  readonly source: string
  /** The configuration in it. */
  readonly config: string
  /** What is played, one after another. */
  readonly ways: readonly Way[]
  readonly failure: Failure
  readonly rate: number
  readonly environment?: string
  /** Settings that make a release of this repository bad; none: a stand-in plays the bad release. */
  readonly bad: Readonly<Record<string, string>>
  /** Path of the page; the same data as JSON lies beside it. */
  readonly report: string
  readonly keep: boolean
}

export const rehearseOptions = {
  target: { value: 'NAME', help: 'kubernetes (default) or ecs' },
  mode: { value: 'NAME', help: 'For ecs: native, weights or rolling; by default native and then weights' },
  config: { value: 'FILE', help: 'The configuration in the folder; .github/cutover.yml by default' },
  fail: {
    value: 'HOW',
    help: 'How 1.2.0 fails: gate (default) or readiness; or what befalls 1.1.0: crash@N, api-500@N'
  },
  rate: { value: 'N', help: 'Requests a second; 200 by default' },
  environment: { value: 'NAME', help: 'Environment of the configuration; the one for releases by default' },
  bad: { value: 'NAME=VALUE', help: 'The setting that makes 1.2.0 bad; by default a stand-in plays 1.2.0' },
  report: { value: 'FILE', help: 'Where the page goes; .rehearsal/report.html by default' },
  keep: { help: 'Leave the sandbox running afterwards, until Ctrl-C' }
} as const satisfies Readonly<Record<string, Option>>

/** A currency that does not exist: see server.mjs of the example. */
const badExample = { CURRENCY: 'EURO' }
/** The example as it is released to Amazon ECS. */
const ecsExample = '.github/cutover-ecs.yml'

/** @throws INPUT_INVALID for what is not understood; FILE_UNREADABLE for a folder that is not there */
export async function readRehearseOptions(args: readonly string[]): Promise<RehearseOptions> {
  const { positionals, options } = readArguments(args, rehearseOptions, 1)
  const { target, mode, fail, rate, environment, bad, report } = options as Readonly<Record<string, string | undefined>>
  const ways = waysOf(target ?? 'kubernetes', mode)
  const given = options.config as string | undefined
  const source = await sourceOf(positionals[0], given ?? configPath)
  const isExample = source === exampleFolder()
  const keep = options.keep === true
  if (keep && ways.length > 1) throw twoKept(ways)
  return {
    source,
    config: given ?? (isExample && !ways.includes('kubernetes') ? ecsExample : configPath),
    ways,
    failure: failureOf(fail ?? 'gate'),
    rate: rateOf(rate ?? '200'),
    bad: bad === undefined ? (isExample ? badExample : {}) : setting(bad),
    report: resolve(report ?? '.rehearsal/report.html'),
    keep,
    ...(environment === undefined ? {} : { environment })
  }
}

function waysOf(target: string, mode: string | undefined): readonly Way[] {
  if (target === 'kubernetes' && mode === undefined) return ['kubernetes']
  if (target === 'kubernetes')
    throw new CutoverError('INPUT_INVALID', `Option --mode is ${quoted(mode ?? '')}, and --target is not ecs.`, {
      hint: 'Only Amazon ECS has modes: add --target ecs, or leave --mode out.'
    })
  if (target !== 'ecs') throw notOneOf('target', target, ['kubernetes', 'ecs'])
  if (mode === undefined) return ['native', 'weights']
  const found = ecsModes.find(one => one === mode)
  if (found === undefined) throw notOneOf('mode', mode, ecsModes)
  return [found]
}

function notOneOf(option: string, text: string, names: readonly string[]): CutoverError {
  const meant = nearest(text, names)
  return new CutoverError(
    'INPUT_INVALID',
    `Option --${option} is ${quoted(text)}: it must be ${names.join(', ').replace(/, (?=[^,]*$)/, ' or ')}.`,
    { hint: meant ? `Did you mean ${meant}?` : 'See --help.' }
  )
}

const twoKept = (ways: readonly Way[]): CutoverError =>
  new CutoverError('INPUT_INVALID', `Option --keep leaves one sandbox running, and ${ways.length} are played.`, {
    hint: `Say which one: --mode ${ways.join(' or --mode ')}.`
  })

/** The folder asked for; else this one if it has something to release; else the example. */
async function sourceOf(folder: string | undefined, config: string): Promise<string> {
  if (folder !== undefined) {
    if (await systemFiles.isFolder(folder)) return resolve(folder)
    throw new CutoverError('FILE_UNREADABLE', `There is no folder ${quoted(folder)}.`, {
      hint: 'Name the folder of a repository, or leave it out to play the example.'
    })
  }
  return (await systemFiles.exists(config)) ? resolve('.') : exampleFolder()
}

function failureOf(text: string): Failure {
  if (text === 'gate' || text === 'readiness') return { kind: text }
  const [, kind, at] = /^(crash|api-500)@([1-9]\d{0,5})$/.exec(text) ?? []
  if (kind === 'crash' || kind === 'api-500') return { kind, at: Number(at) }
  const meant = nearest(text, ['gate', 'readiness'])
  throw new CutoverError(
    'INPUT_INVALID',
    `Option --fail is ${quoted(text)}: it must be gate, readiness, crash@N or api-500@N.`,
    {
      hint: meant
        ? `Did you mean ${meant}?`
        : 'N counts writes to the target from 1: crash@7 ends the run at its seventh.'
    }
  )
}

function rateOf(text: string): number {
  const rate = Number(text)
  if (Number.isInteger(rate) && rate >= 1 && rate <= 5000) return rate
  throw new CutoverError(
    'INPUT_INVALID',
    `Option --rate is ${quoted(text)}: it must be a whole number from 1 to 5000.`,
    {
      hint: 'Requests a second, such as 200.'
    }
  )
}

function setting(text: string): Record<string, string> {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? []
  if (name !== undefined && value !== undefined) return { [name]: value }
  throw new CutoverError('INPUT_INVALID', `Option --bad is ${quoted(text)}: it must be NAME=VALUE.`, {
    hint: 'Name a key of your ConfigMap, or an environment variable of your program, and the value that breaks it.'
  })
}
