import { AwsFault } from '../service.ts'

export interface Page<T> {
  readonly items: readonly T[]
  readonly nextToken?: string
}

interface Asked {
  readonly nextToken?: string | undefined
  readonly maxResults?: number | undefined
}

/** One page of `all`; `most` is the API's own limit, and what it gives when nothing is asked for. */
export function page<T>(all: readonly T[], { nextToken, maxResults }: Asked, most: number): Page<T> {
  const start = nextToken === undefined ? 0 : Number(Buffer.from(nextToken, 'base64url').toString())
  if (!Number.isInteger(start) || start < 0 || start > all.length)
    throw new AwsFault('InvalidParameterException', 'Invalid token')
  const end = start + Math.min(maxResults ?? most, most)
  const items = all.slice(start, end)
  return end < all.length ? { items, nextToken: Buffer.from(String(end)).toString('base64url') } : { items }
}
