import { CutoverError } from '../errors.ts'
import { type Digest, isDigest } from '../image/image.ts'
import { revisionOf } from '../image/origin.ts'
import { parseReference, type Repository, sameRepository } from '../image/reference.ts'
import type { Descriptor, RegistryClient } from '../image/registry.ts'
import { exactTag } from '../image/tags.ts'
import type { Entry } from '../record/ledger.ts'
import type { Plan } from './plan.ts'

/** As many records as one request gives. */
const mostRecords = 100

/**
 * The image that the environment `from` runs of this release: by its record of the same version, or of a prerelease of
 * it (1.4.2-rc.1 of 1.4.2) built from the same commit; without any record, by the version's exact tag. Never a build.
 * @throws PREFLIGHT_FAILED when the version did not succeed there, NOT_FOUND when there is no image to take
 */
export async function promotedImage(
  registry: RegistryClient,
  plan: Plan,
  from: string,
  repository: Repository,
  tag = exactTag(plan.release.version)
): Promise<Descriptor> {
  const { domain, path, spelling } = repository
  const place = { domain, path, spelling }
  const { version } = plan.release
  const digest = await recordedDigest(registry, plan, from, place)
  const found = await registry.resolve({ ...place, ...(digest ? { digest } : { tag }) })
  if (found) return found
  throw new CutoverError('NOT_FOUND', `There is no image of ${spelling} ${version} to promote from ${from}.`, {
    hint: digest
      ? `${from} was released with ${digest}, which the registry has no more: release it there anew.`
      : `Release ${version}, or a prerelease of the same commit, to ${from} first: this environment builds nothing.`
  })
}

async function recordedDigest(
  registry: RegistryClient,
  plan: Plan,
  from: string,
  repository: Repository
): Promise<Digest | undefined> {
  const { github, release } = plan
  if (!github) return undefined
  const { historyOf } = await import('../record/history.ts')
  const history = await historyOf(github, from, mostRecords)
  const same = history.find(({ version }) => version === release.version)
  if (same && same.outcome !== 'SUCCEEDED') throw unproven(same, from)
  if (same) return digestIn(same, repository)
  for (const entry of history.filter(one => isPrereleaseOf(one, release.version) && one.outcome === 'SUCCEEDED')) {
    const digest = digestIn(entry, repository)
    const revision = digest && (await revisionOf(registry, { ...repository, digest }))
    if (revision && release.sha.startsWith(revision.toLowerCase())) return digest
  }
  return undefined
}

const isPrereleaseOf = (entry: Entry, version: string): boolean => entry.version.startsWith(`${version}-`)

/** Of an entry the image of this repository, however it was spelled. */
function digestIn({ images }: Entry, repository: Repository): Digest | undefined {
  const digest = images.find(image => sameRepository(parseReference(image.repository), repository))?.digest
  return digest !== undefined && isDigest(digest) ? digest : undefined
}

const unproven = ({ version, outcome, runUrl }: Entry, from: string): CutoverError =>
  new CutoverError(
    'PREFLIGHT_FAILED',
    `${version} can't be promoted from ${from}: its release there ended with ${outcome ?? 'no known outcome'}.`,
    { hint: `Let it succeed there first${runUrl ? ` (${runUrl})` : ''}, or release a repaired version.` }
  )
