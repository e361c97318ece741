import { CutoverError, quoted } from '../errors.ts'

/** A secret that a build may mount (`RUN --mount=type=secret,id=…`): its value, or where the builder finds it. */
export type BuildSecret = { readonly id: string } & (
  | { readonly value: string }
  | { readonly env: string }
  | { readonly src: string }
)

/**
 * Reads `name=value`, or what `docker buildx build --secret` takes: `id=name`, `id=name,env=VARIABLE`,
 * `id=name,src=path`. @throws INPUT_INVALID, which shows names but no value
 */
export function parseBuildSecret(text: string): BuildSecret {
  const equals = text.indexOf('=')
  const name = text.slice(0, Math.max(0, equals)).trim()
  if (name === '') throw invalid('there is no name before an equals sign')
  if (!/^(?:type=(?:file|env),)?id=/.test(text.trim())) return { id: name, value: text.slice(equals + 1) }
  const fields = new Map(text.split(',').map((part): [string, string] => split(part)))
  const { id = '', env, src, source, type, ...unknown } = Object.fromEntries(fields)
  const other = Object.keys(unknown)[0]
  if (other !== undefined) throw invalid(`${quoted(other)} is no field of a secret`)
  const path = src ?? source
  if (id === '' || (env !== undefined && path !== undefined)) throw invalid('it needs an id, and either env or src')
  if (path !== undefined && type !== 'env') return { id, src: path }
  return { id, env: env ?? path ?? id }
}

/**
 * The arguments that hand secrets to buildx, and the environment that holds the values: an argument list is for all to
 * see who can list processes.
 */
export function secretArguments(secrets: readonly BuildSecret[]): {
  readonly args: string[]
  readonly environment: Record<string, string>
} {
  const args: string[] = []
  const environment: Record<string, string> = {}
  for (const [index, secret] of secrets.entries()) {
    const variable = 'env' in secret ? secret.env : `CUTOVER_BUILD_SECRET_${index}`
    if ('value' in secret) environment[variable] = secret.value
    const from = 'src' in secret ? `src=${secret.src}` : `env=${variable}`
    args.push('--secret', [`id=${secret.id}`, from].map(csvField).join(','))
  }
  return { args, environment }
}

/** buildx reads its options as lines of RFC 4180. */
export const csvField = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function split(part: string): [string, string] {
  const equals = part.indexOf('=')
  return equals < 0 ? [part.trim(), ''] : [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1)]
}

const invalid = (what: string): CutoverError =>
  new CutoverError('INPUT_INVALID', `A build secret is not understood: ${what}.`, {
    hint: 'Write one secret a line: name=value, or id=name,env=VARIABLE, or id=name,src=path.'
  })
