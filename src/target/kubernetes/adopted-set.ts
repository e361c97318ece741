import { authored } from './manifest-objects.ts'
import { type KubeObject, key } from './objects.ts'
import { adoptedId } from './release-id.ts'
import type { ReleaseSet, TrafficService } from './release-set.ts'
import { autoscalersOf, liveService, named, replicasOf, type Seen, selectorOf } from './seen.ts'

/** What runs before the first release, as a release: stored like any other, so that one can go back to it. */
export function adoptedSet(
  set: ReleaseSet,
  deployment: KubeObject,
  hash: string,
  services: readonly TrafficService[],
  seen: Seen
): ReleaseSet {
  const images = imagesOf(deployment)
  return {
    app: set.app,
    namespace: set.namespace,
    rid: adoptedId(hash),
    version: runningVersion(deployment) ?? adoptedId(hash),
    images,
    config: [],
    deployments: [
      { base: deployment.metadata.name, object: withoutServerFields(deployment), replicas: replicasOf(deployment) }
    ],
    autoscalers: autoscalersOf(seen, deployment.metadata.name).map(withoutServerFields),
    budgets: [],
    services: services.map(service => adoptedService(service, deployment, hash, seen)),
    shared: seen.found.filter(({ kind }) => kind !== 'CronJob').map(withoutServerFields),
    followers: [
      ...set.followers.flatMap(({ kind, metadata }) => liveFollower(seen, kind, metadata.name)),
      ...seen.found.filter(({ kind }) => kind === 'CronJob').map(withoutServerFields)
    ],
    hooks: []
  }
}

/** A workload that the release will roll in place, as it is now; its size is its autoscaler's where it has one. */
function liveFollower(seen: Seen, kind: string, name: string): KubeObject[] {
  const of: Readonly<Record<string, readonly KubeObject[]>> = {
    Deployment: seen.deployments,
    StatefulSet: seen.statefulSets,
    DaemonSet: seen.daemonSets
  }
  const live = named(of[kind] ?? [], name)
  if (!live) return []
  const object = withoutServerFields(live)
  const { replicas: _, ...spec } = object.spec as Record<string, unknown>
  return [kind === 'Deployment' && autoscalersOf(seen, name).length > 0 ? { ...object, spec } : object]
}

/** The tag of a Deployment's first image: the only version that what runs without us has. */
export const runningVersion = (deployment: KubeObject): string | undefined =>
  /:([\w][\w.-]{0,127})(@|$)/.exec(imagesOf(deployment)[0]?.reference ?? '')?.[1]

function adoptedService(service: TrafficService, deployment: KubeObject, hash: string, seen: Seen): TrafficService {
  const live = liveService(seen, service.name) ?? service.object
  const sel0 = { ...selectorOf(live) }
  const selector = { ...sel0, [key.podTemplateHash]: hash }
  const object = withoutServerFields(live)
  const ports = (live.spec as { ports?: unknown[] }).ports ?? []
  const preview = service.preview
  return {
    name: service.name,
    object: { ...object, spec: { ...(object.spec as object), selector } },
    sel0,
    selector,
    ports,
    deployments: [deployment.metadata.name],
    preview: { ...preview, spec: { ...(preview.spec as object), selector } }
  }
}

function imagesOf(deployment: KubeObject): { name: string; reference: string }[] {
  const template = (deployment.spec as { template?: { spec?: { containers?: { name: string; image: string }[] } } })
    .template
  return (template?.spec?.containers ?? []).map(({ name, image }) => ({ name, reference: image }))
}

/** The object as somebody could create it again: without what the server, or one controller for another, wrote to it. */
export function withoutServerFields(object: KubeObject): KubeObject {
  const { metadata, ...rest } = authored(object)
  const { name, namespace, labels, annotations } = metadata
  return {
    ...rest,
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {})
    }
  }
}
