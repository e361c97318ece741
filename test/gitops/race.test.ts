import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { pinned, pod, swapRun } from './runs.ts'
import { turns } from './turns.ts'

const branch = 'cutover/production'
/** What the runs pin, the later the newer. */
const oneApp = [pinned('1.1.0'), pinned('1.2.0'), pinned('1.3.0')]
const twoApps = [pinned('1.1.0'), pinned('2.0.0', 'api'), pinned('1.3.0')]
const runs = 3

/** What people do meanwhile. Each answers the commits that must never be lost. */
const deeds: readonly ((github: GitHub, id: number) => string[])[] = [
  (github, id) => [github.push({ [`docs/${id}.md`]: 'by ada' })],
  (github, id) => [github.push({ 'k8s/web.yml': `# ${id}\n${pod(`ghcr.io/acme/web:0.${id}.0`)}` })],
  (github, id) => (github.commit(branch) ? [github.push({ [`k8s/${id}.yml`]: 'kind: Mine' }, { branch })] : []),
  github => {
    const pull = github.pulls().find(({ state }) => state === 'open')
    if (pull) github.mergePull(pull.number, 'merge')
    return []
  },
  github => {
    const pull = github.pulls().find(({ state }) => state === 'open')
    if (pull) github.closePull(pull.number)
    return []
  }
]
const closing = 4

interface Raced {
  readonly github: GitHub
  readonly codes: readonly (string | undefined)[]
  readonly kept: readonly string[]
}

/** Three runs, which pin one image each, and people, in the order of `picks`. */
async function race(
  mode: string,
  images: readonly string[],
  picks: readonly number[],
  people: readonly number[]
): Promise<Raced> {
  const github = await startGitHub()
  github.push({ 'k8s/web.yml': pod('ghcr.io/acme/web:1.0.0'), 'k8s/api.yml': pod('ghcr.io/acme/api:1.0.0') })
  const kept: string[] = []
  const order = turns(runs, picks, pick => {
    const deed = deeds[people[pick % people.length] ?? 0]
    kept.push(...(deed?.(github, kept.length) ?? []))
  })
  const codes = await Promise.all(
    images.map(async (image, index) => {
      try {
        await swapRun(github, '', {
          inputs: { mode, images: image },
          run: 41 + index,
          before: () => order.ask(index),
          after: order.answered
        })
        return undefined
      } catch (error) {
        if (error instanceof CutoverError) return error.code
        throw error
      } finally {
        order.end(index)
      }
    })
  )
  return { github, codes, kept }
}

/** A person for about every tenth request of a run. */
const picks = fc.array(
  fc.oneof({ weight: 10, arbitrary: fc.nat({ max: runs - 1 }) }, fc.integer({ min: runs, max: 9 })),
  { minLength: 80, maxLength: 80 }
)

function expectKept({ github, kept }: Raced): void {
  const oids = [...github.log('main'), ...github.log(branch)].map(({ oid }) => oid)
  expect(kept.filter(oid => !oids.includes(oid))).toEqual([])
}

it('runs that race to commit end with the newest version, and lose no commit of a person', {
  timeout: 60_000
}, async () => {
  await fc.assert(
    fc.asyncProperty(picks, fc.array(fc.constantFrom(0, 1), { minLength: 4, maxLength: 4 }), async (picks, people) => {
      const raced = await race('commit', oneApp, picks, people)
      const { github, codes } = raced
      try {
        expectKept(raced)
        expect(codes.at(-1)).toBeUndefined()
        expect(codes.filter(code => code !== undefined && code !== 'SUPERSEDED')).toEqual([])
        const own = github.log('main').filter(({ signed }) => signed)
        expect(own.at(-1)?.message).toMatch(/^Release web 1\.3\.0 /)
      } finally {
        await github.stop()
      }
    }),
    { numRuns: 25, endOnFailure: true }
  )
})

it('runs that race for a pull request end with one, of the newest version, and lose no commit of a person', {
  timeout: 120_000
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      picks,
      fc.array(fc.nat({ max: closing - 1 }), { minLength: 6, maxLength: 6 }),
      async (picks, people) => {
        const raced = await race('pull-request', oneApp, picks, people)
        const { github, codes } = raced
        try {
          expectKept(raced)
          expect(codes.filter(code => code !== undefined && code !== 'SUPERSEDED')).toEqual([])
          expect(codes.at(-1)).toBeUndefined()
          const isOpen = github.pulls().some(({ state }) => state === 'open')
          if (isOpen) expect(github.read('k8s/web.yml', branch)).toContain(pinned('1.3.0'))
          // Somebody may have written to the base after the last run had looked: the next one mends it.
          await swapRun(github, '1.3.0', { inputs: { mode: 'pull-request' }, run: 44 })
          expectKept(raced)
          const open = github.pulls().filter(({ state }) => state === 'open')
          expect(open.length).toBeLessThanOrEqual(1)
          expect(open.map(({ title }) => title)).toEqual(open.map(() => 'Release web 1.3.0 to production'))
          expect(github.read('k8s/web.yml', open.length ? branch : 'main')).toContain(pinned('1.3.0'))
        } finally {
          await github.stop()
        }
      }
    ),
    { numRuns: 25, endOnFailure: true }
  )
})

/** The branch is made just before a run makes it, and deleted before the run asks why it could not. */
const madeAndDeleted: [number[], number[]] = [
  [
    ...[
      1, 1, 0, 4, 1, 1, 1, 0, 1, 1, 2, 3, 0, 0, 0, 2, 1, 1, 0, 1, 2, 1, 1, 0, 0, 2, 1, 1, 1, 8, 2, 1, 2, 2, 2, 0, 1, 2,
      2
    ],
    ...[
      1, 1, 0, 1, 0, 0, 1, 2, 1, 1, 1, 2, 2, 0, 2, 0, 4, 0, 0, 0, 0, 1, 1, 1, 4, 1, 7, 1, 1, 1, 0, 0, 1, 1, 2, 1, 1, 2,
      1, 1, 1
    ]
  ],
  [0, 3, 2, 2, 1, 4]
]

it('two apps that race for one pull request keep what each proposes, until somebody closes it', {
  timeout: 120_000
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      picks,
      fc.array(fc.nat({ max: deeds.length - 1 }), { minLength: 6, maxLength: 6 }),
      async (picks, people) => {
        const raced = await race('pull-request', twoApps, picks, people)
        const { github, codes } = raced
        try {
          expectKept(raced)
          expect(codes.slice(1)).toEqual([undefined, undefined])
          const open = github.pulls().filter(({ state }) => state === 'open')
          expect(open.length).toBeLessThanOrEqual(1)
          const [pull] = open
          if (!pull || github.pulls().some(({ state, merged }) => state === 'closed' && !merged)) return
          if (!github.pulls().some(({ merged }) => merged)) {
            expect(github.read('k8s/web.yml', branch)).toContain(pinned('1.3.0'))
            expect(github.read('k8s/api.yml', branch)).toContain(pinned('2.0.0', 'api'))
          }
          // What was merged, or changed by hand after that, is never taken back by what is merged next.
          const before = github.read('k8s/web.yml') ?? ''
          github.mergePull(pull.number)
          const after = github.read('k8s/web.yml') ?? ''
          expect(after === before || after.includes(pinned('1.3.0')), `${before} became ${after}`).toBe(true)
        } finally {
          await github.stop()
        }
      }
    ),
    { numRuns: 25, endOnFailure: true, examples: [madeAndDeleted] }
  )
})
