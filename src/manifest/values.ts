import { type Cursor, entriesOf, isSlot, itemsOf, textAt } from './cursor.ts'
import { type ImageField, imageInParts, type Label, wholeImage } from './field.ts'
import { referenceOf } from './spelling.ts'

/** Keys that hold a repository, whatever is before these words in them: `imageRepository`, `web_image`. */
const words = ['repository', 'image', 'name'] as const

/**
 * The images of a file of values, as Helm charts have them below any key: `image: REFERENCE`, or `repository` (`image`,
 * `name`) with `tag`, `digest` and `registry` beside it, all with one prefix. With `anyKey` a text with a tag or digest is
 * an image under every key.
 */
export function valueImages(cursor: Cursor, anyKey: boolean): ImageField[] {
  const items = itemsOf(cursor)
  if (items.length > 0)
    return items.flatMap(item => (isSlot(item) && anyKey ? tagged(item) : valueImages(item, anyKey)))
  const entries = entriesOf(cursor)
  return [...entries].flatMap(([key, value]) => {
    if (!isSlot(value)) return valueImages(value, anyKey)
    return ofKey(entries, key, value) ?? (anyKey ? tagged(value) : [])
  })
}

/** The images of one mapping that is known to hold one. */
export const imagesOfMap = (cursor: Cursor): ImageField[] => {
  const entries = entriesOf(cursor)
  return [...entries].flatMap(([key, value]) => ofKey(entries, key, value) ?? [])
}

const labelOf = ({ path }: Cursor): Label => ({
  kind: 'value',
  name: String(path.slice(0, -1).join('.')),
  container: String(path.at(-1) ?? '')
})

function ofKey(entries: ReadonlyMap<string, Cursor>, key: string, value: Cursor): ImageField[] | undefined {
  const word = words.find(one => key.toLowerCase().endsWith(one))
  const text = textAt(value)
  if (!word || !text || !isSlot(value)) return undefined
  const { tag, digest } = referenceOf(text) ?? {}
  if (tag !== undefined || digest !== undefined) return word === 'name' ? undefined : wholeImage(value, labelOf(value))
  const beside = siblings(entries, key, word)
  if (beside.tag || beside.digest) return imageInParts({ repository: value, ...beside }, labelOf(value))
  if (word === 'image') return wholeImage(value, labelOf(value))
  return word === 'repository' ? imageInParts({ repository: value, ...beside }, labelOf(value)) : undefined
}

function siblings(entries: ReadonlyMap<string, Cursor>, key: string, word: string) {
  const prefix = key.slice(0, -word.length)
  // `image` goes with `imageTag` as well as with `tag`.
  const prefixes = word === 'image' ? [`${key}`, `${key}_`, `${key}-`, prefix] : [prefix]
  const names = new Map([...entries].map(([name, value]) => [name.toLowerCase(), value]))
  const find = (part: string) =>
    prefixes.map(one => names.get(`${one}${part}`.toLowerCase())).find(found => found !== undefined)
  return { registry: find('registry'), tag: find('tag'), digest: find('digest') }
}

function tagged(value: Cursor): ImageField[] {
  const { tag, digest } = referenceOf(textAt(value) ?? '') ?? {}
  return isSlot(value) && (tag !== undefined || digest !== undefined) ? wholeImage(value, labelOf(value)) : []
}
