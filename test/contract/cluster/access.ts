import { describe, expect, test } from 'vitest'
import { configMap, refusal, type Subject, service } from './subject.ts'

/** Who may do what. */
export function accessContract(api: Subject): void {
  const role = (name: string, rules: object[]) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name },
    rules
  })
  const binding = (name: string) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace: api.namespace }]
  })
  /** Headers of a service account that has these rules and no others. */
  async function user(name: string, rules: object[]): Promise<Record<string, string>> {
    await api.call('POST', 'serviceaccounts', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } })
    await api.call('POST', 'rbac.authorization.k8s.io/v1/roles', role(name, rules))
    await api.call('POST', 'rbac.authorization.k8s.io/v1/rolebindings', binding(name))
    const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} }
    const { body } = await api.call('POST', `serviceaccounts/${name}/token`, request)
    return { authorization: `Bearer ${(body.status as { token: string }).token}` }
  }
  const review = (verb: string, group: string, resource: string, subresource = '') => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { namespace: api.namespace, verb, group, resource, subresource } }
  })
  const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'

  describe('access', () => {
    test('a token that nobody knows is 401', async () => {
      const { status, body } = await api.call('GET', 'configmaps', undefined, {
        headers: { authorization: 'Bearer nobody' }
      })
      expect({ status, body }).toEqual(refusal(401, 'Unauthorized', 'Unauthorized'))
    })

    test('what no Role allows is refused, and the refusal says what was asked', async () => {
      const headers = await user('reader', [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] }])
      await api.call('POST', 'services', service('closed', { app: 'a' }))
      expect((await api.call('GET', 'configmaps', undefined, { headers })).status).toBe(200)
      const who = `system:serviceaccount:${api.namespace}:reader`
      const { status, body } = await api.call('PATCH', 'services/closed', [], {
        headers,
        type: 'application/json-patch+json'
      })
      expect({ status, body }).toEqual(
        refusal(
          403,
          'Forbidden',
          `services "closed" is forbidden: User "${who}" cannot patch resource "services" in API group "" in the namespace "${api.namespace}"`,
          { name: 'closed', kind: 'services' }
        )
      )
      const created = await api.call('POST', 'configmaps', configMap('denied'), { headers })
      expect([created.status, created.body.message]).toEqual([
        403,
        `configmaps is forbidden: User "${who}" cannot create resource "configmaps" in API group "" in the namespace "${api.namespace}"`
      ])
    })

    test('a review tells in advance', async () => {
      const headers = await user('planner', [
        { apiGroups: ['apps'], resources: ['deployments', 'deployments/scale'], verbs: ['patch'] }
      ])
      const asked = [
        review('patch', 'apps', 'deployments'),
        review('patch', 'apps', 'deployments', 'scale'),
        review('delete', 'apps', 'deployments'),
        review('patch', '', 'services')
      ]
      const answers = await Promise.all(asked.map(body => api.call('POST', reviews, body, { headers })))
      expect(answers.map(({ status, body }) => [status, (body.status as { allowed: boolean }).allowed])).toEqual([
        [201, true],
        [201, true],
        [201, false],
        [201, false]
      ])
    })
  })
}
