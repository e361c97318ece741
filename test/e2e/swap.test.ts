import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Ran, runAction } from './runner.ts'

const token = 'ghs_t0kenOfTheJob'
const old = 'kind: Pod\nspec:\n  containers:\n    - image: ghcr.io/acme/web:1.0.0 # the app\n'
const image = `ghcr.io/acme/web:1.1.0@sha256:${'1'.repeat(64)}`
const swapped = old.replace('ghcr.io/acme/web:1.0.0', image)

let github: GitHub
let checkout: string
beforeEach(async () => {
  github = await startGitHub({ token })
  github.push({ 'k8s/web.yml': old })
  checkout = await mkdtemp(join(tmpdir(), 'cutover-e2e-swap-'))
  await mkdir(join(checkout, 'k8s'))
  await writeFile(join(checkout, 'k8s/web.yml'), old)
})
afterEach(async () => {
  await github.stop()
  await rm(checkout, { recursive: true, force: true })
})

const run = (inputs: Readonly<Record<string, string>>): Promise<Ran> =>
  runAction('swap', {
    inputs: { files: 'k8s/', images: image, ...inputs },
    env: { GITHUB_API_URL: github.url },
    workspace: checkout,
    token
  })

const told = ({ code, annotations, outputs, stderr }: Ran) => ({ code, annotations, outputs, stderr })

describe('the built action swap', () => {
  it('commits to the branch, not to the checkout', async () => {
    expect(told(await run({ mode: 'commit' }))).toEqual({
      code: 0,
      annotations: [],
      outputs: {
        ...{ changed: 'true', files: 'k8s/web.yml', lock: '' },
        ...{ commit: github.commit('main'), 'pull-request': '' }
      },
      stderr: ''
    })
    expect(github.read('k8s/web.yml')).toBe(swapped)
    expect(await readFile(join(checkout, 'k8s/web.yml'), 'utf8')).toBe(old)
    expect(github.requests.filter(({ path }) => path.includes('/git/blobs/'))).toEqual([])
  })

  it('opens one pull request and keeps it up to date', async () => {
    const outputs = {
      ...{ changed: 'true', files: 'k8s/web.yml', lock: '' },
      'pull-request': 'https://github.com/acme/shop/pull/1'
    }
    const first = await run({ mode: 'pull-request', environment: 'uat' })
    expect(told(first)).toMatchObject({ code: 0, annotations: [], outputs, stderr: '' })
    const next = image.replace('1.1.0', '1.2.0')
    const second = await run({ mode: 'pull-request', environment: 'uat', images: next })
    expect(told(second)).toMatchObject({ code: 0, annotations: [], outputs, stderr: '' })
    expect(github.pulls().map(({ title, head }) => [title, head])).toEqual([
      ['Release web 1.2.0 to uat', 'cutover/uat']
    ])
    expect(github.read('k8s/web.yml', 'cutover/uat')).toBe(swapped.replace('1.1.0', '1.2.0'))
  })

  it('shows a protected branch as one error that says what to do, and the token never', async () => {
    github.protect('main', 'classic')
    const ran = await run({ mode: 'commit' })
    expect(told(ran)).toEqual({
      code: 1,
      annotations: [
        {
          kind: 'error',
          title: 'GITHUB_DENIED',
          message:
            'The branch main of acme/shop is protected: Changes must be made through a pull request.\nUse mode: pull-request. Or add the GitHub App that the token is of to the bypass list of the rule, under Settings > Rules.'
        }
      ],
      outputs: {},
      stderr: ''
    })
    expect(ran.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(token)
  })
})
