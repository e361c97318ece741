import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar } from 'yaml'

/** A value without parts. `start` and `end` are UTF-16 indices in the chunk and include quotes, but neither anchor nor tag. */
export interface Leaf {
  readonly is: 'leaf'
  readonly start: number
  readonly end: number
  readonly style: 'plain' | 'single' | 'double' | 'block'
  /** The text that was written, with quotes, escapes and line folding undone: `1.10`, where the value is 1.1. */
  readonly text: string
  readonly value: unknown
  readonly anchored: boolean
}

export interface Entry {
  readonly key: string
  /** For `<<`, whose value's entries count as own ones. */
  readonly merge: boolean
  readonly value: TreeNode
}

/** A document as every syntax gives it: mappings, sequences, leaves, and aliases of what stands elsewhere. */
export type TreeNode =
  | Leaf
  | { readonly is: 'map'; readonly start: number; readonly entries: readonly Entry[] }
  | { readonly is: 'seq'; readonly start: number; readonly items: readonly TreeNode[] }
  | { readonly is: 'alias'; readonly start: number; readonly target: TreeNode }

const styles: Readonly<Record<string, Leaf['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block'
}

const nothing: Leaf = { is: 'leaf', start: 0, end: 0, style: 'plain', text: '', value: null, anchored: false }

/** The tree of a YAML document whose aliases are known to end somewhere. */
export function treeOf({ contents }: Document.Parsed): TreeNode {
  const anchors = new Map<string, TreeNode>()
  const convert = (node: unknown): TreeNode => {
    if (isAlias(node)) return { is: 'alias', start: node.range?.[0] ?? 0, target: anchors.get(node.source) ?? nothing }
    const made = madeOf(node, convert)
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, made)
    return made
  }
  return convert(contents)
}

function madeOf(node: unknown, convert: (node: unknown) => TreeNode): TreeNode {
  if (isScalar(node)) return leafOf(node)
  if (isSeq(node)) return { is: 'seq', start: node.range?.[0] ?? 0, items: node.items.map(convert) }
  if (!isMap(node)) return nothing
  const entries = node.items.map(({ key, value }) => {
    const name = isScalar(key) ? key.value : undefined
    const merge = name === '<<' || (typeof name === 'symbol' && name.description === '<<')
    // A key may carry an anchor as well.
    if (isScalar(key)) convert(key)
    return { key: merge ? '<<' : String(name), merge, value: convert(value) }
  })
  return { is: 'map', start: node.range?.[0] ?? 0, entries }
}

function leafOf(scalar: Scalar): Leaf {
  const [start, end] = scalar.range ?? [0, 0]
  return {
    is: 'leaf',
    start,
    end,
    style: styles[scalar.type ?? ''] ?? 'plain',
    text: scalar.source ?? (typeof scalar.value === 'string' ? scalar.value : ''),
    value: scalar.value,
    anchored: scalar.anchor !== undefined
  }
}

/** Every node that is written in the document itself, in the order of the text. */
export function* writtenNodes(node: TreeNode): Generator<TreeNode> {
  yield node
  if (node.is === 'map') for (const { value } of node.entries) yield* writtenNodes(value)
  if (node.is === 'seq') for (const item of node.items) yield* writtenNodes(item)
}
