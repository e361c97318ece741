import { allTypes, apiVersionOf, type ResourceType } from '../resources.ts'
import { type Field, type Schema, structOf } from '../schema/schema.ts'
import { type ApiResponse, json } from './exchange.ts'

const prefixOf = (groupVersion: string): string => (groupVersion.includes('/') ? 'apis' : 'api')
const groupVersions = [...new Set(allTypes.map(apiVersionOf))]

const scalars: Readonly<Record<string, unknown>> = {
  s: { type: 'string' },
  i: { type: 'integer', format: 'int32' },
  n: { type: 'number' },
  b: { type: 'boolean' },
  q: { type: 'string' },
  x: { 'x-kubernetes-int-or-string': true, oneOf: [{ type: 'integer' }, { type: 'string' }] },
  t: { type: 'string', format: 'date-time' }
}

function schemaOf(schema: Schema, needed: Set<string>): unknown {
  switch (schema.kind) {
    case 'any':
      return { type: 'object' }
    case 'scalar':
      return scalars[schema.scalar]
    case 'struct':
      needed.add(schema.name)
      return { allOf: [{ $ref: `#/components/schemas/${schema.name}` }], default: {} }
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(schema.item, needed) }
    case 'list':
      return {
        type: 'array',
        items: schemaOf(schema.item, needed),
        'x-kubernetes-list-type': schema.keys.length ? 'map' : schema.set ? 'set' : 'atomic',
        ...(schema.keys.length
          ? {
              'x-kubernetes-list-map-keys': schema.keys,
              'x-kubernetes-patch-merge-key': schema.keys[0],
              'x-kubernetes-patch-strategy': 'merge'
            }
          : {})
      }
  }
}

/** The named schemas and all that they need. */
function schemas(types: readonly ResourceType[]): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const needed = new Set(types.map(type => type.kind))
  for (const name of needed) {
    const fields = [...(structOf(name)?.fields ?? new Map<string, Field>())]
    const type = types.find(one => one.kind === name)
    result[name] = {
      type: 'object',
      properties: Object.fromEntries(fields.map(([field, { schema }]) => [field, schemaOf(schema, needed)])),
      required: fields.filter(([, field]) => field.required).map(([field]) => field),
      ...(type ? { 'x-kubernetes-group-version-kind': [gvk(type)] } : {})
    }
  }
  return result
}

const gvk = ({ group, version, kind }: ResourceType) => ({ group, version, kind })

/** kubectl looks for these parameters to learn that the server checks fields and knows dry runs. */
const parameters = ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map(name => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true }
}))

function paths(groupVersion: string, types: readonly ResourceType[]): Record<string, unknown> {
  const base = `/${prefixOf(groupVersion)}/${groupVersion}`
  const entries = types.map(type => {
    const path = `${base}/${type.namespaced ? 'namespaces/{namespace}/' : ''}${type.plural}/{name}`
    const responses = {
      200: {
        description: 'OK',
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${type.kind}` } } }
      }
    }
    const patch = {
      parameters,
      responses,
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': gvk(type)
    }
    return [
      path,
      { patch, get: { responses, 'x-kubernetes-action': 'get', 'x-kubernetes-group-version-kind': gvk(type) } }
    ]
  })
  return Object.fromEntries(entries)
}

/** /openapi/v3 and its documents; undefined when `path` is neither. */
export function openapi(path: string): ApiResponse | undefined {
  if (path === '/openapi/v3') {
    const entry = (groupVersion: string) => {
      const key = `${prefixOf(groupVersion)}/${groupVersion}`
      return [key, { serverRelativeURL: `/openapi/v3/${key}?hash=1` }]
    }
    return json(200, { paths: Object.fromEntries(groupVersions.map(entry)) })
  }
  const [, prefix, groupVersion = ''] = /^\/openapi\/v3\/(apis?)\/(.+)$/.exec(path) ?? []
  if (!prefix || !groupVersions.includes(groupVersion)) return undefined
  const types = allTypes.filter(type => apiVersionOf(type) === groupVersion)
  return json(200, {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.36.3' },
    paths: paths(groupVersion, types),
    components: { schemas: schemas(types) }
  })
}
