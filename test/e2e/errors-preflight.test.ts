import { describe, expect } from 'vitest'
import { failed, imageOf, it } from './shop.ts'
import { deployment, service } from './shop-files.ts'

const every = ['*']
const rights = [
  { apiGroups: [''], resources: every, verbs: every },
  { apiGroups: ['apps', 'discovery.k8s.io', 'autoscaling', 'policy'], resources: every, verbs: every },
  { apiGroups: ['coordination.k8s.io'], resources: every, verbs: ['get', 'list', 'watch'] }
]

const quota = (hard: string): string =>
  `apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team }\nspec: { hard: ${hard} }\n`

const database = (serviceName: string): string => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: ${serviceName}
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: registry.test/acme/db:1 }] }
`

describe('a release that can not succeed is refused before anything is changed', () => {
  it('without a right, with the rule to paste', async ({ shop }) => {
    const token = shop.cluster.addUser('releaser', rights)
    shop.secrets.push(token)
    await shop.write('kubeconfig', shop.cluster.kubeconfigFor(token))
    const ran = await shop.deploy('1.1.0')
    expect(ran.summary).toContain('## ⛔ Stopped: `PREFLIGHT_FAILED`')
    expect(shop.told(ran)).toEqual(
      failed(
        'PREFLIGHT_FAILED',
        `web 1.1.0 can't be released (nothing was changed):
- The credentials lack rights in namespace shop: create/update leases (to hold the lock).
Add these rules to the Role that is bound to them:
  - apiGroups: ["coordination.k8s.io"]
    resources: ["leases"]
    verbs: ["create", "update"]`
      )
    )
    expect(shop.writes()).toEqual([])
  })

  it('to a namespace that is not there', async ({ shop }) => {
    expect(shop.told(await shop.deploy('1.1.0', { inputs: { namespace: 'shopp' } }))).toEqual(
      failed(
        'PREFLIGHT_FAILED',
        `web 1.1.0 can't be released (nothing was changed):
- Namespace shopp does not exist.
Create it first: kubectl create namespace shopp`
      )
    )
    expect(shop.writes()).toEqual([])
  })

  it('without a Service, at the line of its Deployment', async ({ shop }) => {
    await shop.write('k8s/service.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n')
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'PREFLIGHT_FAILED',
        `web 1.1.0 can't be released (nothing was changed):
- No Service of the manifests selects the pods of Deployment web, so there is no traffic to cut over.
Add its Service to the manifests, correct the selector, or use strategy: rolling, which needs none of this.`,
        { file: 'k8s/deployment.yaml', line: '1', col: '1' }
      )
    )
    expect(shop.writes()).toEqual([])
  })

  it('changing a field that Kubernetes never changes, at its object', async ({ shop }) => {
    await shop.write('k8s/db.yaml', database('db'))
    await shop.deploy('1.1.0')
    const before = shop.writes()
    await shop.write('k8s/db.yaml', database('database'))
    expect(shop.told(await shop.deploy('1.2.0'))).toEqual(
      failed(
        'PREFLIGHT_FAILED',
        `web 1.2.0 can't be released (nothing was changed):
- Can't patch StatefulSet db in namespace shop: StatefulSet.apps "db" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden (HTTP 422).
Kubernetes never changes that field of an existing object. Rename the object in the manifest, or delete the old one by hand (kubectl delete --cascade=orphan keeps its pods).`,
        { file: 'k8s/db.yaml', line: '1', col: '1' }
      )
    )
    expect(shop.writes()).toEqual(before)
  })

  it.for([
    ['{ pods: "3" }', 'pods 2 of 3 used, 2 more needed'],
    // The API server refuses this one in its dry run, too: it is told once.
    ['{ count/deployments.apps: "1" }', 'count/deployments.apps 1 of 1 used, 1 more needed']
  ] as const)('over a quota of %s that the old release takes up', async ([hard, short], { shop }) => {
    await shop.create(deployment({ image: imageOf('1.0.0') }), service(), quota(hard))
    await shop.ready('web')
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'PREFLIGHT_FAILED',
        `web 1.1.0 can't be released (nothing was changed):
- ResourceQuota team has no room for the new release beside the old one: ${short}.
Raise the quota for the time of the release, lower replicas or requests, or use strategy: rolling.`
      )
    )
    expect(shop.writes()).toEqual([])
  })

  it('for several reasons, which it tells at once', async ({ shop }) => {
    await shop.write(
      'k8s/deployment.yaml',
      deployment().replace('replicas: 2', 'replicas: 0\n  strategy: { type: Recreate }')
    )
    expect(shop.told(await shop.deploy('1.1.0'))).toEqual(
      failed(
        'PREFLIGHT_FAILED',
        `web 1.1.0 can't be released (2 findings; nothing was changed):
- Deployment web has 0 replicas, so no traffic can go to it.
- Deployment web has strategy Recreate, which says that two versions of it must not run at once; blue-green runs both.
Set replicas to 1 or more.
Remove that strategy if they may, or use strategy: rolling.`,
        { file: 'k8s/deployment.yaml', line: '1', col: '1' }
      )
    )
    expect(shop.writes()).toEqual([])
  })
})

describe('a release over a rollout of somebody else', () => {
  it('waits for one ReplicaSet to adopt until its deadline, and changes nothing', async ({ shop }) => {
    shop.programs['0.9.1'] = () => (_, response) => response.writeHead(503).end()
    await shop.create(deployment({ image: imageOf('0.9.0') }), service())
    await shop.ready('web')
    await shop.replace(deployment({ image: imageOf('0.9.1') }))
    const rollingOut =
      'Deployment web is still rolling out, and can be adopted only when it has one ReplicaSet with pods'
    const ran = await shop.deploy('1.1.0', { inputs: { deadline: '1s' } })
    const { annotations, ...told } = shop.told(ran)
    const error = failed(
      'TIMED_OUT',
      `web 1.1.0: ${rollingOut}; nothing was changed.
Mend what it waits for (the log above and kubectl describe tell more), or give it more time with the input deadline.`,
      {},
      'TIMED_OUT'
    )
    const warning = {
      kind: 'warning',
      message: `${rollingOut}. The release waits for that until its deadline; kubectl rollout status tells what is missing, kubectl rollout undo ends it.`
    }
    expect({ ...told, annotations }).toEqual({ ...error, annotations: [warning, ...error.annotations] })
    expect(shop.writes()).toEqual([])
  })
})
