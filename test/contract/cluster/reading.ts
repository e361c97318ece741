import { describe, expect, test } from 'vitest'
import { configMap, jsonPatch, mergePatch, type Subject, type WatchedEvent } from './subject.ts'

const labelled = (name: string, labels: Record<string, string>) => ({ ...configMap(name), metadata: { name, labels } })
const named = (events: WatchedEvent[]) => events.map(({ type, object }) => `${type} ${object.metadata.name}`)

/** Lists, selectors, watches and discovery. */
export function readingContract(api: Subject): void {
  const list = async (query: string): Promise<string[]> => {
    const { body } = await api.call('GET', `configmaps?${query}`)
    return (body.items as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name).sort()
  }

  describe('a list', () => {
    test('is narrowed by labels, equality and sets alike', async () => {
      await api.call('POST', 'configmaps', labelled('sel-a', { suite: 'labels', tier: 'web' }))
      await api.call('POST', 'configmaps', labelled('sel-b', { suite: 'labels', tier: 'db' }))
      await api.call('POST', 'configmaps', labelled('sel-c', { suite: 'labels' }))
      const found = (selector: string) => list(`labelSelector=${encodeURIComponent(`suite=labels,${selector}`)}`)
      expect(await found('tier=web')).toEqual(['sel-a'])
      expect(await found('tier!=web')).toEqual(['sel-b', 'sel-c'])
      expect(await found('tier in (web, db)')).toEqual(['sel-a', 'sel-b'])
      expect(await found('tier notin (web)')).toEqual(['sel-b', 'sel-c'])
      expect(await found('tier')).toEqual(['sel-a', 'sel-b'])
      expect(await found('!tier')).toEqual(['sel-c'])
    })

    test('is narrowed by name', async () => {
      await api.call('POST', 'configmaps', configMap('by-name'))
      expect(await list('fieldSelector=metadata.name%3Dby-name')).toEqual(['by-name'])
    })

    test('says its kind and version, and its items do not', async () => {
      const { body } = await api.call('GET', 'configmaps?limit=1')
      const [first] = body.items as object[]
      expect([body.kind, body.apiVersion, typeof body.metadata.resourceVersion, first && 'kind' in first]).toEqual([
        'ConfigMapList',
        'v1',
        'string',
        false
      ])
    })

    test('is refused for a field that can not be selected', async () => {
      const { status, body } = await api.call('GET', 'configmaps?fieldSelector=data.a%3D1')
      expect([status, body.reason]).toEqual([400, 'BadRequest'])
    })
  })

  describe('a watch', () => {
    const from = async () => (await api.call('GET', 'configmaps?limit=1')).body.metadata.resourceVersion

    test('goes on from a resourceVersion and misses nothing', async () => {
      const version = await from()
      await api.call('POST', 'configmaps', labelled('seen', { suite: 'watch' }))
      await api.call('PATCH', 'configmaps/seen', { data: { a: '1' } }, mergePatch)
      await api.call('DELETE', 'configmaps/seen')
      const events = await api.watch(
        `configmaps?watch=true&resourceVersion=${version}&labelSelector=suite%3Dwatch&timeoutSeconds=5`,
        seen => seen.length === 3
      )
      expect(named(events)).toEqual(['ADDED seen', 'MODIFIED seen', 'DELETED seen'])
    })

    test('reports as deleted what its selector no longer matches', async () => {
      const version = await from()
      await api.call('POST', 'configmaps', labelled('left', { suite: 'leaving' }))
      await api.call('PATCH', 'configmaps/left', [{ op: 'remove', path: '/metadata/labels/suite' }], jsonPatch)
      const events = await api.watch(
        `configmaps?watch=true&resourceVersion=${version}&labelSelector=suite%3Dleaving&timeoutSeconds=5`,
        seen => seen.length === 2
      )
      expect(named(events)).toEqual(['ADDED left', 'DELETED left'])
    })

    test('shows what has left the selection as it was', async () => {
      const version = await from()
      await api.call('POST', 'configmaps', labelled('was', { suite: 'was', tier: 'web' }))
      const left = await api.call('PATCH', 'configmaps/was', { metadata: { labels: { suite: 'is' } } }, mergePatch)
      const events = await api.watch(
        `configmaps?watch=true&resourceVersion=${version}&labelSelector=suite%3Dwas&timeoutSeconds=5`,
        seen => seen.length === 2
      )
      const { labels, resourceVersion } = events[1]?.object.metadata ?? {}
      expect([labels, resourceVersion]).toEqual([{ suite: 'was', tier: 'web' }, left.body.metadata.resourceVersion])
    })

    test('of a namespace says nothing of others', async () => {
      const version = await from()
      const { metadata, ...rest } = labelled('', { suite: 'elsewhere' })
      const elsewhere = { ...rest, metadata: { labels: metadata.labels, generateName: 'contract-' } }
      const { body } = await api.call('POST', '/api/v1/namespaces/default/configmaps', elsewhere)
      await api.call('DELETE', `/api/v1/namespaces/default/configmaps/${body.metadata.name}`)
      await api.call('POST', 'configmaps', labelled('here', { suite: 'elsewhere' }))
      const events = await api.watch(
        `configmaps?watch=true&resourceVersion=${version}&labelSelector=suite%3Delsewhere&timeoutSeconds=5`,
        seen => seen.length > 0
      )
      expect(named(events)).toEqual(['ADDED here'])
    })

    test('can begin with what is there, and says where that ends', async () => {
      await api.call('POST', 'configmaps', labelled('present', { suite: 'initial' }))
      const events = await api.watch(
        'configmaps?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&labelSelector=suite%3Dinitial&timeoutSeconds=5',
        seen => seen.length === 2
      )
      const [first, second] = events
      expect([first?.type, first?.object.metadata.name, second?.type, second?.object.metadata.annotations]).toEqual([
        'ADDED',
        'present',
        'BOOKMARK',
        { 'k8s.io/initial-events-end': 'true' }
      ])
    })

    test('ends when its time is up', async () => {
      const version = await from()
      const events = await api.watch(
        `configmaps?watch=true&resourceVersion=${version}&labelSelector=suite%3Dnothing&timeoutSeconds=1`,
        () => false
      )
      expect(events).toEqual([])
    })
  })

  describe('discovery', () => {
    test('names the resources, their kinds and what can be done with them', async () => {
      const { body } = await api.call('GET', '/apis/apps/v1')
      const resources = body.resources as { name: string; kind: string; namespaced: boolean; verbs: string[] }[]
      const found = ['deployments', 'deployments/scale'].map(name => {
        const one = resources.find(resource => resource.name === name)
        return [one?.kind, one?.namespaced, one?.verbs.includes('patch')]
      })
      expect(found).toEqual([
        ['Deployment', true, true],
        ['Scale', true, true]
      ])
    })

    test('is 404 for a group that is not served', async () => {
      const { status } = await api.text('GET', '/apis/nothing.example.com/v1')
      expect(status).toBe(404)
    })
  })
}
