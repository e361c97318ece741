import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { body, branch, open, proposeAt, pullsOf, url } from './pulls.ts'
import { once, pinned, pod, type Run, refusal, swapRun } from './runs.ts'

let github: GitHub
beforeEach(async () => {
  github = await startGitHub()
  github.push({ 'k8s/web.yml': pod('ghcr.io/acme/web:1.0.0'), 'k8s/api.yml': pod('ghcr.io/acme/api:1.0.0') })
})
afterEach(() => github.stop())

const propose = (version: string, options: Run = {}) => proposeAt(github, version, options)
const shown = () => pullsOf(github)

describe('a pull request that has come to its end', () => {
  it('is followed by a new one after a merge, whatever was left of its branch', async () => {
    for (const [index, how] of (['merge', 'squash', 'squash'] as const).entries()) {
      const version = `1.${index + 1}.0`
      await propose(version)
      expect(shown()[index]).toEqual(open(index + 1, `Release web ${version} to production`))
      github.mergePull(index + 1, how)
      expect(github.read('k8s/web.yml')).toBe(pod(pinned(version)))
      if (index === 1) github.deleteBranch(branch)
    }
  })

  it('is not opened again when a person closed it, until there is another release', async () => {
    await propose('1.1.0')
    github.closePull(1)
    const { outputs, warnings } = await propose('1.1.0')
    expect(outputs).toEqual({ changed: 'false', files: '', lock: '', commit: '', 'pull-request': '' })
    expect(warnings).toEqual([
      `Pull request 1 with these images was closed without a merge, so no other one is opened: ${url(1)}\nReopen it to have it after all; the next release opens a new one.`
    ])
    await propose('1.2.0')
    expect(shown().map(({ state }) => state)).toEqual(['closed', 'open'])
  })

  it('is followed by a new one of the same release when its merge was reverted', async () => {
    await propose('1.1.0')
    github.mergePull(1)
    github.push({ 'k8s/web.yml': pod('ghcr.io/acme/web:1.0.0') }, { message: 'Revert' })
    const { outputs } = await propose('1.1.0')
    expect(outputs['pull-request']).toBe(url(2))
    expect(github.read('k8s/web.yml', branch)).toBe(pod(pinned('1.1.0')))
  })

  it('leaves nothing of what was declined to the next one', async () => {
    await propose('2.0.0', { inputs: { images: pinned('2.0.0', 'api') } })
    github.closePull(1)
    await propose('1.1.0')
    expect(shown()[1]).toEqual(open(2, 'Release web 1.1.0 to production'))
    expect(github.pulls()[1]?.body).toBe(body([['web', '1.1.0']]))
    expect(github.read('k8s/api.yml', branch)).toBe(pod('ghcr.io/acme/api:1.0.0'))
  })

  it('is merged in the middle of an update: what came too late gets another one', async () => {
    await propose('1.1.0')
    const before = once(/createCommitOnBranch/, () => github.mergePull(1))
    await propose('1.2.0', { before })
    expect(shown().map(({ title, state }) => [title, state])).toEqual([
      ['Release web 1.1.0 to production', 'closed'],
      ['Release web 1.2.0 to production', 'open']
    ])
  })
})

describe('an interrupted or overtaken run', () => {
  it.each([/createCommitOnBranch/, /POST .*pulls /, /PATCH .*pulls/, /updateRefs/])(
    'converges after a lost answer: %s',
    async asks => {
      await propose('1.0.5')
      github.push({ 'README.md': 'moved' })
      if (asks.source.includes('updateRefs') || asks.source.startsWith('POST')) {
        github.closePull(1)
        github.deleteBranch(branch)
      }
      const before = once(asks, () => github.faults.add({ effect: { reset: 'after' } }))
      const { outputs } = await propose('1.1.0', { before, run: 42 })
      expect(outputs).toMatchObject({ changed: 'true', files: 'k8s/web.yml', commit: github.commit(branch) })
      expect(github.pulls().filter(({ state }) => state === 'open')).toHaveLength(1)
      expect(github.log(branch).filter(({ message }) => message.startsWith('Release web 1.1.0'))).toHaveLength(1)
    }
  )

  it.each([/POST .*pulls /, /PATCH .*pulls/])('tells of what was committed meanwhile: %s', async asks => {
    if (asks.source.startsWith('PATCH')) await propose('1.0.5')
    const before = once(asks, () => github.push({ 'k8s/replicas.yml': 'kind: Two' }, { branch }))
    await propose('1.1.0', { before })
    expect(github.pulls()[0]?.body).toBe(body([['web', '1.1.0']], '1 of its commits is not from a release.'))
  })

  it.each([/createCommitOnBranch/, /POST .*merges/, /POST .*pulls /])(
    'makes the branch anew that somebody deletes meanwhile: %s',
    async asks => {
      if (asks.source.includes('merges')) {
        await propose('1.0.5')
        github.push({ 'README.md': 'moved' })
      }
      const before = once(asks, () => github.deleteBranch(branch))
      const { outputs } = await propose('1.1.0', { before })
      expect(outputs).toMatchObject({ changed: 'true', commit: github.commit(branch) })
      expect(github.read('k8s/web.yml', branch)).toBe(pod(pinned('1.1.0')))
    }
  )

  it('has changed nothing itself when a person was faster with the same', async () => {
    const before = once(/createCommitOnBranch/, () => {
      github.push({ 'k8s/web.yml': pod(pinned('1.1.0')) }, { branch })
      github.push({ 'k8s/web.yml': pod(pinned('1.1.0')) })
    })
    const { outputs } = await propose('1.1.0', { before, run: 42 })
    expect(outputs).toEqual({ changed: 'false', files: '', lock: '', commit: '', 'pull-request': '' })
    expect(shown()).toEqual([])
  })

  it('leaves the last word to a newer run', async () => {
    await propose('1.2.0', { run: 43 })
    expect(await refusal(propose('1.1.0', { run: 42 }))).toMatchObject({ code: 'SUPERSEDED' })
    expect(shown()).toEqual([open(1, 'Release web 1.2.0 to production')])
  })

  it('does not close what a newer run proposes, though the base says what an older one wants', async () => {
    await swapRun(github, '1.1.0', { run: 41 })
    await propose('1.2.0', { run: 43 })
    expect(await refusal(propose('1.1.0', { run: 42 }))).toMatchObject({ code: 'SUPERSEDED' })
    expect(shown()).toEqual([open(1, 'Release web 1.2.0 to production')])
  })
})
