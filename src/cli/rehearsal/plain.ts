import { type KubernetesSettings, kubernetesOf } from '../../config/kubernetes.ts'
import { loadConfig } from '../../config/load.ts'
import { CutoverError } from '../../errors.ts'
import { objectsOf } from '../../manifest/objects.ts'
import type { Context } from '../../runner/context.ts'
import type { Checkout } from '../../sandbox/checkout.ts'
import type { SandboxCluster } from '../../sandbox/cluster/cluster.ts'
import { buildImage } from '../../sandbox/docker.ts'
import { openCluster } from '../../steps/cluster.ts'
import { pinSources } from '../../steps/sources.ts'
import { isForOtherEvents } from '../../target/kubernetes/hook-annotations.ts'
import type { KubeObject } from '../../target/kubernetes/objects.ts'
import type { BuildOptions } from './scene.ts'

const patience = 30_000

/** Builds, pushes and deploys a version as people do without Cutover: docker build, docker push, kubectl apply. */
export async function deployPlainly(
  context: Context,
  checkout: Checkout,
  cluster: SandboxCluster,
  kubeconfig: string,
  docker: BuildOptions
): Promise<KubeObject[]> {
  const images = await buildAll(context, checkout, docker)
  const pinned = await pinSources(context, await targetOf(context, checkout), images)
  const objects = objectsOf(pinned.sources, checkout.place)
    .map(({ object }) => object)
    .filter(object => !isForOtherEvents(object))
  const { cluster: api } = await openCluster(context, { namespace: checkout.place, kubeconfig })
  for (const object of objects) await api.create(await api.resource(object.apiVersion, object.kind), object)
  await running(context, cluster, checkout.place)
  return objects
}

async function targetOf({ files, environment }: Context, checkout: Checkout): Promise<KubernetesSettings> {
  const config = (await loadConfig(files))?.config
  const written = config?.environments?.[checkout.environment] ?? {}
  const names = Object.keys(config?.images ?? {})
  const found = kubernetesOf({}, written, checkout.environment, names, environment)
  return found ?? { namespace: checkout.place, manifests: [], app: checkout.environment }
}

export async function buildAll(
  context: Context,
  { folder }: Checkout,
  docker: BuildOptions,
  pushedTo = (repository: string) => repository
) {
  const config = await loadConfig(context.files)
  return await Promise.all(
    Object.entries(config?.config.images ?? {}).map(async ([name, image]) => {
      const recipe = {
        folder: `${folder}/${image.context ?? '.'}`,
        ...(image.file === undefined ? {} : { dockerfile: `${folder}/${image.file}` }),
        ...(image.target === undefined ? {} : { target: image.target }),
        ...(image.buildArgs === undefined ? {} : { buildArgs: image.buildArgs })
      }
      const { repository } = image
      return {
        name,
        repository,
        tag: docker.version,
        digest: await buildImage(recipe, pushedTo(repository), docker, [docker.version])
      }
    })
  )
}

interface Deployed extends KubeObject {
  readonly spec: { readonly replicas?: number }
  readonly status?: { readonly availableReplicas?: number }
}

/** Waits until every Deployment has all its pods. */
async function running({ clock, report, signal }: Context, cluster: SandboxCluster, namespace: string): Promise<void> {
  const end = clock.monotonic() + patience
  for (;;) {
    const all = cluster.objects('Deployment', namespace) as unknown as Deployed[]
    const slow = all.find(({ spec, status }) => (status?.availableReplicas ?? 0) < (spec.replicas ?? 1))
    if (!slow) return
    const { name } = slow.metadata
    report.progress(`${name} ${slow.status?.availableReplicas ?? 0}/${slow.spec.replicas ?? 1} ready`)
    if (clock.monotonic() > end) throw neverReady(name, cluster, namespace)
    await clock.sleep(50, signal)
  }
}

interface Started extends KubeObject {
  readonly status?: { readonly containerStatuses?: readonly { readonly state: Readonly<Record<string, unknown>> }[] }
}

function neverReady(name: string, cluster: SandboxCluster, namespace: string): CutoverError {
  const pods = cluster.objects('Pod', namespace) as unknown as Started[]
  const states = pods.flatMap(pod => pod.status?.containerStatuses ?? []).map(({ state }) => JSON.stringify(state))
  return new CutoverError(
    'TIMED_OUT',
    `${name} was not ready in ${patience / 1000} s: ${[...new Set(states)].join(', ')}`,
    {
      hint: 'The sandbox runs your program with node on this machine. See that it starts from a fresh checkout, with what its manifests set.'
    }
  )
}
