import { CutoverError } from '../../errors.ts'
import { applied } from './applied.ts'
import { giveUp, type Phase, seconds } from './goal.ts'
import type { KubeObject, Resource } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'

interface Defined {
  readonly group?: string
  readonly scope?: string
  readonly names?: { readonly kind?: string; readonly plural?: string }
  readonly versions?: readonly { readonly name: string; readonly served?: boolean }[]
}

export const isDefinition = ({ kind }: KubeObject): boolean => kind === 'CustomResourceDefinition'

/** What a custom resource definition makes the API server serve, once for each version. */
export function definedBy({ spec }: KubeObject): Resource[] {
  const { group = '', scope, names = {}, versions = [] } = (spec ?? {}) as Defined
  const { kind = '', plural = '' } = names
  return versions
    .filter(({ served }) => served !== false)
    .map(({ name }) => ({ apiVersion: `${group}/${name}`, kind, name: plural, namespaced: scope !== 'Cluster' }))
}

export const isDefinedBy = (set: ReleaseSet, { apiVersion, kind }: KubeObject): boolean =>
  set.shared
    .filter(isDefinition)
    .flatMap(definedBy)
    .some(resource => resource.apiVersion === apiVersion && resource.kind === kind)

/** A kind that is new can be listed a moment before it can be written: until then its objects are tried again. */
export async function onceServed(set: ReleaseSet, objects: readonly KubeObject[], work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    const early = error instanceof CutoverError && error.code === 'NOT_FOUND'
    if (!early || !objects.some(object => isDefinedBy(set, object))) throw error
    throw new CutoverError('CONFLICT', error.message, { hint: error.hint ?? '', cause: error })
  }
}

/** Definitions come before all else, and what they define can be written when the API server serves it. */
export const define: Phase = world => {
  const { goal, seen, now, journal } = world
  const definitions = goal.set.shared.filter(isDefinition)
  const due = applied(seen, definitions, 'Applied')
  if (due) return due
  const waiting = definitions.find(({ metadata }) => !seen.served.has(metadata.name))
  if (!waiting) return undefined
  const { name } = waiting.metadata
  return now < journal.deadline
    ? { wait: Math.min(500, journal.deadline - now), why: `Waiting for the API server to serve ${name}` }
    : giveUp(world, 'TIMED_OUT', `the API server does not serve ${name} within ${seconds(goal.deadline)}`)
}
