import { at, type Fields, isFields, isList } from '../json.ts'
import type { PodTemplate, Service } from '../kinds.ts'
import type { ApiObject, LabelSelector } from '../object.ts'
import type { Container, PodSpec } from '../pods.ts'
import { matchesSelector } from '../selectors.ts'
import { duplicateField, type FieldError, invalidField, requiredField, shown, unsupportedField } from '../status.ts'
import { checkLabelName, checkLabels, checkName } from './names.ts'

/** What is wrong with an object that is otherwise decoded and defaulted; the obvious rules, in the server's words. */
export function validate(object: ApiObject): FieldError[] {
  const { name, labels } = object.metadata
  return [
    ...checkName(object.kind, name),
    ...checkLabels('metadata.labels', labels),
    ...(byKind[object.kind]?.(object) ?? [])
  ]
}

const byKind: Readonly<Record<string, (object: ApiObject) => FieldError[]>> = {
  Pod: object => podSpec('spec', at(object, 'spec'), 'Always'),
  Deployment: object => workload(object, 'deployment'),
  ReplicaSet: object => workload(object, 'replicaset'),
  StatefulSet: object => workload(object, 'statefulset'),
  DaemonSet: object => workload(object, 'daemonset'),
  Job: object => jobTemplate('spec.template', at(object, 'spec', 'template')),
  CronJob: object => [
    ...(at(object, 'spec', 'schedule') ? [] : [requiredField('spec.schedule')]),
    ...jobTemplate('spec.jobTemplate.spec.template', at(object, 'spec', 'jobTemplate', 'spec', 'template'))
  ],
  Service: service,
  HorizontalPodAutoscaler: scaler,
  Lease: lease,
  PodDisruptionBudget: object =>
    at(object, 'spec', 'minAvailable') !== undefined && at(object, 'spec', 'maxUnavailable') !== undefined
      ? [invalidField('spec', at(object, 'spec'), 'minAvailable and maxUnavailable cannot be both set')]
      : []
}

function workload(object: ApiObject, word: string): FieldError[] {
  const spec = isFields(object.spec) ? object.spec : {}
  const errors: FieldError[] = []
  const selector = spec.selector as LabelSelector | undefined
  const template = (spec.template ?? {}) as PodTemplate
  const empty = !selector?.matchLabels && !selector?.matchExpressions
  if (!isFields(spec.selector)) errors.push(requiredField('spec.selector'))
  else if (empty) errors.push(invalidField('spec.selector', selector, `empty selector is invalid for ${word}`))
  if (typeof spec.replicas === 'number' && spec.replicas < 0)
    errors.push(invalidField('spec.replicas', spec.replicas, 'must be greater than or equal to 0'))
  if (!empty && !matchesSelector(selector, template.metadata?.labels))
    errors.push(
      invalidField(
        'spec.template.metadata.labels',
        template.metadata?.labels ?? null,
        '`selector` does not match template `labels`'
      )
    )
  return [
    ...errors,
    ...checkLabels('spec.template.labels', template.metadata?.labels),
    ...rollingUpdate(spec),
    ...podSpec('spec.template.spec', template.spec, 'Always only')
  ]
}

function rollingUpdate(spec: Fields): FieldError[] {
  const rolling = at(spec, 'strategy', 'rollingUpdate')
  if (!isFields(rolling)) return []
  if (at(spec, 'strategy', 'type') === 'Recreate')
    return [
      {
        reason: 'FieldValueForbidden',
        field: 'spec.strategy.rollingUpdate',
        message: "Forbidden: may not be specified when strategy `type` is 'Recreate'"
      }
    ]
  const none = (value: unknown) => value === 0 || value === '0%'
  if (none(rolling.maxSurge) && none(rolling.maxUnavailable))
    return [
      invalidField(
        'spec.strategy.rollingUpdate.maxUnavailable',
        rolling.maxUnavailable,
        'may not be 0 when `maxSurge` is 0'
      )
    ]
  return []
}

function jobTemplate(path: string, template: unknown): FieldError[] {
  const policy = at(template, 'spec', 'restartPolicy')
  const errors = podSpec(`${path}.spec`, at(template, 'spec'), 'job')
  if (policy === 'Always') errors.push(unsupportedField(`${path}.spec.restartPolicy`, policy, ['OnFailure', 'Never']))
  return errors
}

function podSpec(path: string, value: unknown, restart: string): FieldError[] {
  const spec = (value ?? {}) as PodSpec
  const errors: FieldError[] = []
  if (!spec.containers?.length) errors.push(requiredField(`${path}.containers`))
  if (restart === 'Always only' && spec.restartPolicy !== 'Always')
    errors.push(unsupportedField(`${path}.restartPolicy`, spec.restartPolicy, ['Always']))
  const volumes = new Set((spec.volumes ?? []).map(volume => volume.name))
  const names = new Set<string>()
  for (const list of ['initContainers', 'containers'] as const)
    for (const [index, one] of (spec[list] ?? []).entries())
      errors.push(...container(`${path}.${list}[${index}]`, one, names, volumes))
  return errors
}

function container(path: string, one: Container, names: Set<string>, volumes: ReadonlySet<string>): FieldError[] {
  const errors = checkLabelName(`${path}.name`, one.name)
  if (names.has(one.name)) errors.push(duplicateField(`${path}.name`, one.name))
  names.add(one.name)
  if (!one.image) errors.push(requiredField(`${path}.image`))
  for (const [index, port] of (one.ports ?? []).entries())
    errors.push(...portNumber(`${path}.ports[${index}].containerPort`, port.containerPort))
  const mounts = (one as unknown as Fields).volumeMounts
  for (const [index, mount] of (isList(mounts) ? mounts : []).entries())
    if (isFields(mount) && !volumes.has(String(mount.name)))
      errors.push({
        reason: 'FieldValueNotFound',
        field: `${path}.volumeMounts[${index}].name`,
        message: `Not found: ${shown(mount.name)}`
      })
  return errors
}

const portNumber = (field: string, port: unknown): FieldError[] =>
  typeof port === 'number' && port >= 1 && port <= 65535
    ? []
    : [invalidField(field, port ?? 0, 'must be between 1 and 65535, inclusive')]

function service(object: ApiObject): FieldError[] {
  const { spec } = object as Service
  const errors: FieldError[] = []
  const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
  if (!types.includes(spec.type ?? '')) errors.push(unsupportedField('spec.type', spec.type, types))
  const ports = spec.ports ?? []
  if (!ports.length && spec.clusterIP !== 'None' && spec.type !== 'ExternalName')
    errors.push(requiredField('spec.ports'))
  const seen = new Set<string>()
  for (const [index, port] of ports.entries()) {
    errors.push(...portNumber(`spec.ports[${index}].port`, port.port))
    if (ports.length > 1 && !port.name) errors.push(requiredField(`spec.ports[${index}].name`))
    const key = `${port.protocol}/${port.port}`
    if (seen.has(key)) errors.push(duplicateField(`spec.ports[${index}]`, { port: port.port, protocol: port.protocol }))
    seen.add(key)
  }
  return [...errors, ...checkLabels('spec.selector', spec.selector)]
}

function scaler(object: ApiObject): FieldError[] {
  const spec = isFields(object.spec) ? object.spec : {}
  const [min, max] = [Number(spec.minReplicas), Number(spec.maxReplicas ?? 0)]
  const errors: FieldError[] = []
  if (max < 1) errors.push(invalidField('spec.maxReplicas', max, 'must be greater than 0'))
  if (max < min) errors.push(invalidField('spec.maxReplicas', max, 'must be greater than or equal to `minReplicas`'))
  if (!at(spec, 'scaleTargetRef', 'name')) errors.push(requiredField('spec.scaleTargetRef.name'))
  return errors
}

function lease(object: ApiObject): FieldError[] {
  const errors: FieldError[] = []
  for (const [field, least] of [
    ['leaseDurationSeconds', 1],
    ['leaseTransitions', 0]
  ] as const) {
    const value = at(object, 'spec', field)
    if (typeof value === 'number' && value < least)
      errors.push(invalidField(`spec.${field}`, value, `must be greater than ${least === 1 ? '0' : 'or equal to 0'}`))
  }
  return errors
}
