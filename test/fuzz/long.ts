import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { quickLaw, referenceLaw, swapLaw } from './laws.ts'
import { manifest, manifestPath } from './manifests.ts'
import { referenceText } from './references.ts'

/*
 * The long run of the fuzz tests: `npm run fuzz [-- --references 1000000 --manifests 100000 --seed N]`. Prints the seed
 * before each part, and the smallest case that breaks a law; exits with 1 then.
 */

const { values } = parseArgs({
  options: {
    references: { type: 'string', default: '1000000' },
    manifests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) }
  }
})
const seed = Number(values.seed)

const parts = [
  ['references', fc.property(referenceText, referenceLaw), Number(values.references)],
  ['swapped manifests', fc.property(manifestPath, manifest, swapLaw), Number(values.manifests)],
  ['manifests read twice', fc.property(manifest, quickLaw), Number(values.manifests)]
] as const

for (const [name, property, numRuns] of parts) {
  process.stdout.write(`${numRuns} ${name}, seed ${seed}: `)
  const begun = performance.now()
  const found = fc.check(property as fc.IProperty<unknown>, { numRuns, seed })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(found.failed ? `a law is broken\n` : `no law broken in ${seconds} s\n`)
  if (!found.failed) continue
  process.stdout.write(`${fc.defaultReportMessage(found) ?? ''}\n`)
  process.exitCode = 1
}
