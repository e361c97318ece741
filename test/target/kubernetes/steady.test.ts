import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/target/kubernetes/decide.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { ReadySince, unbelieved } from '../../../src/target/kubernetes/steady.ts'
import { Pipeline, see } from '../../model/pipeline.ts'
import { goalFor } from '../../model/shop.ts'
import { movesTraffic, plain, untilWrite } from './stage.ts'

const pod = (name: string, restartCount: number, ready = 'True'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, uid: `uid of ${name}` },
  status: { conditions: [{ type: 'Ready', status: ready }], containerStatuses: [{ restartCount }] }
})

/** What is said of the pods, looked at as they were at each instant. */
const looks = (...seen: readonly (readonly [now: number, ...pods: KubeObject[]])[]) => {
  const memory = new ReadySince()
  return seen.map(([now, ...pods]) => unbelieved(pods, memory.of(pods, now), now))
}

describe('a pod that is ready', () => {
  it('is believed at once when it never crashed', () => {
    expect(looks([0, pod('a', 0), pod('b', 0)])).toEqual([undefined])
  })

  it('and has crashed before is believed after 10 seconds on end', () => {
    expect(looks([1_000, pod('a', 2)], [4_500, pod('a', 2)], [10_999, pod('a', 2)], [11_000, pod('a', 2)])).toEqual([
      { wait: 10_000, why: 'pod a was restarted 2 times and must stand for 10 s more' },
      { wait: 6_500, why: 'pod a was restarted 2 times and must stand for 7 s more' },
      { wait: 1, why: 'pod a was restarted 2 times and must stand for 1 s more' },
      undefined
    ])
  })

  it('begins anew when it was not ready in between, and when it was restarted between two looks', () => {
    expect(looks([0, pod('a', 1)], [5_000, pod('a', 1, 'False')], [9_000, pod('a', 1)], [12_000, pod('a', 2)])).toEqual(
      [
        { wait: 10_000, why: 'pod a was restarted 1 time and must stand for 10 s more' },
        undefined,
        { wait: 10_000, why: 'pod a was restarted 1 time and must stand for 10 s more' },
        { wait: 10_000, why: 'pod a was restarted 2 times and must stand for 10 s more' }
      ]
    )
  })

  it('is waited for together with the others, the youngest longest', () => {
    const memory = new ReadySince()
    memory.of([pod('old', 1)], 0)
    const pods = [pod('old', 1), pod('young', 3), pod('good', 0)]
    expect(unbelieved(pods, memory.of(pods, 4_000), 4_000)).toEqual({
      wait: 10_000,
      why: 'pod young was restarted 3 times and must stand for 10 s more'
    })
  })
})

describe('a release all of whose pods are ready at once between two crashes', () => {
  it('gets no traffic until they have stood for 10 seconds', () => {
    const stage = plain()
    const pipeline = new Pipeline(stage, goalFor('1.0.0'))
    pipeline.land(untilWrite(pipeline, movesTraffic)) // narrows the Service to what is adopted
    const flip = untilWrite(pipeline, movesTraffic)
    const { goal, memory } = pipeline
    const { now } = stage.world
    const seen = see(stage.world, goal, memory)
    const pods = seen.pods.map(one => ({
      ...one,
      status: { ...(one.status as object), containerStatuses: [{ restartCount: 1 }] }
    }))
    const decided = (stood: number) =>
      decide(goal, { ...seen, pods, readySince: new Map(pods.map(one => [one.metadata.uid ?? '', now - stood])) }, now)
    expect(decided(9_000)).toEqual({
      wait: 1_000,
      why: expect.stringMatching(/^pod \S+ was restarted 1 time and must stand for 1 s more$/)
    })
    expect(decided(10_000)).toMatchObject({ act: flip })
  })
})
