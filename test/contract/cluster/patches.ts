import { describe, expect, test } from 'vitest'
import {
  configMap,
  deployment,
  jsonPatch,
  mergePatch,
  refusal,
  type Subject,
  service,
  strategicPatch
} from './subject.ts'

const refused = refusal(422, 'Invalid', 'the server rejected our request due to an error in our request', {})

/** JSON Patch, merge patch and strategic merge patch. */
export function patchesContract(api: Subject): void {
  describe('a JSON Patch', () => {
    test('whose tests hold changes the object', async () => {
      const { body } = await api.call('POST', 'services', service('flip', { app: 'web', release: 'blue' }))
      const patch = [
        { op: 'test', path: '/metadata/uid', value: body.metadata.uid },
        { op: 'test', path: '/spec/selector', value: { release: 'blue', app: 'web' } },
        { op: 'replace', path: '/spec/selector', value: { app: 'web', release: 'green' } },
        { op: 'add', path: '/metadata/annotations', value: { 'cutover.dev/epoch': '2' } }
      ]
      const answer = await api.call('PATCH', 'services/flip', patch, jsonPatch)
      const { selector } = answer.body.spec as { selector: unknown }
      expect([answer.status, selector, answer.body.metadata.annotations]).toEqual([
        200,
        { app: 'web', release: 'green' },
        { 'cutover.dev/epoch': '2' }
      ])
    })

    test('with one failing test changes nothing', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('guarded', { a: '1' }))
      const patch = [
        { op: 'replace', path: '/data/a', value: '2' },
        { op: 'test', path: '/metadata/uid', value: 'another' }
      ]
      expect(await api.call('PATCH', 'configmaps/guarded', patch, jsonPatch)).toEqual(refused)
      const after = await api.call('GET', 'configmaps/guarded')
      expect(after.body).toEqual(body)
    })

    test('that tests an annotation that is not there is refused, unless it tests for null', async () => {
      await api.call('POST', 'configmaps', {
        ...configMap('noted'),
        metadata: { name: 'noted', annotations: { a: '1' } }
      })
      const at = (path: string, value: unknown) =>
        api.call('PATCH', 'configmaps/noted', [{ op: 'test', path, value }], jsonPatch)
      expect(await at('/metadata/annotations/cutover.dev~1epoch', '1')).toEqual(refused)
      expect((await at('/metadata/annotations/cutover.dev~1epoch', null)).status).toBe(200)
      expect(await at('/metadata/labels/nothing', '1')).toEqual(refused)
    })

    test('that removes what is not there is refused', async () => {
      await api.call('POST', 'configmaps', configMap('bare', { a: '1' }))
      const remove = [{ op: 'remove', path: '/data/b' }]
      expect(await api.call('PATCH', 'configmaps/bare', remove, jsonPatch)).toEqual(refused)
    })

    test('that adds below what is not there is refused', async () => {
      await api.call('POST', 'configmaps', configMap('flat'))
      const add = [{ op: 'add', path: '/metadata/annotations/a', value: '1' }]
      expect(await api.call('PATCH', 'configmaps/flat', add, jsonPatch)).toEqual(refused)
    })

    test('replaces a key that is not there', async () => {
      await api.call('POST', 'configmaps', configMap('replaced', { a: '1' }))
      const replace = [{ op: 'replace', path: '/data/b', value: '2' }]
      const { body } = await api.call('PATCH', 'configmaps/replaced', replace, jsonPatch)
      expect(body.data).toEqual({ a: '1', b: '2' })
    })

    test('of an object that is not there is 404', async () => {
      const { status } = await api.call('PATCH', 'configmaps/never', [{ op: 'remove', path: '/data' }], jsonPatch)
      expect(status).toBe(404)
    })

    test('on a dry run leaves the object as it was', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('tried', { a: '1' }))
      const patch = [{ op: 'replace', path: '/data/a', value: '2' }]
      const tried = await api.call('PATCH', 'configmaps/tried?dryRun=All', patch, jsonPatch)
      expect([tried.status, tried.body.data]).toEqual([200, { a: '2' }])
      expect((await api.call('GET', 'configmaps/tried')).body).toEqual(body)
    })
  })

  describe('a merge patch', () => {
    test('sets values and removes what it gives as null', async () => {
      await api.call('POST', 'configmaps', configMap('merged', { a: '1', b: '2' }))
      const { body } = await api.call('PATCH', 'configmaps/merged', { data: { a: null, c: '3' } }, mergePatch)
      expect(body.data).toEqual({ b: '2', c: '3' })
    })

    test('with an old resourceVersion is a conflict', async () => {
      const { body } = await api.call('POST', 'configmaps', configMap('versioned', { a: '1' }))
      const patch = { metadata: { resourceVersion: body.metadata.resourceVersion }, data: { a: '2' } }
      expect((await api.call('PATCH', 'configmaps/versioned', patch, mergePatch)).status).toBe(200)
      const { status, body: answer } = await api.call('PATCH', 'configmaps/versioned', patch, mergePatch)
      expect([status, answer.reason]).toEqual([409, 'Conflict'])
    })
  })

  describe('a strategic merge patch', () => {
    const containersOf = async (name: string) => {
      const { body } = await api.call('GET', `apps/v1/deployments/${name}`)
      const spec = body.spec as { template: { spec: { containers: { name: string; image: string; env?: unknown }[] } } }
      return spec.template.spec.containers.map(({ name: container, image, env }) => ({ name: container, image, env }))
    }
    const patch = (name: string, containers: unknown[]) =>
      api.call('PATCH', `apps/v1/deployments/${name}`, { spec: { template: { spec: { containers } } } }, strategicPatch)

    test('finds containers and variables by name', async () => {
      await api.call('POST', 'apps/v1/deployments', deployment('strategic', 'web:1'))
      await patch('strategic', [
        { name: 'web', env: [{ name: 'A', value: '1' }] },
        { name: 'side', image: 'side:1' }
      ])
      await patch('strategic', [{ name: 'web', image: 'web:2', env: [{ name: 'B', value: '2' }] }])
      expect(await containersOf('strategic')).toEqual([
        {
          name: 'web',
          image: 'web:2',
          env: [
            { name: 'B', value: '2' },
            { name: 'A', value: '1' }
          ]
        },
        { name: 'side', image: 'side:1', env: undefined }
      ])
    })

    test('deletes and replaces where it is told to', async () => {
      await api.call('POST', 'apps/v1/deployments', deployment('directed', 'web:1'))
      await patch('directed', [{ name: 'side', image: 'side:1' }])
      await patch('directed', [{ name: 'web', $patch: 'delete' }])
      expect(await containersOf('directed')).toEqual([{ name: 'side', image: 'side:1', env: undefined }])
    })
  })
}
