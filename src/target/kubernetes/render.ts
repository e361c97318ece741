import type { Strategy } from '../../config/settings.ts'
import { CutoverError } from '../../errors.ts'
import { configKey, immutableCopy, isConfig, mentions, referencedConfig, renameConfig } from './config-references.ts'
import { companions } from './followers.ts'
import { isForOtherEvents, scheduleOf } from './hook-annotations.ts'
import { manifestObjects } from './manifest-objects.ts'
import type { KubeObject } from './objects.ts'
import { key } from './objects.ts'
import { releaseId, slug } from './release-id.ts'
import { type Hook, hookPoints, type ManifestObject, type ReleaseSet } from './release-set.ts'
import { applyOrder } from './rolling.ts'
import type { Identity } from './versioned.ts'
import {
  budgets,
  scales,
  serviceSpecOf,
  trafficService,
  versionedAutoscaler,
  versionedBudget,
  versionedDeployment,
  versionedHook,
  versionedJob
} from './versioned.ts'
import { podLabelsOf, podTemplateOf, selects } from './workload.ts'

export interface RenderOptions {
  /** Names the lock, the journal and the label `cutover.dev/app`; by default taken from the manifests' own labels. */
  readonly app?: string
  readonly namespace: string
  readonly version: string
  readonly tag: string
  /** Name in the config and pinned reference of every image of the release. */
  readonly images: readonly { readonly name: string; readonly reference: string }[]
  /** `rolling` keeps every name and selector as the manifests have them. */
  readonly strategy?: Strategy['kind']
}

/** The objects of the manifests by what becomes of them. */
interface Parts {
  readonly config: readonly KubeObject[]
  readonly deployments: readonly KubeObject[]
  readonly autoscalers: readonly KubeObject[]
  readonly budgets: readonly KubeObject[]
  readonly services: readonly KubeObject[]
  readonly followers: readonly KubeObject[]
  readonly shared: readonly KubeObject[]
  readonly hooks: readonly Hook[]
}

/** Gives every ConfigMap and Secret that pods use a name by its content, and the pods that name. */
function versionConfig(objects: readonly KubeObject[], app: string): { config: KubeObject[]; rest: KubeObject[] } {
  const used = new Set(objects.flatMap(object => referencedConfig(podTemplateOf(object)?.spec)))
  const sources = objects.filter(object => isConfig(object) && used.has(configKey(object.kind, object.metadata.name)))
  const config = sources.map(source => immutableCopy(source, app))
  const renamed = new Map(
    sources.map((source, i) => [configKey(source.kind, source.metadata.name), config[i]?.metadata.name ?? ''])
  )
  const stays = (object: KubeObject): boolean =>
    !sources.includes(object) ||
    objects.some(other => !podTemplateOf(other) && mentions(other, object.kind, object.metadata.name))
  const rest = objects.filter(stays).map(object => structuredClone(object))
  for (const object of rest) renameConfig(podTemplateOf(object)?.spec, renamed)
  return { config, rest }
}

/** Services that choose among pods; one without selector, or an alias for a name outside, moves no traffic. */
export const isSelecting = (object: KubeObject): boolean =>
  object.kind === 'Service' &&
  object.apiVersion === 'v1' &&
  serviceSpecOf(object).type !== 'ExternalName' &&
  Object.keys(serviceSpecOf(object).selector ?? {}).length > 0

export const isDeployment = (object: KubeObject): boolean =>
  object.kind === 'Deployment' && object.apiVersion.startsWith('apps/')

/** The Jobs that run at points of the release, in the order in which they do: by point, weight and name. */
function hooksOf(objects: readonly KubeObject[], manifests: readonly ManifestObject[]): Hook[] {
  const found = objects.flatMap(object => {
    const { kind, metadata } = object
    const place = manifests.find(one => one.object.kind === kind && one.object.metadata?.name === metadata.name)?.at
    const schedule = scheduleOf(object, place)
    return schedule ? [{ ...schedule, object }] : []
  })
  const rank = (hook: Hook): number => hookPoints.indexOf(hook.point)
  const sorted = found.sort((a, b) => rank(a) - rank(b) || a.weight - b.weight)
  return sorted.map(({ weight: _, ...hook }) => hook)
}

function sortOut(
  objects: readonly KubeObject[],
  manifests: readonly ManifestObject[],
  app: string,
  strategy: Strategy['kind']
): Parts {
  const versioned = versionConfig(objects, app)
  const hooks = hooksOf(versioned.rest, manifests)
  const rest = versioned.rest.filter(object => !hooks.some(hook => hook.object === object))
  const pairs = strategy === 'rolling' ? [] : rest.filter(isSelecting)
  const deployments = rest.filter(
    object =>
      isDeployment(object) && pairs.some(service => selects(serviceSpecOf(service).selector, podLabelsOf(object)))
  )
  const services = pairs.filter(service =>
    deployments.some(object => selects(serviceSpecOf(service).selector, podLabelsOf(object)))
  )
  const autoscalers = rest.filter(object => deployments.some(({ metadata }) => scales(object, metadata.name)))
  const budgeted = rest.filter(object => deployments.some(deployment => budgets(object, podLabelsOf(deployment))))
  const own = new Set([...deployments, ...services, ...autoscalers, ...budgeted])
  const others = rest.filter(object => !own.has(object))
  return {
    config: versioned.config,
    deployments,
    autoscalers,
    budgets: budgeted,
    services,
    followers: others.filter(podTemplateOf),
    shared: others.filter(object => !podTemplateOf(object)),
    hooks
  }
}

/** The name that labels give the app, from the objects that carry traffic where there are any. */
function appOf(objects: readonly KubeObject[]): string {
  const ranks = [isSelecting, isDeployment, podTemplateOf, () => true]
  const ranked = ranks.flatMap(holds => objects.filter(holds))
  const label = (name: string) => ranked.map(({ metadata }) => metadata.labels?.[name]).find(value => value)
  const named = label('app.kubernetes.io/part-of') ?? label('app.kubernetes.io/name') ?? ranked[0]?.metadata.name
  return slug(named ?? '', 40)
}

function checkedApp(app: string): string {
  if (/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(app)) return app
  throw new CutoverError('INPUT_INVALID', `The app name '${app}' can't be used in names of Kubernetes objects.`, {
    hint: 'Use at most 40 lower-case letters, digits and dashes, beginning and ending with a letter or digit.'
  })
}

function checkedFollower(object: KubeObject): KubeObject {
  const written = object.metadata.annotations?.[key.with]
  if (written === undefined || companions.some(known => known === written)) return object
  throw new CutoverError(
    'MANIFEST_INVALID',
    `${object.kind} ${object.metadata.name} is rolled with '${written}', which is no part of a release.`,
    { hint: `Give the annotation ${key.with} as ${companions.join(', ')}.` }
  )
}

const belonging = (object: KubeObject, { app, version }: Identity, versioned = true): KubeObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    labels: { ...object.metadata.labels, [key.app]: app },
    ...(versioned ? { annotations: { ...object.metadata.annotations, [key.version]: version } } : {})
  }
})

/**
 * What the release is in the cluster. Pure, and independent of the manifests' order and formatting. The caller has pinned
 * the images. MANIFEST_INVALID for objects that can't be told apart, INPUT_INVALID for an unusable app name.
 */
export function render(manifests: readonly ManifestObject[], options: RenderOptions): ReleaseSet {
  const { namespace, version, tag, images, strategy = 'blueGreen' } = options
  const objects = manifestObjects(manifests, namespace).filter(
    object => !isForOtherEvents(object) && object.kind !== 'Namespace'
  )
  const app = checkedApp(options.app ?? appOf(objects))
  const parts = sortOut(objects, manifests, app, strategy)
  const references = images.map(image => image.reference).sort()
  const { hooks, ...others } = parts
  // Without hooks the same id as before there were any.
  const content = { tag, references, app, parts: hooks.length > 0 ? parts : others }
  const identity = { app, namespace, version, rid: releaseId(version, content) }
  const deployments = parts.deployments.map(source => versionedDeployment(source, parts.autoscalers, identity))
  return {
    ...identity,
    images,
    config: parts.config.map(object => belonging(object, identity, false)),
    deployments,
    autoscalers: parts.autoscalers.map(object => versionedAutoscaler(object, identity)),
    budgets: parts.budgets.map(object => versionedBudget(object, identity)),
    services: parts.services.map(object => trafficService(object, deployments, identity)),
    shared: applyOrder(parts.shared.map(object => belonging(object, identity))).flat(),
    followers: parts.followers
      .map(checkedFollower)
      .map(object => (object.kind === 'Job' ? versionedJob(object, identity) : belonging(object, identity))),
    hooks: parts.hooks.map(hook => ({ ...hook, object: versionedHook(hook.object, identity) }))
  }
}
