import { CutoverError, quoted } from '../errors.ts'
import type { Instant } from '../io/clock.ts'
import type { BuildSecret } from './build-secret.ts'
import type { Digest } from './image.ts'

/** An image to build and to push by digest; it gets its tags afterwards. Everything optional has the builder's default. */
export interface BuildRequest {
  /** Where to push, without tag and digest: `ghcr.io/acme/web`. */
  readonly repository: string
  /** The registry has no TLS and is not on loopback. */
  readonly insecure?: boolean
  /** A folder, or an address that BuildKit fetches. */
  readonly context: string
  /** The Dockerfile; `Dockerfile` in the context by default. */
  readonly file?: string
  readonly target?: string
  /** `linux/amd64`, `linux/arm64` … */
  readonly platforms?: readonly string[]
  /** `NAME=value`, or `NAME` for the value in the environment. Not for secrets: they stay visible in the image. */
  readonly buildArgs?: readonly string[]
  readonly secrets?: readonly BuildSecret[]
  /** `type=gha`, `type=registry,ref=…` */
  readonly cacheFrom?: readonly string[]
  readonly cacheTo?: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
  /** As buildx takes them: `index:org.opencontainers.image.description=…` */
  readonly annotations?: readonly string[]
  /** `true`, `false`, `mode=max` … */
  readonly provenance?: string
  /** `true`, `false`, `generator=…` */
  readonly sbom?: string
  /** The builder instance by name. */
  readonly builder?: string
  readonly network?: string
  /** Further arguments of `docker buildx build`, as they are. */
  readonly extra?: readonly string[]
}

export interface BuiltImage {
  /** Of what was pushed: the index where there are several platforms or attestations, else the manifest. */
  readonly digest: Digest
  /** All that the builder tells of the build, in its own words. */
  readonly metadata: Readonly<Record<string, unknown>>
}

export interface Builder {
  /** @throws TOOL_MISSING, BUILD_FAILED, CANCELLED */
  build(request: BuildRequest): Promise<BuiltImage>
}

/** What an image says about where it comes from: https://github.com/opencontainers/image-spec/blob/main/annotations.md */
export function originLabels(origin: {
  readonly version: string
  readonly revision: string
  /** The address of the repository. */
  readonly source?: string
  readonly created?: Instant
}): Record<string, string> {
  const { version, revision, source, created } = origin
  return {
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.revision': revision,
    ...(source === undefined ? {} : { 'org.opencontainers.image.source': source }),
    ...(created === undefined ? {} : { 'org.opencontainers.image.created': new Date(created).toISOString() })
  }
}

/**
 * SOURCE_DATE_EPOCH, the time that a reproducible build gives to all that it makes, in seconds since 1970:
 * https://reproducible-builds.org/specs/source-date-epoch/ @throws INPUT_INVALID
 */
export function sourceTime({ SOURCE_DATE_EPOCH: text }: NodeJS.ProcessEnv): number | undefined {
  if (!text) return undefined
  if (/^\d{1,11}$/.test(text)) return Number(text)
  throw new CutoverError(
    'INPUT_INVALID',
    `The variable SOURCE_DATE_EPOCH is ${quoted(text)}: it must be whole seconds.`,
    {
      hint: 'Set it to the time of the commit: git log -1 --format=%ct'
    }
  )
}
