import { afterEach, describe, expect, it } from 'vitest'
import { type GitHub, type GitHubOptions, startGitHub } from '../../src/sandbox/github/github.ts'
import { pinned, pod, refusal, swapRun } from './runs.ts'

let github: GitHub | undefined
afterEach(async () => {
  await github?.stop()
})

const old = pod('ghcr.io/acme/web:1.0.0')
async function opened(options: GitHubOptions = {}): Promise<GitHub> {
  const own = await startGitHub(options)
  github = own
  own.push({ 'k8s/web.yml': old })
  return own
}

const asked = async (own: GitHub, inputs: Readonly<Record<string, string>> = {}) => {
  const { code, message, hint } = await refusal(swapRun(own, '1.1.0', { inputs }))
  return { code, message: message.replaceAll(own.url, 'https://api.github.test'), hint }
}

describe('a swap that GitHub does not let through', () => {
  it.each([
    ['classic', 'Changes must be made through a pull request.'],
    ['ruleset', 'Repository rule violations found Changes must be made through a pull request.']
  ] as const)('tells how to get past a protected branch, by %s', async (how, said) => {
    const own = await opened()
    own.protect('main', how)
    expect(await asked(own)).toEqual({
      code: 'GITHUB_DENIED',
      message: `The branch main of acme/shop is protected: ${said}`,
      hint: 'Use mode: pull-request. Or add the GitHub App that the token is of to the bypass list of the rule, under Settings > Rules.'
    })
    const { outputs } = await swapRun(own, '1.1.0', { inputs: { mode: 'pull-request' } })
    expect(outputs['pull-request']).toBe('https://github.com/acme/shop/pull/1')
  })

  it('names the permission to commit', async () => {
    expect(await asked(await opened({ mayWrite: false }))).toEqual({
      code: 'GITHUB_DENIED',
      message:
        'GitHub refused to commit to main in acme/shop at https://api.github.test (403): Resource not accessible by integration.',
      hint: 'Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  contents: write'
    })
  })

  it('names the permission to open pull requests', async () => {
    expect(await asked(await opened({ mayPull: 'permission' }), { mode: 'pull-request' })).toEqual({
      code: 'GITHUB_DENIED',
      message:
        'GitHub refused to open a pull request in acme/shop at https://api.github.test (403): Resource not accessible by integration.',
      hint: 'Give the token of the job this permission, beside those it has (naming one takes the unnamed away):\npermissions:\n  pull-requests: write'
    })
  })

  it('names the setting that keeps all jobs from opening pull requests', async () => {
    expect(await asked(await opened({ mayPull: 'setting' }), { mode: 'pull-request' })).toEqual({
      code: 'GITHUB_DENIED',
      message:
        'GitHub refused to open a pull request in acme/shop at https://api.github.test (403): GitHub Actions is not permitted to create or approve pull requests.',
      hint: 'Allow it under Settings > Actions > General of acme/shop: "Allow GitHub Actions to create and approve pull requests". Or give the input token that of a GitHub App, whose pull requests also start workflows.'
    })
  })

  it('says which token reaches another repository', async () => {
    expect(await asked(await opened(), { repository: 'acme/deploy' })).toEqual({
      code: 'GITHUB_DENIED',
      message:
        "GitHub refused to read its branches in acme/deploy at https://api.github.test (404): Could not resolve to a Repository with the name 'acme/deploy'.",
      hint: 'The token of a job reaches its own repository only. Give the input token that of a GitHub App which is installed on acme/deploy with "Contents: write" and "Pull requests: write", such as actions/create-github-app-token makes.'
    })
  })
})

describe('inputs that make no sense', () => {
  it.each([
    [{ branch: 'gone' }, 'NOT_FOUND', 'acme/shop has no branch gone.'],
    [{ repository: 'deploy' }, 'INPUT_INVALID', 'Input repository is "deploy": it must be a repository.'],
    [{ token: '' }, 'INPUT_INVALID', 'Input token is missing, which mode: commit needs.'],
    [{ check: 'true' }, 'INPUT_INVALID', 'Input check is true, but input mode is commit, which writes.'],
    [{ environment: 'a b' }, 'INPUT_INVALID', 'Input environment is "a b": no branch can have that name.'],
    [{ environment: 'a..b' }, 'INPUT_INVALID', 'Input environment is "a..b": no branch can have that name.'],
    [{ files: '../k8s' }, 'INPUT_INVALID', '../k8s is no path within the repository.'],
    [{ files: '/k8s/web.yml' }, 'INPUT_INVALID', '/k8s/web.yml is no path within the repository.'],
    [{ files: 'helm/' }, 'MANIFEST_MISSING', 'There are no manifests at "helm/".'],
    [{ images: pinned('1.1.0', 'api') }, 'IMAGE_UNMATCHED', expect.stringMatching(/api/)]
  ])('are one error: %j', async (inputs, code, message) => {
    const own = await opened()
    const before = own.commit('main')
    expect(await asked(own, inputs)).toEqual({ code, message, hint: expect.any(String) })
    expect(own.commit('main')).toBe(before)
  })
})

describe('files that a commit through the API would spoil', () => {
  const program = { mode: '100755', content: 'docker run ghcr.io/acme/web:1.0.0 # cutover: web\n' }
  const link = { mode: '120000', content: 'k8s' }

  it.each([
    [{ 'run.sh': program }, 'run.sh', 'run.sh is executable, which a commit through the API would take away.'],
    [{ current: link }, 'current/web.yml', 'current is a link.'],
    [{ current: link }, 'current', 'current is a link.'],
    [{ base: { mode: '160000', content: 'ab'.repeat(20) } }, 'base/web.yml', 'base is a submodule.'],
    [{ 'k8s/logo.yml': Buffer.from([0x61, 0xff, 0xfe]) }, 'k8s', 'k8s/logo.yml is no UTF-8 text.'],
    [
      { 'big.yml': Buffer.alloc(16 * 1024 * 1024 + 1, 'a') },
      'big.yml',
      'big.yml has 16777217 bytes, too many for a manifest.'
    ]
  ])('are refused before anything is written: %#', async (files, named, message) => {
    const own = await opened()
    const before = own.push(files)
    expect(await asked(own, { files: named })).toEqual({
      code: 'MANIFEST_INVALID',
      message,
      hint: expect.any(String)
    })
    expect(own.commit('main')).toBe(before)
  })

  it('are let be where nothing is to be changed in them', async () => {
    const own = await opened()
    own.push({
      'k8s/link.yml': { mode: '120000', content: 'web.yml' },
      'k8s/other.json': { mode: '100755', content: '{}' }
    })
    await swapRun(own, '1.1.0')
    const [commit] = own.log().slice(-1)
    expect([...(commit?.files ?? [])].map(([path, { mode }]) => [path, mode])).toEqual([
      ['k8s/web.yml', '100644'],
      ['k8s/link.yml', '120000'],
      ['k8s/other.json', '100755']
    ])
  })

  it('are told where GitHub does not list them all', async () => {
    const own = await opened({ largestTree: 3 })
    own.push(Object.fromEntries(['a', 'b', 'c', 'd'].map(name => [`docs/${name}.yml`, '{}'])))
    expect(await asked(own, { files: '**/*.yml' })).toEqual({
      code: 'GITHUB_REFUSED',
      message: 'GitHub does not list all files of the repository: there are too many.',
      hint: 'Name the folders of the manifests in the input files, such as k8s/, instead of what lies above them.'
    })
    await swapRun(own, '1.1.0')
    expect(own.read('k8s/web.yml')).toBe(pod(pinned('1.1.0')))
  })
})
