import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import type { SandboxCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import type { Cluster } from '../../../src/target/kubernetes/cluster.ts'
import { bindingsRight } from '../../../src/target/kubernetes/load-balancers.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { preflight, type ReleaseManner } from '../../../src/target/kubernetes/preflight.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import {
  hookRight,
  mergedRights,
  rights,
  rightsToApply,
  roleYaml,
  ruleYaml
} from '../../../src/target/kubernetes/rights.ts'
import { clientFor } from './client-for.ts'
import { manifests, shop, shopOptions } from './shop.ts'

let sandbox: SandboxCluster

beforeEach(async () => {
  sandbox = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => sandbox.stop())

const as = (rules?: readonly Rule[], namespace?: string): Promise<Cluster> => clientFor(sandbox, rules, namespace)

const warned = [
  'Deployment web has no readinessProbe: ready will mean no more than started.',
  'Deployment web has no preStop hook: connections that clients keep open are cut when its pods end.',
  'Service web sends port 9090 to 9090, which no container of Deployment web offers.'
]

async function found(cluster: Cluster, text = shop, manner: ReleaseManner = { gated: true }) {
  const objects = manifests(text)
  const set = render(objects, { ...shopOptions, namespace: cluster.namespace, ...manner })
  const findings = await preflight(cluster, set, objects, manner)
  return findings.filter(({ message }) => !warned.includes(message))
}

/** All that a client does, as functions of their own. */
const bound = (cluster: Cluster): Cluster =>
  new Proxy(cluster, {
    ownKeys: () => ['namespace', 'server', ...methods],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (target, name: keyof Cluster) => {
      const value = target[name]
      return typeof value === 'function' ? value.bind(target) : value
    }
  })
const methods = [
  'resource',
  'get',
  'list',
  'watch',
  'create',
  'replace',
  'patch',
  'apply',
  'remove',
  'proxy',
  'logs',
  'may'
]

const ruleOf = ({ group, resource, verbs }: { group: string; resource: string; verbs: readonly string[] }): Rule => ({
  apiGroups: [group],
  resources: [resource],
  verbs
})
const shared = rightsToApply([
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'ingresses', namespaced: true },
  { apiVersion: 'v1', kind: 'ConfigMap', name: 'configmaps', namespaced: true },
  { apiVersion: 'v1', kind: 'Secret', name: 'secrets', namespaced: true },
  { apiVersion: 'apps/v1', kind: 'Deployment', name: 'deployments', namespaced: true }
])
const enough = [...rights, hookRight, ...shared].map(ruleOf)

describe('a preflight', () => {
  test('finds nothing wrong with sound manifests, and writes nothing', async () => {
    expect(await found(await as(enough))).toEqual([])
    const isWrite = ({ method, path, query }: { method: string; path: string; query: string }): boolean =>
      method !== 'GET' && !/dryRun|reviews/.test(`${path}?${query}`)
    expect(sandbox.requests.filter(isWrite)).toEqual([])
  })

  test('asks for all rights in one request where the rules are known', async () => {
    await found(await as(enough))
    const reviews = sandbox.requests.filter(({ path }) => path.includes('reviews')).map(({ path }) => path)
    expect(reviews).toEqual(['/apis/authorization.k8s.io/v1/selfsubjectrulesreviews'])
  })

  test('names all missing rights at once, with the Role to paste', async () => {
    const less = enough.filter(({ resources }) => !['leases', 'ingresses', 'events'].includes(resources[0] ?? ''))
    const lease = {
      group: 'coordination.k8s.io',
      resource: 'leases',
      verbs: ['list', 'watch', 'get', 'create', 'update']
    }
    const ingress = { group: 'networking.k8s.io', resource: 'ingresses', verbs: ['get', 'create', 'patch'] }
    expect(await found(await as(less))).toEqual([
      {
        severity: 'error',
        message:
          'The credentials lack rights in namespace shop: list/watch/get/create/update leases (to hold the lock), get/create/patch ingresses (to apply Ingress objects of the manifests).',
        hint: `Add these rules to the Role that is bound to them:\n${ruleYaml([lease, ingress])}`
      },
      {
        severity: 'warning',
        message:
          'The credentials lack rights in namespace shop: list events (to say why a release is not ready); releases go without.',
        hint: 'Add these rules to the Role that is bound to them:\n  - apiGroups: [""]\n    resources: ["events"]\n    verbs: ["list"]\n'
      }
    ])
  })

  test('prints the whole Role to who has no rights at all', async () => {
    const findings = await found(await as([]))
    expect(findings).toEqual([
      {
        severity: 'error',
        message:
          'The credentials lack rights in namespace shop: list/watch/get/create/update leases (to hold the lock), list/watch/get/create/patch services (to move traffic), list/watch endpointslices (to see who gets traffic), list/watch/get/create/patch/delete deployments (to run each release), and 9 more.',
        hint: `Apply this Role, and bind it to them by a RoleBinding:\n${roleYaml('shop', mergedRights([...rights, hookRight, ...shared]))}`
      }
    ])
  })

  test('needs the way of the gates where there are gates, and does not ask for it where there are none', async () => {
    const less = await as(enough.filter(({ resources }) => !resources.includes('services/proxy')))
    const rule = '  - apiGroups: [""]\n    resources: ["services/proxy"]\n    verbs: ["get"]\n'
    expect(await found(less, shop, { gated: true })).toEqual([
      {
        severity: 'error',
        message: 'The credentials lack rights in namespace shop: get services/proxy (to ask the gates of the release).',
        hint: `Add these rules to the Role that is bound to them:\n${rule}`
      }
    ])
    expect(await found(less, shop, { gated: false })).toEqual([])
  })

  test('asks to see target group bindings where the cluster has any, and goes without', async () => {
    const serving = (cluster: Cluster): Cluster => ({
      ...bound(cluster),
      resource: (apiVersion, kind) =>
        kind === 'TargetGroupBinding'
          ? Promise.resolve({ apiVersion, kind, name: 'targetgroupbindings', namespaced: true })
          : cluster.resource(apiVersion, kind)
    })
    const rule = '  - apiGroups: ["elbv2.k8s.aws"]\n    resources: ["targetgroupbindings"]\n    verbs: ["list"]\n'
    expect(readFileSync('docs/strategies.md', 'utf8')).toContain(rule)
    expect(await found(serving(await as(enough)))).toEqual([
      {
        severity: 'warning',
        message:
          'The credentials lack rights in namespace shop: list targetgroupbindings (to see which load balancers send traffic to pods by their addresses); releases go without.',
        hint: `Add these rules to the Role that is bound to them:\n${rule}`
      }
    ])
    expect(await found(serving(await as([...enough, ruleOf(bindingsRight)])))).toEqual([])
    const rolling = await found(serving(await as(enough)), shop, { gated: true, strategy: 'rolling' })
    expect(JSON.stringify(rolling)).not.toContain('targetgroupbindings')
  })

  test('only warns who may list but not watch', async () => {
    const less = enough.map(rule => ({ ...rule, verbs: rule.verbs.filter(verb => verb !== 'watch') }))
    const findings = await found(await as(less))
    expect(findings.map(({ severity }) => severity)).toEqual(['warning'])
  })

  test('shows what the API server would refuse, at the line of the manifests', async () => {
    const wrong = shop
      .replace('matchLabels: { app: worker }', 'matchLabels: { app: other }')
      .replace('containerPort: 8080', 'containerPort: 99999')
    const findings = await found(await as(), wrong)
    const objects = manifests(wrong)
    const places = objects.filter(({ object }) => object.kind === 'Deployment').map(({ at }) => at)
    expect(findings.map(({ severity, at }) => ({ severity, at }))).toEqual(
      places.map(at => ({ severity: 'error', at }))
    )
  })

  test('says that the namespace is missing, once', async () => {
    expect(await found(await as(undefined, 'nowhere'))).toEqual([
      {
        severity: 'error',
        message: 'Namespace nowhere does not exist.',
        hint: 'Create it first: kubectl create namespace nowhere'
      }
    ])
  })

  test('takes kinds that the cluster does not serve for an error, unless the manifests define them', async () => {
    const widget = `${shop}---\napiVersion: acme.dev/v1\nkind: Widget\nmetadata: { name: w }\n`
    const definition = `${widget}---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: widgets.acme.dev }\nspec: { group: acme.dev, names: { kind: Widget, plural: widgets }, versions: [{ name: v1, served: true }] }`
    const unknown = {
      severity: 'error',
      message: 'The cluster does not serve Widget of acme.dev/v1.',
      hint: 'Install what defines it (a custom resource definition) first, or use an apiVersion that this cluster serves.',
      at: manifests(widget).at(-1)?.at
    }
    const ofWidget = async (text: string) =>
      (await found(await as(), text)).filter(({ message }) => message.includes('Widget'))
    expect([await ofWidget(widget), await ofWidget(definition)]).toEqual([[unknown], []])
  })

  test('has no objection to what exists already, nor to what kubectl wrote', async () => {
    const cluster = await as()
    const objects = manifests(shop)
    const set = render(objects, shopOptions)
    for (const { object } of [...set.deployments, ...set.services]) {
      await cluster.create(await cluster.resource(object.apiVersion, object.kind), object)
    }
    expect(await found(cluster)).toEqual([])
  })

  test('finds a field that nobody may change, although kubectl owns the object', async () => {
    const cluster = await as()
    const worker = (app: string) =>
      `apiVersion: apps/v1
kind: Deployment
metadata: { name: tally, namespace: shop }
spec:
  replicas: 0
  selector: { matchLabels: { app: ${app} } }
  template: { metadata: { labels: { app: ${app} } }, spec: { containers: [{ name: tally, image: 'tally:1' }] } }
`
    const [before] = manifests(worker('tally')).map(({ object }) => object as KubeObject)
    if (before) await cluster.create(await cluster.resource('apps/v1', 'Deployment'), before)
    const findings = await found(cluster, `${shop}---\n${worker('counter')}`)
    expect(findings.map(({ severity, message }) => ({ severity, message }))).toEqual([
      { severity: 'error', message: expect.stringContaining('spec.selector: Invalid value') }
    ])
  })

  test('does not ask `rolling` for what only blue-green needs', async () => {
    const noService = shop.replace('selector: { app: web }', 'selector: { app: none }')
    expect(await found(await as(), noService, { strategy: 'rolling' })).toEqual([])
  })
})
