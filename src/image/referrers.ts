import { CutoverError } from '../errors.ts'
import type { Entry } from './content.ts'
import { contentOf } from './content.ts'
import type { Answer } from './exchange.ts'
import type { Digest } from './image.ts'
import { digestOf } from './image.ts'
import { indexType } from './manifest-answer.ts'
import type { Reference, Repository } from './reference.ts'
import type { Manifest } from './registry.ts'
import { refusal } from './registry-errors.ts'
import type { Session } from './registry-session.ts'
import { nextPage } from './tag-list.ts'

/** Signatures, attestations and whatever else says by its `subject` what it is about. */
export interface Referrers {
  /** What refers to `digest`; from the tag `sha256-...` where the registry is older than the referrers API. */
  referrers(repository: Repository, digest: Digest): Promise<readonly Entry[]>
  /**
   * Pushes a manifest that has a subject, so that `referrers` finds it. Where the registry keeps no list itself, the tag
   * is written, read again and repaired, because two may write it at once. @throws CONFLICT
   */
  putReferrer(repository: Repository, manifest: Pick<Manifest, 'mediaType' | 'bytes'>): Promise<Digest>
}

type Read = (reference: Reference) => Promise<Manifest | undefined>
type Write = (
  repository: Repository,
  as: string,
  manifest: Pick<Manifest, 'mediaType' | 'bytes'>
) => Promise<{ readonly digest: Digest; readonly answer: Answer }>

const mostPages = 100
const mostRounds = 5

/** https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema */
export const referrersTag = (digest: Digest): string => digest.replace(':', '-').slice(0, 'sha256-'.length + 64)

export function referrersOf(session: Session, read: Read, write: Write): Referrers {
  const listed = (repository: Repository, digest: Digest) => {
    const { domain, path, spelling } = repository
    return read({ domain, path, spelling, tag: referrersTag(digest) })
  }
  return {
    async referrers(repository, digest) {
      const found = await fromApi(session, repository, digest)
      if (found) return found
      const list = await listed(repository, digest)
      return list ? contentOf(list.bytes, `${repository.spelling}:${referrersTag(digest)}`).manifests : []
    },
    async putReferrer(repository, manifest) {
      const { digest, answer } = await write(repository, digestOf(manifest.bytes), manifest)
      const { subject, artifactType, annotations } = contentOf(manifest.bytes, `${repository.spelling}@${digest}`)
      if (subject === undefined || answer.headers['oci-subject'] !== undefined) return digest
      const entry = { mediaType: manifest.mediaType, digest, size: manifest.bytes.length }
      const described = { ...entry, ...(artifactType ? { artifactType } : {}), ...(annotations ? { annotations } : {}) }
      for (let round = 0; round < mostRounds; round++) {
        const list = await listed(repository, subject)
        const entries = list ? contentOf(list.bytes, `${repository.spelling}:${referrersTag(subject)}`).manifests : []
        if (entries.some(one => one.digest === digest)) return digest
        const index = { schemaVersion: 2, mediaType: indexType, manifests: [...entries, described] }
        const bytes = Buffer.from(JSON.stringify(index))
        await write(repository, referrersTag(subject), { mediaType: indexType, bytes })
      }
      throw new CutoverError('CONFLICT', `The list of what refers to ${subject} does not come to rest.`, {
        hint: `Something else writes ${repository.spelling}:${referrersTag(subject)} all the time: find it, and run again.`
      })
    }
  }
}

async function fromApi(session: Session, repository: Repository, digest: Digest): Promise<Entry[] | undefined> {
  const purpose = `list what refers to ${repository.spelling}@${digest}`
  const found: Entry[] = []
  let target: string | undefined = `referrers/${digest}`
  for (let page = 0; page < mostPages && target !== undefined; page++) {
    const answer = await session(repository, { method: 'GET', target, headers: { accept: indexType }, purpose })
    // Registries without the API say so in many ways, 404 being the right one.
    if ([400, 404, 405, 406].includes(answer.status)) return undefined
    if (answer.status !== 200) throw refusal(repository.domain, purpose, answer)
    found.push(...contentOf(answer.bytes, purpose).manifests)
    target = nextPage(answer.headers.link)
  }
  return found
}
