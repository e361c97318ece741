import type { Place } from '../../errors.ts'
import type { KubeObject } from './objects.ts'

/** An object as the manifests write it, with the place to show when something is wrong with it. */
export interface ManifestObject {
  readonly object: KubeObject
  readonly at?: Place
}

/** A Deployment that exists once per release, so that green can stand beside blue. */
export interface VersionedDeployment {
  /** Its name in the manifest. */
  readonly base: string
  /** Named `<base>-<rid>`; selector and pod labels carry the release. */
  readonly object: KubeObject
  /** The size of the manifest, or the minimum of its autoscaler where that is larger. */
  readonly replicas: number
}

/** A Service that carries live traffic and is moved from one release to the next. */
export interface TrafficService {
  readonly name: string
  /** As to be created in a namespace that lacks it: its selector is `selector`. */
  readonly object: KubeObject
  /** The selector of the manifest: matches every release. */
  readonly sel0: Readonly<Record<string, string>>
  /** `sel0` and this release's label: matches this release alone. */
  readonly selector: Readonly<Record<string, string>>
  readonly ports: readonly unknown[]
  /** Names (not bases) of the versioned Deployments that it selects. */
  readonly deployments: readonly string[]
  /** Service `<name>-preview`, which reaches this release before it is live. */
  readonly preview: KubeObject
}

/** The points of a release at which Jobs run, in the order in which they come. */
export const hookPoints = ['before-staging', 'before-cutover', 'after-cutover'] as const
export type HookPoint = (typeof hookPoints)[number]

/** A Job that runs to its end at one point of the release, once. */
export interface Hook {
  readonly point: HookPoint
  /** Runs in releases over nothing, or over an earlier release, alone; absent: in both. */
  readonly only?: 'install' | 'upgrade'
  /** Named `<base>-<rid>`. */
  readonly object: KubeObject
}

/** Everything that one release is in the cluster, rendered from the manifests: a value, stored whole in the bundle. */
export interface ReleaseSet {
  readonly app: string
  readonly namespace: string
  /** Release id `<version slug>-<8 hex>`: same content, same id. */
  readonly rid: string
  readonly version: string
  readonly images: readonly { readonly name: string; readonly reference: string }[]
  /** ConfigMaps and Secrets that pods of the set use: names end in a hash of their content, and they are immutable. */
  readonly config: readonly KubeObject[]
  readonly deployments: readonly VersionedDeployment[]
  /** HorizontalPodAutoscalers of versioned Deployments: renamed, target renamed. */
  readonly autoscalers: readonly KubeObject[]
  /** PodDisruptionBudgets of versioned Deployments: renamed, selector narrowed to this release. */
  readonly budgets: readonly KubeObject[]
  readonly services: readonly TrafficService[]
  /** One for all releases, applied in place: Ingress, NetworkPolicy, ServiceAccount, RBAC and the like. */
  readonly shared: readonly KubeObject[]
  /** Workloads that are rolled in place after the bake: no Service of the set selects them. */
  readonly followers: readonly KubeObject[]
  /** In the order in which they run. */
  readonly hooks: readonly Hook[]
}
