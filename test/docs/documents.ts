import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'

export const root = join(import.meta.dirname, '../..')

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The files for people, by their path from the root. */
export const documents: readonly string[] = [
  ...readdirSync(root).filter(file => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`),
  'actions/README.md',
  'lab/README.md',
  'examples/shop/README.md'
]

const workflowsIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter(file => file.endsWith('.yml'))
    .map(file => `${folder}/${file}`)

export const templates: readonly string[] = workflowsIn('workflows-templates')

/** Whole workflows to copy. */
export const copied: readonly string[] = [...templates, ...workflowsIn('examples/shop/.github/workflows')]

export interface Example {
  /** `README.md:12`: where it begins. */
  readonly at: string
  readonly text: string
  readonly value: unknown
}

/** Every fenced block of YAML, parsed: one that can't be read fails whoever asks. */
export const examples: readonly Example[] = documents.flatMap(file =>
  [...read(file).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(({ index, 1: text = '' }) => ({
    at: `${file}:${read(file).slice(0, index).split('\n').length + 1}`,
    text,
    value: parse(text)
  }))
)

export interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

export interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

export interface Workflow {
  readonly on: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

export const isWorkflow = (value: unknown): value is Workflow =>
  typeof value === 'object' && value !== null && 'on' in value && 'jobs' in value

/** The steps of a workflow, of a job, or of a bare list of them. */
export function stepsOf(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value as Step[]
  if (isWorkflow(value)) return Object.values(value.jobs).flatMap(job => job.steps)
  return (value as { steps?: Step[] } | null)?.steps ?? []
}

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly required?: boolean }>>
  readonly outputs?: Readonly<Record<string, unknown>>
}

export const actionFile = (folder: string): ActionFile => parse(read(join('.', folder, 'action.yml'))) as ActionFile

/** Folders of our actions, that of the root left out. */
export const actionFolders: readonly string[] = readdirSync(join(root, 'actions'))
  .filter(name => !name.includes('.'))
  .map(name => `actions/${name}`)

/** The declaration of an action of ours that a step uses: `cutover-dev/cutover/actions/build@v0`. */
export function ownAction({ uses = '' }: Step): ActionFile | undefined {
  const found = /^cutover-dev\/cutover(\/[^@]+)?@/.exec(uses)
  return found ? actionFile(found[1] ?? '') : undefined
}

/** Anchors that GitHub gives the headings of a document. */
export const anchors = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(({ 1: heading = '' }) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
  )

/** The links of a document to other files and headings of the repository, as paths from the root. */
export const links = (file: string): { readonly path: string; readonly anchor?: string }[] =>
  [...read(file).matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].map(({ 1: path = '', 2: anchor }) => ({
    path: path === '' ? file : join(dirname(file), path),
    ...(anchor === undefined ? {} : { anchor })
  }))
