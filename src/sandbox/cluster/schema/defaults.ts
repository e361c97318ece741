import { type Fields, isFields, isList } from '../json.ts'
import { serviceDefaults } from './service-defaults.ts'

/** Fills the fields of `defaults` that `target` lacks. */
export function fill(target: Fields, defaults: Fields): void {
  for (const [name, value] of Object.entries(defaults)) target[name] ??= value
}

/** The object at `name`, made when it is missing. */
export function within(target: Fields, name: string): Fields {
  const inner = target[name]
  if (isFields(inner)) return inner
  const made: Fields = {}
  target[name] = made
  return made
}

const each = (list: unknown): Fields[] => (isList(list) ? list.filter(isFields) : [])

function handlerDefaults(handler: unknown): void {
  if (!isFields(handler)) return
  if (isFields(handler.httpGet)) fill(handler.httpGet, { path: '/', scheme: 'HTTP' })
  if (isFields(handler.grpc)) fill(handler.grpc, { service: '' })
}

function containerDefaults(container: Fields): void {
  const image = String(container.image ?? '')
  const latest = !image.includes('@') && (image.endsWith(':latest') || !/:[^/]+$/.test(image))
  fill(container, {
    imagePullPolicy: latest ? 'Always' : 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    resources: {}
  })
  for (const port of each(container.ports)) fill(port, { protocol: 'TCP' })
  for (const name of ['readinessProbe', 'livenessProbe', 'startupProbe']) {
    const probe = container[name]
    if (!isFields(probe)) continue
    fill(probe, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 })
    handlerDefaults(probe)
  }
  const lifecycle = container.lifecycle
  if (isFields(lifecycle)) for (const name of ['preStop', 'postStart']) handlerDefaults(lifecycle[name])
  for (const variable of each(container.env)) {
    const from = variable.valueFrom
    if (isFields(from) && isFields(from.fieldRef)) fill(from.fieldRef, { apiVersion: 'v1' })
  }
}

const mode = { defaultMode: 0o644 }

function volumeDefaults(volume: Fields): void {
  if (Object.keys(volume).length === 1) volume.emptyDir = {}
  for (const name of ['configMap', 'secret', 'projected', 'downwardAPI'])
    if (isFields(volume[name])) fill(volume[name], mode)
  const projected = volume.projected
  if (!isFields(projected)) return
  for (const source of each(projected.sources))
    if (isFields(source.serviceAccountToken)) fill(source.serviceAccountToken, { expirationSeconds: 3600 })
}

function podSpecDefaults(spec: Fields): void {
  fill(spec, {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler'
  })
  if (spec.serviceAccountName) fill(spec, { serviceAccount: spec.serviceAccountName })
  for (const container of [...each(spec.containers), ...each(spec.initContainers)]) containerDefaults(container)
  for (const volume of each(spec.volumes)) volumeDefaults(volume)
}

const templateDefaults = (spec: Fields): void => {
  const template = within(spec, 'template')
  podSpecDefaults(within(template, 'spec'))
}

function podDefaults(pod: Fields): void {
  const spec = within(pod, 'spec')
  podSpecDefaults(spec)
  fill(spec, {
    enableServiceLinks: true,
    serviceAccountName: 'default',
    serviceAccount: 'default',
    preemptionPolicy: 'PreemptLowerPriority',
    priority: 0
  })
  for (const container of each(spec.containers)) {
    const resources = within(container, 'resources')
    if (isFields(resources.limits)) fill(within(resources, 'requests'), resources.limits)
  }
}

function deploymentDefaults(deployment: Fields): void {
  const spec = within(deployment, 'spec')
  fill(spec, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 })
  const strategy = within(spec, 'strategy')
  fill(strategy, { type: 'RollingUpdate' })
  if (strategy.type === 'RollingUpdate')
    fill(within(strategy, 'rollingUpdate'), { maxSurge: '25%', maxUnavailable: '25%' })
  templateDefaults(spec)
}

function jobSpecDefaults(spec: Fields): void {
  const alone = spec.completions === undefined && spec.parallelism === undefined
  if (alone) fill(spec, { completions: 1 })
  fill(spec, {
    parallelism: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: 'TerminatingOrFailed',
    manualSelector: false
  })
  templateDefaults(spec)
}

const byKind: Readonly<Record<string, (object: Fields) => void>> = {
  Pod: podDefaults,
  Deployment: deploymentDefaults,
  ReplicaSet(object) {
    const spec = within(object, 'spec')
    fill(spec, { replicas: 1 })
    templateDefaults(spec)
  },
  StatefulSet(object) {
    const spec = within(object, 'spec')
    fill(spec, { replicas: 1, podManagementPolicy: 'OrderedReady', revisionHistoryLimit: 10 })
    const strategy = within(spec, 'updateStrategy')
    fill(strategy, { type: 'RollingUpdate' })
    if (strategy.type === 'RollingUpdate') fill(within(strategy, 'rollingUpdate'), { partition: 0 })
    fill(within(spec, 'persistentVolumeClaimRetentionPolicy'), { whenDeleted: 'Retain', whenScaled: 'Retain' })
    templateDefaults(spec)
  },
  DaemonSet(object) {
    const spec = within(object, 'spec')
    fill(spec, { revisionHistoryLimit: 10 })
    const strategy = within(spec, 'updateStrategy')
    fill(strategy, { type: 'RollingUpdate' })
    if (strategy.type === 'RollingUpdate') fill(within(strategy, 'rollingUpdate'), { maxSurge: 0, maxUnavailable: 1 })
    templateDefaults(spec)
  },
  Job: object => jobSpecDefaults(within(object, 'spec')),
  CronJob(object) {
    const spec = within(object, 'spec')
    fill(spec, { concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 })
    templateDefaults(within(within(spec, 'jobTemplate'), 'spec'))
  },
  HorizontalPodAutoscaler(object) {
    const spec = within(object, 'spec')
    fill(spec, { minReplicas: 1 })
    if (!isList(spec.metrics) || spec.metrics.length === 0)
      spec.metrics = [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }
      ]
  },
  Secret: object => fill(object, { type: 'Opaque' }),
  Namespace(object) {
    const labels = within(within(object, 'metadata'), 'labels')
    labels['kubernetes.io/metadata.name'] = (object.metadata as Fields).name
    fill(within(object, 'spec'), { finalizers: ['kubernetes'] })
  },
  NetworkPolicy(object) {
    const spec = within(object, 'spec')
    fill(spec, { policyTypes: isList(spec.egress) ? ['Ingress', 'Egress'] : ['Ingress'] })
  },
  HTTPRoute(object) {
    for (const rule of each(within(object, 'spec').rules)) {
      if (!isList(rule.matches)) rule.matches = [{ path: { type: 'PathPrefix', value: '/' } }]
      for (const backend of each(rule.backendRefs)) fill(backend, { group: '', kind: 'Service', weight: 1 })
    }
  },
  EndpointSlice(object) {
    for (const port of each(object.ports)) fill(port, { name: '', protocol: 'TCP' })
  },
  RoleBinding(object) {
    fill(within(object, 'roleRef'), { apiGroup: 'rbac.authorization.k8s.io' })
    for (const subject of each(object.subjects))
      if (subject.kind !== 'ServiceAccount') fill(subject, { apiGroup: 'rbac.authorization.k8s.io' })
  },
  Service: serviceDefaults
}

/** Sets what the API server sets where the client was silent. Changes `object`. */
export function setDefaults(kind: string, object: Fields): void {
  byKind[kind]?.(object)
}
