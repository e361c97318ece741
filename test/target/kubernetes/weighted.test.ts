import { describe, expect, test } from 'vitest'
import { type KubeObject, key } from '../../../src/target/kubernetes/objects.ts'
import { rulesOf } from '../../../src/target/kubernetes/routes.ts'
import { Pipeline } from '../../model/pipeline.ts'
import { goalFor, plainShop } from '../../model/shop.ts'
import {
  backends,
  blue,
  first,
  green,
  isOnRoute,
  more,
  own,
  released,
  second,
  shares,
  split,
  third,
  weights
} from './routed-shop.ts'
import { fresh, holder, live, movesTraffic, size, untilWrite } from './stage.ts'

/** Runs a pipeline to its end; who got what of the requests on the way, for how long, in seconds. */
function courseOf(pipeline: Pipeline): [number, Record<string, number>, string | undefined][] {
  const { stage } = pipeline
  const seen: [number, Record<string, number>, string | undefined][] = []
  let from = stage.world.now
  let last = [split(stage), live(stage)] as const
  for (let turn = 0; turn < 2_000 && pipeline.outcome === undefined; turn++) {
    pipeline.turn()
    const next = [split(stage), live(stage)] as const
    if (JSON.stringify(next) === JSON.stringify(last)) continue
    seen.push([(stage.world.now - from) / 1000, ...last])
    last = next
    from = stage.world.now
  }
  return [...seen, [(stage.world.now - from) / 1000, ...last]]
}

describe('a release by weights', () => {
  test('gets its share step by step, then the live Service, and leaves the route as it was', () => {
    const stage = released()
    const before = stage.world.get('HTTPRoute', 'front')?.spec
    const pipeline = new Pipeline(stage, second)
    expect(courseOf(pipeline)).toEqual([
      [0, { web: 3 }, blue],
      [60, { web: 270, [own(second)]: 30 }, blue],
      [120, { web: 150, [own(second)]: 150 }, blue],
      [0, { web: 0, [own(second)]: 300 }, blue],
      [0, { web: 0, [own(second)]: 300 }, green],
      [10, { web: 3 }, green]
    ])
    expect(pipeline.outcome).toBe('SUCCEEDED')
    expect(stage.world.get('HTTPRoute', 'front')?.spec).toEqual(before)
    expect([backends(stage), size(stage, own(first))]).toEqual([[], 0])
    expect(pipeline.said.filter(line => /HTTPRoute|Service/.test(line))).toEqual([
      'Fenced HTTPRoute front at epoch 2',
      'Fenced Service web at epoch 2',
      'Fenced Service web-preview at epoch 2',
      'Staged shared objects: HTTPRoute/front',
      `Pointed Service web-preview at ${green}`,
      'Applied HTTPRoute/front',
      `Staged Service ${own(second)}`,
      `HTTPRoute front sends 10 % to ${green}`,
      `HTTPRoute front sends 50 % to ${green}`,
      `HTTPRoute front sends 100 % to ${green}`,
      `Cut over: Service web now selects ${green}`,
      'HTTPRoute front sends all requests to the live Service',
      `Deleted Service ${own(second)}`
    ])
  })

  test('adopts what runs, and gives nothing a share where nothing ran before', () => {
    const adopted = new Pipeline({ world: plainShop(['web'], more) }, second)
    expect(courseOf(adopted).map(([, shared]) => Object.keys(shared).length)).toEqual([1, 1, 2, 2, 2, 2, 1])
    const alone = new Pipeline(fresh(), second)
    expect(courseOf(alone).map(([, shared]) => shared)).toEqual([{}, { web: 3 }, { web: 3 }])
    expect([adopted.outcome, alone.outcome]).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  })

  test('that fails its gate gives its share back in one write, and no Service moves', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, shares))
    pipeline.gates.after = 'failed'
    const back = untilWrite(pipeline, isOnRoute)
    pipeline.land(back)
    expect([split(stage), live(stage)]).toEqual([{ web: 3 }, blue])
    expect(pipeline.run()).toBe('ROLLED_BACK')
    expect([size(stage, own(first)), size(stage, own(second)), backends(stage)]).toEqual([2, 0, []])
    expect(pipeline.said.filter(line => /HTTPRoute front sends|Service web now/.test(line))).toEqual([
      `HTTPRoute front sends 10 % to ${green}`,
      'HTTPRoute front sends all requests to the live Service'
    ])
  })

  test('that fails in its bake gives the Service back as any other', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, movesTraffic))
    pipeline.gates.after = 'failed'
    expect(pipeline.run()).toBe('ROLLED_BACK')
    expect([split(stage), live(stage), backends(stage)]).toEqual([{ web: 3 }, blue, []])
  })

  test('is given up when it has no ready pod any more', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, shares))
    stage.world = stage.world.breaking([own(second)])
    expect(pipeline.run()).toBe('ROLLED_BACK')
    expect([split(stage), live(stage)]).toEqual([{ web: 3 }, blue])
  })

  test.each([
    ['sets the weights back', [{ name: 'web', port: 80, weight: 3 }]],
    [
      'sets others',
      [
        { name: 'web', port: 80, weight: 7 },
        { name: own(second), port: 80, weight: 1 }
      ]
    ],
    [
      'sends some elsewhere',
      [
        { name: 'web', port: 80, weight: 9 },
        { name: 'other', port: 80, weight: 1 }
      ]
    ]
  ])('stops when somebody %s', (_, backendRefs) => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, shares))
    pipeline.turn()
    const found = stage.world.get('HTTPRoute', 'front') as KubeObject
    const rules = [{ ...rulesOf(found)[0], backendRefs }, rulesOf(found)[1]]
    stage.world = stage.world.put({ ...found, spec: { rules } })
    expect(pipeline.run()).toBe('STOPPED')
    expect(pipeline.said.at(-1)).toContain('somebody else changed HTTPRoute front')
    expect([split(stage), live(stage), size(stage, own(second))]).toEqual([{ web: 3 }, blue, 0])
  })

  test('that was cut off is gone on with at the share that it had, watched anew', () => {
    const stage = released()
    const dead = new Pipeline(stage, second)
    dead.land(untilWrite(dead, shares))
    dead.land(untilWrite(dead, shares))
    for (let turn = 0; turn < 3; turn++) dead.turn()
    const next = new Pipeline(stage, { ...second, ...holder('next') }, true)
    expect(courseOf(next).map(([time, shared]) => [time, shared])).toEqual([
      [120, { web: 150, [own(second)]: 150 }],
      [0, { web: 0, [own(second)]: 300 }],
      [0, { web: 0, [own(second)]: 300 }],
      [10, { web: 3 }]
    ])
    expect(next.outcome).toBe('SUCCEEDED')
  })

  test.each([
    ['another release', { ...third, weights: [] as const }],
    ['a rollback', { ...first, intent: 'rollback' as const, ...holder('back') }]
  ])('that was cut off loses its share to %s, which needs no weights of its own', (_, goal) => {
    const stage = released()
    const dead = new Pipeline(stage, second)
    dead.land(untilWrite(dead, shares))
    const late = untilWrite(dead, shares)
    const next = new Pipeline(stage, goal, true)
    next.land(untilWrite(next, shares))
    expect([split(stage), live(stage)]).toEqual([{ web: 3 }, blue])
    next.land(late)
    expect(next.said.at(-1)).toMatch(/^refused/)
    expect(next.run()).toBe('SUCCEEDED')
    expect([split(stage), live(stage), backends(stage)]).toEqual([{ web: 3 }, goal.set.rid, []])
    expect(size(stage, own(second))).toBe(0)
  })

  test('whose share was sent twice can not get it back when it has failed', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    const once = untilWrite(pipeline, shares)
    pipeline.land(once)
    pipeline.gates.after = 'failed'
    pipeline.land(untilWrite(pipeline, isOnRoute))
    pipeline.land(once)
    expect([split(stage), pipeline.said.at(-1)]).toEqual([{ web: 3 }, expect.stringMatching(/^refused/)])
  })

  test('whose share was sent twice can not get it back when it is done, though the route is as it was', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    const once = untilWrite(pipeline, shares)
    pipeline.land(once)
    expect(pipeline.run()).toBe('SUCCEEDED')
    pipeline.land(once)
    expect([split(stage), pipeline.said.at(-1)]).toEqual([{ web: 3 }, expect.stringMatching(/^refused/)])
  })

  test('keeps its share where what ran before has died', () => {
    const stage = released()
    const dead = new Pipeline(stage, second)
    dead.land(untilWrite(dead, shares))
    stage.world = stage.world.breaking([own(first)])
    const next = new Pipeline(stage, third, true)
    for (let turn = 0; turn < 50; turn++) next.turn()
    expect(split(stage)).toEqual({ web: 270, [own(second)]: 30 })
    stage.world = stage.world.breaking([])
    expect([next.run(), live(stage), split(stage)]).toEqual(['SUCCEEDED', third.set.rid, { web: 3 }])
  })

  test('stops where no route sends requests to its Services', () => {
    const stage = { world: plainShop() }
    new Pipeline(stage, goalFor('1.0.0')).run()
    const pipeline = new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), weights }))
    expect([pipeline.run(), pipeline.said.at(-1)]).toEqual(['STOPPED', expect.stringContaining('no HTTPRoute sends')])
  })
})

test('the new release is marked on a route as on a Service', () => {
  const stage = released()
  const pipeline = new Pipeline(stage, second)
  pipeline.land(untilWrite(pipeline, shares))
  const { annotations = {} } = stage.world.get('HTTPRoute', 'front')?.metadata ?? {}
  expect([annotations[key.epoch], annotations[key.active], annotations[key.previous]]).toEqual(['2', green, blue])
})
