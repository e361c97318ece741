import { CutoverError } from '../../errors.ts'
import type { KubeObject } from './objects.ts'

/** Fields of an object that somebody else applied. */
export interface Claim {
  readonly manager: string
  /** As the API server writes them: `.spec.replicas`. */
  readonly fields: readonly string[]
}

/** Field managers that hand over: people at a terminal with the same manifests, and ourselves as creator of the object. */
const handsOver = /^(cutover|kubectl|kubectl-[a-z-]+)$/

/**
 * Reads the refusal of a server-side apply, which names one manager with one field on a line, or with a list of them below
 * (structured-merge-diff, `conflicts.go`; API machinery, `NewConflictError`).
 */
export function claimsIn(message: string): Claim[] {
  const found = [...message.matchAll(/conflicts? with "([^"]+)"[^\n]*?:( \.\S+|(?:\n- \S+)+)/g)]
  return found.map(([, manager = '', fields = '']) => ({ manager, fields: fields.match(/\.\S+/g) ?? [] }))
}

/** Helm hands over what its own chart renders: such an object says in the manifests that it is Helm's. */
const isHelms = ({ metadata }: Pick<KubeObject, 'metadata'>): boolean =>
  metadata.labels?.['app.kubernetes.io/managed-by'] === 'Helm'

export const handOver = (claims: readonly Claim[], object: Pick<KubeObject, 'metadata'>): boolean =>
  claims.length > 0 &&
  claims.every(({ manager }) => handsOver.test(manager) || (isHelms(object) && /^helm$/i.test(manager)))

/** Who is behind a manager's name, and what to do about it. */
const known: readonly { readonly manager: RegExp; readonly fields?: RegExp; readonly says: string }[] = [
  {
    manager: /^(kube-controller-manager|keda.*)$/,
    fields: /\.spec\.replicas$/,
    says: 'An autoscaler sets its size: leave spec.replicas out of the manifest.'
  },
  {
    manager: /^argocd/,
    says: 'Argo CD applies the same object: leave it out of its Application, or out of the manifests of the release.'
  },
  {
    manager: /^(kustomize|helm)-controller$/,
    says: 'Flux applies the same object: leave it out of what Flux reconciles, or out of the manifests of the release.'
  },
  {
    manager: /^helm$/i,
    says: 'Helm installed it. If its chart is what is released, give the object the label app.kubernetes.io/managed-by: Helm there, and Helm hands over; else leave these fields to the chart.'
  }
]

function advice({ manager, fields }: Claim): string {
  const found = known.find(
    one => one.manager.test(manager) && (one.fields === undefined || fields.every(field => one.fields?.test(field)))
  )
  return (
    found?.says ??
    `Leave what ${manager} owns out of the manifests; or take it over once: kubectl apply --server-side --force-conflicts --field-manager=cutover -f FILE`
  )
}

/** What stands between a release and an object: which fields, whose they are, and what to do. */
export function conflictError(object: KubeObject, claims: readonly Claim[], cause: unknown): CutoverError {
  const owned = claims.map(({ manager, fields }) => `${fields.join(', ') || 'fields'} (${manager})`)
  return new CutoverError(
    'CLUSTER_INVALID',
    `${object.kind} ${object.metadata.name} has fields that another manager owns: ${owned.join('; ')}.`,
    { hint: [...new Set(claims.map(advice))].join('\n'), cause }
  )
}
