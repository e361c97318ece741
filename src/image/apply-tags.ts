import { type Code, CutoverError } from '../errors.ts'
import type { Report } from '../runner/report.ts'
import { digestBy } from './digest-by.ts'
import { algorithmOf, type Digest } from './image.ts'
import type { Origin } from './origin.ts'
import type { Reference, Repository } from './reference.ts'
import type { Manifest, Registry } from './registry.ts'
import type { TagFacts, TagStep } from './tags.ts'
import { imagesToCompare, planTags, tagsToRead } from './tags.ts'

export interface TagRequest extends Pick<TagFacts, 'version' | 'digest' | 'channelTag' | 'floating' | 'event'> {
  readonly repository: Repository
  /** Versions of the published releases, read anew each time: another release may be published meanwhile. */
  readonly published?: () => Promise<readonly string[]>
  /** What an image says of itself. Without it, tags of branches and commits go to the image that is tagged last. */
  readonly originOf?: (image: Reference) => Promise<Origin>
}

/** What a registry with immutable tags answers, in its own words or not. */
const lateCodes: ReadonlySet<Code> = new Set(['REGISTRY_REFUSED', 'TAG_IMMUTABLE'])

/** Each round either writes or ends; more than a few mean that others write the same tags without end. */
const mostRounds = 10

/**
 * Makes the tags of a version what `planTags` says, exact tag first, and reads them again until nothing is left to do.
 * A registry has no guarded write, so that two releases at once may set a floating tag in the wrong order: whoever wrote
 * last finds it and repairs it. It costs one read of the manifest and one write per tag, and moves no layer.
 * @returns every step of the first plan, then each repair.
 * @throws TAG_TAKEN, NOT_FOUND, CONFLICT, and what the registry throws
 */
export async function applyTags(registry: Registry, report: Report, request: TagRequest): Promise<TagStep[]> {
  const { domain, path, spelling } = request.repository
  const repository = { domain, path, spelling }
  const write = writer(registry, repository)
  const taken: TagStep[] = []
  let floating = false
  for (let round = 0; round < mostRounds; round++) {
    const plan = planTags(await observe(registry, { ...request, repository }))
    const pending = plan.filter(({ action }) => action === 'create' || action === 'move')
    const exact = pending.filter(({ tag }) => tag === plan[0]?.tag)
    if (round === 0) taken.push(...plan)
    else if (floating) taken.push(...pending)
    if (pending.length === 0) return taken
    // Others can see this release from its exact tag on: only then may floating tags be decided.
    floating = exact.length === 0
    for (const step of floating ? pending : exact) {
      await write(step)
      report.line(`${spelling}:${step.tag} is now ${step.version} (${step.digest}): ${step.why}`)
    }
  }
  throw new CutoverError('CONFLICT', `The tags of ${spelling} do not come to rest.`, {
    hint: 'Something else sets the same tags again and again: find it, or release one version after the other.'
  })
}

/** All that `planTags` needs. Releases are listed after the tags, because each is published before its tag is pushed. */
async function observe(registry: Registry, { repository, published, originOf, ...own }: TagRequest): Promise<TagFacts> {
  let tags = await registry.tags(repository)
  const facts = { ...own, ...(published ? { published: await published() } : {}) }
  const digests = new Map<string, Digest>()
  for (;;) {
    const unread = tagsToRead({ ...facts, tags }).filter(tag => !digests.has(tag))
    if (unread.length === 0) {
      const origins = await originsOf({ ...facts, tags, digests }, repository, originOf)
      return { ...facts, tags, digests, origins }
    }
    const algorithm = algorithmOf(own.digest)
    const found = await Promise.all(unread.map(tag => digestBy(algorithm, registry, { ...repository, tag })))
    for (const [index, tag] of unread.entries()) {
      const digest = found[index]
      if (digest) digests.set(tag, digest)
      // It was removed since it was listed: then another tag may be the highest.
      else tags = tags.filter(other => other !== tag)
    }
  }
}

async function originsOf(
  facts: TagFacts,
  repository: Repository,
  originOf: TagRequest['originOf']
): Promise<Map<Digest, Origin>> {
  const digests = originOf ? imagesToCompare(facts) : []
  const origins = await Promise.all(digests.map(async digest => originOf?.({ ...repository, digest })))
  return new Map(digests.map((digest, index) => [digest, origins[index] ?? {}]))
}

function writer(registry: Registry, repository: Repository): (step: TagStep) => Promise<void> {
  const manifests = new Map<Digest, Promise<Manifest>>()
  return async ({ tag, digest, action }) => {
    const manifest = manifests.get(digest) ?? registry.get({ ...repository, digest })
    manifests.set(digest, manifest)
    try {
      await registry.put(repository, tag, await manifest)
    } catch (error) {
      // A registry with immutable tags refuses one that somebody else created meanwhile: reading again judges it.
      const late = error instanceof CutoverError && lateCodes.has(error.code) && action === 'create'
      if (!late || !(await registry.resolve({ ...repository, tag }))) throw error
    }
  }
}
