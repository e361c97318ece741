import type { Aws } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import { activeService } from './active.ts'
import { familiesBefore } from './families.ts'
import { describeServices } from './observe.ts'
import type { Place } from './ports.ts'
import { serviceOf } from './read-service.ts'
import { type EcsRelease, tagNames } from './release.ts'
import { nameOf, type Revision, revisionOf, tagOf } from './task-definition/revision.ts'

/** How many of a family's newest revisions are looked at, of those that are ACTIVE and of those that are not. */
const looked = 30

/** A release that AWS still knows: a revision, ACTIVE or to be registered again. */
export interface Kept {
  readonly revision: Revision
  readonly release: string | undefined
  readonly version: string | undefined
  /** ARN of what was live before it. */
  readonly previous: string | undefined
  /** ARN of what a rollback left when it registered this again. */
  readonly left: string | undefined
}

export interface LiveService {
  readonly name: string
  readonly live: Kept
  readonly desired: number
  readonly running: number
  /** COMPLETED, IN_PROGRESS, FAILED; empty where ECS does not say. */
  readonly state: string
}

/** What AWS tells of an app without any record of ours: what is live, and what can be gone back to. */
export interface History {
  readonly services: readonly LiveService[]
  /** Families of task definitions that were looked through: those that the services are on, and have been on. */
  readonly families: readonly string[]
  /** Releases of ours, newest first. */
  readonly kept: readonly Kept[]
  /** Revisions that somebody else registered, newest first: known by their number alone. */
  readonly foreign: readonly Kept[]
}

const keptOf = (revision: Revision): Kept => ({
  revision,
  release: tagOf(revision.definition, tagNames.release),
  version: tagOf(revision.definition, tagNames.version),
  previous: tagOf(revision.definition, tagNames.previous),
  left: tagOf(revision.definition, tagNames.left)
})

export async function readHistory(aws: Aws, place: Place, signal?: AbortSignal): Promise<History> {
  const described = await describeServices(aws, place, signal)
  const services = await Promise.all(
    described.map(async one => {
      const { name, revision, desired, primary } = serviceOf(one)
      const live = keptOf(await revisionOf(aws, revision, signal))
      return { name, live, desired, running: primary.running, state: primary.state }
    })
  )
  const before = await Promise.all(described.map(one => familiesBefore(aws, place.cluster, one, signal)))
  const families = [...new Set([...services.flatMap(({ live }) => familiesIn(live)), ...before.flat()])]
  const arns = (await Promise.all(families.map(family => newestOf(aws, family, signal)))).flat()
  const kept: Kept[] = []
  // One after the other: a family has dozens of revisions, and the quota of descriptions is the account's.
  for (const arn of arns) kept.push(keptOf(await revisionOf(aws, arn, signal)))
  const byAge = kept.sort((a, b) => age(b) - age(a) || b.revision.number - a.revision.number)
  const isOurs = ({ release }: Kept): boolean => release !== undefined
  return { services, families, kept: byAge.filter(isOurs), foreign: byAge.filter(one => !isOurs(one)) }
}

const age = ({ revision: { registeredAt } }: Kept): number => registeredAt ?? 0

/** Its own, and those of the revisions that it names. */
const familiesIn = ({ revision, previous, left }: Kept): string[] => [
  revision.family,
  ...[previous, left].flatMap(arn => (arn === undefined ? [] : [nameOf(arn).family]))
]

async function newestOf(aws: Aws, familyPrefix: string, signal?: AbortSignal): Promise<string[]> {
  const lists = await Promise.all(
    (['ACTIVE', 'INACTIVE'] as const).map(status =>
      aws.call('ecs:ListTaskDefinitions', { familyPrefix, status, sort: 'DESC', maxResults: looked }, signal)
    )
  )
  return lists.flatMap(({ taskDefinitionArns = [] }) =>
    taskDefinitionArns.filter(arn => nameOf(arn).family === familyPrefix)
  )
}

/**
 * Where a rollback goes: to the version (or `family:revision`) `to`, or to what was live before the last release. A
 * revision that is INACTIVE is registered again by the rollout. NOT_FOUND says what there is.
 */
export async function wayBack(
  aws: Aws,
  place: Place,
  history: History,
  to: string | undefined,
  signal?: AbortSignal
): Promise<EcsRelease> {
  const found = to === undefined ? await before(aws, place, history, signal) : named(history, to)
  if (found) return releaseOf(place, found)
  throw unknown(`${place.app} has no version ${to} to go back to`, history)
}

const named = ({ kept, services, foreign }: History, to: string): Kept | undefined => {
  const wanted = to.replace(/^v(?=\d)/, '')
  const all = [...kept, ...services.map(({ live }) => live), ...foreign]
  return all.find(
    ({ version, release, revision }) => version === wanted || release === to || revision.arn.endsWith(`/${to}`)
  )
}

/** What the journal of the release that is live says was there before it. */
async function before(aws: Aws, place: Place, history: History, signal?: AbortSignal): Promise<Kept> {
  const { app } = place
  const [newest] = history.kept
  const active = await activeService(aws, place, signal)
  const service = history.services.find(({ name }) => name === active)
  if (!newest || !service) throw unknown(`Nothing was ever released as ${app}`, history)
  const { live: current, state } = service
  // What is live was live before the newest release: somebody went back to it, or the newest one never got there.
  const isOlder = current.revision.arn !== newest.revision.arn && current.release !== undefined
  const isBack = isOlder || current.left !== undefined || newest.previous === current.revision.arn
  // While one of the two is on its way, what is before is where to go: a deployment is stopped, or gone on with.
  if (isBack && state === 'IN_PROGRESS') return current
  if (isBack) throw unknown(`${app} was taken back to ${nameIn(current)} already`, history)
  if (current.previous === undefined)
    throw unknown(`What ran before ${nameIn(current)} of ${app} is not known`, history)
  return keptOf(await revisionOf(aws, current.previous, signal))
}

const nameIn = ({ version, revision }: Kept): string => version ?? `${revision.family}:${revision.number}`

/** As it was, under the same release; what can't be used again is registered again. */
function releaseOf({ app, cluster, services }: Place, kept: Kept): EcsRelease {
  const { revision } = kept
  const { definition, arn, status } = revision
  const rid = kept.release ?? `${revision.family}-${revision.number}`
  const own = (definition.tags ?? []).filter(({ key }) => key !== tagNames.release && key !== tagNames.left)
  const containers = definition.containerDefinitions ?? []
  return {
    ...{ app, version: nameIn(kept), rid, cluster, services },
    revision: { ...definition, tags: [...own, { key: tagNames.release, value: rid }] },
    ...(status === 'ACTIVE' ? { arn } : {}),
    images: containers.flatMap(({ name = '', image }) => (image ? [{ name, reference: image }] : []))
  }
}

function unknown(message: string, { kept, families }: History): CutoverError {
  const versions = [...new Set(kept.map(nameIn))].slice(0, 10).join(', ')
  return new CutoverError('NOT_FOUND', `${message}.`, {
    hint: versions
      ? `Name the version to go to, or its revision as ${families[0]}:12; among the newest ${looked} of ${families.join(', ')} are ${versions}.`
      : `Release the wanted version again from its tag: none of the newest ${looked} revisions of ${families.join(', ')} is a release.`
  })
}
