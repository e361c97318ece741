import type { V1LabelSelector, V1LabelSelectorRequirement, V1PodSpec } from '@kubernetes/client-node'
import type { KubeObject } from './objects.ts'

export type Labels = Readonly<Record<string, string>>

const templated = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job']

export interface PodTemplate {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }
  spec?: V1PodSpec
}

interface Holder {
  template?: PodTemplate
  jobTemplate?: { spec?: Holder }
}

/** The pod template of an object that runs pods (of a Pod: itself), undefined for every other object. */
export function podTemplateOf(object: KubeObject): PodTemplate | undefined {
  if (object.kind === 'Pod') return object as PodTemplate
  const spec = object.spec as Holder | undefined
  if (templated.includes(object.kind)) return spec?.template
  if (object.kind === 'CronJob') return spec?.jobTemplate?.spec?.template
  return undefined
}

export const podLabelsOf = (object: KubeObject): Labels => podTemplateOf(object)?.metadata?.labels ?? {}

/** Does a Service's selector match these labels? One without requirements matches nothing. */
export function selects(selector: Labels | undefined, labels: Labels): boolean {
  const wanted = Object.entries(selector ?? {})
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value)
}

function meets({ key, operator, values = [] }: V1LabelSelectorRequirement, labels: Labels): boolean {
  const value = labels[key]
  if (operator === 'Exists') return value !== undefined
  if (operator === 'DoesNotExist') return value === undefined
  const listed = value !== undefined && values.includes(value)
  return operator === 'NotIn' ? !listed : listed
}

/** Does a label selector match these labels? An absent one matches nothing, an empty one everything. */
export const matches = (selector: V1LabelSelector | undefined, labels: Labels): boolean =>
  selector !== undefined &&
  Object.entries(selector.matchLabels ?? {}).every(([name, value]) => labels[name] === value) &&
  (selector.matchExpressions ?? []).every(requirement => meets(requirement, labels))

/** Does a label selector match these labels because it names one of them, and not just because it asks for nothing? */
export const names = (selector: V1LabelSelector | undefined, labels: Labels): boolean =>
  matches(selector, labels) &&
  (Object.keys(selector?.matchLabels ?? {}).length > 0 ||
    (selector?.matchExpressions ?? []).some(({ operator }) => operator === 'In' || operator === 'Exists'))
