import { contentHash } from '../release-id.ts'
import { key } from './objects.ts'

export { canonical, contentHash, releaseId, slug } from '../release-id.ts'

/** A DNS label (RFC 1123): the tightest limit that any name or label value made here meets. */
const longestName = 63

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
