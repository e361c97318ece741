import type { Instant, Milliseconds } from '../../io/clock.ts'
import type { Outcome } from '../../rollout/outcome.ts'
import type { Phase } from '../../runner/timeline.ts'
import type { EcsMode } from '../../sandbox/aim-ecs.ts'
import type { TrafficReport } from '../../sandbox/traffic.ts'

/** What is deployed plainly, released, and released badly. */
export const versions = ['1.0.0', '1.1.0', '1.2.0'] as const

/** What releases go to, and how traffic is moved there. */
export type Way = 'kubernetes' | EcsMode

interface Wording {
  readonly title: string
  /** What moved traffic, over the table of how often it did. */
  readonly moves: string
  /** One of these, and several. */
  readonly move: readonly [one: string, many: string]
}

const writes = ['write', 'writes'] as const
/** ECS changes the rule itself. */
const changes = ['change', 'changes'] as const

/** A way in words. */
export const words: Readonly<Record<Way, Wording>> = {
  kubernetes: { title: 'Kubernetes', moves: 'Writes of each Service selector, by act', move: writes },
  native: { title: 'Amazon ECS, native blue/green', moves: 'Changes of the listener rule, by act', move: changes },
  weights: {
    title: 'Amazon ECS, weights between two services',
    moves: 'Writes of the listener rule, by act',
    move: writes
  },
  rolling: { title: 'Amazon ECS, a service that rolls', moves: 'Changes of the listener rule, by act', move: changes }
}

/** One part of the rehearsal: a deployment, a release or a rollback. */
export interface Act {
  readonly title: string
  readonly version: string
  readonly outcome: Outcome
  /** What a sound Cutover does here; another outcome fails the rehearsal. */
  readonly expected: Outcome
  readonly from: Instant
  readonly to: Instant
  readonly phases: readonly Phase[]
  /** When traffic was moved, as the sandbox saw it. */
  readonly moves: readonly Move[]
}

/** One change of what users reach that moved its traffic. */
export interface Move {
  /** A Service of Kubernetes, or the app behind a listener rule. */
  readonly service: string
  /** The version that it goes to since, and its share where that is not all. */
  readonly to: string
  readonly at: Instant
}

/** Requests that a server got, writes being those that may change something. */
export interface Load {
  readonly name: string
  readonly reads: number
  readonly writes: number
}

export function loadOf<T>(name: string, requests: readonly T[], writes: (request: T) => boolean): Load {
  const written = requests.filter(writes).length
  return { name, reads: requests.length - written, writes: written }
}

/** All that a rehearsal has to tell. */
export interface Rehearsal {
  readonly way: Way
  /** `owner/name` as the sandbox's GitHub knows it. */
  readonly repository: string
  readonly startedAt: Instant
  readonly endedAt: Instant
  /** Requests a second that were sent. */
  readonly rate: number
  readonly acts: readonly Act[]
  readonly traffic: TrafficReport
  readonly services: readonly string[]
  readonly load: readonly Load[]
  /** In what the rehearsal was not the real thing. */
  readonly notes: readonly string[]
}

/** Why the rehearsal failed, in sentences; none when it passed. */
export function faults({ traffic, acts }: Rehearsal): string[] {
  const lost = traffic.lost === 0 ? [] : [`${count(traffic.lost, 'request was', 'requests were')} lost.`]
  const silent = total(traffic.answered) === 0 ? ['No request was answered.'] : []
  const strange = acts
    .filter(({ outcome, expected }) => outcome !== expected)
    .map(({ title, outcome, expected }) => `${title}: ${outcome}, where ${expected} was expected.`)
  return [...lost, ...silent, ...strange]
}

export const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, one) => sum + one, 0)

/** The most writes that any Service took to move once: there and back are two moves. */
export function writesPerMove({ acts, services }: Rehearsal): number {
  const needed = acts.flatMap(({ moves, outcome }) =>
    services.map(service => {
      const written = moves.filter(move => move.service === service).length
      return outcome === 'ROLLED_BACK' ? Math.ceil(written / 2) : written
    })
  )
  return Math.max(0, ...needed)
}

/** Requests answered by each version while `act` went on. */
export function answeredDuring(traffic: TrafficReport, from: Instant, to: Instant, slice: Milliseconds) {
  const at = (instant: Instant): number => Math.max(0, Math.floor((instant - traffic.startedAt) / slice))
  const answered: Record<string, number> = {}
  for (const one of traffic.slices.slice(at(from), at(to) + 1)) {
    for (const [version, number] of Object.entries(one.answered)) answered[version] = (answered[version] ?? 0) + number
  }
  return answered
}

/** `1,234`, for people. */
export const grouped = (number: number): string => number.toLocaleString('en-US')

export const count = (number: number, one: string, many: string): string =>
  `${grouped(number)} ${number === 1 ? one : many}`
