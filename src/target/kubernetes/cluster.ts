import type { KubeObject, PatchOperation, Resource } from './objects.ts'

export interface Listing {
  readonly items: KubeObject[]
  /** Where a watch goes on from. */
  readonly resourceVersion: string
}

export type WatchEvent = { type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; object: KubeObject } | { type: 'GONE' } // the resourceVersion is too old: list again

export interface Preconditions {
  readonly uid: string
  readonly resourceVersion?: string
}

export interface ProxyOptions {
  readonly method?: 'GET' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly timeout?: number
  readonly signal?: AbortSignal
}

export interface WriteOptions {
  readonly dryRun?: boolean
}

/**
 * The API server, one request a call. Errors are CutoverErrors: CLUSTER_UNREACHABLE (no answer, 429, 5xx: the effect is
 * unknown), CLUSTER_DENIED (401, 403), NOT_FOUND (404), CONFLICT (409, and 422 of a failed JSON Patch `test`),
 * CLUSTER_INVALID (400, 422). Nothing is retried here: only the engine knows whether a repeat is safe.
 */
export interface Cluster {
  readonly namespace: string
  /** The address of the API server, for messages. */
  readonly server: string
  /** Finds the resource that serves a kind; NOT_FOUND when the cluster does not have it. One discovery request per group version. */
  resource(apiVersion: string, kind: string): Promise<Resource>
  get(resource: Resource, name: string, namespace?: string): Promise<KubeObject | undefined>
  list(
    resource: Resource,
    options?: { namespace?: string; labelSelector?: string; fieldSelector?: string }
  ): Promise<Listing>
  /** Calls `onEvent` until `signal` aborts or the server ends the watch (then resolves). */
  watch(
    resource: Resource,
    options: { resourceVersion: string; labelSelector?: string; namespace?: string; signal: AbortSignal },
    onEvent: (event: WatchEvent) => void
  ): Promise<void>
  create(resource: Resource, object: KubeObject, options?: WriteOptions): Promise<KubeObject>
  /** PUT: the object carries the resourceVersion that it was read at. */
  replace(resource: Resource, object: KubeObject, options?: WriteOptions): Promise<KubeObject>
  /** JSON Patch, applied whole or not at all. */
  patch(
    resource: Resource,
    name: string,
    operations: readonly PatchOperation[],
    options?: WriteOptions & { subresource?: 'scale' }
  ): Promise<KubeObject>
  /**
   * Server-side apply with field manager `cutover`: a field that another manager owns is a CONFLICT, unless `takeOver`
   * says that its owner is known to have handed it over (`force=true`).
   */
  apply(resource: Resource, object: KubeObject, options?: WriteOptions & { takeOver?: boolean }): Promise<KubeObject>
  /** Background deletion. Resolves when it is accepted; an object already gone is NOT_FOUND. */
  remove(resource: Resource, name: string, preconditions: Preconditions): Promise<void>
  /** GET or HEAD through the API server's Service proxy, which keeps `authorization` to itself; the status is the backend's. */
  proxy(
    service: string,
    port: string | number,
    path: string,
    options?: ProxyOptions
  ): Promise<{ status: number; body: string }>
  /** The last `lines` lines of a container's log. */
  logs(pod: string, container: string, lines: number, previous?: boolean): Promise<string>
  /** SelfSubjectAccessReview: may the caller do `verb` on `resource` in the namespace? */
  may(verb: string, group: string, resource: string, subresource?: string): Promise<boolean>
}
