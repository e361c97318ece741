import { CutoverError, quoted } from '../errors.ts'

/** What an image runs on, in the words of the OCI image specification: `linux`, `arm`, `v7`. */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
}

const form = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9]+))?$/

/** @throws INPUT_INVALID */
export function parsePlatform(text: string): Platform {
  const [, os, architecture, variant] = form.exec(text) ?? []
  if (os !== undefined && architecture !== undefined)
    return normalised({ os, architecture, ...(variant === undefined ? {} : { variant }) })
  throw new CutoverError('INPUT_INVALID', `${quoted(text)} is no platform.`, {
    hint: 'Write it as os/architecture[/variant]: linux/amd64, linux/arm64, linux/arm/v7.'
  })
}

/** Each machine once, however it is written. @throws INPUT_INVALID */
export const parsePlatforms = (texts: readonly string[]): Platform[] => [
  ...new Map(texts.map(parsePlatform).map(platform => [formatPlatform(platform), platform])).values()
]

export const formatPlatform = ({ os, architecture, variant }: Platform): string =>
  [os, architecture, ...(variant === undefined ? [] : [variant])].join('/')

/** Whether two mean the same machine, of which each may leave the usual variant out. */
export const samePlatform = (a: Platform, b: Platform): boolean =>
  formatPlatform(normalised(a)) === formatPlatform(normalised(b))

/** The variant that is meant where none is named: https://github.com/containerd/platforms (database.go). */
const usual: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8', arm: 'v7' }

function normalised({ os, architecture, variant }: Platform): Platform {
  const bare = { os, architecture }
  if (variant === undefined || variant === '') return architecture === 'arm' ? { ...bare, variant: 'v7' } : bare
  const full = /^\d/.test(variant) ? `v${variant}` : variant
  return usual[architecture] === full && architecture !== 'arm' ? bare : { ...bare, variant: full }
}

/** The platform that an entry of an index, or the config of an image, names. */
export function platformIn(fields: unknown): Platform | undefined {
  const { os, architecture, variant } = Object(fields) as Record<string, unknown>
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined
  return normalised({ os, architecture, ...(typeof variant === 'string' ? { variant } : {}) })
}
