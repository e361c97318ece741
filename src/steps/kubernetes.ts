import type { Gates, KubernetesSettings } from '../config/settings.ts'
import { mannerOf, pauses } from '../config/strategy.ts'
import { CutoverError } from '../errors.ts'
import { type PinnedImage, unbuilt } from '../image/image.ts'
import { objectsOf } from '../manifest/objects.ts'
import type { Swapped } from '../manifest/swap.ts'
import type { OneRecord } from '../record/one-record.ts'
import type { Context } from '../runner/context.ts'
import { silent } from '../runner/report.ts'
import type { ReleaseSet } from '../target/kubernetes/release-set.ts'
import { awsOf } from './account.ts'
import { goBack } from './back.ts'
import { openCluster } from './cluster.ts'
import type { Plan } from './plan.ts'
import { recorded, recordedTogether, type Told, untouched } from './record.ts'
import { pinSources } from './sources.ts'
import { allReady, inWaves, type Place, placesOf, titled } from './waves.ts'

/**
 * What would stop the release after its build, found before it: manifests that can't be read or name no such image, roots
 * of trust that can't be read, no way to the cluster. A version that was built for nothing can't be built again.
 */
export async function foresee(context: Context, plan: Plan): Promise<void> {
  const target = targetOf(plan)
  const { mask, hide } = context.report
  const quietly = { ...context, report: { ...silent, mask, hide } }
  const images = plan.settings.images.map(({ name, repository }) => ({ name, repository, digest: unbuilt, tag: '0' }))
  const { sources } = await pinSources(quietly, target, images)
  const { verify } = plan.settings
  if (verify) await (await import('./verify.ts')).askedFor(context, plan, verify)
  await allReady(placesOf(target), async place => {
    objectsOf(sources, place.target.namespace)
    await openCluster(quietly, place.target)
  })
}

/** Pins the images in what the plan deploys, and takes it live. */
export async function release(
  context: Context,
  plan: Plan,
  images: readonly PinnedImage[],
  dryRun: boolean
): Promise<Told> {
  const swapped = await context.report.phase('Swap', () => pinSources(context, targetOf(plan), images))
  return await goLive(context, plan, images, swapped, dryRun)
}

/** Takes the pinned manifests live in each cluster of the plan, once all were found fit for it, and records how it went. */
export async function goLive(
  context: Context,
  plan: Plan,
  images: readonly PinnedImage[],
  swapped: Swapped,
  dryRun: boolean
): Promise<Told> {
  const target = targetOf(plan)
  const places = placesOf(target)
  const ready = await allReady(places, place => readied(context, plan, place, images, swapped, dryRun))
  const [only] = ready
  if (only && ready.length === 1) return await only()
  const reason = `A later wave of ${plan.release.version} failed`
  const { environment } = plan.settings
  const undo = target.onFailure === 'rollback' && !dryRun
  return await recordedTogether(context, plan, record => {
    const waves = places.map((place, index) => ({
      name: place.wave ?? '',
      go: () => (ready[index] as Go)(record),
      back: () => goBack(context, { plan, ...place, reason, record, dryRun: false })
    }))
    return inWaves(waves, { environment, version: plan.release.version, undo, hide: context.report.hide })
  })
}

/** Takes a release live, beside others in one record or in one of its own. */
type Go = (record?: OneRecord) => Promise<Told>

/** Finds one cluster fit for the release. What it gives takes the release live there. */
async function readied(
  context: Context,
  plan: Plan,
  { wave, target }: Place,
  images: readonly PinnedImage[],
  swapped: Swapped,
  dryRun: boolean
): Promise<Go> {
  const { release, settings } = plan
  const { cluster, patient, requests } = await openCluster(context, target)
  const [{ planned, prepare }, { rollOut }] = await Promise.all([
    import('../target/kubernetes/prepare.ts'),
    import('../target/kubernetes/rollout.ts')
  ])
  const { namespace, app } = target
  const wanted = {
    app,
    namespace,
    version: release.version,
    // A person types 1.4.2 where the event says v1.4.2: it is the same release.
    tag: release.ref.replace(/^v(?=\d)/, ''),
    images: images.map(referenceOf),
    ...mannerOf(settings.strategy),
    gated: asksServices(settings.gates)
  }
  const objects = objectsOf(swapped.sources, namespace)
  const ready = await context.report.phase(titled('Preflight', wave), () => prepare(patient, objects, wanted, context))
  const from = ready.previous === undefined ? {} : { from: ready.previous }
  const facts = { task: 'deploy', plan, images, set: ready.set, ...from, ...(wave ? { wave } : {}) } as const
  if (dryRun) return async () => untouched(context, facts, planned(ready.set, settings.strategy))
  const { strategy, gates } = settings
  const pause = pauses(strategy, ready.staged, context.event.name === 'workflow_dispatch')
  const fallback = ready.fallback ? { fallback: ready.fallback } : {}
  const { http, processes } = context
  const outside = { http, processes, aws: awsOf(context), images: wanted.images.map(({ reference }) => reference) }
  const terms = { intent: 'release', strategy, gates, outside, run: context.run, pause, ...fallback } as const
  return record =>
    recorded(context, { ...facts, record }, requests, around => rollOut(cluster, ready.set, terms, around))
}

/** Whether any gate goes by the API server's way to Services. */
const asksServices = ({ before, after }: Gates): boolean =>
  [...before, ...after].some(gate => gate.kind === 'http' && gate.url === undefined)

export function targetOf({ settings }: Plan): KubernetesSettings {
  if (settings.target) return settings.target
  if (settings.ecs)
    throw new CutoverError(
      'INPUT_INVALID',
      `${settings.environment} is on Amazon ECS, where nothing is retired later.`,
      {
        hint: 'Leave this action out: with weights, the next release takes what keepPrevious has kept.'
      }
    )
  throw new CutoverError('INPUT_INVALID', `Nothing says where ${settings.environment} is.`, {
    hint: 'Give the inputs manifests or helm-chart, and namespace (on Amazon ECS cluster and service), or environments.NAME.target in .github/cutover.yml.'
  })
}

const referenceOf = ({ name, repository, tag, digest }: PinnedImage): ReleaseSet['images'][number] => ({
  name,
  reference: `${repository}${tag ? `:${tag}` : ''}@${digest}`
})
