import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import type { Part } from '../src/aws/grants.ts'
import { policyText } from '../src/aws/rights.ts'
import { roleYaml } from '../src/target/kubernetes/rights.ts'

/*
 * Writes the tables of inputs and outputs from each action.yml, the one place where they are told:
 * actions/README.md as a whole, and in README.md and docs/ what stands between `<!-- inputs: action.yml -->` (or
 * `outputs:`) and `<!-- end -->`, or, after `<!-- role -->`, the Role with all rights, or, after `<!-- policy: base -->`, the
 * IAM policy of that part. `node actions/tables.ts`; with --check it only says what is out of date.
 */

interface Described {
  readonly description: string
  readonly required?: boolean
}

interface ActionFile {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<Record<string, Described>>
  readonly outputs: Readonly<Record<string, Described>>
}

const root = join(import.meta.dirname, '..')
const readAction = (path: string): ActionFile => parse(readFileSync(join(root, path), 'utf8')) as ActionFile

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Descriptions of inputs end with their default and an example; a test of each action.yml keeps it so. */
const parts = /^(.*?)(?: Default: (.*?)\. Example: (.*)\.)?$/s

function table(entries: Readonly<Record<string, Described>>): string {
  const rows = Object.entries(entries).map(([name, { description, required }]) => {
    const [, what = '', byDefault, example] = parts.exec(description) ?? []
    const told = byDefault === undefined ? [what] : [what, required ? '**must be given**' : byDefault, example ?? '']
    return [`\`${name}\``, ...told]
  })
  const heads = ['name', 'what it is', 'default', 'example'].slice(0, rows[0]?.length)
  return [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell).join(' | ')} |`).join('\n')
}

const section = (path: string): string => {
  const action = readAction(path)
  const folder = path === 'action.yml' ? '' : `/${path.replace('/action.yml', '')}`
  return [
    `## ${action.name}`,
    `\`uses: cutover-dev/cutover${folder}@<sha>\``,
    action.description,
    '### Inputs',
    table(action.inputs),
    '### Outputs',
    table(action.outputs)
  ].join('\n\n')
}

const marked = /(<!-- (inputs|outputs): (\S+) -->\n)[\s\S]*?(\n?<!-- end -->)/g

const markedRole = /(<!-- role -->\n)[\s\S]*?(?=<!-- end -->)/g

const markedPolicy = /(<!-- policy: (\S+) -->\n)[\s\S]*?(?=<!-- end -->)/g

/** `text` with every marked table, Role and policy as they are now. */
const filled = (text: string): string =>
  text
    .replace(markedPolicy, (_all, open: string, part: Part) => `${open}\`\`\`json\n${policyText([part])}\`\`\`\n`)
    .replace(markedRole, `$1\`\`\`yaml\n${roleYaml('shop')}\`\`\`\n`)
    .replace(marked, (_all, open: string, part: 'inputs' | 'outputs', path: string) => {
      return `${open}\n${table(readAction(path)[part])}\n\n<!-- end -->`
    })

const actionFiles = [
  'action.yml',
  ...readdirSync(join(root, 'actions'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => `actions/${entry.name}/action.yml`)
    .sort()
]

const overview = (): string =>
  `${['# The actions', 'Written by `node actions/tables.ts` from each action.yml.', ...actionFiles.map(section)].join('\n\n')}\n`

const documents = readdirSync(root, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name === 'docs')
  .flatMap(() => readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }))
  .map(file => join('docs', file))
  .concat(readdirSync(root).filter(file => file === 'README.md'))
  .filter(file => file.endsWith('.md'))

const written = [
  ['actions/README.md', overview()] as const,
  ...documents.map(file => [file, filled(readFileSync(join(root, file), 'utf8'))] as const)
]

const current = (path: string): string => {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

const stale = written.filter(([path, text]) => current(path) !== text)
if (process.argv.includes('--check')) {
  for (const [path] of stale) process.stdout.write(`${path} is out of date: run node actions/tables.ts\n`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [path, text] of stale) {
    writeFileSync(join(root, path), text)
    process.stdout.write(`wrote ${relative(process.cwd(), join(root, path))}\n`)
  }
}
