import { describe, expect, test } from 'vitest'
import type { Subject } from './subject.ts'

interface JobStatus {
  conditions?: { type: string; status: string; reason?: string; message?: string }[]
}

const job = (name: string, image: string, spec: object = {}) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    ...spec,
    template: {
      spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 1, containers: [{ name: 'main', image }] }
    }
  }
})

/** What hooks rely on: how a Job ends, what it calls its pods, and that its name is taken for as long as it is there. */
export function jobsContract(api: Subject): void {
  /** The conditions of a Job that has ended; the test's own time limit ends the wait. */
  async function ended(name: string) {
    for (;;) {
      const { body } = await api.call('GET', `batch/v1/jobs/${name}`)
      const conditions = (body.status as JobStatus | undefined)?.conditions ?? []
      if (conditions.some(({ type, status }) => /^(Complete|Failed)$/.test(type) && status === 'True'))
        return conditions
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  const told = (conditions: NonNullable<JobStatus['conditions']>, type: string) =>
    conditions.filter(one => one.type === type).map(({ status, message }) => ({ status, message }))

  describe('Jobs', () => {
    test('a Job is complete when it has run as often as it should', async context => {
      if (!api.served.controllers) return context.skip('no controllers run here')
      await api.call('POST', 'batch/v1/jobs', job('idle', 'web:1', { completions: 0 }))
      const conditions = await ended('idle')
      expect([told(conditions, 'Complete').map(({ status }) => status), told(conditions, 'Failed')]).toEqual([
        ['True'],
        []
      ])
    })

    test('a Job fails at its own deadline, in words', async context => {
      if (!api.served.controllers) return context.skip('no controllers run here')
      const image = api.served.pods?.image ?? 'web:1'
      await api.call('POST', 'batch/v1/jobs', job('late', image, { activeDeadlineSeconds: 1 }))
      expect(told(await ended('late'), 'Failed')).toEqual([
        { status: 'True', message: 'Job was active longer than specified deadline' }
      ])
    })

    test('the pods of a Job carry its name, belong to it, and go with it', async context => {
      if (!api.served.pods) return context.skip('no pods run here')
      const created = await api.call('POST', 'batch/v1/jobs', job('owner', api.served.pods.image))
      const pods = async () =>
        ((await api.call('GET', 'pods?labelSelector=job-name%3Downer')).body.items ?? []) as {
          metadata: { ownerReferences: { kind: string; uid: string }[] }
        }[]
      while ((await pods()).length === 0) await new Promise(resolve => setTimeout(resolve, 50))
      const owners = (await pods()).flatMap(({ metadata }) => metadata.ownerReferences)
      expect(owners.map(({ kind, uid }) => [kind, uid])).toEqual([['Job', created.body.metadata.uid]])
      const preconditions = { uid: created.body.metadata.uid }
      const body = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions }
      expect((await api.call('DELETE', 'batch/v1/jobs/owner', body)).status).toBe(200)
      while ((await pods()).length > 0) await new Promise(resolve => setTimeout(resolve, 50))
    })

    test('a second Job of the same name is refused while the first is there, ended or not', async () => {
      const twice = job('twice', 'web:1', { suspend: true })
      const [first, second] = [
        await api.call('POST', 'batch/v1/jobs', twice),
        await api.call('POST', 'batch/v1/jobs', twice)
      ]
      expect([first.status, second.status, second.body.reason, second.body.message]).toEqual([
        201,
        409,
        'AlreadyExists',
        'jobs.batch "twice" already exists'
      ])
    })

    test('the template of a Job never changes', async () => {
      await api.call('POST', 'batch/v1/jobs', job('fixed', 'web:1', { suspend: true }))
      const path = '/spec/template/spec/containers/0/image'
      const patch = [{ op: 'replace', path, value: 'web:2' }]
      const changed = await api.call('PATCH', 'batch/v1/jobs/fixed', patch, { type: 'application/json-patch+json' })
      expect([changed.status, String(changed.body.message)]).toEqual([
        422,
        expect.stringContaining('field is immutable')
      ])
    })
  })
}
