import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { body, branch, open, proposeAt, pullsOf, url } from './pulls.ts'
import { pinned, pod, type Run, refusal, swapRun } from './runs.ts'

let github: GitHub
beforeEach(async () => {
  github = await startGitHub()
  github.push({ 'k8s/web.yml': pod('ghcr.io/acme/web:1.0.0'), 'k8s/api.yml': pod('ghcr.io/acme/api:1.0.0') })
})
afterEach(() => github.stop())

const propose = (version: string, options: Run = {}) => proposeAt(github, version, options)
const shown = () => pullsOf(github)
const headlines = () => github.log(branch).map(({ message }) => message.split('\n')[0])

describe('the pull request of an environment', () => {
  it('is opened with a branch of its own, and says which images it brings', async () => {
    const main = github.commit('main')
    const { outputs } = await propose('1.1.0', { run: 42 })
    expect(outputs).toEqual({
      changed: 'true',
      files: 'k8s/web.yml',
      lock: '',
      commit: github.commit(branch),
      'pull-request': url(1)
    })
    expect(shown()).toEqual([open(1, 'Release web 1.1.0 to production')])
    expect(github.pulls()[0]?.body).toBe(
      body([['web', '1.1.0']], '[The run that wrote this](https://github.com/acme/shop/actions/runs/42)')
    )
    expect(github.read('k8s/web.yml', branch)).toBe(pod(pinned('1.1.0')))
    expect(github.commit('main')).toBe(main)
  })

  it('is updated in place by the next release, and left alone by the same one', async () => {
    await propose('1.1.0')
    const { outputs } = await propose('1.2.0')
    expect(outputs['pull-request']).toBe(url(1))
    expect(shown()).toEqual([open(1, 'Release web 1.2.0 to production')])
    expect(github.pulls()[0]?.body).toBe(body([['web', '1.2.0']]))
    const before = [github.commit(branch), github.requests.filter(({ method }) => method === 'PATCH').length]
    const again = await propose('1.2.0')
    expect(again.outputs).toEqual({ changed: 'false', files: '', lock: '', commit: '', 'pull-request': url(1) })
    expect([github.commit(branch), github.requests.filter(({ method }) => method === 'PATCH').length]).toEqual(before)
  })

  it('is another one for another environment', async () => {
    await propose('1.1.0')
    await propose('1.2.0', { inputs: { environment: 'uat' } })
    expect(shown()).toEqual([
      open(1, 'Release web 1.1.0 to production'),
      { ...open(2, 'Release web 1.2.0 to uat'), head: 'cutover/uat' }
    ])
  })

  it('keeps the commits of people, and their words', async () => {
    await propose('1.1.0')
    const theirs = github.push({ 'k8s/replicas.yml': 'kind: Two' }, { branch })
    const [pull] = github.pulls()
    if (pull) pull.body = `Please wait for Bob.\r\n\r\n${pull.body.replaceAll('\n', '\r\n')}\r\n\r\n/cc @bob`
    await propose('1.2.0')
    expect(github.log(branch).map(({ oid }) => oid)).toContain(theirs)
    expect(github.read('k8s/replicas.yml', branch)).toBe('kind: Two')
    expect(github.pulls()[0]?.body).toBe(
      `Please wait for Bob.\r\n\r\n${body([['web', '1.2.0']], '1 of its commits is not from a release.')}\r\n\r\n/cc @bob`
    )
  })

  it('is opened for what people have written there by themselves', async () => {
    github.push({ 'k8s/web.yml': pod(pinned('1.1.0')) }, { branch })
    const { outputs } = await propose('1.1.0')
    expect(outputs).toEqual({ changed: 'false', files: '', lock: '', commit: '', 'pull-request': url(1) })
    expect(shown()).toEqual([open(1, 'Release web 1.1.0 to production')])
    expect(github.pulls()[0]?.body).toBe(body([['web', '1.1.0']], '1 of its commits is not from a release.'))
  })

  it('tells of every app that shares it', async () => {
    await propose('1.1.0')
    await propose('2.0.0', { inputs: { images: pinned('2.0.0', 'api') } })
    expect(shown()).toEqual([open(1, 'Release api 2.0.0, web 1.1.0 to production')])
    expect(github.pulls()[0]?.body).toBe(
      body([
        ['api', '2.0.0'],
        ['web', '1.1.0']
      ])
    )
    await propose('1.2.0', { inputs: { message: 'Only web' } })
    const long = 'x'.repeat(300)
    await propose('1.3.0', { inputs: { message: long, environment: 'uat' } })
    expect(github.pulls()[1]?.title).toBe(long.slice(0, 256))
    github.closePull(2)
    expect(shown()[0]).toEqual(open(1, 'Release api 2.0.0, web 1.2.0 to production'))
  })

  it('is not opened where there is nothing to change', async () => {
    await swapRun(github, '1.1.0')
    const { outputs } = await propose('1.1.0')
    expect(outputs).toEqual({ changed: 'false', files: '', lock: '', commit: '', 'pull-request': '' })
    expect([shown(), github.commit(branch)]).toEqual([[], undefined])
  })

  it('is not mistaken for one of the same name from a fork', async () => {
    github.forkPull(branch, 'Mine')
    const { outputs } = await propose('1.1.0')
    expect(outputs['pull-request']).toBe(url(2))
    expect(github.pulls()[0]).toMatchObject({ title: 'Mine', state: 'open' })
  })

  it('is for one branch alone', async () => {
    await propose('1.1.0')
    github.push({}, { branch: 'next' })
    expect(await refusal(propose('1.2.0', { inputs: { branch: 'next' } }))).toMatchObject({
      code: 'CONFLICT',
      message: `Pull request 1 of this environment is for main, not next: ${url(1)}`
    })
  })
})

describe('a pull request whose base has moved on', () => {
  const edited = (image: string) => `# by ada\n${pod(image)}`

  it('gets the base merged in, so that new files are swapped as well', async () => {
    await propose('1.1.0')
    github.push({ 'k8s/worker.yml': pod('ghcr.io/acme/web:1.0.0') })
    const { outputs } = await propose('1.1.0')
    expect(outputs.files).toBe('k8s/worker.yml')
    expect(github.read('k8s/worker.yml', branch)).toBe(pod(pinned('1.1.0')))
    expect(headlines()).toEqual([
      'Release web 1.1.0 to production',
      'Merge main into cutover/production',
      'Release web 1.1.0 to production'
    ])
  })

  it('begins anew from the base where it conflicts and all of it is ours, without force', async () => {
    await propose('1.1.0')
    const before = github.commit(branch) ?? ''
    github.push({ 'k8s/web.yml': edited('ghcr.io/acme/web:1.0.1') })
    await propose('1.2.0')
    expect(github.read('k8s/web.yml', branch)).toBe(edited(pinned('1.2.0')))
    expect(github.log(branch).map(({ oid }) => oid)).toContain(before)
    expect(shown()).toEqual([open(1, 'Release web 1.2.0 to production')])
    github.mergePull(1)
    expect(github.read('k8s/web.yml')).toBe(edited(pinned('1.2.0')))
  })

  it('asks people where it conflicts and they have work on it', async () => {
    await propose('1.1.0')
    const theirs = github.push({ 'k8s/web.yml': `# by bob\n${pod(pinned('1.1.0'))}` }, { branch })
    github.push({ 'k8s/web.yml': edited('ghcr.io/acme/web:1.0.1') })
    const { warnings } = await propose('1.2.0')
    expect(warnings).toEqual([
      'cutover/production conflicts with main, and others have changed it: its pull request needs them.'
    ])
    expect(github.log(branch).map(({ oid }) => oid)).toContain(theirs)
    expect(github.read('k8s/web.yml', branch)).toBe(`# by bob\n${pod(pinned('1.2.0'))}`)
    expect(github.pulls()[0]?.body).toContain('It conflicts with what it is to be merged into')
  })

  it('takes a commit that a person amended for theirs, though it bears our words', async () => {
    await propose('1.1.0')
    const message = github.log(branch).at(-1)?.message ?? ''
    const theirs = github.push({ 'k8s/web.yml': `# by bob\n${pod(pinned('1.1.0'))}` }, { branch, message })
    github.push({ 'k8s/web.yml': edited('ghcr.io/acme/web:1.0.1') })
    await propose('1.2.0')
    expect(github.log(branch).at(0)?.oid).not.toBe(theirs)
    expect(github.read('k8s/web.yml', branch)).toBe(`# by bob\n${pod(pinned('1.2.0'))}`)
  })

  it('asks people, too, where another app shares it', async () => {
    await propose('1.1.0')
    await propose('2.0.0', { inputs: { images: pinned('2.0.0', 'api') } })
    github.push({ 'k8s/web.yml': edited('ghcr.io/acme/web:1.0.1') })
    await propose('1.2.0')
    expect(github.read('k8s/api.yml', branch)).toBe(pod(pinned('2.0.0', 'api')))
    expect(github.pulls()[0]?.body).toContain('It conflicts with what it is to be merged into')
  })

  it('is closed when the base says the same already', async () => {
    await propose('1.1.0')
    await swapRun(github, '1.2.0')
    const { outputs, lines } = await propose('1.2.0')
    expect(outputs).toEqual({ changed: 'false', files: '', lock: '', commit: '', 'pull-request': '' })
    expect(github.pulls()[0]).toMatchObject({
      state: 'closed',
      body: 'main says this already, so there is nothing left to merge. The next release opens another one.'
    })
    expect(lines).toEqual([
      'Closed pull request 1: main says this already, so there is nothing left to merge. The next release opens another one.'
    ])
    await propose('1.3.0')
    expect(shown()[1]).toEqual(open(2, 'Release web 1.3.0 to production'))
  })

  it('is not closed where people have work on it', async () => {
    await propose('1.1.0')
    github.push({ 'k8s/replicas.yml': 'kind: Two' }, { branch })
    await swapRun(github, '1.1.0')
    await propose('1.1.0')
    expect(shown()).toEqual([open(1, 'Release web 1.1.0 to production')])
  })

  it('is not closed for an app that shares it', async () => {
    await propose('1.1.0')
    await propose('2.0.0', { inputs: { images: pinned('2.0.0', 'api') } })
    await swapRun(github, '1.1.0')
    await propose('1.1.0')
    expect(github.pulls()[0]).toMatchObject({ state: 'open' })
  })
})
