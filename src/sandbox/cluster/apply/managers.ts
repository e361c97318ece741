import { type Fields, same } from '../json.ts'
import type { ManagedFieldsEntry } from '../object.ts'
import type { Struct } from '../schema/schema.ts'
import { ApiStatus, type Cause } from '../status.ts'
import { compare } from './compare.ts'
import { merge, without } from './merge.ts'
import {
  display,
  fromFieldsV1,
  isBelow,
  minus,
  type Paths,
  pathsOf,
  shared,
  toFieldsV1,
  union,
  withAncestors
} from './paths.ts'

/** Who writes, in what way: one entry of managedFields belongs to one of these. */
export interface Writer {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  readonly apiVersion: string
  readonly subresource?: string
  readonly time: string
}

interface Owned {
  readonly entry: ManagedFieldsEntry
  paths: Paths
}

/** Fields that belong to the system and so to no manager. */
const unmanaged = new Set([
  'f:apiVersion',
  'f:kind',
  'f:metadata',
  ...[
    'name',
    'namespace',
    'creationTimestamp',
    'selfLink',
    'uid',
    'generation',
    'managedFields',
    'resourceVersion'
  ].map(name => `f:metadata\0f:${name}`)
])

const managed = (paths: Iterable<string>): Paths => {
  const result: Paths = new Set()
  for (const path of paths)
    if (!unmanaged.has(path) && !path.startsWith('f:metadata\0f:managedFields')) result.add(path)
  return result
}

const isWriter = ({ entry }: Owned, writer: Writer): boolean =>
  entry.manager === writer.manager &&
  entry.operation === writer.operation &&
  (entry.subresource ?? '') === (writer.subresource ?? '')

const read = (entries: readonly ManagedFieldsEntry[] | undefined): Owned[] =>
  (entries ?? []).map(entry => ({ entry, paths: fromFieldsV1(entry.fieldsV1) }))

function write(owned: readonly Owned[]): ManagedFieldsEntry[] {
  return owned
    .filter(({ paths }) => paths.size > 0)
    .map(({ entry, paths }) => ({ ...entry, fieldsV1: toFieldsV1(paths) }))
}

function entryOf(writer: Writer): ManagedFieldsEntry {
  const { manager, operation, apiVersion, subresource, time } = writer
  return {
    manager,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: {},
    ...(subresource ? { subresource } : {})
  }
}

/** managedFields after a create, PUT or patch: the writer owns what it changed, and nobody else does. */
export function afterUpdate(
  struct: Struct,
  before: Fields,
  after: Fields,
  entries: readonly ManagedFieldsEntry[] | undefined,
  writer: Writer
): ManagedFieldsEntry[] {
  const { added, modified, removed } = compare(struct, before, after)
  const taken = managed([...added, ...modified])
  const owned = read(entries)
  for (const one of owned) one.paths = minus(one.paths, removed)
  for (const one of owned) if (!isWriter(one, writer)) one.paths = minus(one.paths, taken)
  if (taken.size === 0) return write(owned)
  const own = owned.find(one => isWriter(one, writer))
  const others = owned.filter(one => one !== own)
  return write([...others, { entry: entryOf(writer), paths: union(taken, own?.paths ?? []) }])
}

export interface Applied {
  readonly value: Fields
  readonly managedFields: ManagedFieldsEntry[]
}

/**
 * Server-side apply: `config` merged into `live`, what the writer applied before and no longer applies removed unless
 * another manager owns it. 409 when a field of another manager would change and `force` is not set.
 */
export function applied(
  struct: Struct,
  live: Fields,
  config: Fields,
  entries: readonly ManagedFieldsEntry[] | undefined,
  writer: Writer,
  force: boolean
): Applied {
  const owned = read(entries)
  const own = owned.find(one => isWriter(one, writer))
  const others = owned.filter(one => one !== own)
  const set = pathsOf(struct, config)
  const paths = managed(set)
  const merged = merge(struct, live, config)
  // What nobody manages is held by being applied: metadata stays, with the version in it, when its last label goes.
  const held = others.reduce((all, one) => union(all, one.paths), set)
  const value = without(struct, merged, abandoned(own?.paths, held)) as Fields
  const { added, modified, removed } = compare(struct, live, value)
  const changed = union(added, modified)
  const conflicts = others.map(one => ({ one, paths: shared(one.paths, changed) })).filter(found => found.paths.size)
  if (conflicts.length && !force) throw applyConflict(conflicts)
  for (const { one, paths: lost } of conflicts) one.paths = minus(one.paths, lost)
  for (const one of others) one.paths = minus(one.paths, removed)
  const unchanged = own && changed.size === 0 && removed.size === 0 && same(toFieldsV1(own.paths), toFieldsV1(paths))
  const entry = unchanged ? own.entry : entryOf(writer)
  return { value, managedFields: write([{ entry, paths }, ...others]) }
}

/** What was applied before and is held by nobody now. */
function abandoned(before: Paths | undefined, held: Paths): Paths {
  const result: Paths = new Set()
  const holds = withAncestors(held)
  for (const path of withAncestors(before ?? new Set()))
    if (!holds.has(path) && ![...held].some(one => isBelow(one, path))) result.add(path)
  return result
}

function managerText({ manager, operation, apiVersion, subresource }: ManagedFieldsEntry): string {
  const name = `"${manager}"${subresource ? ` with subresource "${subresource}"` : ''}`
  return operation === 'Apply' ? name : `${name} using ${apiVersion}`
}

function applyConflict(conflicts: readonly { one: Owned; paths: Paths }[]): ApiStatus {
  const found = conflicts
    .map(({ one, paths }) => ({ manager: managerText(one.entry), fields: [...paths].sort().map(display) }))
    .sort((a, b) => (a.manager < b.manager ? -1 : 1))
  const causes: Cause[] = found.flatMap(({ manager, fields }) =>
    fields.map(field => ({ reason: 'FieldManagerConflict', message: `conflict with ${manager}`, field }))
  )
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${causes[0]?.message}: ${causes[0]?.field}`
      : `Apply failed with ${causes.length} conflicts: ${found
          .map(({ manager, fields }) => [`conflicts with ${manager}:`, ...fields.map(field => `- ${field}`)].join('\n'))
          .join('\n')}`
  return new ApiStatus(409, 'Conflict', message, { causes })
}
