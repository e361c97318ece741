import type { Resource } from './objects.ts'

/** Verbs on one resource; `pods/log` is a resource of its own, as in RBAC. */
export interface Rule {
  readonly group: string
  readonly resource: string
  readonly verbs: readonly string[]
}

export interface Right extends Rule {
  readonly why: string
  /** Releases go without it, only less well: nothing but a warning when it is missing. */
  readonly optional?: true
}

const watched = ['list', 'watch']

/** Gates are asked through the API server's proxy. Nothing else goes there: a release without gates does without it. */
const gateRight: Right = {
  group: '',
  resource: 'services/proxy',
  verbs: ['get'],
  why: 'ask the gates of the release'
}

/** Only releases with hooks do anything with Jobs. */
export const hookRight: Right = {
  group: 'batch',
  resource: 'jobs',
  verbs: [...watched, 'create', 'delete'],
  why: 'run the hooks of the release'
}

const backendRight: Right = {
  group: '',
  resource: 'services',
  verbs: ['delete'],
  why: 'take the Service of one release away'
}

/** Only releases by weights do anything with routes, and have Services of their own that go with them. */
export const weightedRights: readonly Right[] = [
  {
    group: 'gateway.networking.k8s.io',
    resource: 'httproutes',
    verbs: [...watched, 'patch'],
    why: 'give releases their share of the requests'
  },
  backendRight
]

/** The same where Ingresses give the shares: each gets a canary, and is left as it is itself. */
export const canaryRights: readonly Right[] = [
  {
    group: 'networking.k8s.io',
    resource: 'ingresses',
    verbs: [...watched, 'create', 'patch', 'delete'],
    why: 'give releases their share of the requests'
  },
  backendRight
]

/** Everything that Cutover does in a namespace, and what for: the one source of the preflight and of the Role to paste. */
export const rights: readonly Right[] = [
  {
    group: 'coordination.k8s.io',
    resource: 'leases',
    verbs: [...watched, 'get', 'create', 'update'],
    why: 'hold the lock'
  },
  { group: '', resource: 'services', verbs: [...watched, 'get', 'create', 'patch'], why: 'move traffic' },
  { group: 'discovery.k8s.io', resource: 'endpointslices', verbs: watched, why: 'see who gets traffic' },
  {
    group: 'apps',
    resource: 'deployments',
    verbs: [...watched, 'get', 'create', 'patch', 'delete'],
    why: 'run each release'
  },
  { group: 'apps', resource: 'replicasets', verbs: watched, why: 'adopt what runs already' },
  { group: '', resource: 'pods', verbs: watched, why: 'see whether a release is ready' },
  { group: '', resource: 'secrets', verbs: ['get', 'list', 'create', 'delete'], why: 'keep releases to go back to' },
  { group: '', resource: 'configmaps', verbs: ['get', 'create', 'delete'], why: 'keep configuration per release' },
  {
    group: 'autoscaling',
    resource: 'horizontalpodautoscalers',
    verbs: [...watched, 'create', 'patch', 'delete'],
    why: 'scale the release that has the traffic'
  },
  {
    group: 'policy',
    resource: 'poddisruptionbudgets',
    verbs: [...watched, 'create', 'patch', 'delete'],
    why: 'protect each release'
  },
  gateRight,
  { group: '', resource: 'pods/log', verbs: ['get'], why: 'say why a release is not ready', optional: true },
  { group: '', resource: 'events', verbs: ['list'], why: 'say why a release is not ready', optional: true },
  { group: '', resource: 'resourcequotas', verbs: ['list'], why: 'find out whether two releases fit', optional: true }
]

/** What a release needs that is asked gates, or has hooks, or neither. */
export const rightsFor = ({ gated, hooks = false }: { readonly gated: boolean; readonly hooks?: boolean }): Right[] => [
  ...rights.filter(right => gated || right !== gateRight),
  ...(hooks ? [hookRight] : [])
]

export const groupOf = ({ apiVersion }: Resource): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''

/** The rights that a set needs beyond those of every release: to apply kinds that it brings along. */
export const rightsToApply = (resources: readonly Resource[]): Right[] =>
  [...new Map(resources.map(resource => [`${groupOf(resource)}/${resource.name}`, resource])).values()].map(
    resource => ({
      group: groupOf(resource),
      resource: resource.name,
      verbs: [
        ...(resource.kind === 'StatefulSet' || resource.kind === 'DaemonSet' ? watched : []),
        'get',
        'create',
        'patch',
        ...(resource.kind === 'Job' ? ['list', 'delete'] : [])
      ],
      why: `apply ${resource.kind} objects of the manifests`
    })
  )

/** The rights to delete kinds of which something left the manifests; without them it stays. */
export const rightsToSweep = (resources: readonly Resource[]): Right[] =>
  [...new Map(resources.map(resource => [`${groupOf(resource)}/${resource.name}`, resource])).values()].map(
    resource => ({
      group: groupOf(resource),
      resource: resource.name,
      verbs: ['get', 'delete'],
      why: `delete ${resource.kind} objects that left the manifests`,
      optional: true
    })
  )

/** One right for each resource: what several are for is what the first is for. */
export function mergedRights(rights: readonly Right[]): Right[] {
  const merged = new Map<string, Right>()
  for (const right of rights) {
    const id = `${right.group}/${right.resource}`
    const known = merged.get(id)
    merged.set(id, known ? { ...known, verbs: [...new Set([...known.verbs, ...right.verbs])] } : right)
  }
  return [...merged.values()]
}

const inline = (values: readonly string[]): string => `[${values.map(value => JSON.stringify(value)).join(', ')}]`

/** Rules as the list items of a Role. Resources of one group with the same verbs share an item. */
export function ruleYaml(rules: readonly Rule[]): string {
  const items = new Map<string, { group: string; resources: string[]; verbs: readonly string[] }>()
  for (const { group, resource, verbs } of rules) {
    const item = items.get(`${group} ${verbs}`) ?? { group, resources: [], verbs }
    item.resources.push(resource)
    items.set(`${group} ${verbs}`, item)
  }
  return [...items.values()]
    .map(
      ({ group, resources, verbs }) =>
        `  - apiGroups: ${inline([group])}\n    resources: ${inline(resources)}\n    verbs: ${inline(verbs)}\n`
    )
    .join('')
}

/** A Role, ready to paste, with these rules (by default all that Cutover needs). */
export const roleYaml = (namespace: string, rules: readonly Rule[] = rights): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: cutover, namespace: ${namespace} }\nrules:\n${ruleYaml(rules)}`
