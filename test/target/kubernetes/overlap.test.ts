import { describe, expect, test } from 'vitest'
import type { Goal } from '../../../src/target/kubernetes/goal.ts'
import { releaseOf, selectorOf } from '../../../src/target/kubernetes/seen.ts'
import type { Write } from '../../../src/target/kubernetes/writes.ts'
import { Pipeline, type Stage } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { fresh, holder, live, movesTraffic, plain, size, untilWrite } from './stage.ts'

const overlaps = { web: 30_000 }
const deployment = (goal: Goal): string => `web-${goal.set.rid}`
const first = goalFor('1.0.0')
const second = goalFor('1.1.0', { ...holder('second'), overlaps })
const movesWeb = (write: Write): boolean =>
  movesTraffic(write) && write.verb === 'patch' && write.object.metadata.name === 'web'

function released(): Stage {
  const stage = plain()
  new Pipeline(stage, first).run()
  return stage
}

/** Runs a pipeline to its end; what the live Service selected on the way, in order. */
function selections(pipeline: Pipeline): (string | undefined)[] {
  const seen = [live(pipeline.stage)]
  for (let turn = 0; turn < 2_000 && pipeline.outcome === undefined; turn++) {
    pipeline.turn()
    if (seen.at(-1) !== live(pipeline.stage)) seen.push(live(pipeline.stage))
  }
  return seen
}

describe('a cutover with an overlap', () => {
  test('selects both releases for that time, and writes each Service twice', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, movesWeb))
    expect(stage.world.endpoints('web')).toHaveLength(4)
    const from = stage.world.now
    const narrow = untilWrite(pipeline, movesWeb)
    expect(stage.world.now - from).toBe(30_000)
    pipeline.land(narrow)
    expect([live(stage), pipeline.run()]).toEqual([second.set.rid, 'SUCCEEDED'])
    expect(pipeline.said.filter(line => /Service web /.test(line))).toEqual([
      'Fenced Service web at epoch 2',
      `Overlap: Service web selects ${first.set.rid} and ${second.set.rid}`,
      `Cut over: Service web now selects ${second.set.rid}`
    ])
  })

  test('adopts, and overlaps with what was adopted', () => {
    const stage = plain()
    expect(selections(new Pipeline(stage, { ...first, overlaps }))).toEqual([
      undefined,
      'adopted-hweb',
      undefined,
      first.set.rid
    ])
  })

  test('has nothing to overlap with in a fresh namespace', () => {
    const stage = fresh()
    expect(selections(new Pipeline(stage, { ...first, overlaps }))).toEqual([undefined, first.set.rid])
  })

  test('puts what is kept of earlier releases away first, which the wider selector would match', () => {
    const stage = plain()
    new Pipeline(stage, first).run()
    new Pipeline(stage, goalFor('1.1.0', { ...holder('second'), keepPrevious: 1_800_000 })).run()
    const third = new Pipeline(stage, goalFor('1.2.0', { ...holder('third'), overlaps }))
    third.land(untilWrite(third, movesWeb))
    expect([size(stage, deployment(first)), stage.world.endpoints('web').length]).toEqual([0, 4])
    expect(third.run()).toBe('SUCCEEDED')
  })

  test('does not happen where pods of neither release would get traffic', () => {
    const stage = released()
    const other = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'other' },
      spec: { replicas: 1, selector: {}, template: { metadata: { labels: { app: 'web' } } } }
    }
    stage.world = stage.world.put(other)
    const pipeline = new Pipeline(stage, second)
    expect([pipeline.run(), live(stage)]).toEqual(['STOPPED', first.set.rid])
  })

  test('that is over its deadline goes back by one write', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, { ...second, deadline: 20_000 })
    expect(selections(pipeline)).toEqual([first.set.rid, undefined, first.set.rid])
    expect([pipeline.outcome, size(stage, deployment(second))]).toEqual(['TIMED_OUT', 0])
  })

  test('and a bad release goes back by an overlap as well', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.gates.after = 'failed'
    expect(selections(pipeline)).toEqual([first.set.rid, undefined, second.set.rid, undefined, first.set.rid])
    expect([pipeline.outcome, size(stage, deployment(second))]).toEqual(['ROLLED_BACK', 0])
  })

  test('and a rollback by hand overlaps too', () => {
    const stage = released()
    new Pipeline(stage, { ...second, keepPrevious: 1_800_000 }).run()
    const back = new Pipeline(stage, { ...first, ...holder('back'), intent: 'rollback', overlaps })
    expect(selections(back)).toEqual([second.set.rid, undefined, first.set.rid])
    expect(back.outcome).toBe('SUCCEEDED')
  })
})

describe('a run that dies in the overlap', () => {
  function dead(): { stage: Stage; pipeline: Pipeline } {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    pipeline.land(untilWrite(pipeline, movesWeb))
    return { stage, pipeline }
  }

  test.each([
    ['the same release', { ...second, ...holder('next') }, second],
    ['another release', goalFor('1.2.0', holder('next')), goalFor('1.2.0')],
    ['a rollback', { ...first, ...holder('next'), intent: 'rollback' as const }, first]
  ])('leaves two releases, of which %s makes one again before it stages anything', (_, goal, wanted) => {
    const { stage } = dead()
    const next = new Pipeline(stage, goal, true)
    const write = untilWrite(next, one => movesWeb(one) || one.verb === 'create')
    expect(movesWeb(write)).toBe(true)
    next.land(write)
    expect(live(stage)).toBe(first.set.rid)
    expect([next.run(), live(stage)]).toEqual(['SUCCEEDED', wanted.set.rid])
  })

  test('can do nothing any more when its narrowing lands after that', () => {
    const { stage, pipeline } = dead()
    const narrow = untilWrite(pipeline, movesWeb)
    const next = new Pipeline(stage, { ...first, ...holder('next'), intent: 'rollback' }, true)
    expect(next.run()).toBe('SUCCEEDED')
    next.land(narrow)
    expect([live(stage), next.said.at(-1)]).toEqual([first.set.rid, expect.stringMatching(/^refused/)])
  })

  test('may have its narrowing land between the lock of a rollback and its write: the rollback goes on from there', () => {
    const { stage, pipeline } = dead()
    const narrow = untilWrite(pipeline, movesWeb)
    const back = new Pipeline(stage, { ...first, ...holder('back'), intent: 'rollback', overlaps }, true)
    untilWrite(back, movesWeb)
    back.land(narrow)
    expect(live(stage)).toBe(second.set.rid)
    expect([back.run(), live(stage)]).toEqual(['SUCCEEDED', first.set.rid])
  })

  test('and whose widening lands late is refused', () => {
    const stage = released()
    const pipeline = new Pipeline(stage, second)
    const widen = untilWrite(pipeline, movesWeb)
    const next = new Pipeline(stage, goalFor('1.2.0', holder('next')), true)
    expect(next.run()).toBe('SUCCEEDED')
    next.land(widen)
    expect(next.said.at(-1)).toMatch(/^refused/)
  })
})

describe('ports that the new release has otherwise', () => {
  const ports = [{ port: 80, targetPort: 9090 }]
  const changed = (goal: Goal): Goal => {
    const services = goal.set.services.map(service => ({ ...service, ports }))
    return { ...goal, set: { ...goal.set, services } }
  }
  const portsNow = (stage: Stage) => {
    const { ports } = (stage.world.get('Service', 'web')?.spec ?? {}) as {
      ports: { port: number; targetPort: number }[]
    }
    return ports.map(({ port, targetPort }) => ({ port, targetPort }))
  }

  test('move in the very write that moves the traffic, and only over the ports that were seen', () => {
    const stage = released()
    const write = untilWrite(new Pipeline(stage, changed(second)), movesWeb)
    const operations = write.verb === 'patch' ? write.operations : []
    expect(operations.filter(({ path }) => /selector|ports/.test(path)).map(({ op, path }) => [op, path])).toEqual([
      ['test', '/spec/selector'],
      ['replace', '/spec/selector'],
      ['test', '/spec/ports'],
      ['replace', '/spec/ports']
    ])
  })

  test('are put back by the write that turns the traffic back', () => {
    const stage = released()
    const before = portsNow(stage)
    const pipeline = new Pipeline(stage, changed(second))
    pipeline.land(untilWrite(pipeline, movesWeb))
    expect(portsNow(stage)).toEqual(ports)
    pipeline.gates.after = 'failed'
    const back = untilWrite(pipeline, movesWeb)
    pipeline.land(back)
    expect([live(stage), portsNow(stage)]).toEqual([first.set.rid, before])
  })

  test('are put back by a run that finds them moved by one that died', () => {
    const stage = released()
    const before = portsNow(stage)
    const died = new Pipeline(stage, changed(second))
    died.land(untilWrite(died, movesWeb))
    const next = new Pipeline(stage, { ...changed(second), ...holder('next') }, true)
    next.gates.after = 'failed'
    expect([next.run(), live(stage), portsNow(stage)]).toEqual(['ROLLED_BACK', first.set.rid, before])
  })

  test('go back with a rollback by hand', () => {
    const stage = released()
    const before = portsNow(stage)
    new Pipeline(stage, changed(second)).run()
    new Pipeline(stage, { ...first, ...holder('back'), intent: 'rollback' }).run()
    expect([live(stage), portsNow(stage)]).toEqual([first.set.rid, before])
  })

  test('leave no room for an overlap, in which one release would have the ports of the other', () => {
    const stage = released()
    expect(selections(new Pipeline(stage, changed(second)))).toEqual([first.set.rid, second.set.rid])
  })
})

test('what a Service selects in between is the selector of the manifest', () => {
  const stage = released()
  const pipeline = new Pipeline(stage, second)
  pipeline.land(untilWrite(pipeline, movesWeb))
  const service = stage.world.get('Service', 'web')
  expect([service && selectorOf(service), service && releaseOf(selectorOf(service))]).toEqual([
    { app: 'web' },
    undefined
  ])
})
