import { expect, test } from 'vitest'
import { type History, wayBack } from '../../../src/target/kubernetes/history.ts'
import type { Journal } from '../../../src/target/kubernetes/journal.ts'
import type { ReleaseSet } from '../../../src/target/kubernetes/release-set.ts'

const kept = ['1.1.0', '1.0.0'].map(version => ({
  release: `r-${version}`,
  version,
  at: version,
  set: () => ({ version, hooks: [] }) as unknown as ReleaseSet
}))

/** Where an unnamed rollback goes after the last one, from 1.1.0 to 1.0.0, ended so. */
const after = (last: Pick<Journal, 'phase' | 'outcome'>, live: string): string => {
  const journal: Journal = {
    intent: 'rollback',
    version: '1.0.0',
    from: ['r-1.1.0'],
    to: 'r-1.0.0',
    startedAt: 0,
    deadline: 0,
    run: { holder: 'ada' },
    services: {},
    ...last
  }
  const history: History = { journal, holder: '', live: new Map([['web', `r-${live}`]]), kept }
  return wayBack(history, 'shop', undefined).version
}

test('a rollback that was stopped before it moved anything is tried again', () => {
  expect(after({ phase: 'done', outcome: 'STOPPED' }, '1.1.0')).toBe('1.0.0')
})

test('a rollback that died is gone on with', () => {
  expect(after({ phase: 'stage' }, '1.1.0')).toBe('1.0.0')
})

test('a rollback that succeeded is not undone by another', () => {
  expect(() => after({ phase: 'done', outcome: 'SUCCEEDED' }, '1.0.0')).toThrow('was rolled back to 1.0.0 already')
})

test('a rollback after which somebody moved the traffic elsewhere has to name its version', () => {
  expect(() => after({ phase: 'done', outcome: 'STOPPED' }, '0.9.0')).toThrow('is not live: it ended STOPPED')
})
