import type { Clock, Instant, Milliseconds } from '../../../io/clock.ts'
import type { ResolveImage, Workload } from '../../cluster/workload/workload.ts'
import type { Ground } from '../service.ts'
import type { Arns } from './arns.ts'
import type { Balancer } from './balancer.ts'
import type { Definitions } from './definitions/definitions.ts'
import type { ServiceState } from './services/service.ts'
import type { TaskRunner } from './tasks/task.ts'

/** How long what takes AWS a while takes here. */
export interface Pace {
  /** How often schedulers look while something moves. */
  readonly tick: Milliseconds
  /** How often they look otherwise. */
  readonly idle: Milliseconds
  /** Attaching a network interface: PROVISIONING. */
  readonly provisioning: Milliseconds
  readonly pulling: Milliseconds
  readonly activating: Milliseconds
  readonly deprovisioning: Milliseconds
  /** From a service deployment's creation to its start: PENDING. */
  readonly pending: Milliseconds
  /** Each lifecycle stage that does nothing by itself. */
  readonly stage: Milliseconds
  /** What a minute of bake time or of a hook's time-out is. */
  readonly minute: Milliseconds
  /** What a second of a health check, a grace period or a stop timeout is. */
  readonly second: Milliseconds
}

/** About what Fargate takes for a small image. */
export const defaultPace: Pace = {
  tick: 1000,
  idle: 10_000,
  provisioning: 4000,
  pulling: 6000,
  activating: 1000,
  deprovisioning: 3000,
  pending: 2000,
  stage: 1000,
  minute: 60_000,
  second: 1000
}

/** What a Lambda function is asked at a lifecycle stage, as it is sent. */
export interface HookEvent {
  readonly executionDetails: {
    readonly testTrafficWeights: Readonly<Record<string, number>>
    readonly productionTrafficWeights: Readonly<Record<string, number>>
    readonly serviceArn: string
    readonly targetServiceRevisionArn: string
  }
  readonly executionId: string
  readonly lifecycleStage: string
  readonly resourceArn: string
}

export interface HookAnswer {
  readonly hookStatus: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS'
  /** Seconds until it is asked again; 30 unless given. */
  readonly callBackDelay?: number
}

export type InvokeHook = (functionArn: string, event: HookEvent) => Promise<HookAnswer>

/** One line that a container of an `awslogs` driver wrote. */
export interface Written {
  readonly group: string
  readonly stream: string
  readonly at: Instant
  readonly text: string
}

export interface ClusterState {
  readonly name: string
  readonly arn: string
  readonly services: Map<string, ServiceState>
  readonly tasks: Map<string, TaskRunner>
}

/** Everything of ECS in one account and region, and what it stands on. */
export interface World {
  readonly ground: Ground
  readonly clock: Clock
  readonly arns: Arns
  readonly pace: Pace
  readonly balancer: Balancer
  readonly workload: Workload
  readonly resolveImage: ResolveImage
  readonly invokeHook: InvokeHook
  /** State of a CloudWatch alarm; undefined: there is none of that name. */
  readonly alarm: (name: string) => string | undefined
  readonly write: (line: Written) => void
  /** Whether a log group is there; one that is not keeps tasks that log to it from starting. */
  readonly hasLogGroup: (name: string) => boolean
  /** Whether a secret or parameter is there, by `valueFrom`. */
  readonly hasSecret: (valueFrom: string) => boolean
  readonly definitions: Definitions
  readonly clusters: Map<string, ClusterState>
  /** Addresses of tasks: `10.0.x.y`. */
  nextAddress(): string
}
