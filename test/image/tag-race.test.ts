import fc from 'fast-check'
import semver from 'semver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyTags } from '../../src/image/apply-tags.ts'
import type { Digest } from '../../src/image/image.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { type Http, systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { fakeClock } from './fake-clock.ts'
import { holdings, stocking } from './images.ts'

/** 200 races of separate processes for a real registry are in test/lab/tag-race.test.ts. */
const numRuns = 60

let server: Registry
const plain = systemHttp({})
beforeAll(async () => {
  server = await startRegistry()
})
afterAll(() => server.stop())

/**
 * Lets one request through at a time, of the release whose turn it is: `order` says whose, and thereafter all may go. A
 * release is held at any place for as long as another needs for all of its work, which fair chance hardly ever does.
 */
function turnstile(order: readonly number[]) {
  const waiting: { readonly who: number; readonly enter: () => void }[] = []
  const ended = new Set<number>()
  const turns = [...order]
  let busy = false
  const admit = (): void => {
    while (turns[0] !== undefined && ended.has(turns[0])) turns.shift()
    const next = turns.length === 0 ? 0 : waiting.findIndex(({ who }) => who === turns[0])
    const [found] = busy || next < 0 ? [] : waiting.splice(next, 1)
    if (!found) return
    busy = true
    turns.shift()
    found.enter()
  }
  return {
    through: (who: number): Http => ({
      async send(request) {
        await new Promise<void>(resolve => {
          waiting.push({ who, enter: resolve })
          admit()
        })
        const answer = await plain.send(request)
        busy = false
        admit()
        return answer
      }
    }),
    end(who: number): void {
      ended.add(who)
      admit()
    }
  }
}

/** Whose turn it is, for how many requests: a release takes about fifteen. */
const bursts = fc
  .array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 20 })), { maxLength: 10 })
  .map(all => all.flatMap(([who, length]) => Array<number>(length).fill(who)))

/** Floating tags and what they must mean, exact tags among them. */
function wanted(versions: readonly string[]): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const version of semver.sort([...versions])) {
    const line = `${semver.major(version)}.${semver.minor(version)}`
    for (const tag of [version, line, `${semver.major(version)}`, 'latest']) tags[tag] = version
  }
  return tags
}

it('releases that race never leave a tag on a lower version, in whatever order their requests meet', async () => {
  const some = fc.uniqueArray(fc.constantFrom('1.0.0', '1.0.1', '1.1.0', '2.0.0', '10.0.0'), {
    minLength: 2,
    maxLength: 3
  })
  let runs = 0
  await fc.assert(
    fc.asyncProperty(bursts, some, async (order, versions) => {
      const path = `race/web-${runs++}`
      const stock = stocking(server, path)
      const images = new Map<string, Digest>(versions.map(version => [version, stock.image(version, 0).digest]))
      const repository = parseReference(`${server.host}/${path}`)
      const turns = turnstile(order.filter(who => who < versions.length))
      const releases = [...images].map(async ([version, digest], who) => {
        const ports = { clock: fakeClock(), report: silent, credentials: async () => undefined }
        // A client for each: no run knows what another has read.
        const registry = registryClient({ ...ports, http: turns.through(who) })
        await applyTags(registry, silent, { repository, version, digest })
        turns.end(who)
      })
      await Promise.all(releases)
      const means = Object.entries(wanted(versions)).map(([tag, version]) => [tag, images.get(version)])
      expect(holdings(server, path).tags).toEqual(Object.fromEntries(means))
    }),
    { numRuns }
  )
}, 60_000)
