import { nearest } from '../runner/nearest.ts'
import { knownEnvironment } from './environment.ts'
import type { ConfigFile } from './load.ts'
import { given, type Overrides, wrongInput } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'

/** Who must have signed what is deployed to an environment, with its defaults. */
export interface VerifySettings {
  /** `acme/web`, or a whole address. */
  readonly repository: string
  /** `.github/workflows/release.yml`, or with a repository before it. */
  readonly workflow?: string
  /** A pattern. */
  readonly ref?: string
  readonly commit: boolean
  /** That of GitHub Actions where it is not given. */
  readonly issuer?: string
  /** A regular expression for the whole name. */
  readonly identity?: string
  readonly denySelfHostedRunners: boolean
  readonly provenance: boolean
  /** A path. */
  readonly trustedRoot?: string
  readonly source: readonly Place[]
}

type Place = 'registry' | 'github'

/** What a text must be, for the file and for the input: a test and the words for it. */
export const forms = {
  repository: [/^(?:https:\/\/[^\s/]+\/)?[\w.-]+(?:\/[\w.-]+)+$/, 'a repository as owner/name, or its whole address'],
  workflow: [/^[^\s@:]+\.ya?ml(?:@[^\s@]+)?$/, 'the path of a workflow'],
  ref: [/^refs\/\S+$/, 'a ref in full, such as refs/tags/v*'],
  issuer: [/^https:\/\/\S+$/, 'an address that begins with https://'],
  identity: [{ test: compiles }, 'a regular expression'],
  trustedRoot: [/\S/, 'a path'],
  source: [/^(?:registry|github)(?:,(?:registry|github))?$/, 'registry, github, or both with a comma between']
} as const

const flags = ['commit', 'denySelfHostedRunners', 'provenance'] as const

const defaults = {
  commit: false,
  denySelfHostedRunners: false,
  provenance: true,
  source: ['registry', 'github']
} as const

/**
 * What is asked where the environment alone is known. One that the file does not have gets no way past what the file asks
 * of others: it may be one of them, misspelt. @throws INPUT_INVALID
 */
export function verifyFor(
  inputs: Pick<Overrides, 'verify'> & { readonly environment: string },
  file: ConfigFile | undefined
): VerifySettings | undefined {
  const environments = file?.config.environments ?? {}
  const asks = Object.values(environments).some(({ verify }) => verify)
  if (inputs.verify === undefined && asks) knownEnvironment(inputs.environment, file)
  return verifyOf(inputs, environments[inputs.environment]?.verify)
}

/**
 * The input goes before all that the file says of it. Its lines are keys of the file, as `repository=acme/web`.
 * @throws INPUT_INVALID
 */
export function verifyOf(
  { verify: lines }: Pick<Overrides, 'verify'>,
  written: EnvironmentConfig['verify']
): VerifySettings | undefined {
  if (lines === undefined) return written && { ...defaults, ...given(written), repository: written.repository }
  const read = Object.fromEntries(lines.map(pairOf)) as Partial<VerifySettings>
  const { repository, workflow, identity } = read
  if (repository === undefined)
    throw wrongInput('verify', lines.join(' '), 'lines of which one names the repository', 'Add repository=owner/name.')
  if (workflow !== undefined && identity !== undefined)
    throw wrongInput('verify', `identity=${identity}`, 'left out where there is a workflow', 'Keep one of the two.')
  return { ...defaults, ...given(read), repository }
}

function pairOf(line: string): [key: string, value: unknown] {
  const [, name = '', value = ''] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? []
  // Inputs are written with hyphens, keys of the file without: either is understood.
  const key = name.replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase())
  if (flags.some(flag => flag === key)) {
    if (value === 'true' || value === 'false') return [key, value === 'true']
    throw wrongInput('verify', line, `${name}=true or ${name}=false`, 'Write it without quotes.')
  }
  if (!Object.hasOwn(forms, key)) throw unknown(line, key)
  const [form, must] = forms[key as keyof typeof forms]
  if (!form.test(value)) throw wrongInput('verify', line, `${name}= and ${must}`, 'See docs/attestations.md.')
  return [key, key === 'source' ? value.split(',') : value]
}

function unknown(line: string, key: string) {
  const known = [...Object.keys(forms), ...flags]
  const meant = nearest(key, known)
  const hint = meant ? `Did you mean ${meant}=...?` : 'Write one key=value a line, such as repository=acme/web.'
  return wrongInput('verify', line, `a line with one of ${known.join(', ')}`, hint)
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp
  } catch {
    return false
  }
}
