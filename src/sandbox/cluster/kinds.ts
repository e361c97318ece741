import type { ApiObject, Condition, LabelSelector, Meta } from './object.ts'
import type { PodSpec } from './pods.ts'

// The parts of each kind that controllers read and write. Everything else is carried along.

export interface PodTemplate {
  metadata?: Partial<Meta>
  spec: PodSpec
}

export interface Deployment extends ApiObject {
  spec: {
    replicas: number
    selector: LabelSelector
    template: PodTemplate
    strategy: { type: string; rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string } }
    minReadySeconds?: number
    revisionHistoryLimit?: number
    progressDeadlineSeconds?: number
    paused?: boolean
  }
  status: {
    observedGeneration?: number
    replicas?: number
    updatedReplicas?: number
    readyReplicas?: number
    availableReplicas?: number
    unavailableReplicas?: number
    terminatingReplicas?: number
    conditions?: Condition[]
  }
}

export interface ReplicaSet extends ApiObject {
  spec: { replicas: number; selector: LabelSelector; template: PodTemplate; minReadySeconds?: number }
  status: {
    replicas: number
    fullyLabeledReplicas?: number
    readyReplicas?: number
    availableReplicas?: number
    terminatingReplicas?: number
    observedGeneration?: number
    conditions?: Condition[]
  }
}

export interface StatefulSet extends ApiObject {
  spec: {
    replicas: number
    selector: LabelSelector
    template: PodTemplate
    serviceName?: string
    podManagementPolicy?: string
    updateStrategy?: { type: string; rollingUpdate?: { partition?: number } }
  }
  status: Record<string, unknown>
}

export interface DaemonSet extends ApiObject {
  spec: { selector: LabelSelector; template: PodTemplate; updateStrategy?: { type: string } }
  status: Record<string, unknown>
}

export interface ServicePort {
  name?: string
  port: number
  targetPort?: number | string
  protocol?: string
  nodePort?: number
  appProtocol?: string
}

export interface Service extends ApiObject {
  spec: {
    selector?: Record<string, string>
    ports?: ServicePort[]
    clusterIP?: string
    clusterIPs?: string[]
    type?: string
    publishNotReadyAddresses?: boolean
    sessionAffinity?: string
  }
}

export interface Endpoint {
  addresses: string[]
  conditions: { ready: boolean; serving: boolean; terminating: boolean }
  nodeName?: string
  targetRef: { kind: 'Pod'; namespace: string; name: string; uid: string }
}

export interface EndpointSlice extends ApiObject {
  addressType: string
  /** Null, as is `ports`, when no pod is selected. */
  endpoints?: Endpoint[] | null
  ports?: { name: string; port: number; protocol: string; appProtocol?: string }[] | null
}

export interface Scaler extends ApiObject {
  spec: {
    scaleTargetRef: { apiVersion?: string; kind: string; name: string }
    minReplicas?: number
    maxReplicas: number
  }
  status: Record<string, unknown>
}

export interface Budget extends ApiObject {
  spec: { selector?: LabelSelector; minAvailable?: number | string; maxUnavailable?: number | string }
  status: Record<string, unknown>
}

export interface Job extends ApiObject {
  spec: {
    template: PodTemplate
    selector?: LabelSelector
    completions?: number
    parallelism?: number
    backoffLimit?: number
    suspend?: boolean
    manualSelector?: boolean
    activeDeadlineSeconds?: number
    ttlSecondsAfterFinished?: number
  }
  status: {
    active?: number
    succeeded?: number
    failed?: number
    ready?: number
    terminating?: number
    uncountedTerminatedPods?: object
    startTime?: string
    completionTime?: string
    conditions?: Condition[]
  }
}

export interface Quota extends ApiObject {
  spec: { hard?: Record<string, string> }
  status?: { hard?: Record<string, string>; used?: Record<string, string> }
}

export interface HttpRoute extends ApiObject {
  spec: {
    rules?: {
      matches?: { path?: { value?: string } }[]
      backendRefs?: { name: string; port?: number; weight?: number }[]
    }[]
  }
}

export interface IngressPath {
  path?: string
  pathType: string
  backend: { service?: { name: string; port?: { number?: number; name?: string } } }
}

export interface Ingress extends ApiObject {
  spec: { rules?: { host?: string; http?: { paths: IngressPath[] } }[] }
}

export interface Data extends ApiObject {
  data?: Record<string, string>
  binaryData?: Record<string, string>
  immutable?: boolean
}
