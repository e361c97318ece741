import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quick } from '../../src/manifest/quick.ts'
import { chunksOf } from '../../src/manifest/source.ts'
import { quickLaw, referenceLaw, swapLaw } from './laws.ts'
import { manifest, manifestPath } from './manifests.ts'
import { referenceText } from './references.ts'

/** Of each kind in the short run; `npm run fuzz` is the long one. A failure prints its seed and the smallest case. */
const numRuns = 10_000

it('a reference is read and written back, or refused with one clear error', () => {
  fc.assert(fc.property(referenceText, referenceLaw), { numRuns })
})

it('a swap changes images and no other byte, whatever the file looks like', () => {
  fc.assert(fc.property(manifestPath, manifest, swapLaw), { numRuns })
}, 120_000)

it('the quick reader and the library read the same, and both are put to use', () => {
  let read = 0
  const counted = fc.property(manifest, text => {
    if (chunksOf({ path: 'a.yml', text }).some(chunk => quick(chunk))) read++
    return quickLaw(text)
  })
  fc.assert(counted, { numRuns })
  expect(read).toBeGreaterThan(numRuns / 20)
}, 120_000)
