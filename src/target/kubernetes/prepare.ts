import type { Strategy, Weighted } from '../../config/strategy.ts'
import { CutoverError } from '../../errors.ts'
import type { Surroundings } from '../../rollout/rolled-out.ts'
import { withoutServerFields } from './adopted-set.ts'
import { bundleName, isBundle, unbundle } from './bundle.ts'
import type { Cluster } from './cluster.ts'
import { leftOut } from './hook-annotations.ts'
import { type Journal, leaseName, readLock } from './journal.ts'
import { type Finding, preflight, type ReleaseManner } from './preflight.ts'
import { readDrift } from './read-drift.ts'
import { contentHash } from './release-id.ts'
import type { HookPoint, ManifestObject, ReleaseSet } from './release-set.ts'
import { type RenderOptions, render } from './render.ts'
import { backendName } from './share.ts'

/** A release that may go: rendered, and found fit for the namespace. */
export interface Prepared {
  readonly set: ReleaseSet
  /** For `rolling`: what is applied again when it fails. */
  readonly fallback?: ReleaseSet
  /** The version that has the traffic now, where a release of ours put it there. */
  readonly previous?: string
  /** This very release is staged already, and waits for its traffic. */
  readonly staged: boolean
}

/** Reads and server-side dry runs only. PREFLIGHT_FAILED names everything that stands in the way, at once. */
export async function prepare(
  cluster: Cluster,
  manifests: readonly ManifestObject[],
  options: RenderOptions & ReleaseManner,
  { report }: Pick<Surroundings, 'report'>
): Promise<Prepared> {
  for (const line of leftOut(manifests.map(({ object }) => object))) report.line(line)
  const set = render(manifests, options)
  const journal = await lastJournal(cluster, set.app)
  const found = await Promise.all([preflight(cluster, set, manifests, options), readDrift(cluster, set.app, journal)])
  const findings = found.flat()
  for (const { message, hint, at } of findings.filter(isWarning)) report.warning(`${message} ${hint}`, at)
  const errors = findings.filter(finding => !isWarning(finding))
  if (errors.length > 0) throw failed(set, errors)
  const previous = journal?.outcome === 'SUCCEEDED' ? journal.version : journal?.fromVersion
  return {
    set,
    staged: journal?.phase === 'done' && journal.outcome === 'STAGED' && journal.to === set.rid,
    ...(previous === undefined ? {} : { previous }),
    ...(options.strategy === 'rolling' ? { fallback: await fallbackOf(cluster, set, journal) } : {})
  }
}

const isWarning = ({ severity }: Finding): boolean => severity === 'warning'

function failed(set: ReleaseSet, errors: readonly Finding[]): CutoverError {
  const [first] = errors
  const counted = errors.length === 1 ? 'nothing was changed' : `${errors.length} findings; nothing was changed`
  const lines = errors.map(({ message }) => `- ${message}`)
  return new CutoverError(
    'PREFLIGHT_FAILED',
    `${set.app} ${set.version} can't be released (${counted}):\n${lines.join('\n')}`,
    {
      hint: [...new Set(errors.map(({ hint }) => hint.trimEnd()))].join('\n'),
      ...(first?.at ? { at: first.at } : {})
    }
  )
}

/** Without the right to read it nothing is known of the last release; that the right is missing, the preflight tells. */
async function lastJournal(cluster: Cluster, app: string): Promise<Journal | undefined> {
  const leases = await cluster.resource('coordination.k8s.io/v1', 'Lease') // everybody who is known may ask for this
  try {
    const lease = await cluster.get(leases, leaseName(app))
    return lease && readLock(lease).journal
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'CLUSTER_DENIED') return undefined
    throw error
  }
}

/** The bundle of the last release that went live; before the first one, the live objects as they are. */
async function fallbackOf(cluster: Cluster, set: ReleaseSet, journal: Journal | undefined): Promise<ReleaseSet> {
  const good = journal?.outcome === 'SUCCEEDED' ? journal.to : journal?.from[0]
  const secrets = await cluster.resource('v1', 'Secret')
  const stored = good === undefined ? undefined : await cluster.get(secrets, bundleName(set.app, good))
  const bundle = stored && { ...stored, apiVersion: 'v1', kind: 'Secret' }
  return bundle && isBundle(bundle) ? unbundle(bundle) : await snapshot(cluster, set)
}

async function snapshot(cluster: Cluster, set: ReleaseSet): Promise<ReleaseSet> {
  const liveOf = async (objects: ReleaseSet['shared']) => {
    const found = await Promise.all(
      objects.map(async ({ apiVersion, kind, metadata }) => {
        const live = await cluster.get(await cluster.resource(apiVersion, kind), metadata.name, metadata.namespace)
        return live && withoutServerFields({ ...live, apiVersion, kind })
      })
    )
    return found.filter(object => object !== undefined)
  }
  const [shared, followers] = await Promise.all([liveOf(set.shared), liveOf(set.followers)])
  const rid = `before-${contentHash([shared, followers], 8)}`
  return { ...set, rid, version: rid, images: [], config: [], shared, followers, hooks: [] }
}

const run = (set: ReleaseSet, point: HookPoint): string[] =>
  set.hooks
    .filter(hook => hook.point === point)
    .map(({ object, only }) => `Would run Job ${object.metadata.name} ${point}${only ? ` (at an ${only} only)` : ''}`)

const shares = (set: ReleaseSet, { steps, ingressClass }: Weighted): string[] => [
  ...set.services.map(({ name }) => `Would create Service ${backendName(name, set.rid)}, if a route names ${name}`),
  ...(ingressClass === undefined ? [] : [`Would create a canary of each Ingress of class ${ingressClass}`]),
  `Would have ${ingressClass === undefined ? 'routes' : 'canaries'} send ${steps.map(({ weight }) => `${weight} %`).join(', ')} to ${set.rid}`
]

/** What a release would write, in words and in order. */
export function planned(set: ReleaseSet, strategy?: Strategy): string[] {
  const create = (objects: ReleaseSet['shared']) =>
    objects.map(({ kind, metadata }) => `Would create ${kind} ${metadata.name}`)
  const apply = (objects: ReleaseSet['shared']) =>
    objects.map(({ kind, metadata }) => `Would apply ${kind} ${metadata.name}`)
  return [
    ...create(set.config),
    `Would create Secret ${bundleName(set.app, set.rid)}`,
    ...create(set.budgets),
    ...run(set, 'before-staging'),
    ...set.deployments.map(
      ({ object, replicas }) => `Would create Deployment ${object.metadata.name} with at least ${replicas} replicas`
    ),
    ...set.services.map(({ preview }) => `Would point Service ${preview.metadata.name} at ${set.rid}`),
    ...run(set, 'before-cutover'),
    ...apply(set.shared),
    ...(strategy?.kind === 'weighted' ? shares(set, strategy) : []),
    ...set.services.map(({ name }) => `Would move Service ${name} to ${set.rid}, in one write`),
    ...create(set.autoscalers),
    ...run(set, 'after-cutover'),
    ...apply(set.followers)
  ]
}
