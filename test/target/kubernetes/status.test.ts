import { describe, expect, test } from 'vitest'
import type { Resource } from '../../../src/target/kubernetes/objects.ts'
import type { Call } from '../../../src/target/kubernetes/status.ts'
import { statusError, unreachable } from '../../../src/target/kubernetes/status.ts'

// The bodies are those of kube-apiserver 1.36.

const deployments: Resource = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'deployments', namespaced: true }
const configMaps: Resource = { apiVersion: 'v1', kind: 'ConfigMap', name: 'configmaps', namespaced: true }
const create: Call = { verb: 'create', resource: deployments, name: 'web', namespace: 'shop' }
const patch: Call = { verb: 'patch', resource: deployments, name: 'web', namespace: 'shop', guarded: true }

const status = (code: number, message: string, more: object = {}): string =>
  JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, code, ...more })

const shown = (call: Call, http: number, body: string): unknown => {
  const { code, message, hint } = statusError(call, http, body)
  return { code, message, hint }
}

test.each<[string, Call, number, string, object]>([
  [
    'a missing right is answered with the rule to paste',
    { verb: 'patch', resource: deployments, name: 'web', namespace: 'shop', subresource: 'scale' },
    403,
    status(
      403,
      'deployments.apps "web" is forbidden: User "system:serviceaccount:shop:weak" cannot patch resource "deployments/scale" in API group "apps" in the namespace "shop"'
    ),
    {
      code: 'CLUSTER_DENIED',
      message:
        'Can\'t patch the scale of Deployment web in namespace shop: deployments.apps "web" is forbidden: User "system:serviceaccount:shop:weak" cannot patch resource "deployments/scale" in API group "apps" in the namespace "shop" (HTTP 403).',
      hint: 'Add this rule to the Role for it in namespace shop:\nrules:\n  - apiGroups: ["apps"]\n    resources: ["deployments/scale"]\n    verbs: ["patch"]\n'
    }
  ],
  [
    'a right refused in words of another authorizer is named by the request',
    { verb: 'list', resource: configMaps, namespace: undefined },
    403,
    status(403, 'no'),
    {
      code: 'CLUSTER_DENIED',
      message: "Can't list ConfigMap objects: no (HTTP 403).",
      hint: 'Add this rule to the ClusterRole for it:\nrules:\n  - apiGroups: [""]\n    resources: ["configmaps"]\n    verbs: ["list"]\n'
    }
  ],
  [
    'a field that there is not is a mistake in the manifests, although the server calls it an error of its own',
    { verb: 'patch', resource: deployments, name: 'web', namespace: 'shop' },
    500,
    status(
      500,
      'failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): .spec.replica: field not declared in schema'
    ),
    {
      code: 'CLUSTER_INVALID',
      message:
        "Can't patch Deployment web in namespace shop: failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): .spec.replica: field not declared in schema (HTTP 500).",
      hint: 'Correct the object in the manifests as the API server says.'
    }
  ],
  [
    'credentials that are not accepted are told apart from missing rights',
    create,
    401,
    status(401, 'Unauthorized'),
    {
      code: 'CLUSTER_DENIED',
      message:
        'The API server does not accept the credentials: Unauthorized (HTTP 401), when asked to create Deployment web in namespace shop.',
      hint: 'They may have expired or belong to another cluster: log in again in a step before this one, or correct the kubeconfig.'
    }
  ],
  [
    'an exceeded quota is told as such',
    create,
    403,
    status(403, 'pods "p" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0'),
    {
      code: 'CLUSTER_DENIED',
      message:
        'Can\'t create Deployment web in namespace shop: pods "p" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0 (HTTP 403).',
      hint: 'Blue-green needs room for two releases at once: raise the ResourceQuota, lower the requests, or use strategy rolling.'
    }
  ],
  [
    'a policy that refuses is told as such, guarded or not',
    patch,
    422,
    status(
      422,
      "configmaps \"x\" is forbidden: ValidatingAdmissionPolicy 'no-x' with binding 'no-x' denied request: no x"
    ),
    {
      code: 'CLUSTER_INVALID',
      message:
        "Can't patch Deployment web in namespace shop: configmaps \"x\" is forbidden: ValidatingAdmissionPolicy 'no-x' with binding 'no-x' denied request: no x (HTTP 422).",
      hint: 'A policy of the cluster refuses this object. Change the manifest as it says, or ask its owners for an exception.'
    }
  ],
  [
    'a webhook that does not answer is told as such',
    create,
    500,
    status(500, 'Internal error occurred: failed calling webhook "broken.example.com": connection refused'),
    {
      code: 'CLUSTER_UNREACHABLE',
      message:
        'Can\'t create Deployment web in namespace shop: Internal error occurred: failed calling webhook "broken.example.com": connection refused (HTTP 500).',
      hint: 'The API server could not reach that admission webhook. Repair it, or ask for its failurePolicy to be Ignore.'
    }
  ],
  [
    'a field that never changes is told as such',
    patch,
    422,
    status(422, 'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"a":"b"}: field is immutable', {
      details: { causes: [{ reason: 'FieldValueInvalid', field: 'spec.selector' }] }
    }),
    {
      code: 'CLUSTER_INVALID',
      message:
        'Can\'t patch Deployment web in namespace shop: Deployment.apps "web" is invalid: spec.selector: Invalid value: {"a":"b"}: field is immutable (HTTP 422).',
      hint: 'Kubernetes never changes that field of an existing object. Rename the object in the manifest, or delete the old one by hand (kubectl delete --cascade=orphan keeps its pods).'
    }
  ],
  [
    'a guarded patch that does not apply is a conflict',
    patch,
    422,
    status(422, 'the server rejected our request due to an error in our request', { reason: 'Invalid', details: {} }),
    {
      code: 'CONFLICT',
      message:
        "Can't patch Deployment web in namespace shop: the server rejected our request due to an error in our request (HTTP 422).",
      hint: 'Somebody else changed it meanwhile. Run again: Cutover looks at it anew.'
    }
  ],
  [
    'the same answer to a patch without guard is not',
    { ...patch, guarded: false },
    422,
    status(422, 'the server rejected our request due to an error in our request', { reason: 'Invalid', details: {} }),
    {
      code: 'CLUSTER_INVALID',
      message:
        "Can't patch Deployment web in namespace shop: the server rejected our request due to an error in our request (HTTP 422).",
      hint: 'Correct the object in the manifests as the API server says.'
    }
  ],
  [
    'a field of another manager is named with what to do',
    patch,
    409,
    status(409, 'Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: .spec.replicas'),
    {
      code: 'CONFLICT',
      message:
        'Can\'t patch Deployment web in namespace shop: Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: .spec.replicas (HTTP 409).',
      hint: 'Another manager set these fields. Remove them from the manifest, or let that manager give them up.'
    }
  ],
  [
    'a namespace that does not exist is told as such',
    create,
    404,
    status(404, 'namespaces "shop" not found'),
    {
      code: 'NOT_FOUND',
      message: 'Can\'t create Deployment web in namespace shop: namespaces "shop" not found (HTTP 404).',
      hint: 'Create the namespace first, or correct the input namespace.'
    }
  ],
  [
    'what a load balancer says in HTML is shown as text',
    create,
    502,
    '<html>\n<body><h1>502</h1> Bad Gateway</body></html>',
    {
      code: 'CLUSTER_UNREACHABLE',
      message: "Can't create Deployment web in namespace shop: 502 Bad Gateway (HTTP 502).",
      hint: 'The API server is overloaded or failing. Run the same release again: it resumes.'
    }
  ]
])('%s', (_, call, http, body, expected) => {
  expect(shown(call, http, body)).toEqual(expected)
})

test('what a server says at length is cut', () => {
  const { message } = statusError(create, 400, status(400, 'x'.repeat(5000)))
  expect(message).toBe(`Can't create Deployment web in namespace shop: ${'x'.repeat(1000)}... (HTTP 400).`)
})

describe('a request without answer', () => {
  const failing = (code: string, message: string): unknown => {
    const error = unreachable(patch, 'https://prod:6443', Object.assign(new Error(message), { code }))
    return { code: error.code, message: error.message, hint: error.hint }
  }

  test('says who did not answer', () => {
    expect(failing('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:6443')).toEqual({
      code: 'CLUSTER_UNREACHABLE',
      message:
        "Can't patch Deployment web in namespace shop: no answer from the API server https://prod:6443 (connect ECONNREFUSED 10.0.0.1:6443).",
      hint: 'Check that this runner may connect to it: a private cluster needs a runner in its network, a proxy needs HTTPS_PROXY.'
    })
  })

  test.each([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID'
  ])('because of %s is not tried again', code => {
    expect(failing(code, 'bad certificate')).toEqual({
      code: 'CREDENTIALS_UNUSABLE',
      message:
        "Can't patch Deployment web in namespace shop: no answer from the API server https://prod:6443 (bad certificate).",
      hint: 'Its certificate is not the one that the kubeconfig trusts: check certificate-authority-data, server and tls-server-name there.'
    })
  })
})
