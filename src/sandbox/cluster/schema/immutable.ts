import { at, same } from '../json.ts'
import type { ApiObject } from '../object.ts'
import { type FieldError, forbiddenField, invalidField } from '../status.ts'

const immutable = 'field is immutable'

const unchangeable: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec.selector'],
  ReplicaSet: ['spec.selector'],
  DaemonSet: ['spec.selector'],
  Job: ['spec.selector', 'spec.template', 'spec.completions'],
  RoleBinding: ['roleRef'],
  Secret: ['type']
}

/** What an update may not change, by kind. */
export function checkUpdate(before: ApiObject, after: ApiObject): FieldError[] {
  const errors: FieldError[] = []
  for (const path of unchangeable[after.kind] ?? []) {
    const value = at(after, ...path.split('.'))
    if (!same(at(before, ...path.split('.')), value))
      errors.push(
        after.kind === 'RoleBinding'
          ? invalidField(path, value, 'cannot change roleRef')
          : invalidField(path, value ?? null, immutable)
      )
  }
  return [...errors, ...(byKind[after.kind]?.(before, after) ?? [])]
}

const frozenData = (before: ApiObject, after: ApiObject): FieldError[] => {
  if (before.immutable !== true) return []
  const why = 'field is immutable when `immutable` is set'
  const errors = after.immutable === true ? [] : [forbiddenField('immutable', why)]
  for (const field of ['data', 'binaryData'])
    if (!same(before[field] ?? {}, after[field] ?? {})) errors.push(forbiddenField(field, why))
  return errors
}

const byKind: Readonly<Record<string, (before: ApiObject, after: ApiObject) => FieldError[]>> = {
  ConfigMap: frozenData,
  Secret: frozenData,
  Service(before, after) {
    const [old, next] = [at(before, 'spec', 'clusterIP'), at(after, 'spec', 'clusterIP')]
    const kept = at(after, 'spec', 'type') === 'ExternalName' || old === undefined || old === next
    return kept ? [] : [invalidField('spec.clusterIPs[0]', at(after, 'spec', 'clusterIPs'), 'may not change once set')]
  },
  Pod(before, after) {
    const [old, next] = [structuredClone(before.spec), structuredClone(after.spec)]
    for (const spec of [old, next]) stripMutable(spec as MutableSpec)
    if (same(old, next)) return []
    return [
      forbiddenField(
        'spec',
        'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'
      )
    ]
  },
  StatefulSet(before, after) {
    const allowed = [
      'replicas',
      'ordinals',
      'template',
      'updateStrategy',
      'revisionHistoryLimit',
      'persistentVolumeClaimRetentionPolicy',
      'minReadySeconds'
    ]
    const [old, next] = [structuredClone(before.spec), structuredClone(after.spec)] as [
      Record<string, unknown>,
      Record<string, unknown>
    ]
    for (const spec of [old, next]) for (const field of allowed) delete spec[field]
    if (same(old, next)) return []
    return [
      forbiddenField(
        'spec',
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
      )
    ]
  }
}

interface MutableSpec {
  containers?: { image?: string }[]
  initContainers?: { image?: string }[]
  activeDeadlineSeconds?: number
  tolerations?: unknown
  terminationGracePeriodSeconds?: number
  nodeName?: string
}

function stripMutable(spec: MutableSpec): void {
  for (const one of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) delete one.image
  delete spec.activeDeadlineSeconds
  delete spec.tolerations
  delete spec.terminationGracePeriodSeconds
  delete spec.nodeName
}
