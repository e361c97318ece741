import { contentOf, isAttestation } from './content.ts'
import type { CopyTools } from './copy.ts'
import { copyParts } from './copy.ts'
import type { Digest } from './image.ts'
import type { Repository } from './reference.ts'
import type { Manifest } from './registry.ts'

/** What is said about an image beside it: by a `subject` (OCI 1.1), or by the tags that cosign gave before that. */
export interface Attached {
  readonly manifest: Manifest
  /** Undefined for a referrer, which is found by its subject. */
  readonly tag?: string
}

/** https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md#tag-based-discovery */
const cosignTag = /^(sha256)-([0-9a-f]{64})\.(?:sig|att|sbom)$/

/**
 * What is attached to an image and to its platforms, and to that in turn. Attestations that BuildKit puts into the index
 * are parts of the image: they are not meant here.
 */
export async function attachedTo(
  { registry, lanes }: CopyTools,
  from: Repository,
  root: Manifest,
  { referrers, signatures }: { readonly referrers: boolean; readonly signatures: boolean }
): Promise<Attached[]> {
  const { domain, path, spelling } = from
  const platforms = contentOf(root.bytes, `${spelling}@${root.digest}`).manifests.filter(one => !isAttestation(one))
  const image = new Set([root.digest, ...platforms.map(({ digest }) => digest)])
  const found = new Map<Digest, Attached>()
  for (let subjects = referrers ? [...image] : []; subjects.length > 0; ) {
    const lists = await lanes.each([domain], subjects, digest => registry.referrers(from, digest))
    const fresh = [...new Set(lists.flat().map(({ digest }) => digest))].filter(digest => !found.has(digest))
    const manifests = await lanes.each([domain], fresh, digest => registry.get({ domain, path, spelling, digest }))
    for (const manifest of manifests) found.set(manifest.digest, { manifest })
    subjects = fresh
  }
  const tags = signatures ? (await registry.tags(from)).filter(tag => image.has(subjectOf(tag) as Digest)) : []
  const tagged = await lanes.each([domain], tags, async tag => ({
    tag,
    manifest: await registry.get({ domain, path, spelling, tag })
  }))
  return [...found.values(), ...tagged]
}

const subjectOf = (tag: string): string | undefined => tag.match(cosignTag)?.slice(1, 3).join(':')

/** Copies what `attachedTo` found. A list of signatures at the target that has more than ours is left as it is. */
export async function copyAttached(
  tools: CopyTools,
  from: Repository,
  to: Repository,
  attached: readonly Attached[]
): Promise<void> {
  const { registry, report } = tools
  const { domain, path, spelling } = to
  for (const { manifest, tag } of attached) {
    const present = tag === undefined ? undefined : await registry.resolve({ domain, path, spelling, tag })
    if (present?.digest === manifest.digest) continue
    if (tag !== undefined && present) {
      const theirs = await registry.get({ domain, path, spelling, digest: present.digest })
      if (!includes(manifest, theirs)) {
        report.warning(`${spelling}:${tag} has signatures of its own and keeps them: ${manifest.digest} is not copied.`)
        continue
      }
    }
    await copyParts(tools, from, to, manifest)
    if (tag === undefined) await registry.putReferrer(to, manifest)
    else await registry.put(to, tag, manifest)
    report.line(`${spelling}${tag === undefined ? '@' : `:${tag}@`}${manifest.digest} is attached`)
  }
}

/** Each signature is a layer: whoever has all of theirs takes none away. */
function includes(ours: Manifest, theirs: Manifest): boolean {
  const own = new Set(contentOf(ours.bytes, ours.digest).blobs.map(({ digest }) => digest))
  const [, ...layers] = contentOf(theirs.bytes, theirs.digest).blobs
  return layers.every(({ digest }) => own.has(digest))
}
