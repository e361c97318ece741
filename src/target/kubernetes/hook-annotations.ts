import { CutoverError, type Place } from '../../errors.ts'
import { type KubeObject, key } from './objects.ts'
import { type Hook, type HookPoint, hookPoints } from './release-set.ts'

/** Where in a release a Job of the manifests runs. */
export type Schedule = Omit<Hook, 'object'> & { readonly weight: number }

/** Helm's annotations (Chart Hooks), which charts bring along. */
const helm = { hook: 'helm.sh/hook', weight: 'helm.sh/hook-weight' }

const helmPoints: Readonly<Record<string, HookPoint>> = {
  'pre-install': 'before-staging',
  'pre-upgrade': 'before-staging',
  'post-install': 'after-cutover',
  'post-upgrade': 'after-cutover'
}

const annotationOf = ({ metadata }: KubeObject, name: string): string | undefined => metadata.annotations?.[name]

const helmEvents = (object: KubeObject): string[] | undefined =>
  annotationOf(object, helm.hook)
    ?.split(',')
    .map(event => event.trim())

/** Events that no release has. `test-success` is what Helm 2 called a test. */
const otherEvents = ['test', 'test-success', 'pre-delete', 'post-delete', 'pre-rollback', 'post-rollback']

/** A hook of events that no release has (`helm test`, deletion, Helm's own rollback) is no part of a release. */
export const isForOtherEvents = (object: KubeObject): boolean =>
  annotationOf(object, key.hook) === undefined &&
  (helmEvents(object)?.every(event => otherEvents.includes(event)) ?? false)

/** What of the manifests is left out of the release, in words. */
export const leftOut = (objects: readonly KubeObject[]): string[] =>
  objects
    .filter(isForOtherEvents)
    .map(object => `Left out: ${object.kind} ${object.metadata.name}, a Helm hook of ${helmEvents(object)?.join(', ')}`)

function refused(object: KubeObject, why: string, hint: string, at: Place | undefined): CutoverError {
  const { kind, metadata } = object
  return new CutoverError('MANIFEST_INVALID', `${kind} ${metadata.name} ${why}.`, { hint, ...(at ? { at } : {}) })
}

function helmSchedule(job: KubeObject, at: Place | undefined): Omit<Schedule, 'weight'> | undefined {
  const events = (helmEvents(job) ?? []).filter(event => helmPoints[event] !== undefined)
  const points = [...new Set(events.flatMap(event => helmPoints[event] ?? []))]
  const [point, second] = points
  if (point === undefined) return undefined
  if (second !== undefined) {
    const hint = 'Give it the annotation cutover.dev/hook with one point, or make two Jobs of it.'
    throw refused(job, `is a hook of ${points.join(' and of ')}, and a Job runs once in a release`, hint, at)
  }
  const kinds = new Set(events.map(event => (event.endsWith('install') ? 'install' : 'upgrade')))
  const [only] = kinds
  return { point, ...(kinds.size === 1 && only ? { only } : {}) }
}

/** What Helm does with an object of a chart, and a release could only do otherwise, is refused and not guessed. */
function checkHelmHook(object: KubeObject, at: Place | undefined): void {
  const events = helmEvents(object) ?? []
  const unknown = events.find(event => helmPoints[event] === undefined && !otherEvents.includes(event))
  if (unknown !== undefined) {
    const hint = `Helm has ${[...Object.keys(helmPoints), ...otherEvents].join(', ')}; definitions go to the chart's folder crds.`
    throw refused(object, `is a Helm hook of '${unknown}', which there is not`, hint, at)
  }
  if (events.length > 0 && object.kind === 'Pod') {
    const hint = 'Make a Job of it: a Job is the record of whether its hook has run.'
    throw refused(object, `is a Helm hook of ${events.join(', ')}, and only Jobs run as hooks`, hint, at)
  }
}

/**
 * When the release runs this object as a hook, if it is one: by `cutover.dev/hook`, else by Helm's annotation.
 * MANIFEST_INVALID for a hook that is no Job, a point that there is not, or a weight that is no whole number.
 */
export function scheduleOf(object: KubeObject, at: Place | undefined): Schedule | undefined {
  const own = annotationOf(object, key.hook)
  const isJob = object.kind === 'Job' && object.apiVersion === 'batch/v1'
  if (own !== undefined && !isJob) {
    throw refused(object, `has the annotation ${key.hook}`, 'Only a Job can be a hook.', at)
  }
  if (own === undefined) checkHelmHook(object, at)
  if (!isJob) return undefined
  const named = hookPoints.find(known => known === own)
  if (own !== undefined && named === undefined) {
    throw refused(object, `is a hook of '${own}', which is no point of a release`, `Use ${hookPoints.join(', ')}.`, at)
  }
  const schedule = named ? { point: named } : helmSchedule(object, at)
  return schedule && { ...schedule, weight: weightOf(object, at) }
}

function weightOf(job: KubeObject, at: Place | undefined): number {
  const written = annotationOf(job, key.hookWeight) ?? annotationOf(job, helm.weight) ?? '0'
  if (/^-?\d{1,9}$/.test(written)) return Number(written)
  throw refused(
    job,
    `has the hook weight '${written}'`,
    'A weight is a whole number; hooks run in ascending order.',
    at
  )
}
