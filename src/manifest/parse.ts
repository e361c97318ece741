import { type Document, isAlias, type Node, parseAllDocuments, visit } from 'yaml'
import { CutoverError, messageOf } from '../errors.ts'
import { kubectlTags } from './dialect.ts'
import { type Chunk, placeOf, written } from './source.ts'

/** One document as nodes with their ranges, and as the plain value that the cluster would get. */
export interface Parsed {
  readonly chunk: Chunk
  readonly document: Document.Parsed
  readonly value: unknown
}

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
      schema: 'yaml-1.1',
      customTags: kubectlTags,
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
