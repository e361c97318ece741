import type { ApiObject, Condition } from './object.ts'

// A pod as the kubelet reads and writes it. Everything else is carried along.

export interface EnvVar {
  name: string
  value?: string
  valueFrom?: {
    configMapKeyRef?: KeyRef
    secretKeyRef?: KeyRef
    fieldRef?: { fieldPath: string }
    resourceFieldRef?: { resource: string; containerName?: string }
  }
}

export interface KeyRef {
  name: string
  key: string
  optional?: boolean
}

export interface EnvFrom {
  prefix?: string
  configMapRef?: { name: string; optional?: boolean }
  secretRef?: { name: string; optional?: boolean }
}

export interface Handler {
  httpGet?: { path?: string; port: number | string; scheme?: string; httpHeaders?: { name: string; value: string }[] }
  tcpSocket?: { port: number | string }
  exec?: { command: string[] }
  sleep?: { seconds: number }
  grpc?: { port: number }
}

export interface Probe extends Handler {
  initialDelaySeconds?: number
  periodSeconds?: number
  timeoutSeconds?: number
  successThreshold?: number
  failureThreshold?: number
}

export interface Container {
  name: string
  image: string
  imagePullPolicy?: string
  command?: string[]
  args?: string[]
  env?: EnvVar[]
  envFrom?: EnvFrom[]
  volumeMounts?: { name: string; mountPath: string }[]
  ports?: { name?: string; containerPort: number; protocol?: string }[]
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> }
  readinessProbe?: Probe
  livenessProbe?: Probe
  startupProbe?: Probe
  lifecycle?: { preStop?: Handler; postStart?: Handler }
  restartPolicy?: string
}

export interface PodSpec {
  containers: Container[]
  initContainers?: Container[]
  restartPolicy?: 'Always' | 'OnFailure' | 'Never'
  terminationGracePeriodSeconds?: number
  nodeName?: string
  nodeSelector?: Record<string, string>
  serviceAccountName?: string
  readinessGates?: { conditionType: string }[]
  volumes?: Volume[]
  activeDeadlineSeconds?: number
}

export interface Volume {
  name: string
  configMap?: { name?: string; optional?: boolean }
  secret?: { secretName?: string; optional?: boolean }
  projected?: {
    sources?: { configMap?: { name?: string; optional?: boolean }; secret?: { name?: string; optional?: boolean } }[]
  }
}

export interface ContainerState {
  waiting?: { reason: string; message?: string }
  running?: { startedAt: string }
  terminated?: {
    exitCode: number
    signal?: number
    reason: string
    message?: string
    startedAt?: string
    finishedAt?: string
    containerID?: string
  }
}

export interface ContainerStatus {
  name: string
  image: string
  imageID: string
  containerID?: string
  ready: boolean
  started: boolean
  restartCount: number
  state: ContainerState
  lastState: ContainerState
}

export interface Pod extends ApiObject {
  spec: PodSpec
  status: {
    phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed'
    conditions?: Condition[]
    podIP?: string
    podIPs?: { ip: string }[]
    hostIP?: string
    startTime?: string
    reason?: string
    message?: string
    qosClass?: string
    containerStatuses?: ContainerStatus[]
    initContainerStatuses?: ContainerStatus[]
    observedGeneration?: number
  }
}
