import { CutoverError, quoted } from '../errors.ts'
import { nearest } from '../runner/nearest.ts'
import { globToRegExp } from './glob.ts'
import type { ConfigFile } from './load.ts'
import type { EnvironmentConfig } from './schema.ts'

/** What of a release decides where it goes. */
export interface Occasion {
  readonly kind: 'release' | 'push' | 'dispatch'
  readonly ref: string
  readonly prerelease: boolean
  readonly component?: string
}

/**
 * The environment that a release goes to: the one that was `asked` for; else the one whose `when` fits; else, where no
 * `when` is written for it, `production` for a release, `uat` for a prerelease, `dev` for a push. A run by hand must ask.
 * Fails with INPUT_INVALID, CONFIG_INVALID (two environments fit) or EVENT_UNUSABLE (none does).
 */
export function environmentOf(occasion: Occasion, asked: string | undefined, file: ConfigFile | undefined): string {
  const environments = Object.entries(file?.config.environments ?? {})
  if (asked !== undefined) return knownEnvironment(asked, file)
  const fitting = environments.filter(([, { when }]) => fits(when, occasion)).map(([name]) => name)
  if (fitting.length > 1)
    throw new CutoverError('CONFIG_INVALID', `${title(occasion)} leads to ${fitting.join(' and ')}.`, {
      hint: 'Let `when` of one environment alone fit it, or name the environment by the input environment.',
      ...(file ? { at: { file: file.path } } : {})
    })
  const usual = usualName(occasion)
  const open =
    environments.length === 0 || environments.some(([name, { when }]) => name === usual && when === undefined)
  const chosen = fitting[0] ?? (open ? usual : undefined)
  if (chosen !== undefined) return chosen
  throw new CutoverError('EVENT_UNUSABLE', `${title(occasion)} leads to no environment.`, {
    hint: environments.length
      ? `Add \`when: ${condition(occasion)}\` to one of ${environments.map(([name]) => name).join(', ')}, or name it by the input environment.`
      : 'Name one by the input environment.'
  })
}

/**
 * Inputs alone have one place for every event. Only a release may take it without a word: whatever else came there
 * by a guess could be in production. @throws INPUT_INVALID
 */
export function assertNamed(occasion: Occasion, place: string): void {
  const { kind, prerelease } = occasion
  if (kind === 'dispatch' || (kind === 'release' && !prerelease)) return
  const [guess, condition] =
    kind === 'push' ? ['dev', "github.event_name != 'push'"] : ['uat', '!github.event.release.prerelease']
  throw new CutoverError(
    'INPUT_INVALID',
    `${title(occasion)} would go to ${place}, as a release does: no environment is named.`,
    {
      hint: `Name it by the input environment (environment: ${guess}), give each environment a ${place.split(' ')[0]} of its own under environments in .github/cutover.yml, or keep such events out: if: \${{ ${condition} }}`
    }
  )
}

/** The environment that was asked for, if the file has it, or none at all. @throws INPUT_INVALID */
export function knownEnvironment(asked: string, file: ConfigFile | undefined): string {
  const names = Object.keys(file?.config.environments ?? {})
  if (names.length === 0 || names.includes(asked)) return asked
  const meant = nearest(asked, names)
  throw new CutoverError('INPUT_INVALID', `There is no environment ${quoted(asked)} in ${file?.path}.`, {
    hint: meant ? `Did you mean ${meant}?` : `It has ${names.join(', ')}.`
  })
}

function fits(when: EnvironmentConfig['when'], { kind, prerelease, ref }: Occasion): boolean {
  if (kind === 'push') return when?.push?.some(branch => globToRegExp(branch).test(ref)) ?? false
  if (kind === 'dispatch') return when?.dispatch === true
  return (prerelease ? when?.prerelease : when?.release) === true
}

function usualName({ kind, prerelease }: Occasion): string | undefined {
  if (kind === 'dispatch') return undefined
  if (kind === 'push') return 'dev'
  return prerelease ? 'uat' : 'production'
}

function title({ kind, prerelease, ref }: Occasion): string {
  if (kind === 'push') return `A push to ${quoted(ref)}`
  if (kind === 'dispatch') return 'A run by hand'
  return prerelease ? 'A prerelease' : 'A release'
}

function condition({ kind, prerelease, ref }: Occasion): string {
  if (kind === 'push') return `{ push: ${quoted(ref)} }`
  if (kind === 'dispatch') return '{ dispatch: true }'
  return prerelease ? '{ prerelease: true }' : '{ release: true }'
}
