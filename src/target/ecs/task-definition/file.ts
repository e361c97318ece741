import { CutoverError, type Place } from '../../../errors.ts'
import { cursorAt, itemsOf, textAt, valueAt } from '../../../manifest/cursor.ts'
import { taskIn } from '../../../manifest/find.ts'
import { parse } from '../../../manifest/parse.ts'
import { chunksOf, placeOf, type SourceFile, written } from '../../../manifest/source.ts'
import { flawIn } from './flaw.ts'
import { type Definition, type Described, describedOnly, registrable, type Tag } from './revision.ts'
import { shape } from './shape.ts'

/** A task definition, and where its containers are written. */
export interface Base {
  readonly definition: Definition
  /** How messages name it: `ecs/task.json:12:3`, or the ARN of a revision. */
  readonly name: string
  readonly at?: Place
}

const noField: readonly string[] = [...describedOnly, '$schema']

/**
 * The task definition that a file holds, JSON with comments and trailing commas: as `aws ecs register-task-definition`
 * takes it, or as describe-task-definition answers, with the tags beside it. `null` stands for what is not given.
 *
 * Fails with MANIFEST_INVALID, at its place, for a field that ECS has not (the SDK would leave it out without a word) or has
 * as something else, without a family or containers, and for what is no task definition.
 */
export function baseOfFile(file: SourceFile): Base {
  const [parsed] = chunksOf(file).flatMap(parse)
  const root = parsed && cursorAt(parsed.chunk, parsed.root)
  const task = root && taskIn(root)
  if (!parsed || !task || task.node.is !== 'map')
    throw invalid({ file: file.path }, 'This is no task definition', usual)
  const inner = task.path.length > 0
  const value = parsed.value as { readonly taskDefinition: object; readonly tags?: readonly Tag[] }
  const flaw = flawIn(task, shape, noField)
  if (flaw) throw invalid(placeOf(parsed.chunk, flaw.offset), flaw.what, flaw.hint)
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

const usual =
  'Give a file as aws ecs register-task-definition --cli-input-json takes it, with family and containerDefinitions.'

const invalid = (at: Place, what: string, hint: string): CutoverError =>
  new CutoverError('MANIFEST_INVALID', `${written(at)}: ${what}.`, { hint, at })

/** Exports of the console have `null` wherever nothing is set. */
function given<T>(value: T): T {
  if (Array.isArray(value)) return value.map(given) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, held]) => held !== null)
  return Object.fromEntries(entries.map(([key, held]) => [key, given<unknown>(held)])) as T
}
