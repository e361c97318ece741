import { join } from 'node:path'
import { systemClock } from '../../io/clock.ts'
import { systemFiles } from '../../io/files.ts'
import { kubernetesAim } from '../../sandbox/aim-kubernetes.ts'
import { readOwn } from '../../sandbox/checkout.ts'
import { startCluster } from '../../sandbox/cluster/cluster.ts'
import { imagesIn } from '../../sandbox/images.ts'
import { changes, failWrite } from './mishap.ts'
import { watchMoves } from './moves.ts'
import { deployPlainly } from './plain.ts'
import { loadOf, versions } from './result.ts'
import type { Scene, SceneOptions } from './scene.ts'
import { withPorts } from './workload.ts'

/** A cluster with the namespace of the environment. */
export async function openKubernetes(options: SceneOptions): Promise<Scene> {
  const { source, config, environment, folder, registry } = options
  const kubeconfig = join(folder, 'kubeconfig')
  const aim = kubernetesAim(kubeconfig)
  const { own } = readOwn(source, 'kubernetes', config, environment)
  const namespace = own.environment.target?.kubernetes?.namespace ?? ''
  const cluster = await startCluster({
    workload: withPorts,
    resolveImage: imagesIn(join(folder, 'images')),
    namespaces: [namespace]
  })
  await systemFiles.write(kubeconfig, cluster.kubeconfig)
  const watched = watchMoves(cluster.store, namespace, systemClock)
  const server = /server: "?([^\s"]+)/.exec(cluster.kubeconfig)?.[1] ?? cluster.url
  return {
    images: registry.host,
    aim,
    environment: {},
    lead: outside => outside,
    moves: watched.moves,
    load: () =>
      loadOf('Kubernetes API', cluster.requests, ({ method, path, query }) => changes(method, path, String(query))),
    async deployPlainly(context, checkout, docker) {
      const objects = await deployPlainly(context, checkout, cluster, kubeconfig, docker)
      return objects.flatMap(({ kind, metadata }) => (kind === 'Service' ? [metadata.name] : []))
    },
    wayBack: () => versions[0],
    address: service => cluster.serviceAddress(namespace, service),
    changes: ({ method, url }) => url.origin === server && changes(method, url.pathname, url.search),
    failWrite: at => failWrite(cluster, at),
    about: [`KUBECONFIG=${kubeconfig}`, `cluster   ${cluster.url}`],
    async stop() {
      watched.stop()
      await cluster.stop()
    }
  }
}
