import { CutoverError, type Place, quoted } from '../../../errors.ts'
import { cursorAt, itemsOf, textAt, valueAt } from '../../../manifest/cursor.ts'
import { taskIn } from '../../../manifest/find.ts'
import { parse } from '../../../manifest/parse.ts'
import { chunksOf, placeOf, type SourceFile, written } from '../../../manifest/source.ts'
import { nearest } from '../../../runner/nearest.ts'
import { type Definition, type Described, describedOnly, registrable, type Tag } from './revision.ts'

/** A task definition, and where its containers are written. */
export interface Base {
  readonly definition: Definition
  /** How messages name it: `ecs/task.json:12:3`, or the ARN of a revision. */
  readonly name: string
  readonly at?: Place
}

const fields: Readonly<Record<keyof Definition, true>> = {
  family: true,
  taskRoleArn: true,
  executionRoleArn: true,
  networkMode: true,
  containerDefinitions: true,
  volumes: true,
  placementConstraints: true,
  requiresCompatibilities: true,
  cpu: true,
  memory: true,
  tags: true,
  pidMode: true,
  ipcMode: true,
  proxyConfiguration: true,
  inferenceAccelerators: true,
  ephemeralStorage: true,
  runtimePlatform: true,
  enableFaultInjection: true
}

const known: readonly string[] = [...Object.keys(fields), ...describedOnly, '$schema']

/**
 * The task definition that a file holds, JSON with comments and trailing commas: as `aws ecs register-task-definition`
 * takes it, or as describe-task-definition answers, with the tags beside it. `null` stands for what is not given.
 *
 * Fails with MANIFEST_INVALID, at its place, for a field that ECS has not (the SDK would leave it out without a word),
 * without a family or containers, and for what is no task definition.
 */
export function baseOfFile(file: SourceFile): Base {
  const [parsed] = chunksOf(file).flatMap(parse)
  const root = parsed && cursorAt(parsed.chunk, parsed.root)
  const task = root && taskIn(root)
  if (!parsed || !task || task.node.is !== 'map')
    throw invalid({ file: file.path }, 'This is no task definition', shape)
  const inner = task.path.length > 0
  const value = parsed.value as { readonly taskDefinition: object; readonly tags?: readonly Tag[] }
  for (const { key, value: held } of task.node.entries)
    if (!known.includes(key)) throw unknown(placeOf(parsed.chunk, held.start), key)
  const { $schema: _schema, tags, ...described } = (inner ? value.taskDefinition : value) as Described & Extra
  const list = valueAt(task, 'containerDefinitions')
  const at = placeOf(parsed.chunk, list?.offset ?? 0)
  if (textAt(task, 'family') === undefined)
    throw invalid(at, 'The task definition names no family', 'Add "family": the name that the revisions share.')
  if (itemsOf(list).some(item => textAt(item, 'name') === undefined))
    throw invalid(
      at,
      'The task definition has a container without a name',
      'Give each of containerDefinitions a name and an image.'
    )
  return { definition: registrable(given(described), (inner ? value.tags : tags) ?? []), name: written(at), at }
}

interface Extra {
  readonly $schema?: unknown
  readonly tags?: readonly Tag[]
}

const shape =
  'Give a file as aws ecs register-task-definition --cli-input-json takes it, with family and containerDefinitions.'

const invalid = (at: Place, what: string, hint: string): CutoverError =>
  new CutoverError('MANIFEST_INVALID', `${written(at)}: ${what}.`, { hint, at })

function unknown(at: Place, key: string): CutoverError {
  const meant = nearest(key, Object.keys(fields))
  return invalid(
    at,
    `The task definition has ${quoted(key)}, which Amazon ECS has not`,
    meant ? `Did you mean ${meant}?` : 'Take it out.'
  )
}

/** Exports of the console have `null` wherever nothing is set. */
function given<T>(value: T): T {
  if (Array.isArray(value)) return value.map(given) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, held]) => held !== null)
  return Object.fromEntries(entries.map(([key, held]) => [key, given<unknown>(held)])) as T
}
