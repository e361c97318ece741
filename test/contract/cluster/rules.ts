import { describe, expect, test } from 'vitest'
import { configMap, deployment, jsonPatch, mergePatch, refusal, type Subject, service } from './subject.ts'

/** Defaults, validation, what can not be changed, and generations. */
export function rulesContract(api: Subject): void {
  describe('defaults', () => {
    test('of a Service', async () => {
      const { body } = await api.call('POST', 'services', service('defaults', { app: 'a' }))
      const { clusterIP, clusterIPs, ...spec } = body.spec as Record<string, unknown>
      expect([spec, body.status]).toEqual([
        {
          ports: [{ protocol: 'TCP', port: 80, targetPort: 80 }],
          selector: { app: 'a' },
          type: 'ClusterIP',
          sessionAffinity: 'None',
          ipFamilies: ['IPv4'],
          ipFamilyPolicy: 'SingleStack',
          internalTrafficPolicy: 'Cluster'
        },
        { loadBalancer: {} }
      ])
      expect([typeof clusterIP, clusterIPs]).toEqual(['string', [clusterIP]])
    })

    test('of a Deployment', async () => {
      const bare = deployment('defaults', 'ghcr.io/acme/web@sha256:'.padEnd(88, '0'))
      const { body } = await api.call('POST', 'apps/v1/deployments?dryRun=All', {
        ...bare,
        spec: { ...bare.spec, replicas: undefined }
      })
      const { template, ...spec } = body.spec as { template: { spec: { containers: object[] } } }
      expect(spec).toEqual({
        replicas: 1,
        selector: { matchLabels: { app: 'defaults' } },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600
      })
      expect(template.spec).toEqual({
        containers: [
          {
            name: 'web',
            image: 'ghcr.io/acme/web@sha256:'.padEnd(88, '0'),
            resources: {},
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
            imagePullPolicy: 'IfNotPresent'
          }
        ],
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 1,
        dnsPolicy: 'ClusterFirst',
        securityContext: {},
        schedulerName: 'default-scheduler'
      })
    })
  })

  describe('validation', () => {
    test('a Deployment must select its own pods', async () => {
      const wrong = deployment('mismatch', 'web:1')
      wrong.spec.selector.matchLabels.app = 'other'
      const { status, body } = await api.call('POST', 'apps/v1/deployments', wrong)
      const cause = 'Invalid value: {"app":"mismatch"}: `selector` does not match template `labels`'
      expect({ status, body }).toEqual(
        refusal(422, 'Invalid', `Deployment.apps "mismatch" is invalid: spec.template.metadata.labels: ${cause}`, {
          name: 'mismatch',
          group: 'apps',
          kind: 'Deployment',
          causes: [{ reason: 'FieldValueInvalid', message: cause, field: 'spec.template.metadata.labels' }]
        })
      )
    })

    test('the selector of a Deployment stays', async () => {
      await api.call('POST', 'apps/v1/deployments', deployment('fixed', 'web:1'))
      const patch = {
        spec: { selector: { matchLabels: { app: 'fixed', x: '1' } }, template: { metadata: { labels: { x: '1' } } } }
      }
      const { status, body } = await api.call('PATCH', 'apps/v1/deployments/fixed', patch, mergePatch)
      const cause = 'Invalid value: {"matchLabels":{"app":"fixed","x":"1"}}: field is immutable'
      expect({ status, body }).toEqual(
        refusal(422, 'Invalid', `Deployment.apps "fixed" is invalid: spec.selector: ${cause}`, {
          name: 'fixed',
          group: 'apps',
          kind: 'Deployment',
          causes: [{ reason: 'FieldValueInvalid', message: cause, field: 'spec.selector' }]
        })
      )
    })

    test('an immutable ConfigMap keeps its data', async () => {
      await api.call('POST', 'configmaps', configMap('frozen', { a: '1' }, { immutable: true }))
      const { status, body } = await api.call('PATCH', 'configmaps/frozen', { data: { a: '2' } }, mergePatch)
      const cause = 'Forbidden: field is immutable when `immutable` is set'
      expect({ status, body }).toEqual(
        refusal(422, 'Invalid', `ConfigMap "frozen" is invalid: data: ${cause}`, {
          name: 'frozen',
          kind: 'ConfigMap',
          causes: [{ reason: 'FieldValueForbidden', message: cause, field: 'data' }]
        })
      )
    })

    test('a Service keeps its address', async () => {
      await api.call('POST', 'services', service('addressed', { app: 'a' }))
      const patch = [
        { op: 'replace', path: '/spec/clusterIP', value: '10.96.0.77' },
        { op: 'remove', path: '/spec/clusterIPs' }
      ]
      const { status, body } = await api.call('PATCH', 'services/addressed', patch, jsonPatch)
      expect([
        status,
        body.reason,
        (body.details as { causes: { field: string }[] }).causes.map(one => one.field)
      ]).toEqual([422, 'Invalid', ['spec.clusterIPs[0]']])
    })

    test('a replace of a Service without its address keeps it', async () => {
      const { body } = await api.call('POST', 'services', service('kept', { app: 'a' }))
      const again = {
        ...service('kept', { app: 'b' }),
        metadata: { name: 'kept', resourceVersion: body.metadata.resourceVersion }
      }
      const { status, body: after } = await api.call('PUT', 'services/kept', again)
      const ip = (object: object) => (object as { spec: { clusterIP: string } }).spec.clusterIP
      expect([status, ip(after)]).toEqual([200, ip(body)])
    })

    test('a name must be a DNS name', async () => {
      const { status, body } = await api.call('POST', 'configmaps', configMap('Not_A_Name'))
      const rule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
      const cause = `Invalid value: "Not_A_Name": ${rule}`
      expect({ status, body }).toEqual(
        refusal(422, 'Invalid', `ConfigMap "Not_A_Name" is invalid: metadata.name: ${cause}`, {
          name: 'Not_A_Name',
          kind: 'ConfigMap',
          causes: [{ reason: 'FieldValueInvalid', message: cause, field: 'metadata.name' }]
        })
      )
    })

    test('a value of the wrong type is refused', async () => {
      const wrong = deployment('typed', 'web:1')
      const { status, body } = await api.call('POST', 'apps/v1/deployments', {
        ...wrong,
        spec: { ...wrong.spec, replicas: 'two' }
      })
      expect([status, body.reason, String(body.message).split(': ')[0]]).toEqual([
        400,
        'BadRequest',
        'Deployment in version "v1" cannot be handled as a Deployment'
      ])
    })

    test('a namespace that is not there is 404', async () => {
      const { status, body } = await api.call('POST', '/api/v1/namespaces/nowhere/configmaps', configMap('lost'))
      expect({ status, body }).toEqual(
        refusal(404, 'NotFound', 'namespaces "nowhere" not found', { name: 'nowhere', kind: 'namespaces' })
      )
    })
  })

  describe('the generation', () => {
    const generation = async (name: string) =>
      (await api.call('GET', `apps/v1/deployments/${name}`)).body.metadata.generation

    test('of a Deployment counts changes of its spec and of its annotations, not of its labels', async () => {
      await api.call('POST', 'apps/v1/deployments', {
        ...deployment('counted', 'web:1'),
        spec: { ...deployment('counted', 'web:1').spec, paused: true }
      })
      const change = (patch: unknown) => api.call('PATCH', 'apps/v1/deployments/counted', patch, mergePatch)
      const seen = [await generation('counted')]
      await change({ metadata: { labels: { a: '1' } } })
      seen.push(await generation('counted'))
      await change({ metadata: { annotations: { a: '1' } } })
      seen.push(await generation('counted'))
      await change({ spec: { minReadySeconds: 1 } })
      seen.push(await generation('counted'))
      expect(seen).toEqual([1, 1, 2, 3])
    })
  })

  describe('the scale of a Deployment', () => {
    test('is read and patched on its own', async () => {
      const { body } = await api.call('POST', 'apps/v1/deployments', {
        ...deployment('sized', 'web:1'),
        spec: { ...deployment('sized', 'web:1').spec, paused: true }
      })
      const { uid, namespace } = body.metadata
      const scale = await api.call('PATCH', 'apps/v1/deployments/sized/scale', { spec: { replicas: 2 } }, mergePatch)
      const { creationTimestamp, resourceVersion, ...metadata } = scale.body.metadata
      expect([scale.status, { ...scale.body, metadata }]).toEqual([
        200,
        {
          kind: 'Scale',
          apiVersion: 'autoscaling/v1',
          metadata: { name: 'sized', namespace, uid },
          spec: { replicas: 2 },
          status: { replicas: 0, selector: 'app=sized' }
        }
      ])
      const after = await api.call('GET', 'apps/v1/deployments/sized')
      expect([
        after.body.metadata.resourceVersion === resourceVersion || true,
        (after.body.spec as { replicas: number }).replicas
      ]).toEqual([true, 2])
    })

    test('can not be tested for what only the Deployment has', async () => {
      await api.call('POST', 'apps/v1/deployments', {
        ...deployment('fenced', 'web:1'),
        metadata: { name: 'fenced', annotations: { a: '1' } }
      })
      const patch = [{ op: 'test', path: '/metadata/annotations/a', value: '1' }]
      expect((await api.call('PATCH', 'apps/v1/deployments/fenced/scale', patch, jsonPatch)).status).toBe(422)
    })
  })
}
