import { at } from './json.ts'
import type { ApiObject, LabelSelector } from './object.ts'
import { badRequest } from './status.ts'

export type Labels = Readonly<Record<string, string>>
export type LabelTest = (labels: Labels) => boolean

const everything: LabelTest = () => true

/** Splits at commas outside of parentheses. */
const parts = (text: string): string[] => text.split(/,(?![^()]*\))/).map(part => part.trim())

function requirement(text: string): LabelTest {
  const set = /^([^\s!=,()]+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text)
  if (set) {
    const [, key = '', operator, list = ''] = set
    const values = list.split(',').map(value => value.trim())
    const among = (labels: Labels) => key in labels && values.includes(labels[key] ?? '')
    return operator === 'in' ? among : labels => !among(labels)
  }
  const equality = /^([^\s!=,()]+)\s*(==|=|!=)\s*([^\s!=,()]*)$/.exec(text)
  if (equality) {
    const [, key = '', operator, value = ''] = equality
    return operator === '!=' ? labels => labels[key] !== value : labels => labels[key] === value
  }
  const presence = /^(!?)\s*([^\s!=,()]+)$/.exec(text)
  if (!presence) throw badRequest(`unable to parse requirement: found '${text}', expected: an operator or a label key`)
  const [, not, key = ''] = presence
  return not ? labels => !(key in labels) : labels => key in labels
}

/** A `labelSelector` query: equality and set based, all parts must hold. 400 when it can't be read. */
export function labelQuery(text: string | null | undefined): LabelTest {
  if (!text?.trim()) return everything
  const tests = parts(text).map(requirement)
  return labels => tests.every(test => test(labels))
}

/** A Service's selector: an empty one selects nothing. */
export const matchesLabels = (selector: Labels | undefined, labels: Labels | undefined): boolean => {
  const wanted = Object.entries(selector ?? {})
  return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value)
}

/** A LabelSelector of a workload, PDB or policy: an empty one selects everything, an absent one nothing. */
export function matchesSelector(selector: LabelSelector | undefined, labels: Labels = {}): boolean {
  if (!selector) return false
  const plain = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
  return plain && (selector.matchExpressions ?? []).every(expression => holds(expression, labels))
}

function holds({ key, operator, values = [] }: { key: string; operator: string; values?: string[] }, labels: Labels) {
  const present = key in labels
  if (operator === 'Exists') return present
  if (operator === 'DoesNotExist') return !present
  const among = present && values.includes(labels[key] ?? '')
  return operator === 'In' ? among : !among
}

/** The text of a LabelSelector, as `status.selector` of a Scale has it. */
export const selectorText = (selector: LabelSelector | undefined): string =>
  [
    ...Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
    ...(selector?.matchExpressions ?? []).map(({ key, operator, values = [] }) => {
      if (operator === 'Exists') return key
      if (operator === 'DoesNotExist') return `!${key}`
      return `${key} ${operator === 'In' ? 'in' : 'notin'} (${[...values].sort().join(',')})`
    })
  ].join(',')

/** Fields that a `fieldSelector` may name besides metadata.name and metadata.namespace; by kind. */
const selectable: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec.nodeName', 'spec.restartPolicy', 'spec.serviceAccountName', 'status.phase', 'status.podIP'],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type'
  ],
  Secret: ['type'],
  Namespace: ['status.phase'],
  ReplicaSet: ['status.replicas'],
  Job: ['status.successful']
}

/** A `fieldSelector` query. 400 for a field that the kind does not offer, as the API server answers. */
export function fieldQuery(kind: string, text: string | null | undefined): (object: ApiObject) => boolean {
  if (!text?.trim()) return () => true
  const tests = parts(text).map(part => {
    const found = /^([^!=]+)(==|=|!=)(.*)$/.exec(part)
    if (!found) throw badRequest(`invalid selector: '${part}'; can't understand '${part}'`)
    const [, field = '', operator, value] = found
    if (!['metadata.name', 'metadata.namespace', ...(selectable[kind] ?? [])].includes(field))
      throw badRequest(`field label not supported: ${field}`)
    const read = (object: ApiObject) => String(at(object, ...field.split('.')) ?? '')
    return (object: ApiObject) => (read(object) === value) === (operator !== '!=')
  })
  return object => tests.every(test => test(object))
}
