import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CutoverError } from '../../src/errors.ts'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { silent } from '../../src/runner/report.ts'
import { ApiServer } from '../../src/target/kubernetes/client.ts'
import type { Cluster } from '../../src/target/kubernetes/cluster.ts'
import { openAccess } from '../../src/target/kubernetes/kubeconfig.ts'
import type { KubeObject, Resource } from '../../src/target/kubernetes/objects.ts'
import { openView } from '../../src/target/kubernetes/view.ts'

export interface Subject {
  /** Text of an administrator's kubeconfig. */
  readonly kubeconfig: string
  readonly namespace: string
  stop(): Promise<void>
}

/** What the client and its view promise of an API server. Sandbox and real kube-apiserver must keep it alike. */
export function clientContract(name: string, start: () => Promise<Subject>): void {
  const http = systemHttp({})
  let subject: Subject
  let cluster: Cluster
  let configMaps: Resource

  beforeAll(async () => {
    subject = await start()
    const files = { ...systemFiles, exists: async () => true, read: async () => Buffer.from(subject.kubeconfig) }
    const ports = { files, processes: systemProcesses, clock: systemClock, report: silent, environment: {} }
    const access = await openAccess({ kubeconfig: 'config', namespace: subject.namespace }, ports)
    cluster = new ApiServer(access, http)
    configMaps = await cluster.resource('v1', 'ConfigMap')
  })
  afterAll(async () => {
    await subject?.stop()
    http.close()
  })

  const configMap = (name: string, value: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data: { value }
  })
  const dataOf = async (name: string): Promise<unknown> => (await cluster.get(configMaps, name))?.data
  const codeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: CutoverError) => error.code
    )

  describe(`${name} and the client`, () => {
    test('a guarded patch is a conflict when its guard fails, and invalid when its result is', async () => {
      await cluster.create(configMaps, configMap('patched', 'a'))
      const patch = (expected: string, value: unknown) =>
        cluster.patch(configMaps, 'patched', [
          { op: 'test', path: '/data/value', value: expected },
          { op: 'replace', path: '/data/value', value }
        ])
      expect([
        await codeOf(patch('b', 'c')),
        await codeOf(patch('a', { no: 'string' })),
        await dataOf('patched')
      ]).toEqual(['CONFLICT', 'CLUSTER_INVALID', { value: 'a' }])
      expect([(await patch('a', 'c')).data, await dataOf('patched')]).toEqual([{ value: 'c' }, { value: 'c' }])
    })

    test('a deletion takes only the object that it means', async () => {
      const { metadata } = await cluster.create(configMaps, configMap('removed', 'a'))
      const remove = (uid = '') => codeOf(cluster.remove(configMaps, 'removed', { uid }))
      expect([await remove('another'), await dataOf('removed')]).toEqual(['CONFLICT', { value: 'a' }])
      expect([await remove(metadata.uid), await dataOf('removed'), await remove(metadata.uid)]).toEqual([
        'done',
        undefined,
        'NOT_FOUND'
      ])
    })

    test('a replacement of something that has changed is a conflict, and so is creating what exists', async () => {
      const created = await cluster.create(configMaps, configMap('replaced', 'a'))
      await cluster.replace(configMaps, { ...created, data: { value: 'b' } })
      expect([
        await codeOf(cluster.replace(configMaps, { ...created, data: { value: 'c' } })),
        await codeOf(cluster.create(configMaps, configMap('replaced', 'd'))),
        await dataOf('replaced')
      ]).toEqual(['CONFLICT', 'CONFLICT', { value: 'b' }])
    })

    test('a dry run is answered as the write would be, and stores nothing', async () => {
      const invalid = { ...configMap('dry', 'a'), data: { value: { no: 'string' } } }
      const dryRun = { dryRun: true }
      expect([
        await codeOf(cluster.create(configMaps, invalid, dryRun)),
        (await cluster.create(configMaps, configMap('dry', 'a'), dryRun)).data,
        (await cluster.apply(configMaps, configMap('dry', 'a'), dryRun)).data,
        await dataOf('dry')
      ]).toEqual(['CLUSTER_INVALID', { value: 'a' }, { value: 'a' }, undefined])
    })

    test('an apply leaves alone what somebody else owns, and takes it over only when told', async () => {
      await cluster.create(configMaps, configMap('applied', 'a'))
      const apply = (takeOver: boolean) => codeOf(cluster.apply(configMaps, configMap('applied', 'b'), { takeOver }))
      expect([await apply(false), await dataOf('applied')]).toEqual(['CONFLICT', { value: 'a' }])
      expect([await apply(true), await dataOf('applied')]).toEqual(['done', { value: 'b' }])
    })

    test('a view follows what others write, in order and without asking again', async () => {
      const labelled = (value: string): KubeObject => {
        const object = configMap('seen', value)
        return { ...object, metadata: { ...object.metadata, labels: { view: 'yes' } } }
      }
      const signal = AbortSignal.timeout(15_000)
      const wanted = [{ resource: configMaps, labelSelector: 'view=yes' }]
      const view = await openView(cluster, wanted, { clock: systemClock, report: silent, signal })
      const seen = (): unknown => view.find('ConfigMap', 'seen')?.data
      const next = async (write: Promise<unknown>): Promise<unknown> => {
        const changed = view.changed(signal)
        await write
        await changed
        return seen()
      }
      try {
        const before = seen()
        const created = await next(cluster.create(configMaps, labelled('a')))
        const live = await cluster.get(configMaps, 'seen')
        const operations = [{ op: 'replace', path: '/data/value', value: 'b' }] as const
        const patched = await next(cluster.patch(configMaps, 'seen', operations))
        const gone = await next(cluster.remove(configMaps, 'seen', { uid: live?.metadata.uid ?? '' }))
        expect([before, created, patched, gone]).toEqual([undefined, { value: 'a' }, { value: 'b' }, undefined])
      } finally {
        view.close()
      }
    })

    test('a watch from before the history begins is GONE or tells it all', async () => {
      const events: string[] = []
      const stop = new AbortController()
      await cluster.watch(configMaps, { resourceVersion: '1', signal: stop.signal }, ({ type }) => {
        events.push(type)
        stop.abort()
      })
      expect(['GONE', 'ADDED']).toContain(events[0])
    })

    test('whoever is asked for rights answers', async () => {
      expect(await cluster.may('create', 'apps', 'deployments')).toBe(true)
    })
  })
}
