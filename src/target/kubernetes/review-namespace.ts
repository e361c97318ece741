import type { V1LabelSelector } from '@kubernetes/client-node'
import { adoption } from './adopt.ts'
import { reviewMarks } from './drift.ts'
import type { Finding } from './finding.ts'
import { caution, problem } from './finding.ts'
import type { KubeObject } from './objects.ts'
import { key } from './objects.ts'
import { reviewQuotas } from './quota.ts'
import type { ManifestObject, ReleaseSet } from './release-set.ts'
import type { Seen } from './seen.ts'
import { backendName } from './share.ts'
import { scales, serviceSpecOf } from './versioned.ts'
import { matches, podLabelsOf, selects } from './workload.ts'

/** What stands in the namespace before the release. */
export interface Live {
  readonly services: readonly KubeObject[]
  readonly deployments: readonly KubeObject[]
  readonly replicaSets: readonly KubeObject[]
  readonly pods: readonly KubeObject[]
  readonly autoscalers: readonly KubeObject[]
  readonly budgets: readonly KubeObject[]
  readonly quotas: readonly KubeObject[]
}

const isOurs = (object: KubeObject): boolean => object.metadata.labels?.[key.app] !== undefined

/** One lock per app: two apps that move one Service would not know of each other. */
function reviewOwner(set: ReleaseSet, live: Live): Finding[] {
  return set.services.flatMap(({ name }) => {
    const owner = live.services.find(({ metadata }) => metadata.name === name)?.metadata.labels?.[key.app]
    if (owner === undefined || owner === set.app) return []
    return [
      problem(
        `Service ${name} belongs to the app ${owner}, and this release is one of ${set.app}.`,
        `Set app: ${owner} to go on with it, or remove the label ${key.app} from the Service if that app is gone.`
      )
    ]
  })
}

/** A Service that was there before Cutover is no preview, whatever its name. */
function reviewPreviews(set: ReleaseSet, live: Live): Finding[] {
  return set.services.flatMap(({ name, preview }) => {
    const taken = live.services.find(({ metadata }) => metadata.name === preview.metadata.name)
    if (!taken || taken.metadata.labels?.[key.app] === set.app) return []
    return [
      problem(
        `Service ${taken.metadata.name} is not one of ${set.app}, and has the name of the preview of Service ${name}: it would be pointed at the new release.`,
        `Rename Service ${taken.metadata.name}, or Service ${name} in the manifests.`
      )
    ]
  })
}

/** Who else writes a Service, with the rule that makes them leave its selector alone. */
const gitOps: readonly { readonly tool: string; readonly mark: RegExp; readonly rule: string }[] = [
  {
    tool: 'Argo CD',
    mark: /^argocd\.argoproj\.io\/(tracking-id|instance)$/,
    rule: 'Add to its Application:\nspec:\n  ignoreDifferences:\n    - { kind: Service, jsonPointers: [/spec/selector] }\n  syncPolicy:\n    syncOptions: [RespectIgnoreDifferences=true]'
  },
  {
    tool: 'Flux',
    mark: /^(kustomize|helm)\.toolkit\.fluxcd\.io\/name$/,
    rule: 'Leave the Service out of what it reconciles, or annotate it with kustomize.toolkit.fluxcd.io/ssa: IfNotPresent.'
  }
]

function reviewGitOps(set: ReleaseSet, live: Live): Finding[] {
  return set.services.flatMap(({ name }) => {
    const { labels, annotations } = live.services.find(({ metadata }) => metadata.name === name)?.metadata ?? {}
    const marks = Object.keys({ ...labels, ...annotations })
    return gitOps
      .filter(({ mark }) => marks.some(found => mark.test(found)))
      .map(({ tool, rule }) => caution(`${tool} manages Service ${name} and would set its selector back.`, rule))
  })
}

/** Services that nobody told us of, and that would send traffic to the new pods as soon as they are ready. */
function reviewStrangers(set: ReleaseSet, live: Live): Finding[] {
  const known = set.services.flatMap(({ name, preview }) => [name, preview.metadata.name, backendName(name, set.rid)])
  return live.services
    .filter(service => !known.includes(service.metadata.name))
    .flatMap(service => {
      const { selector, clusterIP } = serviceSpecOf(service)
      const hit = set.deployments.find(({ object }) => selects(selector, podLabelsOf(object)))
      if (!hit) return []
      const { name } = service.metadata
      // Headless ones mostly serve monitoring, which wants to see both releases.
      return [
        (clusterIP === 'None' ? caution : problem)(
          `Service ${name} is not in the manifests and selects the pods of Deployment ${hit.base}: it would reach the new release before the cutover.`,
          `Add Service ${name} to the manifests, or make its selector more specific.`
        )
      ]
    })
}

/** Autoscalers and disruption budgets that are nobody's: they do not follow the release. */
function reviewKeepers(set: ReleaseSet, live: Live, manifests: readonly ManifestObject[]): Finding[] {
  const isKnown = ({ kind, metadata }: KubeObject): boolean =>
    manifests.some(({ object }) => object.kind === kind && object.metadata?.name === metadata.name)
  const loose = live.autoscalers.filter(autoscaler => !controllerOf(autoscaler))
  const unknown = [...loose, ...live.budgets].filter(object => !isOurs(object) && !isKnown(object))
  return unknown.flatMap(object => {
    const { kind, metadata } = object
    const selector = (object.spec as { selector?: V1LabelSelector } | undefined)?.selector
    const hit = set.deployments.find(
      ({ base, object: deployment }) =>
        scales(object, base) || (kind === 'PodDisruptionBudget' && matches(selector, podLabelsOf(deployment)))
    )
    if (!hit) return []
    const effect =
      kind === 'PodDisruptionBudget'
        ? 'it counts the pods of both releases, and a pod with two budgets can never be evicted'
        : 'it would scale the old release and not the new one'
    return [
      caution(
        `${kind} ${metadata.name} is not in the manifests, and is one of Deployment ${hit.base}: ${effect}.`,
        `Add ${kind} ${metadata.name} to the manifests.`
      )
    ]
  })
}

const controllerOf = ({ metadata }: Pick<KubeObject, 'metadata'>) =>
  metadata.ownerReferences?.find(({ controller }) => controller)

/** An autoscaler with a controller comes back whenever it is removed: KEDA's does, and with it shrinks what should stay. */
function reviewControlled(set: ReleaseSet, live: Live): Finding[] {
  return live.autoscalers.flatMap(({ kind, metadata, ...rest }) => {
    const owner = controllerOf({ metadata })
    const hit = set.deployments.find(({ base }) => scales({ kind, metadata, ...rest }, base))
    if (!owner || !hit) return []
    return [
      problem(
        `${kind} ${metadata.name} belongs to ${owner.kind} ${owner.name}, which makes it anew whenever it is taken off Deployment ${hit.base}: the old release could not keep its size through a cutover.`,
        `Scale ${hit.base} by a ${kind} in the manifests instead, or use strategy: rolling, which leaves it alone.`
      )
    ]
  })
}

const unasked: Omit<Seen, keyof Live> = {
  lease: undefined,
  leaseIdle: false,
  renewDue: false,
  wasHolder: false,
  statefulSets: [],
  daemonSets: [],
  jobs: [],
  slices: [],
  routes: [],
  refused: undefined,
  readySince: new Map(),
  placed: new Set(),
  served: new Set(),
  leftOver: [],
  found: [],
  before: { state: 'pending', says: '', next: 0 },
  after: { state: 'pending', says: '', next: 0 },
  from: undefined
}

/** Whether what carries the traffic today can be told apart from the new release without a restart. */
function reviewAdoption(set: ReleaseSet, live: Live): Finding[] {
  const findings = set.services.flatMap(service => {
    const found = adoption({ ...unasked, ...live }, service, set)
    if ('impossible' in found) {
      return [
        problem(
          `${found.impossible}.`,
          'Bring the manifests in line with what runs, or release it once with strategy: rolling.'
        )
      ]
    }
    if ('unsettled' in found)
      return [
        caution(
          `${found.unsettled}.`,
          'The release waits for that until its deadline; kubectl rollout status tells what is missing, kubectl rollout undo ends it.'
        )
      ]
    return []
  })
  return [...new Map(findings.map(finding => [finding.message, finding])).values()]
}

/** What the namespace tells: pure, and for blue-green only. */
export const reviewNamespace = (set: ReleaseSet, live: Live, manifests: readonly ManifestObject[]): Finding[] => [
  ...reviewMarks(set.app, [...live.services, ...live.deployments]),
  ...reviewOwner(set, live),
  ...reviewPreviews(set, live),
  ...reviewAdoption(set, live),
  ...reviewStrangers(set, live),
  ...reviewKeepers(set, live, manifests),
  ...reviewControlled(set, live),
  ...reviewGitOps(set, live),
  ...reviewQuotas(set, live.deployments, live.quotas)
]
