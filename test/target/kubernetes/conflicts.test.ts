import { describe, expect, test } from 'vitest'
import { claimsIn, conflictError, handOver } from '../../../src/target/kubernetes/conflicts.ts'

const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web' } }

describe('a conflict of a server-side apply', () => {
  test('is read as the API server writes it, for one field and for many', () => {
    expect([
      claimsIn(
        'Apply failed with 1 conflict: conflict with "helm" using apps/v1 at 2026-01-02T03:04:05Z: .spec.replicas'
      ),
      claimsIn(
        `Apply failed with 3 conflicts: conflicts with "argocd-controller" using v1:\n- .data.a\n- .data.b\nconflicts with "kubectl-edit" with subresource "scale" using v1 at 2026-01-02T03:04:05Z:\n- .data.c (HTTP 409)`
      ),
      claimsIn('Operation cannot be fulfilled: the object has been modified')
    ]).toEqual([
      [{ manager: 'helm', fields: ['.spec.replicas'] }],
      [
        { manager: 'argocd-controller', fields: ['.data.a', '.data.b'] },
        { manager: 'kubectl-edit', fields: ['.data.c'] }
      ],
      []
    ])
  })

  test('says which fields, whose they are, and what to do', () => {
    const claims = [
      { manager: 'kube-controller-manager', fields: ['.spec.replicas'] },
      { manager: 'someone', fields: ['.spec.rules', '.spec.tls'] }
    ]
    const { code, message, hint } = conflictError(ingress, claims, undefined)
    expect({ code, message, hint }).toEqual({
      code: 'CLUSTER_INVALID',
      message:
        'Ingress web has fields that another manager owns: .spec.replicas (kube-controller-manager); .spec.rules, .spec.tls (someone).',
      hint: 'An autoscaler sets its size: leave spec.replicas out of the manifest.\nLeave what someone owns out of the manifests; or take it over once: kubectl apply --server-side --force-conflicts --field-manager=cutover -f FILE'
    })
  })

  test.each([
    [['kubectl', 'kubectl-client-side-apply', 'cutover'], {}, true],
    [['kubectl-edit', 'argocd-controller'], {}, false],
    [['helm'], {}, false],
    [['helm', 'kubectl'], { 'app.kubernetes.io/managed-by': 'Helm' }, true],
    [['helm', 'argocd-controller'], { 'app.kubernetes.io/managed-by': 'Helm' }, false],
    [[], {}, false]
  ])('with %j on an object with the labels %j hands over: %j', (managers, labels, over) => {
    const claims = managers.map(manager => ({ manager, fields: [] }))
    expect(handOver(claims, { metadata: { name: 'a', labels } })).toBe(over)
  })
})
