import type { LineCounter as Lines, Tags, YAMLParseError } from 'yaml'
import { CutoverError, messageOf } from '../errors.ts'
import type { Files } from '../io/files.ts'
import type { Problem } from './problems.ts'
import type { Config } from './schema.ts'

/** A configuration and the file that it was read from. */
export interface ConfigFile {
  readonly path: string
  readonly config: Config
}

/** Where the file is looked for when no input names another. */
const usualPaths: readonly string[] = ['.github/cutover.yml', '.github/cutover.yaml']

/**
 * Reads `path`, or the file at one of the usual paths, which may be missing: one image and a folder of manifests need none.
 * Fails with FILE_UNREADABLE, or with one CONFIG_INVALID that lists every problem with its line, value and fix.
 */
export async function loadConfig(files: Files, path?: string): Promise<ConfigFile | undefined> {
  if (path !== undefined) return { path, config: await parseConfig(String(await files.read(path)), path) }
  for (const usual of usualPaths) if (await files.exists(usual)) return loadConfig(files, usual)
  return undefined
}

/** @throws CONFIG_INVALID as {@link loadConfig} does; `file` is how messages name the text. */
export async function parseConfig(text: string, file: string): Promise<Config> {
  // Both take longer to load than node does to start, and most runs have no such file.
  const [{ LineCounter, parseDocument }, { problemsOf }, { jsonSchema, schema }] = await Promise.all([
    import('yaml'),
    import('./problems.ts'),
    import('./schema.ts')
  ])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, customTags: plainNumbers })
  const refuse = (problems: readonly Problem[]) => invalid(file, problems, offset => lines.linePos(offset))
  if (document.errors.length > 0) throw refuse(syntax(document.errors, text, lines))
  let value: unknown
  try {
    value = document.toJS()
  } catch (error) {
    throw refuse([{ text: `${messageOf(error)}.`, offset: 0 }])
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw refuse(problemsOf(parsed.error.issues, document.contents, jsonSchema()))
  return parsed.data
}

/** An account's `012345678901` stays what it looks like, as does `0x1F`: read as numbers, texts would lose what was written. */
const plainNumbers = (tags: Tags): Tags =>
  tags.flatMap((tag): Tags => {
    if (typeof tag === 'string' || tag.collection || tag.tag !== 'tag:yaml.org,2002:int') return [tag]
    return tag.format ? [] : [{ ...tag, test: /^[-+]?(?:0|[1-9]\d*)$/ }]
  })

/** One problem a line: what follows on the same line is mostly the parser losing its way. */
function syntax(errors: readonly YAMLParseError[], text: string, lines: Lines): Problem[] {
  const firsts = new Map<number, Problem>()
  for (const { message, pos } of errors) {
    const { line } = lines.linePos(pos[0])
    const quotes = /\{.*\$\{\w+\}/.test(text.split('\n')[line - 1] ?? '')
    const fix = quotes ? " Inside { }, put ${NAME} in quotes: '${NAME}'." : ''
    if (!firsts.has(line)) firsts.set(line, { text: `${message.replace(/\.?$/, '.')}${fix}`, offset: pos[0] })
  }
  return [...firsts.values()]
}

function invalid(
  file: string,
  problems: readonly Problem[],
  placeOf: (offset: number) => { line: number; col: number }
) {
  const sorted = [...problems].sort((a, b) => a.offset - b.offset)
  const rows = sorted.map(({ text, offset }) => {
    const { line, col } = placeOf(offset)
    return `${file}:${line}:${col}: ${text}`
  })
  const { line, col } = placeOf(sorted[0]?.offset ?? 0)
  return new CutoverError(
    'CONFIG_INVALID',
    rows.length === 1 ? (rows[0] ?? '') : [`${file} has ${rows.length} problems:`, ...rows].join('\n'),
    {
      hint: 'An editor shows such mistakes while you type, with this first line: # yaml-language-server: $schema=https://raw.githubusercontent.com/cutover-dev/cutover/main/docs/cutover.schema.json',
      at: { file, line, column: col }
    }
  )
}
