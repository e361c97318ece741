import type { Instant } from '../../../io/clock.ts'

export interface LogEvent {
  readonly timestamp: Instant
  readonly message: string
  readonly ingestionTime: Instant
}

export interface Reading {
  readonly startTime?: number
  readonly endTime?: number
  readonly limit?: number
  readonly nextToken?: string
  readonly startFromHead?: boolean
}

/** 10,000 events, of GetLogEvents' documentation. */
const mostEvents = 10_000

/** Tokens have a fixed width in the answers of the service. */
const token = (direction: 'f' | 'b', at: number): string => `${direction}/${String(at).padStart(56, '0')}/s`

/**
 * A page of a stream, oldest event first: the newest ones unless `startFromHead`. A forward token names the event that the next
 * page begins with, a backward token the one before which it ends. At an end of the stream its token is the one that was given.
 * @param events of one stream, in the order of their timestamps
 * @returns nothing for a token that is none
 */
export function page(events: readonly LogEvent[], reading: Reading): object | undefined {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = mostEvents } = reading
  const all = events.filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime)
  const range = rangeOf(reading, all.length, limit)
  if (range === undefined) return undefined
  const [from, to] = range
  return { events: all.slice(from, to), nextForwardToken: token('f', to), nextBackwardToken: token('b', from) }
}

function rangeOf({ nextToken, startFromHead }: Reading, length: number, limit: number): [number, number] | undefined {
  if (nextToken === undefined)
    return startFromHead ? [0, Math.min(limit, length)] : [Math.max(0, length - limit), length]
  const [, direction, digits] = /^([fb])\/(\d{56})\/s$/.exec(nextToken) ?? []
  if (direction === undefined) return undefined
  const at = Math.min(Number(digits), length)
  return direction === 'f' ? [at, Math.min(at + limit, length)] : [Math.max(0, at - limit), at]
}
