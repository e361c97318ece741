import { CutoverError } from '../errors.ts'
import { type Blob, contentOf, isAttestation } from './content.ts'
import type { Digest } from './image.ts'
import { formatPlatform, type Platform, parsePlatforms, platformIn, samePlatform } from './platform.ts'
import type { Reference } from './reference.ts'
import { formatReference } from './reference.ts'
import type { Manifest, RegistryClient } from './registry.ts'
import { readSmall } from './small-blob.ts'

export type Fields = Readonly<Record<string, unknown>>

/** One image to append to: of a base, or nothing but a platform. */
export interface BaseImage {
  readonly platform: Platform
  readonly config: Fields
  /** Descriptors as the base has them. */
  readonly layers: readonly Fields[]
  /** What has to be copied: all layers but those that other servers keep. */
  readonly blobs: readonly Blob[]
  /** Of this platform's manifest; none on `scratch`. */
  readonly digest?: Digest
}

export interface Base {
  /** Of the index, where the base is one. */
  readonly digest?: Digest
  readonly images: readonly BaseImage[]
}

type Reader = Pick<RegistryClient, 'get' | 'readBlob'>

/** Of what nothing else is said about: what most nodes run. */
const usual = 'linux/amd64'

export const emptyBase = (platforms: readonly string[]): Base => ({
  images: parsePlatforms(platforms.length > 0 ? platforms : [usual]).map(platform => ({
    platform,
    config: { ...platform, rootfs: { type: 'layers', diff_ids: [] } },
    layers: [],
    blobs: []
  }))
})

/**
 * The images of a base to append to: of an index those for `platforms`, or for linux/amd64; a base that is no index is
 * taken as it is. @throws NOT_FOUND when one is missing, and what the registry throws
 */
export async function baseOf(registry: Reader, base: Reference, platforms: readonly string[]): Promise<Base> {
  const root = await registry.get(base)
  const { manifests } = contentOf(root.bytes, formatReference(base))
  const wanted = parsePlatforms(platforms)
  if (manifests.length === 0) {
    const image = await imageOf(registry, base, root)
    const other = wanted.find(platform => !samePlatform(platform, image.platform))
    if (other) throw missing(base, other, [image.platform])
    return { images: [image] }
  }
  const entries = manifests.filter(entry => !isAttestation(entry))
  const { domain, path, spelling } = base
  const chosen = (wanted.length > 0 ? wanted : parsePlatforms([usual])).map(platform => {
    const found = entries.find(entry => entry.platform && samePlatform(entry.platform, platform))
    if (found) return found.digest
    throw missing(
      base,
      platform,
      entries.flatMap(entry => entry.platform ?? [])
    )
  })
  const images = await Promise.all(
    chosen.map(async digest => imageOf(registry, base, await registry.get({ domain, path, spelling, digest })))
  )
  return { digest: root.digest, images }
}

async function imageOf(registry: Reader, base: Reference, { bytes, digest }: Manifest): Promise<BaseImage> {
  const what = `${base.spelling}@${digest}`
  const [configBlob, ...blobs] = contentOf(bytes, what).blobs
  const manifest = JSON.parse(bytes.toString('utf8')) as { readonly layers?: readonly Fields[] }
  const config = configBlob ? await configOf(registry, base, configBlob) : {}
  const platform = platformIn(config)
  if (platform && Array.isArray(Object(config.rootfs).diff_ids))
    return { platform, config, layers: manifest.layers ?? [], blobs, digest }
  throw new CutoverError('BUILD_FAILED', `${what} is no image of a platform that something can be appended to.`, {
    hint: 'Name an image that runs as the base: its config names an operating system, an architecture and its layers.'
  })
}

async function configOf(registry: Reader, base: Reference, blob: Blob): Promise<Fields> {
  const bytes = await readSmall(registry, base, blob)
  try {
    return Object(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

const missing = (base: Reference, platform: Platform, there: readonly Platform[]): CutoverError =>
  new CutoverError('NOT_FOUND', `${formatReference(base)} has no image for ${formatPlatform(platform)}.`, {
    hint: `It has ${there.map(formatPlatform).join(', ') || 'none that names a platform'}. Name others under platforms, or another base.`
  })
