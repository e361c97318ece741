import { matchesGlob } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { globToRegExp } from '../../src/config/glob.ts'

it.each([
  ['k8s/*.yml', 'k8s/web.yml', true],
  ['k8s/*.yml', 'k8s/a/web.yml', false],
  ['k8s/**/*.yml', 'k8s/web.yml', true],
  ['k8s/**/*.yml', 'k8s/a/b/web.yml', true],
  ['feature/**', 'feature/a/b', true],
  ['v?', 'v1', true],
  ['a.b', 'axb', false],
  ['a(b', 'a(b', true]
])('%s on %s: %s', (pattern, text, expected) => {
  expect(globToRegExp(pattern).test(text)).toBe(expected)
})

it('agrees with node on names that are plain', () => {
  const name = fc.stringMatching(/^[ab]{1,2}$/)
  const part = fc.oneof(name, fc.constantFrom('*', '**', 'a*', '?b'))
  const path = (one: fc.Arbitrary<string>) =>
    fc.array(one, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'))
  fc.assert(
    fc.property(path(part), path(name), (pattern, text) => {
      fc.pre(!pattern.endsWith('/**') && pattern !== '**')
      expect(globToRegExp(pattern).test(text)).toBe(matchesGlob(text, pattern))
    }),
    { numRuns: 1000 }
  )
})
