import { createHash } from 'node:crypto'

const longestSlug = 20

/** Lower-case letters, digits and single dashes, as names and label values allow; empty when nothing is left. */
export const slug = (text: string, length: number): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, length)
    .replace(/-$/, '')

/** JSON with every object's keys in order: equal values give equal text, however their source was written. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held
  )

/** The first `length` hexadecimal digits of the SHA-256 of `value`'s canonical JSON. */
export const contentHash = (value: unknown, length: number): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, length)

/** `<version slug>-<8 hex over content>`: a rerun of the same release finds what the first run made. */
export const releaseId = (version: string, content: unknown): string =>
  `${slug(version, longestSlug) || 'release'}-${contentHash(content, 8)}`
