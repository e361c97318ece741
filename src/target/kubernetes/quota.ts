import type { V1ResourceRequirements } from '@kubernetes/client-node'
import type { Finding } from './finding.ts'
import { problem } from './finding.ts'
import type { KubeObject } from './objects.ts'
import type { ReleaseSet, VersionedDeployment } from './release-set.ts'
import { podTemplateOf } from './workload.ts'

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60
}

/** A quantity of Kubernetes (`100m`, `1.5Gi`, `2e3`) as a number; NaN for what is none. */
export function quantity(text: string): number {
  const [, digits = '', suffix = ''] = /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)$/.exec(text) ?? []
  return digits === '' ? Number.NaN : Number(digits) * (factors[suffix] ?? Number.NaN)
}

type Amounts = Record<string, number>

const sum = (amounts: readonly Amounts[]): Amounts => {
  const total: Amounts = {}
  for (const amount of amounts) {
    for (const [name, value] of Object.entries(amount)) total[name] = (total[name] ?? 0) + value
  }
  return total
}

/** What one container counts under the names that quotas use; `cpu` and `memory` mean requests. */
function amountsOf({ requests = {}, limits = {} }: V1ResourceRequirements): Amounts {
  const named = (prefix: string, values: Record<string, string>): [string, number][] =>
    Object.entries(values).map(([name, value]) => [`${prefix}${name}`, quantity(String(value))])
  // A limit without a request is the request.
  const asked = { ...limits, ...requests }
  return Object.fromEntries([...named('requests.', asked), ...named('', asked), ...named('limits.', limits)])
}

/** What a release takes while the one before still stands. */
function needOf({ object, replicas }: VersionedDeployment): Amounts {
  const containers = podTemplateOf(object)?.spec?.containers ?? []
  const pod = sum([{ pods: 1, 'count/pods': 1 }, ...containers.map(({ resources = {} }) => amountsOf(resources))])
  const all = Object.fromEntries(Object.entries(pod).map(([name, value]) => [name, value * replicas]))
  return { ...all, 'count/deployments.apps': 1, 'count/replicasets.apps': 1 }
}

interface Quota {
  readonly spec?: { readonly scopes?: unknown[]; readonly scopeSelector?: unknown }
  readonly status?: { readonly hard?: Record<string, string>; readonly used?: Record<string, string> }
}

/**
 * Quotas that can't hold the release beside the one that runs. Deployments that `live` has already are counted in what is
 * used. Quotas for some pods only (scopes) are left to the API server.
 */
export function reviewQuotas(set: ReleaseSet, live: readonly KubeObject[], quotas: readonly KubeObject[]): Finding[] {
  const present = new Set(live.map(({ metadata }) => metadata.name))
  const need = sum(set.deployments.filter(({ object }) => !present.has(object.metadata.name)).map(needOf))
  return quotas.flatMap(object => {
    const { spec = {}, status = {} } = object as Quota
    if (spec.scopes?.length || spec.scopeSelector) return []
    const short = Object.entries(status.hard ?? {}).flatMap(([name, hard]) => {
      const needed = need[name] ?? 0
      const used = status.used?.[name] ?? '0'
      return needed > 0 && needed > quantity(hard) - quantity(used)
        ? [`${name} ${used} of ${hard} used, ${amount(needed)} more needed`]
        : []
    })
    if (short.length === 0) return []
    return [
      problem(
        `ResourceQuota ${object.metadata.name} has no room for the new release beside the old one: ${short.join('; ')}.`,
        'Raise the quota for the time of the release, lower replicas or requests, or use strategy: rolling.'
      )
    ]
  })
}

/** A number as a person would write the quantity. */
function amount(value: number): string {
  const unit = (['Gi', 'Mi', 'Ki'] as const).find(
    suffix => value >= (factors[suffix] ?? 1) && value % (factors[suffix] ?? 1) === 0
  )
  if (unit) return `${value / (factors[unit] ?? 1)}${unit}`
  return Number.isInteger(value) ? String(value) : `${Math.round(value * 1000)}m`
}
