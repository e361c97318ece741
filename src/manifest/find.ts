import { basename } from 'node:path/posix'
import { type Cursor, cursorAt, entriesOf, isSlot, itemsOf, select, textAt, valueAt } from './cursor.ts'
import { embeddedImages } from './embedded.ts'
import { type ImageField, imageInParts, imagesAt, wholeImage } from './field.ts'
import { type KindImages, patternsFor } from './kinds.ts'
import type { Parsed } from './parse.ts'
import { isVariables } from './syntax.ts'
import { imagesOfMap, valueImages } from './values.ts'

/** All images of a document, whichever of the known kinds of file it is from. */
export function imageFields({ chunk, root }: Parsed, more: readonly KindImages[] = []): ImageField[] {
  const cursor = cursorAt(chunk, root)
  if (!chunk.rendered && isVariables(chunk.path)) return valueImages(cursor, true)
  const kind = textAt(cursor, 'kind')
  if (!chunk.rendered && (kind === 'Kustomization' || kind === 'Component' || isKustomization(chunk.path)))
    return kustomizationImages(cursor)
  if (kind !== undefined) return objectImages(cursor, '', '', more)
  if (isCompose(cursor)) return serviceImages(cursor)
  const task = taskIn(cursor)
  if (task) return taskImages(task)
  return valueImages(cursor, false)
}

const isKustomization = (path: string): boolean => /^kustomization(?:\.ya?ml)?$/i.test(basename(path))

function objectImages(
  object: Cursor,
  kindOfList: string,
  versionOfList: string,
  more: readonly KindImages[]
): ImageField[] {
  const kind = textAt(object, 'kind') ?? kindOfList
  const version = textAt(object, 'apiVersion') ?? versionOfList
  if (kind.endsWith('List'))
    return itemsOf(valueAt(object, 'items')).flatMap(item =>
      objectImages(item, kind.slice(0, -'List'.length), kind === 'List' ? '' : version, more)
    )
  const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'metadata', 'generateName') ?? ''
  const own = patternsFor(kind, version, more)
    .flatMap(pattern => select(object, pattern))
    .flatMap(({ cursor, holder }) =>
      imagesAt(cursor, { kind, name, container: textAt(holder, 'name') ?? '' }, imagesOfMap)
    )
  return kind === 'ConfigMap' || kind === 'Secret' ? [...own, ...embeddedImages(object, more)] : own
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/ */
function kustomizationImages(cursor: Cursor): ImageField[] {
  return itemsOf(valueAt(cursor, 'images')).flatMap(item => {
    const entries = entriesOf(item)
    const repository = entries.get('newName') ?? entries.get('name')
    const label = { kind: 'Kustomization', name: 'images', container: textAt(item, 'name') ?? '' }
    return isSlot(repository)
      ? imageInParts({ repository, tag: entries.get('newTag'), digest: entries.get('digest') }, label)
      : []
  })
}

function isCompose(cursor: Cursor): boolean {
  if (/^(?:docker-)?compose\b.*\.ya?ml$/i.test(basename(cursor.chunk.path))) return true
  const services = [...entriesOf(valueAt(cursor, 'services')).values()]
  return services.length > 0 && services.every(service => valueAt(service, 'image') ?? valueAt(service, 'build'))
}

/** https://docs.docker.com/reference/compose-file/services/#image */
const serviceImages = (cursor: Cursor): ImageField[] =>
  [...entriesOf(valueAt(cursor, 'services'))].flatMap(([name, service]) => {
    const image = valueAt(service, 'image')
    return isSlot(image) ? wholeImage(image, { kind: 'service', name, container: '' }) : []
  })

/** What images of task definitions of Amazon ECS are labelled with. */
export const taskKind = 'task'

/** A task definition of Amazon ECS, by itself or in what `aws ecs describe-task-definition` answers. */
export const taskIn = (document: Cursor): Cursor | undefined =>
  [document, valueAt(document, 'taskDefinition')].find(one => valueAt(one, 'containerDefinitions'))

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html */
const taskImages = (task: Cursor): ImageField[] =>
  itemsOf(valueAt(task, 'containerDefinitions')).flatMap(container => {
    const image = valueAt(container, 'image')
    const label = { kind: taskKind, name: textAt(task, 'family') ?? '', container: textAt(container, 'name') ?? '' }
    return isSlot(image) ? wholeImage(image, label) : []
  })
