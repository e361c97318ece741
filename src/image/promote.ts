import { CutoverError } from '../errors.ts'
import { attachedTo, copyAttached } from './attached.ts'
import type { CopyTools, Moved } from './copy.ts'
import { copyParts } from './copy.ts'
import { digestBy } from './digest-by.ts'
import type { Digest } from './image.ts'
import { algorithmOf, digestOf, isDigest } from './image.ts'
import type { Reference, Repository } from './reference.ts'
import { sameRepository } from './reference.ts'
import type { Manifest } from './registry.ts'
import { isVersionTag } from './tags.ts'

export interface PromoteRequest {
  readonly from: Reference
  readonly to: Repository
  /** Tags to set there; none to copy under its digest alone. That of a version is never taken from another image. */
  readonly tags: readonly string[]
  /** Take along what refers to the image: signatures, attestations, bills of material. */
  readonly referrers: boolean
  /** Take along cosign's tags `sha256-….sig`, `.att` and `.sbom`. */
  readonly signatures: boolean
  /** Look for attachments even where the tags are right already: some may be newer than the copy. */
  readonly refresh: boolean
}

export interface Promoted {
  readonly digest: Digest
  /** `present`: all was so already, and nothing was written. */
  readonly action: 'copied' | 'tagged' | 'present'
  readonly moved: Moved
}

/**
 * Makes `to` have the very image of `from`, by digest, under `tags`, without a build. Tags come last: where one of them
 * is right, everything else was there before it, which makes a repeated promotion cost one request a tag and one more.
 * A killed one is repeated as a whole and sends only what is missing.
 * @throws NOT_FOUND, TAG_TAKEN, DIGEST_MISMATCH, and what the registries throw
 */
export async function promote(tools: CopyTools, request: PromoteRequest): Promise<Promoted> {
  const { registry } = tools
  const { from, tags, refresh } = request
  const to = placeOf(request.to)
  if (sameRepository(from, to)) return retag(tools, request)
  const given = from.digest && isDigest(from.digest) ? from.digest : undefined
  const seen = await observe(tools, to, tags, given)
  const unseen = [...seen.values()].every(digest => digest === undefined)
  const named = given ?? (unseen ? undefined : (await registry.resolve(from))?.digest)
  // Docker Hub counts a GET of a manifest as a pull: it is sent only when the bytes will be needed.
  const source = unseen || !named || !isTold(named) ? canonical(await registry.get(from)) : { digest: named }
  const { digest } = source
  const pending = pendingTags(to, tags, seen, digest)
  const present = [...seen.values()].includes(digest)
  const complete = present && tags.length > 0 && !refresh
  if (complete && pending.length === 0) return { digest, action: 'present', moved: nothing() }
  const manifest = 'bytes' in source ? source : await registry.get({ ...placeOf(from), digest })
  const moved = present ? nothing() : await copyParts(tools, from, to, manifest)
  const attached = complete ? [] : await attachedTo(tools, from, manifest, request)
  if (!present && (attached.length > 0 || tags.length === 0)) await registry.put(to, digest, manifest)
  await copyAttached(tools, from, to, attached)
  for (const tag of pending) await registry.put(to, tag, manifest)
  if (present) return { digest, action: pending.length > 0 ? 'tagged' : 'present', moved }
  return { digest, action: 'copied', moved }
}

/** Within a repository everything is there: one read and one write a tag. A tag that may move is not looked at before. */
async function retag({ registry }: CopyTools, { from, to, tags }: PromoteRequest): Promise<Promoted> {
  const manifest = canonical(await registry.get(from))
  const place = placeOf(to)
  const seen = await observe({ registry }, place, tags.filter(isVersionTag), undefined)
  const pending = pendingTags(place, tags, seen, manifest.digest).filter(tag => tag !== from.tag || from.digest)
  for (const tag of pending) await registry.put(place, tag, manifest)
  return { digest: manifest.digest, action: pending.length > 0 ? 'tagged' : 'present', moved: nothing() }
}

/** What the tags mean there now; without tags, whether the digest is there. */
async function observe(
  { registry }: Pick<CopyTools, 'registry'>,
  to: Repository,
  tags: readonly string[],
  digest: Digest | undefined
): Promise<Map<string, Digest | undefined>> {
  const asked = tags.length > 0 ? tags.map(tag => ({ tag })) : digest && isTold(digest) ? [{ digest }] : []
  const found = await Promise.all(asked.map(one => digestBy('sha256', registry, { ...to, ...one })))
  return new Map(asked.map((one, index) => ['tag' in one ? one.tag : one.digest, found[index]]))
}

/** Those that are not right yet, versions first: a floating tag may never mean what has no name of its own. */
function pendingTags(
  to: Repository,
  tags: readonly string[],
  seen: ReadonlyMap<string, Digest | undefined>,
  digest: Digest
): string[] {
  const pending = tags.filter(tag => seen.get(tag) !== digest)
  const taken = pending.find(tag => isVersionTag(tag) && seen.get(tag) !== undefined)
  if (taken === undefined) return pending.sort((a, b) => Number(isVersionTag(b)) - Number(isVersionTag(a)))
  throw new CutoverError(
    'TAG_TAKEN',
    `The tag ${to.spelling}:${taken} has another image: ${seen.get(taken)}, not ${digest}.`,
    { hint: 'A published version is never replaced. Promote under another tag, or release a new version.' }
  )
}

/** Tags are told by SHA-256: what is named otherwise has to be read to be known again. */
const isTold = (digest: Digest): boolean => algorithmOf(digest) === 'sha256'

const canonical = ({ mediaType, bytes }: Manifest): Manifest => ({ mediaType, bytes, digest: digestOf(bytes) })

const placeOf = ({ domain, path, spelling }: Repository): Repository => ({ domain, path, spelling })

const nothing = (): Moved => ({ mounted: 0, sent: 0, present: 0, bytes: 0 })
