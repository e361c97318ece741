import { type Fields, isFields, isList, same } from '../json.ts'
import { childOf, isAtomic, type Schema } from '../schema/schema.ts'
import { fieldStep, itemStep, join, type Paths } from './paths.ts'

export interface Comparison {
  readonly added: Paths
  readonly modified: Paths
  readonly removed: Paths
}

/** Which fields differ between two versions of an object (structured-merge-diff's Compare). */
export function compare(schema: Schema, before: unknown, after: unknown): Comparison {
  const found: Comparison = { added: new Set(), modified: new Set(), removed: new Set() }
  visit(schema, before, after, '', found)
  return found
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (isList(value) ? value.length === 0 : isFields(value) && Object.keys(value).length === 0)

function visit(schema: Schema, before: unknown, after: unknown, path: string, found: Comparison): void {
  if (before === undefined && path) found.added.add(path)
  else if (after === undefined && path) found.removed.add(path)
  const leaf =
    schema.kind === 'scalar' || schema.kind === 'any' || isAtomic(schema) || (isEmpty(before) && isEmpty(after))
  if (!leaf) visitInside(schema, before, after, path, found)
  else if (before !== undefined && after !== undefined && !same(before, after)) found.modified.add(path)
}

function visitInside(schema: Schema, before: unknown, after: unknown, path: string, found: Comparison): void {
  const [old, next] = [children(schema, before), children(schema, after)]
  for (const step of new Set([...old.keys(), ...next.keys()])) {
    const item = schema.kind === 'list' ? schema.item : childOf(schema, step.slice(2))
    visit(item, old.get(step), next.get(step), join(path, step), found)
  }
}

function children(schema: Schema, value: unknown): Map<string, unknown> {
  if (schema.kind === 'list') return new Map(isList(value) ? value.map(item => [itemStep(schema, item), item]) : [])
  const fields: Fields = isFields(value) ? value : {}
  return new Map(
    Object.entries(fields)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [fieldStep(name), item])
  )
}
