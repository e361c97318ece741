import { allTypes, apiVersionOf, type ResourceType } from '../resources.ts'
import { type ApiResponse, json } from './exchange.ts'

const groups = [...new Set(allTypes.map(type => type.group))].filter(group => group !== '')

const versionsOf = (group: string): string[] => [
  ...new Set(allTypes.filter(type => type.group === group).map(type => type.version))
]

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

const subresourceVerbs: Readonly<Record<string, string[]>> = {
  status: ['get', 'patch', 'update'],
  scale: ['get', 'patch', 'update'],
  log: ['get'],
  proxy: ['create', 'delete', 'get', 'patch', 'update'],
  eviction: ['create'],
  token: ['create']
}

const subresourceKinds: Readonly<Record<string, { kind: string; group: string; version: string }>> = {
  scale: { kind: 'Scale', group: 'autoscaling', version: 'v1' },
  eviction: { kind: 'Eviction', group: 'policy', version: 'v1' },
  token: { kind: 'TokenRequest', group: 'authentication.k8s.io', version: 'v1' }
}

function listed(type: ResourceType): Record<string, unknown>[] {
  const own = {
    name: type.plural,
    singularName: type.singular,
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: type.stored ? verbs : ['create'],
    ...(type.shortNames.length ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length ? { categories: type.categories } : {})
  }
  const inner = type.subresources.map(name => ({
    name: `${type.plural}/${name}`,
    singularName: '',
    namespaced: type.namespaced,
    ...(subresourceKinds[name] ?? { kind: type.kind }),
    verbs: subresourceVerbs[name]
  }))
  return [own, ...inner]
}

const groupOf = (name: string) => {
  const versions = versionsOf(name).map(version => ({ groupVersion: `${name}/${version}`, version }))
  return { name, versions, preferredVersion: versions[0] }
}

const resourceList = (groupVersion: string) => ({
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion,
  resources: allTypes.filter(type => apiVersionOf(type) === groupVersion).flatMap(listed)
})

const version = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.3+cutover-sandbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: '',
  platform: 'sandbox'
}

const fixed: Readonly<Record<string, () => unknown>> = {
  '/version': () => version,
  '/api': () => ({ kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] }),
  '/apis': () => ({ kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) }),
  '/api/v1': () => resourceList('v1')
}

/** Answers what clients ask before they ask for objects; undefined when `path` is none of it. */
export function discovery(path: string): ApiResponse | undefined {
  if (['/healthz', '/livez', '/readyz'].includes(path))
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' }
  const answer = fixed[path]
  if (answer) return json(200, answer())
  const [, group, one] = /^\/apis\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []
  if (!group || !groups.includes(group)) return undefined
  if (!one) return json(200, { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group) })
  return versionsOf(group).includes(one) ? json(200, resourceList(`${group}/${one}`)) : undefined
}
