import { CutoverError } from '../../errors.ts'
import type { RegistryClient } from '../registry.ts'
import type { Candidate, Source, Subject } from './candidate.ts'
import { type Bench, judge } from './judge.ts'
import type { Identity, Policy } from './policy.ts'
import type { TrustRoots } from './trust.ts'

export interface Verifying {
  readonly policy: Policy
  readonly roots: TrustRoots
  /** Asked one after the other, until one has what counts. */
  readonly sources: readonly Source[]
  readonly registry: Pick<RegistryClient, 'get'>
  /** What to do when nothing counts. */
  readonly hint: string
}

/** What counted, and where it was found. */
export interface Verified {
  readonly where: string
  readonly identity: Identity
}

/**
 * Finds one signature of the image that the policy accepts. One is enough, as with cosign: others may be of other people,
 * or about other things. What can't be read is no proof. @throws UNVERIFIED, which tells all that was found
 */
export async function verifyImage(verifying: Verifying, image: Subject): Promise<Verified> {
  const { policy, roots, sources, registry, hint } = verifying
  const { domain, path, spelling, digest } = image
  const bench: Bench = {
    policy,
    roots,
    manifest: async () => (await registry.get({ domain, path, spelling, digest })).bytes
  }
  const reasons: string[] = []
  const silent: string[] = []
  for (const source of sources) {
    const candidates = await findIn(source, image)
    if (candidates.length === 0) silent.push(source.name)
    for (const candidate of candidates) {
      const verdict = await judge(bench, image, candidate)
      if ('identity' in verdict) return { where: candidate.where, identity: verdict.identity }
      reasons.push(`- ${candidate.where}: ${verdict.no}.`)
    }
  }
  const what = policy.provenance ? 'build provenance' : 'signature'
  const nothing = silent.length > 0 ? [`- ${silent.join(' and ')}: nothing.`] : []
  throw new CutoverError(
    'UNVERIFIED',
    [`${spelling}@${digest} has no ${what} that counts. Found:`, ...reasons, ...nothing].join('\n'),
    { hint }
  )
}

async function findIn(source: Source, image: Subject): Promise<readonly Candidate[]> {
  try {
    return await source.find(image)
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code === 'CANCELLED') throw error
    return [{ where: source.name, unreadable: error.message }]
  }
}
