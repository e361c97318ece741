import { expect, test } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import type { Told } from '../../src/steps/record.ts'
import { inWaves, placesOf } from '../../src/steps/waves.ts'

test('each wave has the access of its own, and the rest of its target', () => {
  const target = { namespace: 'shop', manifests: ['k8s/'], app: 'web', kubeconfig: 'all', onFailure: 'stop' as const }
  const waves = [
    { name: 'eu', namespace: 'shop' },
    { name: 'us', namespace: 'store', context: 'us-1' }
  ]
  expect(placesOf({ ...target, waves })).toEqual([
    { wave: 'eu', target: { namespace: 'shop', manifests: ['k8s/'], app: 'web', kubeconfig: 'all' } },
    { wave: 'us', target: { namespace: 'store', manifests: ['k8s/'], app: 'web', kubeconfig: 'all', context: 'us-1' } }
  ])
  expect(placesOf(target)).toEqual([
    { target: { namespace: 'shop', manifests: ['k8s/'], app: 'web', kubeconfig: 'all' } }
  ])
})

const told = (outcome: string, more: Partial<Told> = {}): Told => ({
  outputs: {
    outcome,
    version: '1.1.0',
    environment: 'live',
    'release-id': '',
    previous: '1.0.0',
    requests: '2',
    summary: ''
  },
  summary: '',
  ...more
})
const refused = new CutoverError('LOCK_HELD', 'It is locked.', { hint: 'Wait.' })

/** Waves of these outcomes, in order, and all that was done. */
async function played(outcomes: Record<string, string>, rules: { goOn?: boolean; undo?: boolean }) {
  const done: string[] = []
  const waves = Object.entries(outcomes).map(([name, outcome]) => ({
    name,
    async go() {
      done.push(name)
      if (outcome === 'THROWS') throw refused
      return told(outcome, outcome === 'SUCCEEDED' ? {} : { failure: refused })
    },
    async back() {
      done.push(`${name} back`)
      return told('SUCCEEDED')
    }
  }))
  const { goOn = false, undo = false } = rules
  const all = { undo, goOn: () => goOn, environment: 'live', version: '1.1.0', hide: (text: string) => text }
  const { outputs, failure } = await inWaves(waves, all)
  const states = JSON.parse(outputs.waves ?? '') as { name: string; outcome: string }[]
  return { done, states: states.map(({ outcome }) => outcome), outcome: outputs.outcome, failure: failure?.message }
}

test('a wave that can not even be asked ends the release there, and what went before goes back in the other order', async () => {
  expect(await played({ a: 'SUCCEEDED', b: 'SUCCEEDED', c: 'THROWS', d: 'SUCCEEDED' }, { undo: true })).toEqual({
    done: ['a', 'b', 'c', 'b back', 'a back'],
    states: ['ROLLED_BACK', 'ROLLED_BACK', 'STOPPED', 'NOT_BEGUN'],
    outcome: 'STOPPED',
    failure: 'Wave c (3 of 4): It is locked.'
  })
})

test('a rollback goes on to the other waves whatever one of them says, and is red all the same', async () => {
  expect(await played({ a: 'SUCCEEDED', b: 'TIMED_OUT', c: 'SUCCEEDED' }, { goOn: true })).toEqual({
    done: ['a', 'b', 'c'],
    states: ['SUCCEEDED', 'TIMED_OUT', 'SUCCEEDED'],
    outcome: 'TIMED_OUT',
    failure: 'Wave b (2 of 3): It is locked.'
  })
})
