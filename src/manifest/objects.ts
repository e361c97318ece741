import { CutoverError, type Place, quoted } from '../errors.ts'
import { type Parsed, parse } from './parse.ts'
import { chunksOf, placeOf, type SourceFile, written } from './source.ts'
import { refuseTemplate } from './template.ts'
import type { TreeNode } from './tree.ts'

/** An object as the manifests write it: what every Kubernetes object has is checked, the rest is carried along. */
export type ManifestFields = {
  apiVersion: string
  kind: string
  metadata: {
    name: string
    namespace?: string
    labels?: Record<string, string>
    annotations?: Record<string, string>
  }
  [field: string]: unknown
}

export interface ManifestObject {
  readonly object: ManifestFields
  readonly at: Place
}

/**
 * The objects of the manifests in their order: Lists unpacked, empty documents left out. Fails with MANIFEST_INVALID for
 * one that is no object, lacks apiVersion, kind or metadata.name, or is there twice; `namespace` is the one that is meant
 * where an object names none.
 */
export function objectsOf(files: readonly SourceFile[], namespace = ''): ManifestObject[] {
  const objects = files.flatMap(chunksOf).flatMap(parse).flatMap(ofDocument)
  const places = new Map<string, Place>()
  for (const { object, at } of objects) {
    const { apiVersion, kind, metadata } = object
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : ''
    const identity = JSON.stringify([group, kind, metadata.namespace ?? namespace, metadata.name])
    const other = places.get(identity)
    if (other)
      throw invalid(
        at,
        `${kind} ${metadata.name} is there twice; the other is at ${written(other)}.`,
        'Remove one of the two, or name the files so that only one is read.'
      )
    places.set(identity, at)
  }
  return objects
}

const invalid = (at: Place, message: string, hint: string): CutoverError =>
  new CutoverError('MANIFEST_INVALID', `${written(at)}: ${message}`, { hint, at })

function ofDocument(parsed: Parsed): ManifestObject[] {
  refuseTemplate(parsed)
  return unpacked(parsed, parsed.root, parsed.value, {})
}

function unpacked(parsed: Parsed, node: TreeNode, value: unknown, implied: object): ManifestObject[] {
  const at = placeOf(parsed.chunk, node.start)
  const fields = isFields(value) ? { ...implied, ...value } : undefined
  const { apiVersion, kind, items } = fields ?? {}
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items))
    return [{ object: complete(fields, at), at }]
  // The items of a typed list, as the API gives it, leave out what the list says.
  const ofItems = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) }
  const nodes = node.is === 'map' ? node.entries.find(({ key }) => key === 'items')?.value : undefined
  return items.flatMap((item: unknown, index) => {
    const own = nodes?.is === 'seq' ? nodes.items[index] : undefined
    return unpacked(parsed, own ?? node, item, ofItems)
  })
}

function complete(fields: Record<string, unknown> | undefined, at: Place): ManifestFields {
  if (!fields) throw invalid(at, 'This document is no Kubernetes object.', notManifest)
  const metadata = isFields(fields.metadata) ? fields.metadata : {}
  const { apiVersion, kind } = fields
  const parts = { apiVersion, kind, 'metadata.name': metadata.name }
  const lacking = Object.entries(parts).filter(([, part]) => typeof part !== 'string' || part === '')
  if (lacking.length > 0) {
    const what = typeof kind === 'string' ? `This ${quoted(kind)}` : 'This object'
    throw invalid(at, `${what} has no ${lacking.map(([name]) => name).join(' and no ')}.`, hintFor(at, metadata))
  }
  return fields as ManifestFields
}

const notManifest = 'Give files that hold Kubernetes objects only, or name them one by one.'

function hintFor({ file }: Place, metadata: Record<string, unknown>): string {
  if (/(?:^|\/)[Kk]ustomization(?:\.ya?ml)?$/.test(file))
    return 'Give its own folder: one that holds a kustomization itself is rendered.'
  if ('generateName' in metadata) return 'Give it a name: generateName makes another object in every run.'
  if (typeof metadata.name === 'number' || typeof metadata.name === 'boolean') return 'Put the name in quotes.'
  return notManifest
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
