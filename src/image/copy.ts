import type { Report } from '../runner/report.ts'
import type { Blob } from './content.ts'
import { contentOf } from './content.ts'
import { headStart } from './head-start.ts'
import type { Digest } from './image.ts'
import type { Lanes } from './lanes.ts'
import type { Repository } from './reference.ts'
import type { Manifest, RegistryClient } from './registry.ts'

export interface CopyTools {
  readonly registry: RegistryClient
  readonly lanes: Lanes
  readonly report: Report
}

/** What became of the blobs of a copy. */
export interface Moved {
  /** Made known to the other repository of the same registry: nothing was sent. */
  mounted: number
  sent: number
  /** There already. */
  present: number
  /** Of the blobs that were sent. */
  bytes: number
}

/**
 * Copies all that `root` consists of, but not `root` itself: blobs first, then what is below an index, leaves first, so
 * that nothing is ever there without its parts. Repeated, it sends only what is missing. No byte is held longer than it
 * takes to pass it on.
 */
export async function copyParts(tools: CopyTools, from: Repository, to: Repository, root: Manifest): Promise<Moved> {
  const { registry, lanes } = tools
  const levels = await levelsOf(tools, from, root)
  const blobs = levels.flat().flatMap(({ bytes, digest }) => contentOf(bytes, `${from.spelling}@${digest}`).blobs)
  const moved = await copyBlobs(tools, from, to, blobs)
  for (const level of levels.slice(1).reverse()) {
    await lanes.each([to.domain], level, manifest => registry.put(to, manifest.digest, manifest))
  }
  return moved
}

/** Makes `to` have blobs of `from`, by as little as that takes. */
export async function copyBlobs(
  tools: CopyTools,
  from: Repository,
  to: Repository,
  blobs: readonly Blob[]
): Promise<Moved> {
  // Large ones first: a long one that begins last would be waited for alone.
  const unique = [...new Map(blobs.map(blob => [blob.digest, blob])).values()].sort((a, b) => b.size - a.size)
  const moved: Moved = { mounted: 0, sent: 0, present: 0, bytes: 0 }
  let done = 0
  await tools.lanes.each([from.domain, to.domain], unique, async blob => {
    await copyBlob(tools, from, to, blob, moved)
    done += 1
    tools.report.progress(`${to.spelling}: ${done} of ${unique.length} blobs`)
  })
  return moved
}

/** The manifests of a tree: `root`, what it lists, what those list … */
async function levelsOf({ registry, lanes }: CopyTools, from: Repository, root: Manifest): Promise<Manifest[][]> {
  const { domain, path, spelling } = from
  const levels: Manifest[][] = [[root]]
  const known = new Set<Digest>([root.digest])
  for (;;) {
    const below = (levels.at(-1) ?? []).flatMap(
      ({ bytes, digest }) => contentOf(bytes, `${spelling}@${digest}`).manifests
    )
    const fresh = [...new Set(below.map(({ digest }) => digest))].filter(digest => !known.has(digest))
    if (fresh.length === 0) return levels
    for (const digest of fresh) known.add(digest)
    levels.push(await lanes.each([domain], fresh, digest => registry.get({ domain, path, spelling, digest })))
  }
}

async function copyBlob(
  { registry }: CopyTools,
  from: Repository,
  to: Repository,
  blob: Blob,
  moved: Moved
): Promise<void> {
  const upload = from.domain === to.domain ? await registry.mountBlob(to, blob, from) : 'denied'
  if (upload === undefined) {
    moved.mounted += 1
  } else if (await registry.hasBlob(to, blob)) {
    moved.present += 1
  } else {
    const begun = headStart((start, end) => registry.readPart(from, blob, start, end), blob.size)
    try {
      await registry.pushBlob(to, blob, begun.source, upload === 'denied' ? {} : { upload })
    } finally {
      begun.drop()
    }
    moved.sent += 1
    moved.bytes += blob.size
  }
}
