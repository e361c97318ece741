import { resolve } from 'node:path'
import { CutoverError, quoted } from '../../errors.ts'
import { systemFiles } from '../../io/files.ts'
import { nearest } from '../../runner/nearest.ts'
import { exampleFolder } from '../../sandbox/checkout.ts'
import { type Option, readArguments } from '../arguments.ts'

/** What goes wrong, and for the latter two at which write to the cluster, counted from 1. */
export type Failure =
  | { readonly kind: 'gate' | 'readiness' }
  | { readonly kind: 'crash' | 'api-500'; readonly at: number }

export interface RehearseOptions {
  readonly source: string
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

/** @throws INPUT_INVALID for what is not understood; FILE_UNREADABLE for a folder that is not there */
export async function readRehearseOptions(args: readonly string[]): Promise<RehearseOptions> {
  const { positionals, options } = readArguments(args, rehearseOptions, 1)
  const { fail, rate, environment, bad, report } = options as Readonly<Record<string, string | undefined>>
  const source = await sourceOf(positionals[0])
  const own = bad === undefined ? (source === exampleFolder() ? badExample : {}) : setting(bad)
  return {
    source,
    failure: failureOf(fail ?? 'gate'),
    rate: rateOf(rate ?? '200'),
    bad: own,
    report: resolve(report ?? '.rehearsal/report.html'),
    keep: options.keep === true,
    ...(environment === undefined ? {} : { environment })
  }
}

/** The folder asked for; else this one if it has something to release; else the example. */
async function sourceOf(folder: string | undefined): Promise<string> {
  if (folder !== undefined) {
    if (await systemFiles.isFolder(folder)) return resolve(folder)
    throw new CutoverError('FILE_UNREADABLE', `There is no folder ${quoted(folder)}.`, {
      hint: 'Name the folder of a repository, or leave it out to play the example.'
    })
  }
  return (await systemFiles.exists('.github/cutover.yml')) ? resolve('.') : exampleFolder()
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
        : 'N counts writes to the cluster from 1: crash@7 ends the run at its seventh.'
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
