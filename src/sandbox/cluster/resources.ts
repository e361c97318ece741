/** One kind of object that the cluster serves. */
export interface ResourceType {
  readonly group: string
  readonly version: string
  readonly kind: string
  /** Plural, lower case, as in the URL. */
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly namespaced: boolean
  readonly categories: readonly string[]
  readonly subresources: readonly string[]
  /** Review kinds are answered, not stored. */
  readonly stored: boolean
}

type Options = Partial<Pick<ResourceType, 'namespaced' | 'categories' | 'subresources' | 'stored'>> & {
  short?: string[]
}

const resource = (
  group: string,
  version: string,
  kind: string,
  plural: string,
  options: Options = {}
): ResourceType => ({
  group,
  version,
  kind,
  plural,
  singular: kind.toLowerCase(),
  shortNames: options.short ?? [],
  namespaced: options.namespaced ?? true,
  categories: options.categories ?? [],
  subresources: options.subresources ?? [],
  stored: options.stored ?? true
})

const all = ['all']
const status = ['status']
const scalable = ['scale', 'status']
const review = { stored: false, namespaced: false }
const core = (kind: string, plural: string, options?: Options) => resource('', 'v1', kind, plural, options)
const access = (kind: string, plural: string, options?: Options) =>
  resource('rbac.authorization.k8s.io', 'v1', kind, plural, options)

export const types = {
  namespaces: core('Namespace', 'namespaces', { short: ['ns'], namespaced: false, subresources: status }),
  nodes: core('Node', 'nodes', { short: ['no'], namespaced: false, subresources: status }),
  pods: core('Pod', 'pods', { short: ['po'], categories: all, subresources: ['status', 'log', 'proxy', 'eviction'] }),
  services: core('Service', 'services', { short: ['svc'], categories: all, subresources: ['status', 'proxy'] }),
  configmaps: core('ConfigMap', 'configmaps', { short: ['cm'] }),
  secrets: core('Secret', 'secrets'),
  serviceaccounts: core('ServiceAccount', 'serviceaccounts', { short: ['sa'], subresources: ['token'] }),
  events: core('Event', 'events', { short: ['ev'] }),
  resourcequotas: core('ResourceQuota', 'resourcequotas', { short: ['quota'], subresources: status }),
  endpoints: core('Endpoints', 'endpoints', { short: ['ep'] }),
  persistentvolumeclaims: core('PersistentVolumeClaim', 'persistentvolumeclaims', {
    short: ['pvc'],
    subresources: status
  }),
  deployments: resource('apps', 'v1', 'Deployment', 'deployments', {
    short: ['deploy'],
    categories: all,
    subresources: scalable
  }),
  replicasets: resource('apps', 'v1', 'ReplicaSet', 'replicasets', {
    short: ['rs'],
    categories: all,
    subresources: scalable
  }),
  statefulsets: resource('apps', 'v1', 'StatefulSet', 'statefulsets', {
    short: ['sts'],
    categories: all,
    subresources: scalable
  }),
  daemonsets: resource('apps', 'v1', 'DaemonSet', 'daemonsets', {
    short: ['ds'],
    categories: all,
    subresources: status
  }),
  horizontalpodautoscalers: resource('autoscaling', 'v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', {
    short: ['hpa'],
    categories: all,
    subresources: status
  }),
  poddisruptionbudgets: resource('policy', 'v1', 'PodDisruptionBudget', 'poddisruptionbudgets', {
    short: ['pdb'],
    subresources: status
  }),
  leases: resource('coordination.k8s.io', 'v1', 'Lease', 'leases'),
  endpointslices: resource('discovery.k8s.io', 'v1', 'EndpointSlice', 'endpointslices'),
  jobs: resource('batch', 'v1', 'Job', 'jobs', { categories: all, subresources: status }),
  cronjobs: resource('batch', 'v1', 'CronJob', 'cronjobs', { short: ['cj'], categories: all, subresources: status }),
  ingresses: resource('networking.k8s.io', 'v1', 'Ingress', 'ingresses', { short: ['ing'], subresources: status }),
  httproutes: resource('gateway.networking.k8s.io', 'v1', 'HTTPRoute', 'httproutes', { subresources: status }),
  networkpolicies: resource('networking.k8s.io', 'v1', 'NetworkPolicy', 'networkpolicies', { short: ['netpol'] }),
  roles: access('Role', 'roles'),
  rolebindings: access('RoleBinding', 'rolebindings'),
  selfsubjectaccessreviews: resource(
    'authorization.k8s.io',
    'v1',
    'SelfSubjectAccessReview',
    'selfsubjectaccessreviews',
    review
  ),
  selfsubjectrulesreviews: resource(
    'authorization.k8s.io',
    'v1',
    'SelfSubjectRulesReview',
    'selfsubjectrulesreviews',
    review
  )
} as const satisfies Record<string, ResourceType>

export const allTypes: readonly ResourceType[] = Object.values(types)

export const apiVersionOf = (type: Pick<ResourceType, 'group' | 'version'>): string =>
  type.group ? `${type.group}/${type.version}` : type.version

export const findType = (group: string, version: string, plural: string): ResourceType | undefined =>
  allTypes.find(type => type.group === group && type.version === version && type.plural === plural)

export const typeOfKind = (apiVersion: string, kind: string): ResourceType | undefined =>
  allTypes.find(type => type.kind === kind && apiVersionOf(type) === apiVersion)
