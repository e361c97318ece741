/** Any Kubernetes object as the API server speaks it: what Cutover reads of it is typed, the rest is carried along. */
export interface KubeObject {
  apiVersion: string
  kind: string
  metadata: Metadata
  [field: string]: unknown
}

export interface Metadata {
  name: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  creationTimestamp?: string
  deletionTimestamp?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: OwnerReference[]
  [field: string]: unknown
}

export interface OwnerReference {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
}

/** One kind of object as the API serves it: `apps/v1` + `deployments`. */
export interface Resource {
  readonly apiVersion: string
  readonly kind: string
  /** Plural, lower case, as in the URL. */
  readonly name: string
  readonly namespaced: boolean
}

/** Operations of RFC 6902. A failing `test` makes the server refuse the whole patch with 422. */
export type PatchOperation =
  | { op: 'test' | 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string }

/** A key as one step of a JSON Pointer (RFC 6901). */
export const pointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Labels and annotations that Cutover reads and writes. */
export const key = {
  /** Label: the release that an object belongs to, and the selector that carries traffic. */
  release: 'cutover.dev/release',
  /** Label: the app (one lock, one journal) that an object belongs to. */
  app: 'cutover.dev/app',
  /** Annotation on Services and release Deployments: the highest epoch that may still write them. */
  epoch: 'cutover.dev/epoch',
  /** Annotations on Services: the release that gets the traffic, and the one before. */
  active: 'cutover.dev/active',
  previous: 'cutover.dev/previous',
  /** Annotation on the Lease: the intent. */
  journal: 'cutover.dev/journal',
  /** Annotation on everything of a release: its version, for people. */
  version: 'cutover.dev/version',
  /** Annotations on Jobs of the manifests: at which point of a release they run, and in what order there. */
  hook: 'cutover.dev/hook',
  hookWeight: 'cutover.dev/hook-weight',
  /** Annotation on workloads that no Service selects: with which part of a release they are rolled. */
  with: 'cutover.dev/with',
  /** Annotation `never` on what is kept when it leaves the manifests. */
  prune: 'cutover.dev/prune',
  /** Annotation `move` on a headless Service whose clients look its name up anew. */
  headless: 'cutover.dev/headless',
  /** The label by which a Deployment's controller tells its ReplicaSets apart. */
  podTemplateHash: 'pod-template-hash'
} as const
