import type { Octokit } from '@octokit/rest'
import { CutoverError, messageOf } from '../errors.ts'
import { lanes } from '../image/lanes.ts'
import { largestSmall } from '../image/small-blob.ts'
import type { Http } from '../io/http.ts'
import { type GitHub, longestSilence } from './github.ts'
import { unpacked } from './snappy.ts'

/** The attestations that GitHub keeps for a repository, as sigstore bundles in JSON. */
export interface Attestations {
  /**
   * Those about `digest`, a page of 100 at most; none where there is no such repository for this token. One that can't be
   * had fails all, unless `instead` gives what is to stand for it.
   */
  list(digest: string, instead?: (error: CutoverError) => unknown): Promise<readonly unknown[]>
  store(bundle: object): Promise<void>
}

export interface AttestationsOptions {
  readonly http: Http
  readonly signal: AbortSignal
  /** Of the API: what is kept elsewhere is fetched by TLS, unless the API itself is not. */
  readonly api: string
  /** Only SLSA build provenance is listed. */
  readonly provenance: boolean
}

interface Listed {
  readonly bundle?: unknown
  readonly bundle_url?: string
}

const mostListed = 100
const atOnce = 5

/** https://docs.github.com/rest/repos/attestations */
export function attestationsOf(github: GitHub, options: AttestationsOptions): Attestations {
  const { owner, repo } = github
  return {
    async list(digest, instead = rethrown) {
      const listed = await github.call('list attestations', 'attestations: read', octokit =>
        request(octokit, { owner, repo, digest, provenance: options.provenance })
      )
      // Since July 2026 GitHub names only where the bundle is.
      return lanes(atOnce).each(['storage'], listed, async ({ bundle, bundle_url: url }) =>
        bundle || !url ? bundle : kept(options, url).catch(error => told(error, instead))
      )
    },
    async store(bundle) {
      await github.call('store an attestation', 'attestations: write', octokit =>
        octokit.rest.repos.createAttestation({ owner, repo, bundle })
      )
    }
  }
}

const rethrown = (error: CutoverError): never => {
  throw error
}

function told(error: unknown, instead: (error: CutoverError) => unknown): unknown {
  if (error instanceof CutoverError && error.code !== 'CANCELLED') return instead(error)
  throw error
}

async function request(
  octokit: Octokit,
  { owner, repo, digest, provenance }: { owner: string; repo: string; digest: string; provenance: boolean }
): Promise<readonly Listed[]> {
  const wanted = { owner, repo, subject_digest: digest, per_page: mostListed }
  try {
    const { data } = await octokit.rest.repos.listAttestations({
      ...wanted,
      ...(provenance ? { predicate_type: 'provenance' } : {})
    })
    return (data.attestations ?? []) as readonly Listed[]
  } catch (error) {
    if ((error as { status?: number }).status === 404) return []
    throw error
  }
}

/** What lies at an address that GitHub has signed. It gets no token: the address is all that it needs. */
async function kept({ http, signal, api }: AttestationsOptions, address: string): Promise<unknown> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== new URL(api).protocol))
    throw refused('names no address for it')
  try {
    const answer = await http.send({ method: 'GET', url, idle: longestSilence, signal })
    const bytes = await answer.bytes(largestSmall)
    if (answer.status !== 200) throw refused(`answered ${answer.status} at ${url.host}`)
    const text = bytes[0] === 0x7b ? bytes : unpacked(bytes, largestSmall)
    return JSON.parse(text.toString('utf8'))
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw refused(`${url.host}: ${messageOf(error)}`, error)
  }
}

const refused = (why: string, cause?: unknown): CutoverError =>
  new CutoverError('GITHUB_REFUSED', `GitHub keeps an attestation that it does not give: ${why}.`, {
    hint: 'Run again, and see https://www.githubstatus.com.',
    ...(cause === undefined ? {} : { cause })
  })
