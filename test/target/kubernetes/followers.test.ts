import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { Pipeline } from '../../model/pipeline.ts'
import { goalFor, manifests as shopOf } from '../../model/shop.ts'
import { holder, live, plain } from './stage.ts'

const follower = (name: string, version: string, when?: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, ...(when ? { annotations: { 'cutover.dev/with': when } } : {}) },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: `worker:${version}` }] } }
  }
})
const report = (version: string): KubeObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'report' },
  spec: { template: { spec: { containers: [{ name: 'report', image: `worker:${version}` }] } } }
})

const rendered = (version: string, when?: string) =>
  render(
    [
      ...shopOf(`registry.test/web:${version}`),
      follower('early', version, when ?? 'staging'),
      follower('with', version, 'cutover'),
      follower('worker', version),
      report(version)
    ].map(object => ({ object })),
    { app: 'shop', namespace: 'shop', version, tag: version, images: [] }
  )
const goal = (version: string) => goalFor(version, { set: rendered(version), ...holder(version) })

const imageOf = (object: KubeObject | undefined) => /worker:([\d.]+)/.exec(JSON.stringify(object ?? {}))?.[1]
const shown = (line: string) =>
  line.replace(/-1-[01]-0-[0-9a-f]{8}/g, '').replace(/^(Cut over|Staged Deployment).*/, '$1')

describe('what no Service selects', () => {
  test('is rolled with the part of the release that it names, after the bake where it names none', () => {
    const stage = plain()
    new Pipeline(stage, goal('1.0.0')).run()
    const pipeline = new Pipeline(stage, goal('1.1.0'))
    expect(pipeline.run()).toBe('SUCCEEDED')
    const told = pipeline.said.map(shown).filter(line => /^(Rolled|Cut over|Staged Deployment|Watching)/.test(line))
    expect(told).toEqual([
      'Rolled Deployment/early',
      'Staged Deployment',
      'Cut over',
      'Rolled Deployment/with',
      'Rolled Deployment/worker, Job/report'
    ])
  })

  test.each([
    ['early', 'TIMED_OUT'],
    ['with', 'ROLLED_BACK'],
    ['worker', 'ROLLED_BACK']
  ])('undoes the release when %s does not roll out, and goes back with it', (name, outcome) => {
    const stage = plain()
    new Pipeline(stage, goal('1.0.0')).run()
    stage.world = stage.world.breaking([name])
    const pipeline = new Pipeline(stage, { ...goal('1.1.0'), gates: { before: false, after: false } })
    expect([pipeline.run(), pipeline.said.filter(line => line.startsWith('Restored')).map(shown)]).toEqual([
      outcome,
      ['Restored Deployment/early, Deployment/with, Deployment/worker']
    ])
    expect(['early', 'with', 'worker'].map(one => imageOf(stage.world.get('Deployment', one)))).toEqual([
      '1.0.0',
      '1.0.0',
      '1.0.0'
    ])
  })

  test('goes back to what ran before the first release, too', () => {
    const stage = plain()
    stage.world = stage.world
      .put(...['early', 'with', 'worker'].map(name => follower(name, '0.9.0')))
      .breaking(['worker'])
    expect(new Pipeline(stage, { ...goal('1.0.0'), gates: { before: false, after: false } }).run()).toBe('ROLLED_BACK')
    expect(['early', 'with', 'worker'].map(one => imageOf(stage.world.get('Deployment', one)))).toEqual([
      '0.9.0',
      '0.9.0',
      '0.9.0'
    ])
  })

  test('follows the traffic where one goes back by hand, and its Jobs do not run again', () => {
    const stage = plain()
    new Pipeline(stage, goal('1.0.0')).run()
    new Pipeline(stage, goal('1.1.0')).run()
    const back = new Pipeline(stage, { ...goal('1.0.0'), intent: 'rollback', ...holder('back') })
    expect(back.run()).toBe('SUCCEEDED')
    expect(back.said.map(shown).filter(line => /^(Rolled|Cut over)/.test(line))).toEqual([
      'Cut over',
      'Rolled Deployment/early, Deployment/with, Deployment/worker'
    ])
  })

  test('leaves the traffic where a person took it back to, when it does not follow', () => {
    const stage = plain()
    new Pipeline(stage, goal('1.0.0')).run()
    new Pipeline(stage, goal('1.1.0')).run()
    stage.world = stage.world.breaking(['worker'])
    const back = new Pipeline(stage, { ...goal('1.0.0'), intent: 'rollback', ...holder('back') })
    expect([back.run(), live(stage)]).toEqual(['ROLLBACK_FAILED', goal('1.0.0').set.rid])
    expect(back.said.at(-1)).toBe(
      'ROLLBACK_FAILED: the traffic is on 1.0.0 again, and Deployment/worker did not roll out'
    )
  })

  test('says nothing but the parts that there are', () => {
    expect(() => rendered('1.0.0', 'pleasure')).toThrow(
      expect.objectContaining({
        code: 'MANIFEST_INVALID',
        message: "Deployment early is rolled with 'pleasure', which is no part of a release.",
        hint: 'Give the annotation cutover.dev/with as staging, cutover, commit.'
      })
    )
  })
})
