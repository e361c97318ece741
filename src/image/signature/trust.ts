import { createHash } from 'node:crypto'
import type { TrustedRoot } from '@sigstore/protobuf-specs'
import { CutoverError, messageOf } from '../../errors.ts'
import type { Files } from '../../io/files.ts'
import type { Http } from '../../io/http.ts'
import { withProxies } from '../../io/proxies.ts'
import type { Scratch } from '../../io/scratch.ts'
import { largestSmall } from '../small-blob.ts'
import { fieldsOf, parsed } from './statement.ts'

/** The certificate authorities, logs and clocks that are believed. */
export interface TrustRoots {
  /** Those to hold against a certificate that this organization has issued. @throws when they can't be had */
  rootsFor(organization: string): Promise<readonly TrustedRoot[]>
}

/**
 * The roots in a file: one in JSON, or one a line as `gh attestation trusted-root` writes them. No network is used.
 * @throws FILE_UNREADABLE
 */
export async function rootsInFile(files: Pick<Files, 'read'>, path: string): Promise<TrustRoots> {
  const text = (await files.read(path)).toString('utf8').trim()
  const whole = parsed(text)
  const values = whole === undefined ? text.split(/\r?\n/).map(parsed) : [whole]
  const { TrustedRoot } = await import('@sigstore/protobuf-specs')
  try {
    const roots = values.map(value => {
      if (!Array.isArray(fieldsOf(value).certificateAuthorities))
        throw new TypeError('it names no certificate authority')
      return TrustedRoot.fromJSON(value)
    })
    return { rootsFor: async () => roots }
  } catch (error) {
    throw new CutoverError('FILE_UNREADABLE', `${path} is no trusted root of sigstore: ${messageOf(error)}.`, {
      hint: `Write it anew: gh attestation trusted-root > ${path}`,
      cause: error,
      at: { file: path }
    })
  }
}

/** As certificates name it: the instance of sigstore that signs for private repositories. */
const githubOrganization = 'GitHub, Inc.'
const githubMirror = 'https://tuf-repo.github.com'

/*
 * The root of trust of that mirror, pinned by what its signed part says. `gh` carries the same version in its source:
 * https://github.com/cli/cli/blob/trunk/pkg/cmd/attestation/verification/embed/tuf-repo.github.com/root.json
 */
const githubRoot = { version: 3, digest: '7efcfe1a3dd38bac140a920c39f64a00fd9a116d2f1218e2cd022177f1c478a2' }

export interface TrustTools {
  readonly http: Http
  readonly files: Pick<Files, 'write'>
  readonly scratch: Scratch
  readonly signal: AbortSignal
  /** For its proxies. */
  readonly environment: NodeJS.ProcessEnv
}

/**
 * The roots that sigstore (for public repositories) and GitHub (for private ones) publish by The Update Framework:
 * https://theupdateframework.github.io/specification/latest/. Each is fetched once, and only when it is needed.
 */
export function publishedRoots(tools: TrustTools): TrustRoots {
  const known = new Map<string, Promise<readonly TrustedRoot[]>>()
  return {
    rootsFor(organization) {
      const mirror = organization === githubOrganization ? githubMirror : 'https://tuf-repo-cdn.sigstore.dev'
      const roots = known.get(mirror) ?? fetched(tools, mirror)
      known.set(mirror, roots)
      return roots
    }
  }
}

const fetched = (
  { http, files, scratch, signal, environment }: TrustTools,
  mirrorURL: string
): Promise<readonly TrustedRoot[]> =>
  scratch(async cachePath => {
    const { getTrustedRoot } = await import('@sigstore/tuf')
    const get = async (rootPath?: string) => [
      await withProxies(environment, () => getTrustedRoot({ mirrorURL, cachePath, ...(rootPath ? { rootPath } : {}) }))
    ]
    try {
      if (mirrorURL !== githubMirror) return await get()
      const rootPath = `${cachePath}/github-root.json`
      await files.write(rootPath, await pinnedRoot(http, signal))
      return await get(rootPath)
    } catch (error) {
      if (error instanceof CutoverError) throw error
      throw new CutoverError('UNVERIFIED', `The trusted root at ${mirrorURL} can't be had: ${causes(error)}.`, {
        hint: 'Let the runner reach it, or keep a copy in the repository and name it by trustedRoot: gh attestation trusted-root > trusted_root.jsonl',
        cause: error
      })
    }
  })

const causes = (error: unknown): string =>
  error instanceof Error && error.cause ? `${error.message}: ${causes(error.cause)}` : messageOf(error)

async function pinnedRoot(http: Http, signal: AbortSignal): Promise<Buffer> {
  const { version, digest } = githubRoot
  const url = new URL(`${githubMirror}/${version}.root.json`)
  const answer = await http.send({ method: 'GET', url, idle: 30_000, signal })
  const bytes = await answer.bytes(largestSmall)
  const signed = canonical(fieldsOf(parsed(bytes.toString('utf8'))).signed)
  if (answer.status === 200 && createHash('sha256').update(signed).digest('hex') === digest) return bytes
  throw new CutoverError('UNVERIFIED', `${githubMirror} gave another root of trust than the one that is known.`, {
    hint: 'Do not deploy by it. Something between may have changed it; compare with gh attestation verify.'
  })
}

/** JSON in one spelling, so that white space decides nothing. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}
