import type { Finding } from './finding.ts'
import { caution, problem } from './finding.ts'
import { foreignFields, isScaledBy } from './managed-fields.ts'
import { type KubeObject, key } from './objects.ts'
import { adoptedHash } from './release-id.ts'
import type { ReleaseSet } from './release-set.ts'
import { templateLabels } from './seen.ts'

const mostFields = 5

/** What a release applied, beside what is live under the same name. */
export interface Pair {
  readonly written: KubeObject
  readonly live: KubeObject
}

/** Everything of a release that stands in the namespace for longer than its staging. */
export const standing = ({ deployments, services, shared, followers }: ReleaseSet): KubeObject[] => [
  ...services.map(({ object }) => object),
  ...deployments.map(({ object }) => object),
  ...shared,
  ...followers.filter(({ kind }) => kind !== 'Job')
]

/**
 * What others have changed since the live release wrote it: fields of ours with another value and another owner. A value
 * that the API server merely spells differently is still owned by us.
 */
export function reviewDrift(pairs: readonly Pair[], version: string): Finding[] {
  return pairs.flatMap(({ written, live }) => {
    const changed = foreignFields(written, live).filter(change => !isScaledBy(change))
    if (changed.length === 0) return []
    const named = changed.slice(0, mostFields).map(({ path, manager }) => `${path} (by ${manager})`)
    const more = changed.length > mostFields ? ` and ${changed.length - mostFields} more` : ''
    const { kind, metadata } = live
    return [
      caution(
        `${kind} ${metadata.name} was changed since ${version} was released: ${named.join(', ')}${more}.`,
        metadata.labels?.[key.release] === undefined
          ? 'The release sets them as its manifests have them: change the manifests to keep the change.'
          : 'The new release does not have that change: make it in the manifests to keep it.'
      )
    ]
  })
}

/** Marks of ours that somebody has changed so that a cutover can't trust them any more: it must not begin. */
export function reviewMarks(app: string, objects: readonly KubeObject[]): Finding[] {
  return objects
    .filter(({ metadata }) => metadata.labels?.[key.app] === app || metadata.annotations?.[key.epoch] !== undefined)
    .flatMap(object => [...reviewEpoch(object), ...reviewRelease(object)])
}

function reviewEpoch({ kind, metadata }: KubeObject): Finding[] {
  const epoch = metadata.annotations?.[key.epoch]
  if (epoch === undefined || /^\d{1,15}$/.test(epoch)) return []
  return [
    problem(
      `${kind} ${metadata.name} has the annotation ${key.epoch}: '${epoch}', which is no number: late requests could not be told from new ones.`,
      `Remove it, and the next release fences the ${kind} anew: kubectl annotate ${kind.toLowerCase()} ${metadata.name} ${key.epoch}-`
    )
  ]
}

/** An adopted Deployment carries the label itself alone; one of ours on its pods as well. */
function reviewRelease(object: KubeObject): Finding[] {
  const { kind, metadata } = object
  const said = metadata.labels?.[key.release]
  const own = kind === 'Deployment' ? templateLabels(object)[key.release] : undefined
  if (kind !== 'Deployment' || said === own || (own === undefined && said !== undefined && adoptedHash(said))) return []
  return [
    problem(
      `Deployment ${metadata.name} has the label ${key.release}: ${said ?? 'none'}, and its pods ${own ?? 'none'}: it would be taken for another release.`,
      own === undefined
        ? `Remove it: kubectl label deployment ${metadata.name} ${key.release}-`
        : `Set it back: kubectl label --overwrite deployment ${metadata.name} ${key.release}=${own}`
    )
  ]
}
