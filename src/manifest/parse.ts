import { type Document, isAlias, type Node, parseAllDocuments, visit } from 'yaml'
import { CutoverError, messageOf } from '../errors.ts'
import { kubectlTags } from './dialect.ts'
import { parseVariables } from './hcl.ts'
import { parseJson } from './json.ts'
import { type Chunk, invalidAt } from './source.ts'
import { endingOf } from './syntax.ts'
import { type TreeNode, treeOf } from './tree.ts'

/** One document as nodes with their ranges, and as the plain value that the cluster would get. */
export interface Parsed {
  readonly chunk: Chunk
  readonly root: TreeNode
  readonly value: unknown
  /** Without anchors, and with every leaf on one line, whose text may be another without any other change. */
  readonly isSimple?: true
}

/** Aliases may multiply a document by so much: a hundred is far beyond any manifest, and stops a bomb at once. */
const maxAliasCount = 100

/** The library looks each alias up among all others, so their number must not grow with the document. */
const maxAliases = 1000

const fix = ({ path, text, syntax }: Chunk): string => {
  if (text.includes('{{')) return `It looks like a template ({{ }}). ${templateHint}`
  if (endingOf(path) === undefined) return markHint
  if (syntax === 'yaml') return 'Correct the YAML; kubectl apply --dry-run=client -f shows the same mistake.'
  return 'Correct the JSON; comments and trailing commas are allowed.'
}

const markHint = 'Mark the line of the image with the comment # cutover: NAME.'

/** What to do with a template, which is no manifest yet. */
export const templateHint =
  'Render it first (helm template, kustomize build) and give the result. The action swap also takes a line that the comment # cutover: NAME marks.'

/** The documents of a chunk, empty ones left out. @throws MANIFEST_INVALID with file, line and column of the first mistake. */
export function parse(chunk: Chunk): Parsed[] {
  if (chunk.syntax === 'text') return []
  if (chunk.syntax === 'hcl') return [{ chunk, ...parseVariables(chunk) }]
  const refuse = (offset: number, message: string, cause?: unknown) =>
    invalidAt(chunk, offset, message.replace(/\.?$/, '.'), fix(chunk), cause)
  try {
    if (chunk.syntax === 'json') return jsonOf(chunk, refuse)
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
      return value === null ? [] : [{ chunk, root: treeOf(document), value }]
    })
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw refuse(0, messageOf(error), error)
  }
}

type Refuse = (offset: number, message: string) => CutoverError

function jsonOf(chunk: Chunk, refuse: Refuse): Parsed[] {
  const parsed = parseJson(chunk, ({ offset, message }) => refuse(offset, message))
  return parsed === undefined || parsed.value === null ? [] : [{ chunk, ...parsed }]
}

function refuseLoops(document: Document.Parsed, refuse: Refuse): void {
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
