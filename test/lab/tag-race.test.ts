import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import semver from 'semver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { client, digestOf } from '../../bench/registry-parts.ts'
import type { Digest } from '../../src/image/image.ts'
import { parseReference } from '../../src/image/reference.ts'
import { distribution, type Real } from './registries.ts'
import type { Task } from './tag-process.ts'

/** 200 rounds: five repositories with 40 each, which mostly wait, side by side. */
const repositories = 5
const rounds = 40

let registry: Real
let pairs: readonly (readonly ChildProcess[])[]

beforeAll(async () => {
  registry = await distribution()
  const start = () => fork(join(import.meta.dirname, 'tag-process.ts'))
  pairs = Array.from({ length: repositories }, () => [start(), start()])
})
afterAll(() => {
  for (const runner of pairs.flat()) runner.kill()
  registry.stop()
})

const config = Buffer.from('{}')
const mediaType = 'application/vnd.oci.image.manifest.v1+json'

/** Pushes an image that says nothing but its version, by its digest. */
async function pushed(place: string, version: string): Promise<Digest> {
  const blob = { digest: digestOf(config), size: config.length }
  await client().pushBlob(parseReference(place), blob, async function* () {
    yield config
  })
  const fields = { schemaVersion: 2, mediaType, config: { ...blob, mediaType: 'application/vnd.oci.empty.v1+json' } }
  const bytes = Buffer.from(JSON.stringify({ ...fields, layers: [], annotations: { version } }))
  return client().put(parseReference(place), digestOf(bytes), { mediaType, bytes })
}

/** Two patches, a minor, a major, and a backport far below what is there: all pairs of releases that meet in a line. */
const versions = (n: number): [string, string] =>
  (
    [
      [`1.${n}.1`, `1.${n}.2`],
      [`1.${n}.3`, `2.${n}.0`],
      [`0.${n}.1`, `3.${n}.0`],
      [`2.${n}.1`, `3.${n}.1`]
    ] as const
  )[n % 4] as [string, string]

/** What all tags must mean when these versions are out, in whatever order they came. */
function wanted(images: ReadonlyMap<string, Digest>): Record<string, Digest | undefined> {
  const tags: Record<string, Digest | undefined> = {}
  for (const version of semver.sort([...images.keys()])) {
    const { major, minor } = semver.parse(version) ?? { major: 0, minor: 0 }
    for (const tag of [version, `${major}.${minor}`, ...(major > 0 ? [`${major}`] : []), 'latest'])
      tags[tag] = images.get(version)
  }
  return tags
}

async function found(place: string): Promise<Record<string, Digest | undefined>> {
  const repository = parseReference(place)
  const { domain, path, spelling } = repository
  const tags = await client().tags(repository)
  const all = tags.map(async tag => [tag, (await client().resolve({ domain, path, spelling, tag }))?.digest] as const)
  return Object.fromEntries(await Promise.all(all))
}

/** How many tags a release had to set again, because another was on its way meanwhile. */
async function repairsOf(runner: ChildProcess | undefined, task: Task): Promise<number> {
  runner?.send(task)
  const [answer] = runner ? await once(runner, 'message') : []
  expect(answer).toEqual({ repairs: expect.any(Number) })
  return answer.repairs
}

/** All rounds of one repository, one after the other: how many tags had to be set again. */
async function race(place: string, pair: readonly ChildProcess[]): Promise<number> {
  const images = new Map<string, Digest>()
  let repairs = 0
  for (let round = 0; round < rounds; round++) {
    const tasks: Task[] = []
    for (const version of versions(round)) {
      const digest = await pushed(place, version)
      images.set(version, digest)
      tasks.push({ place, version, digest })
    }
    if (round % 2 === 1) tasks.reverse()
    const again = await Promise.all(tasks.map((task, index) => repairsOf(pair[index], task)))
    repairs += again.reduce((sum, one) => sum + one, 0)
    expect(await found(place)).toEqual(wanted(images))
  }
  return repairs
}

it('two processes that release at once to a real registry, 200 times, never leave a tag on the lower version', async () => {
  const all = await Promise.all(pairs.map((pair, index) => race(`${registry.host}/race/web-${index}`, pair)))
  // They did meet.
  expect(all.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0)
}, 600_000)
