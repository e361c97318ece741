import { describe, expect, test } from 'vitest'
import { applyPatch, deployment, jsonPatch, refusal, type Subject, service } from './subject.ts'

/** Server-side apply: who owns what. */
export function applyContract(api: Subject): void {
  const apply = (path: string, body: unknown, manager: string, query = '') =>
    api.call('PATCH', `${path}?fieldManager=${manager}${query}`, body, applyPatch)
  const managers = (body: { metadata: Record<string, unknown> }) =>
    (
      body.metadata.managedFields as { manager: string; operation: string; subresource?: string; fieldsV1: unknown }[]
    ).map(({ manager, operation, fieldsV1 }) => ({ manager, operation, fieldsV1 }))

  describe('server-side apply', () => {
    test('creates what is missing and owns what it applied', async () => {
      const { status, body } = await apply('services/applied', service('applied', { app: 'a' }), 'cutover')
      expect([status, managers(body)]).toEqual([
        201,
        [
          {
            manager: 'cutover',
            operation: 'Apply',
            fieldsV1: {
              'f:spec': {
                'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { '.': {}, 'f:port': {} } },
                'f:selector': {}
              }
            }
          }
        ]
      ])
    })

    test('of the same again writes nothing', async () => {
      const first = await apply('services/again', service('again', { app: 'a' }), 'cutover')
      const second = await apply('services/again', service('again', { app: 'a' }), 'cutover')
      expect([second.status, second.body]).toEqual([200, first.body])
    })

    test('on a dry run leaves nothing', async () => {
      expect((await apply('services/tried', service('tried', { app: 'a' }), 'cutover', '&dryRun=All')).status).toBe(201)
      expect((await api.call('GET', 'services/tried')).status).toBe(404)
    })

    test('replaces the selector of a Service whole', async () => {
      await apply('services/atomic', service('atomic', { app: 'a', release: 'blue' }), 'cutover')
      const { body } = await apply('services/atomic', service('atomic', { app: 'a' }), 'cutover')
      expect((body.spec as { selector: unknown }).selector).toEqual({ app: 'a' })
    })

    test('of a field that another manager has set is a conflict', async () => {
      await apply('services/contested', service('contested', { app: 'a' }), 'someone')
      const { status, body } = await apply('services/contested', service('contested', { app: 'b' }), 'cutover')
      expect({ status, body }).toEqual(
        refusal(409, 'Conflict', 'Apply failed with 1 conflict: conflict with "someone": .spec.selector', {
          causes: [{ reason: 'FieldManagerConflict', message: 'conflict with "someone"', field: '.spec.selector' }]
        })
      )
    })

    test('by force takes the field over', async () => {
      await apply('services/forced', service('forced', { app: 'a' }), 'someone')
      const { body } = await apply('services/forced', service('forced', { app: 'b' }), 'cutover', '&force=true')
      expect((body.spec as { selector: unknown }).selector).toEqual({ app: 'b' })
      const owners = managers(body).filter(({ fieldsV1 }) => JSON.stringify(fieldsV1).includes('f:selector'))
      expect(owners.map(({ manager }) => manager)).toEqual(['cutover'])
    })

    test('tells of an update by the manager and its version', async () => {
      await api.call('POST', 'services', service('updated', { app: 'a' }), { userAgent: 'kubectl/v1.36' })
      const { body } = await apply('services/updated', service('updated', { app: 'b' }), 'cutover')
      expect(body.message).toBe('Apply failed with 1 conflict: conflict with "kubectl" using v1: .spec.selector')
    })

    test("conflicts with one's own earlier update too", async () => {
      await api.call('POST', 'services?fieldManager=cutover', service('own', { app: 'a' }))
      const { status, body } = await apply('services/own', service('own', { app: 'b' }), 'cutover')
      expect([status, body.message]).toEqual([
        409,
        'Apply failed with 1 conflict: conflict with "cutover" using v1: .spec.selector'
      ])
    })

    test('shares a field with those who set it to the same', async () => {
      await apply('services/shared', service('shared', { app: 'a' }), 'someone')
      const { status, body } = await apply('services/shared', service('shared', { app: 'a' }), 'cutover')
      expect([
        status,
        managers(body)
          .map(({ manager }) => manager)
          .sort()
      ]).toEqual([200, ['cutover', 'someone']])
      const left = await apply('services/shared', { ...service('shared', {}), spec: undefined }, 'someone')
      expect((left.body.spec as { selector: unknown }).selector).toEqual({ app: 'a' })
    })

    test('is undone in its ownership by a patch of another', async () => {
      await apply('services/patched', service('patched', { app: 'a' }), 'cutover')
      const patch = [{ op: 'replace', path: '/spec/selector', value: { app: 'b' } }]
      const { body } = await api.call('PATCH', 'services/patched?fieldManager=hand', patch, jsonPatch)
      const owners = managers(body).filter(({ fieldsV1 }) => JSON.stringify(fieldsV1).includes('f:selector'))
      expect(owners).toEqual([{ manager: 'hand', operation: 'Update', fieldsV1: { 'f:spec': { 'f:selector': {} } } }])
    })

    test('of an unknown field is refused', async () => {
      const { status, body } = await apply(
        'services/unknown',
        { ...service('unknown', { app: 'a' }), spec: { selektor: {} } },
        'cutover'
      )
      expect([status, body.message]).toEqual([
        500,
        'failed to create typed patch object (/unknown; /v1, Kind=Service): .spec.selektor: field not declared in schema'
      ])
    })

    test('lists several conflicts by manager', async () => {
      const config = { ...deployment('several', 'web:1', 1), metadata: { name: 'several', labels: { a: '1' } } }
      await apply('apps/v1/deployments/several', config, 'someone')
      const other = { ...deployment('several', 'web:2', 0), metadata: { name: 'several', labels: { a: '1' } } }
      const { body } = await apply('apps/v1/deployments/several', other, 'cutover')
      expect(body.message).toBe(
        'Apply failed with 2 conflicts: conflicts with "someone":\n- .spec.replicas\n- .spec.template.spec.containers[name="web"].image'
      )
    })

    test('removes what is no longer applied and what nobody else owns', async () => {
      const labelled = (labels: Record<string, string>) => ({
        ...service('pruned', { app: 'a' }),
        metadata: { name: 'pruned', labels }
      })
      await apply('services/pruned', labelled({ a: '1', b: '2', c: '3' }), 'cutover')
      await apply('services/pruned', { ...labelled({ c: '3' }), spec: undefined }, 'someone')
      const { body } = await apply('services/pruned', labelled({ a: '1' }), 'cutover')
      expect(body.metadata.labels).toEqual({ a: '1', c: '3' })
    })

    test('keeps list items of others and removes its own', async () => {
      const ports = (list: object[]) => ({
        ...service('listed', { app: 'a' }),
        spec: { selector: { app: 'a' }, ports: list }
      })
      const [a, b, c] = ['a', 'b', 'c'].map((name, index) => ({ name, port: 80 + index }))
      await apply('services/listed', ports([a ?? {}, b ?? {}]), 'cutover')
      await apply('services/listed', ports([c ?? {}]), 'someone')
      const { body } = await apply('services/listed', ports([a ?? {}]), 'cutover')
      const names = (body.spec as { ports: { name: string }[] }).ports.map(({ name }) => name)
      expect(names.sort()).toEqual(['a', 'c'])
    })

    test('leaves replicas alone that it does not apply', async () => {
      const { replicas: _, ...spec } = deployment('scaled', 'web:1').spec
      await apply('apps/v1/deployments/scaled', deployment('scaled', 'web:1', 2), 'someone')
      const { body } = await apply('apps/v1/deployments/scaled', { ...deployment('scaled', 'web:1'), spec }, 'cutover')
      expect((body.spec as { replicas: number }).replicas).toBe(2)
    })

    test('without a field manager is refused', async () => {
      const { status, body } = await api.call('PATCH', 'services/nobody', service('nobody', { app: 'a' }), applyPatch)
      expect({ status, body }).toEqual(
        refusal(
          422,
          'Invalid',
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
          {
            group: 'meta.k8s.io',
            kind: 'PatchOptions',
            causes: [
              {
                reason: 'FieldValueRequired',
                message: 'Required value: is required for apply patch',
                field: 'fieldManager'
              }
            ]
          }
        )
      )
    })
  })
}
