import { describe, expect, test } from 'vitest'
import { configMap, refusal, type Subject, service } from './subject.ts'

/** Creating, reading, replacing and deleting objects. */
export function objectsContract(api: Subject): void {
  describe('objects', () => {
    test('a dry run of a create answers with the object and leaves nothing', async () => {
      const { status, body } = await api.call('POST', 'configmaps?dryRun=All', configMap('dry', { a: '1' }))
      expect([status, body.data, typeof body.metadata.uid]).toEqual([201, { a: '1' }, 'string'])
      expect(await api.call('GET', 'configmaps/dry')).toEqual(
        refusal(404, 'NotFound', 'configmaps "dry" not found', { name: 'dry', kind: 'configmaps' })
      )
    })

    test('a name can be taken only once', async () => {
      await api.call('POST', 'configmaps', configMap('once'))
      expect(await api.call('POST', 'configmaps', configMap('once'))).toEqual(
        refusal(409, 'AlreadyExists', 'configmaps "once" already exists', { name: 'once', kind: 'configmaps' })
      )
    })

    test('generateName makes a name', async () => {
      const { body } = await api.call('POST', 'configmaps', { ...configMap(''), metadata: { generateName: 'made-' } })
      expect(body.metadata.name).toMatch(/^made-[a-z0-9]{5}$/)
    })

    test('a replace at an old resourceVersion is a conflict', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('stale', { a: '1' }))
      await api.call('PUT', 'configmaps/stale', { ...body, data: { a: '2' } })
      expect(await api.call('PUT', 'configmaps/stale', { ...body, data: { a: '3' } })).toEqual(
        refusal(
          409,
          'Conflict',
          'Operation cannot be fulfilled on configmaps "stale": the object has been modified; please apply your changes to the latest version and try again',
          { name: 'stale', kind: 'configmaps' }
        )
      )
    })

    test('a replace that changes nothing keeps the resourceVersion', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('same', { a: '1' }))
      const again = await api.call('PUT', 'configmaps/same', body)
      expect(again.body.metadata.resourceVersion).toBe(body.metadata.resourceVersion)
    })

    test('a delete with the uid of another object is a conflict', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('uid'))
      const uid = '00000000-0000-0000-0000-000000000000'
      expect(await api.call('DELETE', 'configmaps/uid', { preconditions: { uid } })).toEqual(
        refusal(
          409,
          'Conflict',
          `Operation cannot be fulfilled on ConfigMap "uid": the UID in the precondition (${uid}) does not match the UID in record (${body.metadata.uid}). The object might have been deleted and then recreated`,
          { name: 'uid', kind: 'ConfigMap' }
        )
      )
    })

    test('a delete with an old resourceVersion is a conflict', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('version'))
      const { uid, resourceVersion } = body.metadata
      expect(await api.call('DELETE', 'configmaps/version', { preconditions: { uid, resourceVersion: '1' } })).toEqual(
        refusal(
          409,
          'Conflict',
          `Operation cannot be fulfilled on ConfigMap "version": the ResourceVersion in the precondition (1) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
          { name: 'version', kind: 'ConfigMap' }
        )
      )
    })

    test('a delete with the right uid answers Success', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('gone'))
      const { uid } = body.metadata
      expect(await api.call('DELETE', 'configmaps/gone', { preconditions: { uid } })).toEqual({
        status: 200,
        body: {
          kind: 'Status',
          apiVersion: 'v1',
          metadata: {},
          status: 'Success',
          details: { name: 'gone', kind: 'configmaps', uid }
        }
      })
    })

    test('an unknown field is refused when the client asks for strictness, dropped when not', async () => {
      const wrong = { ...service('strict', { app: 'a' }), spec: { selektor: { app: 'a' }, ports: [{ port: 80 }] } }
      expect(await api.call('POST', 'services?fieldValidation=Strict', wrong)).toEqual(
        refusal(
          400,
          'BadRequest',
          'Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.selektor"'
        )
      )
      const { status, body } = await api.call('POST', 'services?fieldValidation=Ignore', wrong)
      expect([status, (body.spec as object | undefined) && 'selektor' in (body.spec as object)]).toEqual([201, false])
    })

    test('stringData of a Secret becomes data', async () => {
      const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'text' }, stringData: { a: 'b' } }
      const { body } = await api.call('POST', 'secrets', secret)
      expect([body.data, body.stringData, body.type]).toEqual([{ a: 'Yg==' }, undefined, 'Opaque'])
    })

    test('a finalizer holds a deleted object until it is taken away', async () => {
      const held = { ...configMap('held'), metadata: { name: 'held', finalizers: ['cutover.dev/test'] } }
      await api.call('POST', 'configmaps', held)
      const { status, body } = await api.call('DELETE', 'configmaps/held')
      expect([status, typeof body.metadata.deletionTimestamp]).toEqual([200, 'string'])
      await api.call(
        'PATCH',
        'configmaps/held',
        { metadata: { finalizers: null } },
        { type: 'application/merge-patch+json' }
      )
      expect((await api.call('GET', 'configmaps/held')).status).toBe(404)
    })
  })

  describe('leases', () => {
    const lease = (name: string, holderIdentity: string) => ({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name },
      spec: { holderIdentity, leaseDurationSeconds: 15, leaseTransitions: 0 }
    })
    const leases = 'coordination.k8s.io/v1/leases'

    test('of two that create a Lease one wins', async () => {
      const answers = await Promise.all(['a', 'b'].map(holder => api.call('POST', leases, lease('lock', holder))))
      expect(answers.map(answer => answer.status).sort()).toEqual([201, 409])
    })

    test('a Lease is replaced only at its resourceVersion', async () => {
      const { body } = await api.call('POST', leases, lease('term', 'a'))
      const { resourceVersion } = body.metadata
      const at = (version: unknown) => ({ ...lease('term', 'b'), metadata: { name: 'term', resourceVersion: version } })
      const without = await api.call('PUT', `${leases}/term`, lease('term', 'b'))
      expect([without.status, without.body.reason]).toEqual([422, 'Invalid'])
      expect((await api.call('PUT', `${leases}/term`, at(resourceVersion))).status).toBe(200)
      expect((await api.call('PUT', `${leases}/term`, at(resourceVersion))).status).toBe(409)
    })
  })
}
