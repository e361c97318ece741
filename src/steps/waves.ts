import type { KubernetesSettings } from '../config/settings.ts'
import { asCutoverError, CutoverError } from '../errors.ts'
import { summaryOfError } from '../record/summary-of-error.ts'
import { summaryOfWaves } from '../record/summary-of-waves.ts'
import type { Told } from './record.ts'

/** One cluster of a target, with the name of its wave where there are several. */
export interface Place {
  readonly wave?: string
  readonly target: KubernetesSettings
}

/** Where a target is, in the order in which releases go there. */
export function placesOf({ waves, onFailure: _, ...rest }: KubernetesSettings): Place[] {
  return waves?.map(({ name, ...own }) => ({ wave: name, target: { ...rest, ...own } })) ?? [{ target: rest }]
}

/** A title of a phase, with the wave that it is about. */
export const titled = (title: string, wave: string | undefined): string => (wave ? `${title} ${wave}` : title)

/** What is done in one cluster. */
export interface WaveWork {
  readonly name: string
  go(): Promise<Told>
  /** Undoes what `go` did. */
  back?(): Promise<Told>
}

interface Ended {
  readonly name: string
  readonly told: Told
}

export interface WaveRules {
  /** Whether the waves after one that failed are begun all the same. */
  readonly goOn?: () => boolean
  /** Whether the waves before one that failed go back. */
  readonly undo?: boolean
  readonly environment: string
  readonly version: string
  /** Takes secrets out of what the summary tells. */
  readonly hide: (text: string) => string
}

/** One cluster after the other, each begun when the one before has ended well. Rejects only with CANCELLED. */
export async function inWaves(waves: readonly WaveWork[], rules: WaveRules): Promise<Told> {
  const ended: Ended[] = []
  for (const { name, go } of waves) {
    const told = await attempt(go, rules)
    ended.push({ name, told })
    if (told.failure && !rules.goOn?.()) break
  }
  const failed = ended.some(({ told }) => told.failure)
  return together(waves, ended, failed && rules.undo ? await undone(waves, ended, rules) : [], rules)
}

/** The last one first, as a stack is taken down. */
async function undone(waves: readonly WaveWork[], ended: readonly Ended[], rules: WaveRules): Promise<Ended[]> {
  const back: Ended[] = []
  for (const { name, told } of ended.toReversed()) {
    const undo = waves.find(wave => wave.name === name)?.back
    if (told.outputs.outcome !== 'SUCCEEDED' || !undo) continue
    back.push({ name, told: await attempt(undo, rules) })
  }
  return back
}

async function attempt(work: () => Promise<Told>, { environment, version, hide }: WaveRules): Promise<Told> {
  try {
    return await work()
  } catch (thrown) {
    const failure = asCutoverError(thrown)
    if (failure.code === 'CANCELLED') throw failure
    const summary = summaryOfError(failure, hide)
    const blank = { 'release-id': '', previous: '', requests: '0' }
    return { outputs: { outcome: 'STOPPED', version, environment, ...blank, summary }, summary, failure }
  }
}

/** One answer for all waves: how the one that failed ended, else how the last one did. */
function together(
  waves: readonly WaveWork[],
  ended: readonly Ended[],
  undone: readonly Ended[],
  { environment, version }: WaveRules
): Told {
  const failed = ended.find(({ told }) => told.failure)
  const last = failed ?? ended.at(-1)
  const states = waves.map(({ name }) => {
    const told = ended.find(one => one.name === name)?.told
    const back = undone.find(one => one.name === name)?.told
    const outcome = back ? (back.failure ? 'ROLLBACK_FAILED' : 'ROLLED_BACK') : (told?.outputs.outcome ?? 'NOT_BEGUN')
    return { name, outcome, version: told?.outputs.version ?? version, previous: told?.outputs.previous ?? '' }
  })
  const all = [...ended, ...undone]
  const summary = summaryOfWaves(environment, states, all)
  const requests = String(all.reduce((sum, { told }) => sum + Number(told.outputs.requests), 0))
  const outputs = { ...blankOf(last), environment, version, requests, waves: JSON.stringify(states), summary }
  return failed ? { outputs, summary, failure: failureOf(failed, states) } : { outputs, summary }
}

const blankOf = (last: Ended | undefined): Told['outputs'] =>
  last?.told.outputs ?? {
    outcome: 'STOPPED',
    version: '',
    environment: '',
    'release-id': '',
    previous: '',
    requests: '0',
    summary: ''
  }

function failureOf({ name, told }: Ended, states: readonly { name: string; outcome: string }[]): CutoverError {
  const { code, message, hint } = told.failure as CutoverError
  const position = `${states.findIndex(state => state.name === name) + 1} of ${states.length}`
  const standing = states.map(state => `${state.name} ${state.outcome}`).join(', ')
  return new CutoverError(code, `Wave ${name} (${position}): ${message}`, { hint: `${hint}\nThe waves: ${standing}.` })
}

/** Does `look` for every place before any is touched, and tells all that stands in the way at once. */
export async function allReady<T>(places: readonly Place[], look: (place: Place) => Promise<T>): Promise<T[]> {
  const ready: T[] = []
  const errors: { wave: string | undefined; error: CutoverError }[] = []
  for (const place of places) {
    try {
      ready.push(await look(place))
    } catch (thrown) {
      const error = asCutoverError(thrown)
      if (error.code === 'CANCELLED' || place.wave === undefined) throw error
      errors.push({ wave: place.wave, error })
    }
  }
  const [first] = errors
  if (!first) return ready
  const message = errors.map(({ wave, error }) => `Wave ${wave}: ${error.message}`).join('\n')
  const hint = [...new Set(errors.map(({ error }) => error.hint))].join('\n')
  throw new CutoverError(first.error.code, message, { hint, ...(first.error.at ? { at: first.error.at } : {}) })
}
