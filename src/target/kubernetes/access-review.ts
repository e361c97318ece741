import type { Cluster } from './cluster.ts'
import type { Finding } from './finding.ts'
import { caution, problem } from './finding.ts'
import type { Resource } from './objects.ts'
import type { Right } from './rights.ts'
import { roleYaml, ruleYaml } from './rights.ts'

const reviews: Resource = {
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectRulesReview',
  name: 'selfsubjectrulesreviews',
  namespaced: false
}

interface Granted {
  readonly verbs?: readonly string[]
  readonly apiGroups?: readonly string[]
  readonly resources?: readonly string[]
  readonly resourceNames?: readonly string[]
}

const covers = (list: readonly string[] = [], value: string): boolean => list.includes('*') || list.includes(value)

/** Does one of the rules grant it for objects of every name? */
export const isGranted = (rules: readonly Granted[], verb: string, group: string, resource: string): boolean =>
  rules.some(
    rule =>
      covers(rule.verbs, verb) &&
      covers(rule.apiGroups, group) &&
      covers(rule.resources, resource) &&
      !rule.resourceNames?.length
  )

/** All rules of the caller, in one request. They may be incomplete: an authorizer outside of the cluster tells none. */
async function ownRules(cluster: Cluster): Promise<readonly Granted[]> {
  const { apiVersion, kind } = reviews
  const asked = { apiVersion, kind, metadata: { name: '' }, spec: { namespace: cluster.namespace } }
  const { status } = await cluster.create(reviews, asked)
  return (status as { resourceRules?: Granted[] } | undefined)?.resourceRules ?? []
}

/** The verbs of `right` that the caller lacks; asked one by one where the rules do not say. */
async function lacking(cluster: Cluster, right: Right, rules: readonly Granted[]): Promise<Right[]> {
  const { group, resource, verbs } = right
  const [name = '', subresource] = resource.split('/')
  const unclear = verbs.filter(verb => !isGranted(rules, verb, group, resource))
  const allowed = await Promise.all(unclear.map(verb => cluster.may(verb, group, name, subresource)))
  const missing = unclear.filter((_, i) => !allowed[i])
  if (missing.length === 0) return []
  // Who may list but not watch is served by asking again and again.
  const optional = right.optional || missing.every(verb => verb === 'watch')
  return [{ ...right, verbs: missing, ...(optional ? { optional: true as const } : {}) }]
}

/** So many missing rights are named; the rules below name all. */
const mostNamed = 4

function named(missing: readonly Right[]): string {
  const list = missing
    .slice(0, mostNamed)
    .map(({ verbs, resource, why }) => `${verbs.join('/')} ${resource} (to ${why})`)
  const more = missing.length - mostNamed
  return list.join(', ') + (more > 0 ? `, and ${more} more` : '')
}

/** Which of `rights` the caller lacks: those that a release needs in one finding, the others in a second. */
export async function reviewAccess(cluster: Cluster, rights: readonly Right[]): Promise<Finding[]> {
  const rules = await ownRules(cluster)
  const missing = (await Promise.all(rights.map(right => lacking(cluster, right, rules)))).flat()
  const needed = missing.filter(({ optional }) => !optional)
  const spared = missing.filter(({ optional }) => optional)
  const { namespace } = cluster
  const lack = `The credentials lack rights in namespace ${namespace}: `
  // Who has none of the rights has no Role to add rules to, and gets it whole: pasted over another, it would take rights away.
  const whole = needed.length === rights.filter(({ optional }) => !optional).length
  if (whole) {
    const hint = `Apply this Role, and bind it to them by a RoleBinding:\n${roleYaml(namespace, rights)}`
    return [problem(`${lack}${named(needed)}.`, hint)]
  }
  const add = (some: readonly Right[]): string =>
    `Add these rules to the Role that is bound to them:\n${ruleYaml(some)}`
  return [
    ...(needed.length > 0 ? [problem(`${lack}${named(needed)}.`, add(needed))] : []),
    ...(spared.length > 0 ? [caution(`${lack}${named(spared)}; releases go without.`, add(spared))] : [])
  ]
}
