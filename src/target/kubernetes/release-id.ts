import { createHash } from 'node:crypto'
import { key } from './objects.ts'

/** A DNS label (RFC 1123): the tightest limit that any name or label value made here meets. */
const longestName = 63
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

/** `<base>-<suffix>` within 63 characters. What is cut off the base lives on as a hash, so that two long bases never meet. */
export function suffixedName(base: string, suffix: string): string {
  const name = `${base}-${suffix}`
  if (name.length <= longestName) return name
  const room = longestName - suffix.length - 8
  return `${base.slice(0, room).replace(/[-.]+$/, '')}-${contentHash(base, 6)}-${suffix}`
}

export const previewName = (service: string): string => suffixedName(service, 'preview')
export const leaseName = (app: string): string => `cutover-${app}`

/** The id of a release that Cutover did not make: the ReplicaSet of a plain Deployment, known by its pod-template-hash. */
export const adoptedId = (podTemplateHash: string): string => `adopted-${podTemplateHash}`

/** The pod-template-hash of an adopted release, undefined for one of Cutover's own. */
export const adoptedHash = (rid: string): string | undefined => /^adopted-([a-z0-9]+)$/.exec(rid)?.[1]

/** The labels that only the pods of release `rid` carry. */
export function releaseLabels(rid: string): Record<string, string> {
  const hash = adoptedHash(rid)
  return hash === undefined ? { [key.release]: rid } : { [key.podTemplateHash]: hash }
}
