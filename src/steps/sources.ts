import type { HelmSettings } from '../config/helm.ts'
import { helmValues } from '../config/helm-values.ts'
import type { KubernetesSettings } from '../config/settings.ts'
import type { PinnedImage } from '../image/image.ts'
import { type Kustomization, kustomizationAt, renderKustomization } from '../manifest/kustomize.ts'
import { readManifests } from '../manifest/read.ts'
import type { SourceFile } from '../manifest/source.ts'
import { type Swapped, swap } from '../manifest/swap.ts'
import type { Context } from '../runner/context.ts'
import { silent } from '../runner/report.ts'
import { openCluster } from './cluster.ts'
import { inWords } from './swap.ts'
import { placesOf } from './waves.ts'

/** The manifests of a target: files as they are, kustomizations and a chart as they are rendered. */
async function readSources(context: Context, target: KubernetesSettings): Promise<SourceFile[]> {
  const { files } = context
  const found = await Promise.all(target.manifests.map(entry => kustomizationAt(files, entry)))
  const plain = target.manifests.filter((_, index) => found[index] === undefined)
  const kustomizations = found.filter(one => one !== undefined)
  const needsFiles = plain.length > 0 || (kustomizations.length === 0 && !target.helm)
  return [
    ...(needsFiles ? await readManifests(files, plain) : []),
    ...(await renderAll(context, kustomizations)),
    ...(target.helm ? await chartOf(context, target, target.helm) : [])
  ]
}

/** Pins `images` in what is deployed, in memory; it is never what somebody edited meanwhile. */
export async function pinSources(
  context: Context,
  target: KubernetesSettings,
  images: readonly PinnedImage[]
): Promise<Swapped> {
  const swapped = swap(await readSources(context, target), images)
  for (const change of swapped.changes) context.report.line(inWords(change))
  return swapped
}

/** One after another: tools that render share caches, and a runner has few processors. */
async function renderAll(context: Context, all: readonly Kustomization[]): Promise<SourceFile[]> {
  const rendered: SourceFile[] = []
  for (const one of all) rendered.push(await renderKustomization(context, one))
  return rendered
}

async function chartOf(context: Context, target: KubernetesSettings, helm: HelmSettings): Promise<SourceFile[]> {
  const [{ renderChart }, { systemScratch }] = await Promise.all([
    import('../manifest/helm.ts'),
    import('../io/scratch.ts')
  ])
  const [first] = placesOf(target)
  const { values, secrets } = helmValues(helm.set ?? {}, context.environment, `${helm.key}.set`)
  for (const secret of secrets) context.report.mask(secret)
  // Several clusters get one release, and so what the first one serves decides.
  const { capabilities } = await openCluster({ ...context, report: silent }, first?.target ?? target)
  const { chart, release, crds } = helm
  return await renderChart(
    { ...context, scratch: systemScratch },
    {
      chart,
      release,
      crds,
      namespace: target.namespace,
      values: helm.values,
      set: values,
      capabilities: await capabilities()
    }
  )
}
