import {
  type Document,
  isAlias,
  type Node,
  parseAllDocuments,
  type Scalar,
  type ScalarTag,
  type Tags,
  visit
} from 'yaml'
import { CutoverError, messageOf } from '../errors.ts'
import { type Chunk, placeOf, written } from './source.ts'

/** One document as nodes with their ranges, and as the plain value that the cluster would get. */
export interface Parsed {
  readonly chunk: Chunk
  readonly document: Document.Parsed
  readonly value: unknown
}

const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0o[0-7]+$/,
  resolve: text => Number.parseInt(text.replace('0o', ''), 8)
}

/** A commit such as 1234e567 is a number too large for a double, and for kubectl a text. */
const finite = (tag: ScalarTag): ScalarTag => ({
  ...tag,
  resolve: (text, onError, options) => {
    const value = tag.resolve(text, onError, options)
    const number = typeof value === 'number' ? value : (value as Scalar).value
    return typeof number === 'number' && !Number.isFinite(number) ? text : value
  }
})

/**
 * What kubectl takes a scalar for (sigs.k8s.io/yaml, resolve.go): YAML 1.1, so that `defaultMode: 0644` is 420 and `on`
 * is true, but with `0o644` as well, and without times, sexagesimal numbers and the collections of 1.1.
 */
const dialect = (tags: Tags): Tags => [
  octal,
  ...tags
    .filter(tag => typeof tag !== 'object' || !/:(?:timestamp|omap|pairs|set|binary)$/.test(tag.tag))
    .filter(tag => typeof tag !== 'object' || !('format' in tag) || tag.format !== 'TIME')
    .map(tag => (typeof tag === 'object' && 'format' in tag && tag.format === 'EXP' ? finite(tag as ScalarTag) : tag))
]

/** Aliases may multiply a document by so much: a hundred is far beyond any manifest, and stops a bomb at once. */
const maxAliasCount = 100

/** The library looks each alias up among all others, so their number must not grow with the document. */
const maxAliases = 1000

const fix = (text: string): string =>
  text.includes('{{')
    ? 'It looks like a template ({{ }}). Render it first (helm template, kustomize build) and give the result.'
    : 'Correct the YAML; kubectl apply --dry-run=client -f shows the same mistake.'

/** The documents of a chunk, empty ones left out. @throws MANIFEST_INVALID with file, line and column of the first mistake. */
export function parse(chunk: Chunk): Parsed[] {
  const refuse = (offset: number, message: string, cause?: unknown) =>
    new CutoverError('MANIFEST_INVALID', `${written(placeOf(chunk, offset))}: ${message.replace(/\.?$/, '.')}`, {
      hint: fix(chunk.text),
      cause,
      at: placeOf(chunk, offset)
    })
  try {
    const documents = parseAllDocuments(chunk.text, {
      version: '1.1',
      merge: true,
      customTags: dialect,
      prettyErrors: false,
      logLevel: 'error'
    })
    return [...documents].flatMap(document => {
      const [error] = document.errors
      if (error) throw refuse(error.pos[0], error.message)
      refuseLoops(document, refuse)
      const value: unknown = document.toJS({ maxAliasCount })
      return value === null ? [] : [{ chunk, document, value }]
    })
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw refuse(0, messageOf(error), error)
  }
}

function refuseLoops(document: Document.Parsed, refuse: (offset: number, message: string) => CutoverError): void {
  const anchors = new Map<string, Node>()
  let aliases = 0
  visit(document, {
    Node: (_key, node, path) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node)
        return
      }
      const offset = node.range?.[0] ?? 0
      const target = anchors.get(node.source)
      if (++aliases > maxAliases) throw refuse(offset, `More than ${maxAliases} aliases in one document`)
      if (target && path.includes(target))
        throw refuse(offset, `The alias *${node.source} is part of what it stands for`)
    }
  })
}
