import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Strategy } from '../../../src/config/settings.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import type { RequestRecord } from '../../../src/sandbox/cluster/api/faults.ts'
import { routeOf, verbOf } from '../../../src/sandbox/cluster/api/route.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import type { Cluster } from '../../../src/target/kubernetes/cluster.ts'
import { readHistory, wayBack } from '../../../src/target/kubernetes/history.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rights, roleYaml } from '../../../src/target/kubernetes/rights.ts'
import { rollOut, type Terms } from '../../../src/target/kubernetes/rollout.ts'
import { clientFor } from './client-for.ts'
import { deployment, manifests, service } from './shop.ts'

/** The Role as the documentation prints it. */
const { rules } = parse(roleYaml('shop')) as { rules: Rule[] }

let sandbox: SandboxCluster
let warnings: string[]

beforeEach(async () => {
  warnings = []
  sandbox = await startCluster({
    namespaces: ['shop'],
    backOff: { initial: 20, most: 50 },
    workload: inProcess(({ container, log }, life) => {
      const version = /:([^@]+)@/.exec(container.image)?.[1] ?? ''
      if (version.endsWith('-crash')) {
        log('no database')
        setImmediate(() => life.exit(1))
      }
      return (request, response) => {
        response.writeHead(request.url === '/healthz' && version.endsWith('-bad') ? 500 : 200).end(version)
      }
    })
  })
})
afterEach(() => sandbox.stop())

const imageOf = (version: string) => `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
const containers = (version: string) =>
  `containers: [{ name: web, image: '${imageOf(version)}', ports: [{ containerPort: 80 }], envFrom: [{ configMapRef: { name: settings } }, { secretRef: { name: keys } }] }]`

/** An app with every kind that the Role is for; its configuration is another one in each version. */
const shop = (version: string): string =>
  [
    deployment('web', 'web').replace('containers: []', containers(version)),
    service('web', 'web'),
    deployment('worker', 'worker').replace('containers: []', containers(version)),
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { version: '${version}' }\n`,
    `apiVersion: v1\nkind: Secret\nmetadata: { name: keys }\nstringData: { version: '${version}' }\n`,
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }\n',
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }\n'
  ].join('---\n')

/** For `rolling`, which applies whatever is in the manifests: kinds that the Role lets it apply. */
const tally = (version: string): string =>
  [
    deployment('tally', 'tally').replace('containers: []', `containers: [{ name: web, image: '${imageOf(version)}' }]`),
    service('tally', 'tally')
  ].join('---\n')

const blueGreen: Strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000 }
const rolling: Strategy = { kind: 'rolling', bake: 0, deadline: 20_000 }
const pace = { timeout: 1_000, attempts: 2, successes: 1, interval: 50, initialDelay: 0 }
const health = { kind: 'http', path: '/healthz', expect: 200, ...pace } as const
const report = { ...silent, warning: (text: string) => void warnings.push(text) }
const around = () => ({ clock: systemClock, report, signal: new AbortController().signal })
const run = { id: 'run', url: '', actor: '' }

async function prepared(cluster: Cluster, text: string, app: string, version: string, kind: Strategy['kind']) {
  const images = [{ name: 'web', reference: imageOf(version) }]
  const wanted = { app, namespace: 'shop', version, tag: `v${version}`, images, strategy: kind, gated: true }
  return prepare(cluster, manifests(text), wanted, around())
}

async function release(cluster: Cluster, app: string, version: string, strategy = blueGreen): Promise<string> {
  const text = strategy.kind === 'rolling' ? tally(version) : shop(version)
  const { set, fallback } = await prepared(cluster, text, app, version, strategy.kind)
  const gates = { before: version.endsWith('-bad') ? [] : [health], after: [health] }
  const terms: Terms = { intent: 'release', strategy, gates, run, ...(fallback ? { fallback } : {}) }
  const { outcome } = await rollOut(cluster, set, terms, around())
  return `${app} ${version} ${outcome}`
}

async function goBack(cluster: Cluster, app: string): Promise<string> {
  const set = wayBack(await readHistory(cluster, app), app, undefined)
  const terms: Terms = { intent: 'rollback', strategy: blueGreen, gates: { before: [], after: [] }, run }
  const { outcome } = await rollOut(cluster, set, terms, around())
  return `${app} back to ${set.version} ${outcome}`
}

/** What a request needs a right for: `get services/proxy`; nothing for discovery, and for asking about one's rights. */
function asked({ method, path, query }: RequestRecord): string[] {
  const route = routeOf(path)
  if (!route?.namespace) return []
  const watching = new URLSearchParams(query).has('watch')
  const resource = route.subresource ? `${route.type.plural}/${route.subresource}` : route.type.plural
  return [`${verbOf(method, route, watching)} ${route.type.group}/${resource}`]
}

const granted = rules.flatMap(({ apiGroups, resources, verbs }) =>
  resources.flatMap(resource => verbs.map(verb => `${verb} ${apiGroups[0]}/${resource}`))
)

describe('the Role', () => {
  test('is enough for all that Cutover does, and has no right that none of it uses', async () => {
    const administrator = await clientFor(sandbox)
    for (const { object } of [...manifests(shop('0.9.0')), ...manifests(tally('0.9.0'))])
      await administrator.create(await administrator.resource(object.apiVersion, object.kind), object)
    const from = sandbox.requests.length
    const cluster = await clientFor(sandbox, rules)
    const story: string[] = []
    for (const version of ['1.0.0', '1.1.0-bad', '1.2.0-crash', '1.3.0', '1.4.0', '1.5.0'])
      story.push(await release(cluster, 'shop', version))
    story.push(await goBack(cluster, 'shop'))
    for (const version of ['1.0.0', '1.1.0-bad']) story.push(await release(cluster, 'tally', version, rolling))
    expect(story).toEqual([
      'shop 1.0.0 SUCCEEDED',
      'shop 1.1.0-bad ROLLED_BACK',
      'shop 1.2.0-crash STOPPED',
      'shop 1.3.0 SUCCEEDED',
      'shop 1.4.0 SUCCEEDED',
      'shop 1.5.0 SUCCEEDED',
      'shop back to 1.4.0 SUCCEEDED',
      'tally 1.0.0 SUCCEEDED',
      'tally 1.1.0-bad ROLLED_BACK'
    ])
    const used = new Set(sandbox.requests.slice(from).flatMap(asked))
    expect([...used].sort()).toEqual(granted.sort())
    expect(sandbox.requests.slice(from).filter(({ status }) => status === 403)).toEqual([])
  })

  test.each(rights.filter(({ optional }) => !optional).map(right => [right.resource, right] as const))(
    'without its rule for %s stops a release before anything is changed',
    async (resource, { group, verbs, why }) => {
      const less = rules.map(rule => ({ ...rule, resources: rule.resources.filter(one => one !== resource) }))
      const cluster = await clientFor(sandbox, less)
      const lacks = `${verbs.join('/')} ${resource} (to ${why}).`
      await expect(prepared(cluster, shop('1.0.0'), 'shop', '1.0.0', 'blueGreen')).rejects.toMatchObject({
        code: 'PREFLIGHT_FAILED',
        message: expect.stringContaining(`The credentials lack rights in namespace shop: ${lacks}`),
        hint: expect.stringContaining(`apiGroups: ["${group}"]\n    resources: ["${resource}"]`)
      })
    }
  )

  test('without what only explanations need lets a release go, with a warning', async () => {
    const spared = rights.filter(({ optional }) => optional).map(({ resource }) => resource)
    const less = rules.map(rule => ({ ...rule, resources: rule.resources.filter(one => !spared.includes(one)) }))
    expect(await release(await clientFor(sandbox, less), 'shop', '1.0.0')).toBe('shop 1.0.0 SUCCEEDED')
    expect(await release(await clientFor(sandbox, less), 'shop', '1.1.0-crash')).toBe('shop 1.1.0-crash STOPPED')
    const lacks =
      'get pods/log (to say why a release is not ready), list events (to say why a release is not ready), list resourcequotas (to find out whether two releases fit); releases go without.'
    expect(warnings.filter(text => text.includes(lacks)).length).toBe(2)
  })
})

test('the Role to paste is YAML that grants exactly the rights', () => {
  expect(roleYaml('shop', rights.slice(0, 3))).toBe(
    `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: cutover, namespace: shop }
rules:
  - apiGroups: ["coordination.k8s.io"]
    resources: ["leases"]
    verbs: ["list", "watch", "get", "create", "update"]
  - apiGroups: [""]
    resources: ["services"]
    verbs: ["list", "watch", "get", "create", "patch"]
  - apiGroups: ["discovery.k8s.io"]
    resources: ["endpointslices"]
    verbs: ["list", "watch"]
`
  )
})
