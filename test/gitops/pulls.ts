import type { GitHub } from '../../src/sandbox/github/github.ts'
import { digestOf, type Ran, type Run, swapRun } from './runs.ts'

/** Where the pull request of production comes from. */
export const branch = 'cutover/production'

export const url = (number: number) => `https://github.com/acme/shop/pull/${number}`

export const proposeAt = (github: GitHub, version: string, options: Run = {}): Promise<Ran> =>
  swapRun(github, version, { ...options, inputs: { mode: 'pull-request', ...options.inputs } })

const rows = (images: readonly (readonly [name: string, version: string])[]) =>
  images.map(([name, version]) => `| \`ghcr.io/acme/${name}\` | \`${version}\` | \`${digestOf(version)}\` |`).join('\n')

/** What a pull request says of its images. */
export const body = (images: readonly (readonly [string, string])[], ...notes: string[]) =>
  [
    '<!-- cutover: from here on each release writes anew -->',
    `| image | version | digest |\n| --- | --- | --- |\n${rows(images)}`,
    'Merging this brings it to **production**. The next release updates this pull request, adds to its branch and never rewrites what people add there.',
    ...notes,
    '<!-- cutover: until here -->'
  ].join('\n\n')

export const pullsOf = (github: GitHub) =>
  github.pulls().map(({ number, title, state, merged, base, head }) => ({ number, title, state, merged, base, head }))

export const open = (number: number, title: string) =>
  ({ number, title, state: 'open', merged: false, base: 'main', head: branch }) as const
