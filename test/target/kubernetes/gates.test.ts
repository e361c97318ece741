import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { GateSettings, Gates, Strategy } from '../../../src/config/settings.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { systemProcesses } from '../../../src/io/process.ts'
import { silent } from '../../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import { ApiServer } from '../../../src/target/kubernetes/client.ts'
import { gatesFor } from '../../../src/target/kubernetes/gates.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rollOut } from '../../../src/target/kubernetes/rollout.ts'
import type { View } from '../../../src/target/kubernetes/view.ts'
import { podLabelsOf } from '../../../src/target/kubernetes/workload.ts'
import { failure } from '../../config/failure.ts'
import { type Got, type StandIn, standIn } from '../../gate/ports.ts'
import { manifests } from '../../model/shop.ts'

const http = systemHttp({})
let sandbox: SandboxCluster
let cluster: ApiServer
let server: StandIn | undefined
const foreign: string[] = []
const report = { ...silent, foreign: (text: string) => void foreign.push(text) }
/** How far the run's clock is ahead. */
let ahead = 0
const clock = { ...systemClock, now: () => systemClock.now() + ahead }
const around = () => ({ clock, report, signal: new AbortController().signal })

beforeEach(async () => {
  sandbox = await startCluster({
    namespaces: ['shop'],
    workload: inProcess(({ container }) => (_request, response) => {
      response.end(JSON.stringify({ version: /:([^@]+)@/.exec(container.image)?.[1] }))
    })
  })
  const files = { ...systemFiles, read: async () => Buffer.from(sandbox.kubeconfig), exists: async () => true }
  const environment = { KUBECONFIG: '/kubeconfig' }
  const ports = { files, processes: systemProcesses, clock: systemClock, report: silent, environment }
  cluster = new ApiServer(await openAccess({}, ports), http)
  foreign.length = 0
  ahead = 0
})
afterEach(async () => {
  server?.close()
  await sandbox.stop()
})

const pace = { timeout: 2_000, attempts: 1, successes: 1, interval: 50, initialDelay: 0 }
const blueGreen: Strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000 }

async function release(version: string, gates: Partial<Gates>, strategy: Strategy = blueGreen) {
  const image = `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
  const objects = manifests(image, ['web']).map(object => ({ object }))
  const wanted = { app: 'shop', namespace: 'shop', version, tag: version, images: [{ name: 'web', reference: image }] }
  const { set } = await prepare(cluster, objects, { ...wanted, strategy: strategy.kind }, around())
  const outside = { http, processes: systemProcesses }
  const run = { id: `run-${version}`, url: '', actor: '' }
  const terms = { intent: 'release', strategy, gates: { before: [], after: [], ...gates }, outside, run } as const
  return { rid: set.rid, ...(await rollOut(cluster, set, terms, around())) }
}

const told = ({ outcome, why, gates }: Awaited<ReturnType<typeof release>>) => ({
  outcome,
  why,
  gates: gates.map(({ when, name, state, says }) => `${when} ${name} ${state}: ${says}`)
})

describe('a release', () => {
  test('is asked through its preview before it is live, and through the live Service after it', async () => {
    await release('1.0.0', {})
    const version: GateSettings = {
      ...pace,
      kind: 'http',
      path: '/version',
      expect: '2xx',
      json: [{ path: '$.version', equals: '{{version}}' }]
    }
    expect(told(await release('1.1.0', { before: [version], after: [{ ...version, successes: 3 }] }))).toEqual({
      outcome: 'SUCCEEDED',
      why: 'shop 1.1.0 is live',
      gates: [
        'before http /version good: 200, expected 2xx; $.version is "1.1.0", expected "1.1.0"',
        'after http /version good: 200, expected 2xx; $.version is "1.1.0", expected "1.1.0"'
      ]
    })
    const asked = sandbox.requests.flatMap(({ path }) => /services\/([\w-]+):\d+\/proxy/.exec(path)?.[1] ?? [])
    expect([asked[0], new Set(asked.slice(-3))]).toEqual(['web-preview', new Set(['web'])])
  })

  test('whose command fails before the cutover is stopped, with what the command wrote', async () => {
    await release('1.0.0', {})
    const smoke: GateSettings = {
      ...pace,
      kind: 'command',
      run: 'echo "$CUTOVER_PHASE $CUTOVER_VERSION after $CUTOVER_PREVIOUS_VERSION at $CUTOVER_PREVIEW_URL"; exit 3'
    }
    const second = await release('1.1.0', { before: [{ ...smoke, name: 'smoke' }] })
    expect({ ...told(second), foreign }).toEqual({
      outcome: 'STOPPED',
      why: `1.1.0 failed its gate before the cutover: smoke: exit code 3, expected 0 (1 of 1 times in a row); the traffic is on 1.0.0`,
      gates: ['before smoke bad: exit code 3, expected 0'],
      foreign: ['The last lines of smoke:\nbefore 1.1.0 after 1.0.0 at http://web-preview.shop.svc:80']
    })
  })
})

describe('metrics', () => {
  const query = 'errors{pod=~".*-{{release}}-.*"}'
  const queryOf = ({ body }: Got): string => new URLSearchParams(body).get('query') ?? ''
  const gateAt = (url: string): GateSettings => ({
    ...pace,
    kind: 'prometheus',
    name: 'errors',
    url,
    query,
    window: 60_000,
    maxIncrease: '50%'
  })
  /** Gives each release, known by its place in the order, its value. */
  const valuesOf = (values: Readonly<Record<string, string>>) => (got: Got) => {
    const found = Object.entries(values).find(([release]) => queryOf(got).includes(release))
    const result = found ? [{ metric: {}, value: [0, found[1]] }] : []
    return { body: { status: 'success', data: { resultType: 'vector', result } } }
  }

  test('under traffic are compared with those of the release before, and turn a worse one back', async () => {
    server = await standIn(valuesOf({ '1-0-0': '10', '1-1-0': '16' }))
    const first = await release('1.0.0', { after: [gateAt(server.url)] })
    const second = await release('1.1.0', { after: [gateAt(server.url)] })
    expect([told(first), told(second)]).toEqual([
      {
        outcome: 'SUCCEEDED',
        why: 'shop 1.0.0 is live',
        gates: ['after errors good: 10, nothing to compare with, over 1 min']
      },
      {
        outcome: 'ROLLED_BACK',
        why: '1.1.0 failed its gate under traffic: errors: 16, at most 50% above the 10 of 1.0.0, over 1 min (1 of 1 times in a row); the traffic is on 1.0.0',
        gates: ['after errors bad: 16, at most 50% above the 10 of 1.0.0, over 1 min']
      }
    ])
    const [mine, earlier] = [second, first].map(({ rid }) => `errors{pod=~".*-${rid}-.*"}`)
    expect(server.got.map(queryOf).slice(-2)).toEqual([mine, earlier])
  })

  test('that refuse to be asked stop a release before anything is changed', async () => {
    server = await standIn(() => ({ status: 401, body: 'no' }))
    const { url } = server
    expect(await failure(() => release('1.0.0', { after: [gateAt(url)] }))).toEqual({
      code: 'CONFIG_INVALID',
      message: `Gate errors can't be asked: ${new URL(url).host} answers 401: "no".`,
      hint: 'Nothing was changed. Check its address, its token and its query: the same question would be refused under traffic.'
    })
    const kinds = ['Lease', 'Deployment', 'Service', 'Secret']
    expect(kinds.flatMap(kind => sandbox.objects(kind, 'shop'))).toEqual([])
  })

  test('that can not be read before the cutover keep it from happening, and the deadline says why', async () => {
    server = await standIn(got => {
      if (server && server.got.length > 1) ahead = 3_600_000
      return valuesOf({})(got)
    })
    const { rid, outcome, why, gates } = await release('1.0.0', { before: [gateAt(server.url)] })
    const none = 'the query gives no value: nothing was measured yet, or its labels match nothing'
    expect({ outcome, why, gates }).toEqual({
      outcome: 'TIMED_OUT',
      why: `1.0.0 was not live within 20 s: web-${rid} 2/2 ready; errors: can't be read for 1 h, which is no pass: ${none}; the traffic is on no release`,
      gates: [{ when: 'before', name: 'errors', state: 'unread', says: none, good: 0, asked: 2 }]
    })
  })
})

describe('the new pods', () => {
  const pods = { restarts: 0, oomKills: 0, unready: 100 }

  test('are watched through the bake without a request of their own', async () => {
    expect(told(await release('1.0.0', { pods })).gates).toEqual([
      'after pods good: 0 restarts, at most 0; 0 out of memory, at most 0; none unready that was ready'
    ])
  })

  test('are those of the release that stay, and are judged by what their containers went through', async () => {
    const { set } = await release('1.0.0', {})
    const [labels = {}] = set.deployments.map(({ object }) => podLabelsOf(object))
    const killed = { restartCount: 1, lastState: { terminated: { reason: 'OOMKilled' } } }
    const pod = (name: string, containerStatuses: unknown[], more: object = {}): KubeObject => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, uid: name, labels, ...more },
      status: { conditions: [{ type: 'Ready', status: 'True' }], containerStatuses }
    })
    let now = [pod('a', [{ restartCount: 0 }, { restartCount: 2 }])]
    const view = { objects: (kind: string) => (kind === 'Pod' ? now : []) } as unknown as View
    const terms = { gates: { before: [], after: [], pods }, strategy: blueGreen }
    const gates = await gatesFor(cluster, view, set, terms, around())
    const signal = new AbortController().signal
    await gates.after.look(signal)
    const first = gates.after.verdict.state
    now = [
      pod('a', [killed, { restartCount: 2 }]),
      pod('other', [{ restartCount: 9 }], { labels: { app: 'other' } }),
      pod('gone', [{ restartCount: 9 }], { deletionTimestamp: '2026-01-01T00:00:00Z' }),
      { ...pod('evicted', []), status: { phase: 'Failed', containerStatuses: [{ restartCount: 9 }] } }
    ]
    ahead = 5_000
    await gates.after.look(signal)
    expect([first, gates.after.verdict.state, gates.after.verdict.says]).toEqual([
      'passed',
      'failed',
      'pods: 1 restart, at most 0; 1 out of memory, at most 0; none unready that was ready (1 of 1 times in a row)'
    ])
  })
})

test('what a release echoes of a secret is shown nowhere', async () => {
  const gate: GateSettings = { ...pace, kind: 'http', path: '/', expect: 418, headers: { 'x-version': 'hush-hush' } }
  const gates = { after: [{ ...gate, matches: 'never' }], secrets: ['1.0.0'] }
  const { why, gates: records } = await release('1.0.0', gates)
  expect([why.split(':')[2], records[0]?.says]).toEqual([' 200, expected 418', '200, expected 418: {"version":"***"}'])
})
