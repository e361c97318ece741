/** Verbs on one resource; `deployments/scale` is a resource of its own, as in RBAC. */
export interface Rule {
  readonly group: string
  readonly resource: string
  readonly verbs: readonly string[]
}

export interface Right extends Rule {
  readonly why: string
}

const read = ['get', 'list', 'watch']

/** Everything that Cutover does in a namespace, and what for: the one source of the preflight and of the Role to paste. */
export const rights: readonly Right[] = [
  {
    group: 'coordination.k8s.io',
    resource: 'leases',
    verbs: [...read, 'create', 'update'],
    why: 'the lock and the journal'
  },
  { group: '', resource: 'services', verbs: [...read, 'create', 'patch', 'delete'], why: 'move traffic' },
  { group: '', resource: 'services/proxy', verbs: ['get'], why: 'ask the new release through its preview' },
  { group: 'discovery.k8s.io', resource: 'endpointslices', verbs: read, why: 'see who gets traffic' },
  { group: 'apps', resource: 'deployments', verbs: [...read, 'create', 'patch', 'delete'], why: 'run each release' },
  { group: 'apps', resource: 'deployments/scale', verbs: ['patch'], why: 'retire and restore releases' },
  { group: 'apps', resource: 'replicasets', verbs: read, why: 'adopt what runs already' },
  { group: '', resource: 'pods', verbs: read, why: 'see whether a release is ready' },
  { group: '', resource: 'pods/log', verbs: ['get'], why: 'say why it is not' },
  { group: '', resource: 'events', verbs: ['list'], why: 'say why it is not' },
  { group: '', resource: 'resourcequotas', verbs: ['list'], why: 'find out whether two releases fit' },
  {
    group: '',
    resource: 'configmaps',
    verbs: ['get', 'list', 'create', 'patch', 'delete'],
    why: 'keep configuration per release'
  },
  {
    group: '',
    resource: 'secrets',
    verbs: ['get', 'list', 'create', 'patch', 'delete'],
    why: 'keep configuration and bundles'
  },
  {
    group: 'autoscaling',
    resource: 'horizontalpodautoscalers',
    verbs: [...read, 'create', 'patch', 'delete'],
    why: 'scale the release that has the traffic'
  },
  {
    group: 'policy',
    resource: 'poddisruptionbudgets',
    verbs: [...read, 'create', 'patch', 'delete'],
    why: 'protect each release'
  },
  { group: 'batch', resource: 'jobs', verbs: [...read, 'create', 'patch', 'delete'], why: 'run hooks' }
]

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
