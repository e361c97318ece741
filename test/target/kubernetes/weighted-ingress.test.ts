import { describe, expect, test } from 'vitest'
import { type KubeObject, key } from '../../../src/target/kubernetes/objects.ts'
import type { Write } from '../../../src/target/kubernetes/writes.ts'
import { Pipeline, type Stage } from '../../model/pipeline.ts'
import { weightMark } from '../../model/routes.ts'
import { goalFor, plainShop } from '../../model/shop.ts'
import { front, pathTo } from './front.ts'
import { holder, live, movesTraffic, size, untilWrite } from './stage.ts'

const more = [front]
const weights = [
  { weight: 10, for: 60_000 },
  { weight: 50, for: 120_000 },
  { weight: 100, for: 0 }
]
const byCanary = { more, weights, ingressClass: 'nginx' }
const first = goalFor('1.0.0', { more })
const second = goalFor('1.1.0', { ...holder('second'), ...byCanary })
const third = goalFor('1.2.0', { ...holder('third'), ...byCanary })
const [blue, green] = [first.set.rid, second.set.rid]

function released(): Stage {
  const stage = { world: plainShop(['web'], more) }
  new Pipeline(stage, first).run()
  return stage
}

const canariesIn = ({ world }: Stage): KubeObject[] =>
  world.all('Ingress').filter(({ metadata }) => metadata.name !== 'front')
const weightsIn = (stage: Stage): Record<string, string | undefined> =>
  Object.fromEntries(
    canariesIn(stage).map(({ metadata }) => [metadata.labels?.[key.release], metadata.annotations?.[weightMark]])
  )
const backends = ({ world }: Stage): string[] =>
  world
    .all('Service')
    .map(({ metadata }) => metadata.name)
    .filter(name => !['web', 'web-preview'].includes(name))
const shares = (write: Write): boolean =>
  write.verb === 'patch' &&
  write.object.kind === 'Ingress' &&
  write.operations.some(({ op, path }) => op === 'replace' && path.includes('canary-weight'))
const makesCanary = (write: Write): boolean =>
  write.verb === 'create' && write.objects.some(({ metadata }) => metadata.name === `front-${green}`)

/** The weights of all canaries and the live release, each time that any of them differs. */
function courseOf(pipeline: Pipeline): unknown[] {
  const { stage } = pipeline
  const seen: string[] = []
  for (let turn = 0; turn < 2_000 && pipeline.outcome === undefined; turn++) {
    const now = JSON.stringify([weightsIn(stage), live(stage)])
    if (seen.at(-1) !== now) seen.push(now)
    pipeline.turn()
  }
  return seen.map(text => JSON.parse(text) as unknown)
}

describe('a release by canaries', () => {
  test('gets its share step by step, then the live Service, and leaves nothing of its own', () => {
    const stage = released()
    const before = stage.world.get('Ingress', 'front')?.spec
    const pipeline = new Pipeline(stage, second)
    expect(courseOf(pipeline)).toEqual([
      [{}, blue],
      [{ [green]: '0' }, blue],
      [{ [green]: '10' }, blue],
      [{ [green]: '50' }, blue],
      [{ [green]: '100' }, blue],
      [{ [green]: '100' }, green],
      [{ [green]: '0' }, green],
      [{}, green]
    ])
    expect([pipeline.outcome, backends(stage), size(stage, `web-${blue}`)]).toEqual(['SUCCEEDED', [], 0])
    expect(stage.world.get('Ingress', 'front')?.spec).toEqual(before)
    expect(pipeline.said.filter(line => /Ingress|Service/.test(line))).toEqual([
      'Fenced Service web at epoch 2',
      'Fenced Service web-preview at epoch 2',
      'Staged shared objects: Ingress/front',
      `Pointed Service web-preview at ${green}`,
      'Applied Ingress/front',
      `Staged Service web-${green}`,
      `Staged Ingress front-${green}`,
      `Ingress front-${green} sends 10 % to ${green}`,
      `Ingress front-${green} sends 50 % to ${green}`,
      `Ingress front-${green} sends 100 % to ${green}`,
      `Cut over: Service web now selects ${green}`,
      `Ingress front-${green} sends all requests to the live Service`,
      `Deleted Ingress front-${green}`,
      `Deleted Service web-${green}`
    ])
  })

  test('makes a canary of the same class and hosts, and of the paths to its Services alone', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, makesCanary))
    const { uid } = stage.world.get('Deployment', `web-${green}`)?.metadata ?? {}
    const [canary] = canariesIn(stage)
    const { resourceVersion: _version, uid: _uid, ...metadata } = canary?.metadata ?? { name: '' }
    expect({ ...canary, metadata }).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: `front-${green}`,
        namespace: 'shop',
        labels: { [key.app]: 'shop', [key.release]: green },
        annotations: {
          'nginx.ingress.kubernetes.io/canary': 'true',
          'nginx.ingress.kubernetes.io/canary-weight': '0',
          'nginx.ingress.kubernetes.io/affinity-canary-behavior': 'legacy',
          [key.version]: '1.1.0',
          [key.epoch]: '2'
        },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: `web-${green}`, uid }]
      },
      spec: {
        ingressClassName: 'nginx',
        rules: [{ host: 'shop.test', http: { paths: [pathTo('/', `web-${green}`)] } }]
      }
    })
  })

  test('that fails its gate gives its share back in one write, and no Service moves', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, shares))
    pipeline.gates.after = 'failed'
    pipeline.land(untilWrite(pipeline, shares))
    expect([weightsIn(stage), live(stage)]).toEqual([{ [green]: '0' }, blue])
    expect(pipeline.run()).toBe('ROLLED_BACK')
    expect([weightsIn(stage), size(stage, `web-${blue}`), size(stage, `web-${green}`), backends(stage)]).toEqual([
      {},
      2,
      0,
      []
    ])
  })

  test('that fails in its bake gives the Service back as any other', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, movesTraffic))
    pipeline.gates.after = 'failed'
    expect(pipeline.run()).toBe('ROLLED_BACK')
    expect([weightsIn(stage), live(stage), backends(stage)]).toEqual([{}, blue, []])
  })

  const edits: [string, (stage: Stage, canary: KubeObject) => KubeObject][] = [
    ['sets another weight', (_, canary) => marked(canary, { [weightMark]: '30' })],
    ['gives weights another total', (_, canary) => marked(canary, { [`${weightMark}-total`]: '1000' })],
    ['makes an Ingress of it', (_, canary) => marked(canary, { 'nginx.ingress.kubernetes.io/canary': 'false' })],
    ['sends its requests elsewhere', (_, canary) => ({ ...canary, spec: front.spec })],
    [
      'gives the Ingress another host',
      ({ world }) => ({
        ...(world.get('Ingress', 'front') as KubeObject),
        spec: { ...(front.spec as object), rules: [{ host: 'b.test', http: { paths: [pathTo('/', 'web')] } }] }
      })
    ]
  ]
  const marked = (object: KubeObject, marks: Record<string, string>): KubeObject => ({
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...marks } }
  })

  test.each(edits)('stops when somebody %s', (_, edit) => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, shares))
    pipeline.turn()
    stage.world = stage.world.put(edit(stage, canariesIn(stage)[0] as KubeObject))
    expect(pipeline.run()).toBe('STOPPED')
    expect(pipeline.said.at(-1)).toContain(`somebody else changed Ingress front-${green}`)
    expect([weightsIn(stage), live(stage), size(stage, `web-${green}`)]).toEqual([{}, blue, 0])
  })

  test('stops when somebody deletes its canary', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, shares))
    pipeline.turn()
    stage.world = stage.world.without(({ metadata }) => metadata.name === `front-${green}`)
    expect([pipeline.run(), weightsIn(stage), live(stage)]).toEqual(['STOPPED', {}, blue])
  })

  test('that was cut off is gone on with at the share that it had', () => {
    const stage = released()
    const dead = new Pipeline(stage, second)
    dead.land(untilWrite(dead, shares))
    dead.land(untilWrite(dead, shares))
    for (let turn = 0; turn < 3; turn++) dead.turn()
    const next = new Pipeline(stage, { ...second, ...holder('next') }, true)
    expect(courseOf(next)).toEqual([
      [{ [green]: '50' }, blue],
      [{ [green]: '100' }, blue],
      [{ [green]: '100' }, green],
      [{ [green]: '0' }, green],
      [{}, green]
    ])
    expect(next.outcome).toBe('SUCCEEDED')
  })

  test.each([
    ['another release', { ...third, weights: [] as const }],
    ['a release by canaries of its own', third],
    ['a rollback', { ...first, intent: 'rollback' as const, ...holder('back') }]
  ])('that was cut off loses its share to %s', (_, goal) => {
    const stage = released()
    const dead = new Pipeline(stage, second)
    dead.land(untilWrite(dead, shares))
    const late = untilWrite(dead, shares)
    const next = new Pipeline(stage, goal, true)
    next.land(untilWrite(next, shares))
    expect([weightsIn(stage), live(stage)]).toEqual([{ [green]: '0' }, blue])
    next.land(late)
    expect(next.said.at(-1)).toMatch(/^refused/)
    expect(next.run()).toBe('SUCCEEDED')
    expect([weightsIn(stage), live(stage), backends(stage)]).toEqual([{}, goal.set.rid, []])
  })

  test('deletes a canary of an earlier release that was made late, before it makes its own', () => {
    const stage = released()
    const dead = new Pipeline(stage, second)
    const late = untilWrite(dead, makesCanary)
    const next = new Pipeline(stage, third, true)
    next.land(untilWrite(next, movesTraffic))
    expect(next.run()).toBe('SUCCEEDED')
    next.land(late)
    const fourth = new Pipeline(stage, goalFor('1.3.0', { ...holder('fourth'), ...byCanary }))
    expect([fourth.run(), weightsIn(stage)]).toEqual(['SUCCEEDED', {}])
    expect(fourth.said.filter(line => /^(Deleted|Staged) Ingress/.test(line))).toEqual([
      `Deleted Ingress front-${green}`,
      `Staged Ingress front-${fourth.goal.set.rid}`,
      `Deleted Ingress front-${fourth.goal.set.rid}`
    ])
  })

  test('stops where no Ingress of the class sends requests to its Services, and leaves those of others alone', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, { ...second, ingressClass: 'alb' })
    expect([pipeline.run(), pipeline.said.at(-1), canariesIn(stage)]).toEqual([
      'STOPPED',
      expect.stringContaining('no Ingress of class alb sends requests to web'),
      []
    ])
  })
})
