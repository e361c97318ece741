import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Strategy } from '../../../src/config/settings.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import type { Rule } from '../../../src/sandbox/cluster/api/access.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess } from '../../../src/sandbox/cluster/workload/in-process.ts'
import type { Cluster } from '../../../src/target/kubernetes/cluster.ts'
import { readHistory, wayBack } from '../../../src/target/kubernetes/history.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { hookRight, mergedRights, rights, rightsToApply, ruleYaml } from '../../../src/target/kubernetes/rights.ts'
import { rollOut, type Terms } from '../../../src/target/kubernetes/rollout.ts'
import { manifests as shopOf } from '../../model/shop.ts'
import { clientFor } from './client-for.ts'

let sandbox: SandboxCluster
/** What the hooks did, in the order in which they did it. */
let ran: string[]
let lines: string[]
/** Names of hooks that end in vain. */
let failing: Set<string>
let onStart: (name: string) => void

beforeEach(async () => {
  ran = []
  lines = []
  failing = new Set()
  onStart = () => undefined
  sandbox = await startCluster({
    namespaces: ['shop'],
    resolveImage: async reference =>
      reference.includes(':missing')
        ? { error: 'ErrImagePull', message: `${reference}: not found` }
        : { command: ['/web'], cwd: '/', env: {} },
    workload: inProcess(({ container, log }, life) => {
      if (container.name !== 'web') {
        const version = /:([^@]+)@/.exec(container.image)?.[1] ?? ''
        ran.push(`${container.name} ${version}`)
        log(`${container.name} of ${version}`)
        onStart(container.name)
        setImmediate(() => life.exit(failing.has(container.name) ? 1 : 0))
      }
      return (_, response) => void response.end('ok')
    })
  })
})
afterEach(() => sandbox.stop())

const imageOf = (version: string) => `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
const hook = (name: string, point: string, version: string): KubeObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, annotations: { 'cutover.dev/hook': point } },
  spec: {
    backoffLimit: 0,
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name, image: imageOf(version), envFrom: [{ configMapRef: { name: 'settings' } }] }]
      }
    }
  }
})
const settings: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: '1' } }
const shop = (version: string): KubeObject[] => [
  ...shopOf(imageOf(version)),
  settings,
  hook('migrate', 'before-staging', version),
  hook('warm', 'before-cutover', version),
  hook('announce', 'after-cutover', version)
]

const blueGreen: Strategy = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 0, deadline: 20_000 }
const report = {
  ...silent,
  line: (text: string) => void lines.push(text),
  foreign: (text: string) => void lines.push(`foreign: ${text}`)
}
const around = () => ({ clock: systemClock, report, signal: new AbortController().signal })
const run = { id: 'run', url: '', actor: '' }
const gates = { before: [], after: [] }

async function release(version: string, strategy: Strategy = blueGreen, as?: Cluster, objects = shop(version)) {
  const cluster = as ?? (await clientFor(sandbox))
  const images = [{ name: 'web', reference: imageOf(version) }]
  const wanted = { app: 'shop', namespace: 'shop', version, tag: version, images, strategy: strategy.kind }
  const found = objects.map(object => ({ object }))
  const { set, fallback } = await prepare(cluster, found, wanted, around())
  const terms: Terms = { intent: 'release', strategy, gates, run, ...(fallback ? { fallback } : {}) }
  return rollOut(cluster, set, terms, around())
}

const bare = (text: string) => text.replaceAll(/-(\d)-(\d)-(\d)-[0-9a-f]{8}/g, '')
const live = () => {
  const spec = sandbox.objects('Service', 'shop').find(({ metadata }) => metadata.name === 'web')?.spec
  return (spec as { selector?: Record<string, string> } | undefined)?.selector?.['cutover.dev/release']?.slice(0, 5)
}
const jobs = () =>
  sandbox
    .objects('Job', 'shop')
    .map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{8}$/, ''))
    .sort()

describe('hooks', () => {
  test('run once each at their points, with the images and configuration of the release, and show what they wrote', async () => {
    const seen: string[] = []
    onStart = name => {
      const green = sandbox.objects('Deployment', 'shop').length > 0
      seen.push(`${name}: ${green ? 'staged' : 'nothing staged'}, ${live() ?? 'nothing'} live`)
    }
    expect(await release('1.0.0')).toMatchObject({ outcome: 'SUCCEEDED' })
    expect(ran).toEqual(['migrate 1.0.0', 'warm 1.0.0', 'announce 1.0.0'])
    expect(seen).toEqual([
      'migrate: nothing staged, nothing live',
      'warm: staged, nothing live',
      'announce: staged, 1-0-0 live'
    ])
    expect(lines.map(bare).filter(line => /ook|foreign/.test(line))).toEqual([
      'Started hook migrate (before-staging)',
      'Hook migrate, container migrate:',
      'foreign:   migrate of 1.0.0',
      'Started hook warm (before-cutover)',
      'Hook warm, container warm:',
      'foreign:   warm of 1.0.0',
      'Started hook announce (after-cutover)',
      'Hook announce, container announce:',
      'foreign:   announce of 1.0.0'
    ])
    expect(await release('1.0.0')).toMatchObject({ why: '1.0.0 is live already; nothing to do' })
    expect(ran.length).toBe(3)
  })

  test.each(['migrate', 'warm'])(
    'a failing %s before the cutover stops the release, and moves no traffic',
    async name => {
      await release('1.0.0')
      failing.add(name)
      const { outcome, why } = await release('1.1.0')
      expect([outcome, bare(why), live()]).toEqual([
        'STOPPED',
        `hook ${name} failed: Job has reached the specified backoff limit; the traffic is on 1.0.0`,
        '1-0-0'
      ])
      expect(lines.map(bare)).toContain(`foreign:   ${name} of 1.1.0`)
    }
  )

  test('the next attempt repeats the hook that failed, and not the one that succeeded', async () => {
    await release('1.0.0')
    failing.add('warm')
    await release('1.1.0')
    failing.clear()
    ran.length = 0
    expect(await release('1.1.0')).toMatchObject({ outcome: 'SUCCEEDED' })
    expect(ran).toEqual(['warm 1.1.0', 'announce 1.1.0'])
    const warm = sandbox.objects('Job', 'shop').filter(({ metadata }) => metadata.name.startsWith('warm-1-1-0'))
    expect(warm.map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{8}/, ''))).toEqual([
      'warm-1-1-0',
      'warm-1-1-0-2'
    ])
  })

  test('a failing hook after the cutover sends the traffic back', async () => {
    await release('1.0.0')
    failing.add('announce')
    expect(await release('1.1.0')).toMatchObject({ outcome: 'ROLLED_BACK' })
    expect(live()).toBe('1-0-0')
  })

  test('a hook whose image is not there stops the release long before its deadline', async () => {
    const objects = shop('1.0.0').map(object =>
      object.metadata.name === 'migrate' ? hook('migrate', 'before-staging', 'missing') : object
    )
    const { outcome, why } = await release('1.0.0', blueGreen, undefined, objects)
    expect([outcome, why]).toEqual(['STOPPED', expect.stringMatching(/^hook migrate-\S+ failed: the image .*/)])
  })

  test('going back runs none of them', async () => {
    await release('1.0.0')
    await release('1.1.0')
    ran.length = 0
    const cluster = await clientFor(sandbox)
    const set = wayBack(await readHistory(cluster, 'shop'), 'shop', undefined)
    const ended = await rollOut(cluster, set, { intent: 'rollback', strategy: blueGreen, gates, run }, around())
    expect([ended.outcome, live(), ran]).toEqual(['SUCCEEDED', '1-0-0', []])
  })

  test('go with their release when it leaves the history', async () => {
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']) await release(version)
    expect(jobs().filter(name => name.startsWith('migrate'))).toEqual([
      'migrate-1-1-0',
      'migrate-1-2-0',
      'migrate-1-3-0',
      'migrate-1-4-0'
    ])
    await release('1.5.0', { ...blueGreen, keepReleases: 1 })
    expect(jobs().filter(name => name.startsWith('migrate'))).toEqual(['migrate-1-4-0', 'migrate-1-5-0'])
  })

  test('and Jobs that are none go with their release alike', async () => {
    const { annotations: _, ...metadata } = hook('report', '', '').metadata
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
      const report = { ...hook('report', '', version), metadata }
      await release(version, { ...blueGreen, keepReleases: 1 }, undefined, [
        ...shopOf(imageOf(version)),
        settings,
        report
      ])
    }
    expect(jobs()).toEqual(['report-1-1-0', 'report-1-2-0'])
  })

  test('of a rolling release run before anything is changed, and after it', async () => {
    const rolling: Strategy = { kind: 'rolling', bake: 0, deadline: 20_000 }
    const seen: string[] = []
    onStart = name => {
      const [web] = sandbox.objects('Deployment', 'shop')
      seen.push(`${name} beside ${/web:([^@]+)@/.exec(JSON.stringify(web ?? {}))?.[1] ?? 'nothing'}`)
    }
    await release('1.0.0', rolling)
    expect(await release('1.1.0', rolling)).toMatchObject({ outcome: 'SUCCEEDED' })
    expect(seen.slice(3)).toEqual(['migrate beside 1.0.0', 'warm beside 1.0.0', 'announce beside 1.1.0'])
    failing.add('announce')
    expect(await release('1.2.0', rolling)).toMatchObject({ outcome: 'ROLLED_BACK' })
  })

  test('need rights to Jobs, which releases without hooks are not asked for', async () => {
    const map = { apiVersion: 'v1', kind: 'ConfigMap', name: 'configmaps', namespaced: true }
    const ruleOf = ({ group, resource, verbs }: (typeof rights)[number]): Rule => ({
      apiGroups: [group],
      resources: [resource],
      verbs
    })
    const less = mergedRights([...rights, ...rightsToApply([map])])
    const plain = await clientFor(sandbox, less.map(ruleOf))
    const without = shop('1.0.0').filter(({ kind }) => kind !== 'Job')
    expect(await release('1.0.0', blueGreen, plain, without)).toMatchObject({ outcome: 'SUCCEEDED' })
    await expect(release('1.1.0', blueGreen, plain)).rejects.toMatchObject({
      message: expect.stringContaining('list/watch/create/delete jobs (to run the hooks of the release)')
    })
    const more = await clientFor(sandbox, [...less, hookRight].map(ruleOf))
    expect(await release('1.1.0', blueGreen, more)).toMatchObject({ outcome: 'SUCCEEDED' })
  })
})

test('the documentation prints the rule that hooks need', () => {
  expect(readFileSync('docs/hooks.md', 'utf8')).toContain(ruleYaml([hookRight]))
})
