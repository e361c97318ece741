import { DeploymentController } from './deployment.ts'
import { endpointSliceController } from './endpointslice.ts'
import { GarbageCollector, namespaceController } from './garbage.ts'
import { JobController } from './job.ts'
import type { Controller } from './loop.ts'
import { daemonSetController, statefulSetController } from './ordered.ts'
import { ReplicaSetController, type Tools } from './replicaset.ts'
import { autoscaler, type DesiredReplicas, disruptionController, quotaController } from './scaling.ts'
import { type Node, scheduler } from './scheduler.ts'

/** Every controller of the sandbox: kube-controller-manager and kube-scheduler in one list. */
export const controllers = (tools: Tools, node: Node, desired: DesiredReplicas): Controller[] => {
  const { store, clock, events } = tools
  return [
    scheduler(store, clock, events, node),
    new DeploymentController(tools),
    new ReplicaSetController(tools),
    statefulSetController(tools),
    daemonSetController(tools),
    new JobController(tools),
    endpointSliceController(store),
    autoscaler(store, clock, desired),
    disruptionController(store, clock),
    quotaController(store),
    new GarbageCollector(store, clock),
    namespaceController(store, clock)
  ]
}
