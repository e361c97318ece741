import type { Task } from '../shapes.ts'
import type { Moment, TaskRunner } from './task.ts'

const moments: readonly Moment[] = [
  'createdAt',
  'pullStartedAt',
  'pullStoppedAt',
  'startedAt',
  'stoppingAt',
  'executionStoppedAt',
  'stoppedAt'
]

/** A task as DescribeTasks gives it. */
export function describeTask(task: TaskRunner): Task {
  const { plan, arn, address, at } = task
  const { definition } = plan
  const subnet = plan.networkConfiguration?.awsvpcConfiguration?.subnets?.[0]
  const known = moments.filter(moment => at[moment] !== undefined).map(moment => [moment, new Date(at[moment] ?? 0)])
  const attached = ['PROVISIONING', 'DEPROVISIONING'].includes(task.status) ? task.status : 'ATTACHED'
  return {
    taskArn: arn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: definition.taskDefinitionArn,
    group: plan.group,
    ...(plan.startedBy !== undefined && { startedBy: plan.startedBy }),
    lastStatus: task.status,
    desiredStatus: task.wanted ? 'RUNNING' : 'STOPPED',
    healthStatus: task.health,
    connectivity: task.status === 'PROVISIONING' ? 'DISCONNECTED' : 'CONNECTED',
    ...(task.stopCode !== undefined && { stopCode: task.stopCode, stoppedReason: task.stoppedReason }),
    ...Object.fromEntries(known),
    launchType: plan.launchType ?? 'FARGATE',
    platformVersion: plan.platformVersion ?? '1.4.0',
    platformFamily: 'Linux',
    cpu: definition.cpu,
    memory: definition.memory,
    overrides: plan.overrides ?? { containerOverrides: [], inferenceAcceleratorOverrides: [] },
    enableExecuteCommand: plan.enableExecuteCommand ?? false,
    attachments: [
      {
        id: arn.slice(-32),
        type: 'ElasticNetworkInterface',
        status: task.stopped ? 'DELETED' : attached,
        details: [
          ...(subnet ? [{ name: 'subnetId', value: subnet }] : []),
          { name: 'privateIPv4Address', value: address }
        ]
      }
    ],
    containers: task.containers.map(one => one.described(arn, address)),
    tags: [...plan.tags],
    version: task.version
  }
}
