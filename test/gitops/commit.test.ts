import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHub, type GitHubOptions, startGitHub } from '../../src/sandbox/github/github.ts'
import { once, pinned, pod, refusal, swapRun } from './runs.ts'

let github: GitHub
const open = async (options: GitHubOptions = {}) => {
  await github?.stop()
  github = await startGitHub(options)
  github.push({ 'k8s/web.yml': pod('ghcr.io/acme/web:1.0.0'), 'README.md': 'read me', 'k8s/notes.txt': 'no manifest' })
}
beforeEach(() => open())
afterEach(() => github.stop())

const nothing = { changed: 'false', files: '', lock: '', commit: '', 'pull-request': '' }

describe('a swap that commits', () => {
  it('adds one commit by GitHub on top of the default branch, and the second time none', async () => {
    const before = github.commit('main')
    const { outputs, summary, lines } = await swapRun(github, '1.1.0', {
      run: 42,
      inputs: { lock: './k8s/cutover.lock.json' }
    })
    const [commit] = github.log().slice(-1)
    expect(outputs).toEqual({
      changed: 'true',
      files: 'k8s/web.yml\nk8s/cutover.lock.json',
      lock: 'k8s/cutover.lock.json',
      commit: github.commit('main'),
      'pull-request': ''
    })
    expect({ parents: commit?.parents, signed: commit?.signed, message: commit?.message }).toEqual({
      parents: [before],
      signed: true,
      message: `Release web 1.1.0 to production

Cutover-Image: web=${pinned('1.1.0')}
Cutover-Environment: production
Cutover-Run: https://github.com/acme/shop/actions/runs/42`
    })
    expect(github.read('k8s/web.yml')).toBe(pod(pinned('1.1.0')))
    expect([...(commit?.files.keys() ?? [])].sort()).toEqual([
      'README.md',
      'k8s/cutover.lock.json',
      'k8s/notes.txt',
      'k8s/web.yml'
    ])
    expect(lines).toEqual([
      `k8s/web.yml:5 Pod shop, : ghcr.io/acme/web:1.0.0 -> ${pinned('1.1.0')}`,
      `Committed ${outputs.commit?.slice(0, 7)} to main of acme/shop`
    ])
    expect(summary).toBe(
      `## Swap\n\nCommitted \`${outputs.commit?.slice(0, 7)}\` to acme/shop\n\n- \`${pinned('1.1.0')}\`\n\n- \`k8s/web.yml\`\n- \`k8s/cutover.lock.json\``
    )
    const again = await swapRun(github, '1.1.0', { run: 43, inputs: { lock: 'k8s/cutover.lock.json' } })
    expect(again.outputs).toEqual({ ...nothing, lock: 'k8s/cutover.lock.json' })
    expect(github.commit('main')).toBe(outputs.commit)
  })

  it('keeps every byte that is not the image, whatever the API does to text', async () => {
    const odd = `\uFEFF# é\r\nkind: Pod\r\nspec: {containers: [{image: "ghcr.io/acme/web:1.0.0"}]}`
    github.push({ 'k8s/web.yml': odd })
    await swapRun(github, '1.1.0')
    expect(github.read('k8s/web.yml')).toBe(odd.replace('ghcr.io/acme/web:1.0.0', pinned('1.1.0')))
  })

  it('writes to another branch of another repository, in the words it is given', async () => {
    await open({ repository: 'acme/deploy' })
    github.push({ 'apps/web.yml': pod('ghcr.io/acme/web:1.0.0') }, { branch: 'live' })
    const main = github.commit('main')
    const inputs = {
      ...{ repository: 'acme/deploy', branch: 'live', files: 'apps/*.yml' },
      message: 'Go live\n\nby a bot\nCutover-Environment: forged'
    }
    const { outputs } = await swapRun(github, '1.1.0', { inputs })
    expect(outputs).toEqual({ ...nothing, changed: 'true', files: 'apps/web.yml', commit: github.commit('live') })
    expect(github.commit('main')).toBe(main)
    expect(github.log('live').at(-1)?.message).toBe(
      `Go live\n\nby a bot\n\nCutover-Image: web=${pinned('1.1.0')}\nCutover-Environment: production`
    )
  })

  it('changes nothing in a dry run, and says what it would', async () => {
    const before = github.commit('main')
    const { outputs, summary } = await swapRun(github, '1.1.0', { inputs: { 'dry-run': 'true' } })
    expect(outputs).toEqual({ ...nothing, changed: 'true', files: 'k8s/web.yml' })
    expect(summary).toContain('Dry run: nothing was changed in acme/shop')
    expect(github.commit('main')).toBe(before)
  })

  it('begins anew from what is there when somebody else was faster', async () => {
    const before = once(/createCommitOnBranch/, () =>
      github.push({ 'k8s/web.yml': `# by ada\n${pod('ghcr.io/acme/web:1.0.0')}` })
    )
    await swapRun(github, '1.1.0', { before })
    expect(github.read('k8s/web.yml')).toBe(`# by ada\n${pod(pinned('1.1.0'))}`)
    expect(github.log().map(({ author }) => author)).toEqual(['ada', 'ada', 'ada', 'github-actions[bot]'])
  })

  it('gives up after ten times, with nothing overwritten', async () => {
    let pushes = 0
    const before = (_request: string, body: string) => {
      if (body.includes('createCommitOnBranch')) github.push({ 'README.md': String(++pushes) })
    }
    expect(await refusal(swapRun(github, '1.1.0', { before }))).toEqual({
      code: 'CONFLICT',
      message: 'The default branch of acme/shop was changed by somebody else each of 10 times in a row.',
      hint: 'Find out what writes there all the time, and run this job again. Nothing of theirs was overwritten.'
    })
    expect(github.read('README.md')).toBe('10')
    expect(github.read('k8s/web.yml')).toBe(pod('ghcr.io/acme/web:1.0.0'))
  })

  it.each([
    ['the same bytes', pod('ghcr.io/acme/web:1.0.0'), 0],
    ['other bytes', pod('ghcr.io/acme/web:0.9.0'), 1]
  ])('asks for a file of which the checkout has %s', async (_which, text, blobs) => {
    await swapRun(github, '1.1.0', { checkout: { 'k8s/web.yml': text } })
    expect(github.requests.filter(({ path }) => path.includes('/git/blobs/'))).toHaveLength(blobs)
    expect(github.read('k8s/web.yml')).toBe(pod(pinned('1.1.0')))
  })

  it('knows its own commit when only the answer got lost', async () => {
    github.faults.add({ method: 'POST', path: /graphql/, skip: 1, effect: { reset: 'after' } })
    const { outputs } = await swapRun(github, '1.1.0', { run: 42 })
    expect(outputs).toEqual({ ...nothing, changed: 'true', files: 'k8s/web.yml', commit: github.commit('main') })
    expect(github.log()).toHaveLength(3)
  })

  it('writes nothing any more once it is cancelled', async () => {
    const stop = new AbortController()
    const before = once(/createCommitOnBranch/, () => stop.abort())
    const main = github.commit('main')
    expect(await refusal(swapRun(github, '1.1.0', { before, signal: stop.signal }))).toMatchObject({
      code: 'CANCELLED'
    })
    expect(github.commit('main')).toBe(main)
  })

  it('leaves the last word to a newer run, but not when a person runs it again', async () => {
    await swapRun(github, '1.2.0', { run: 43 })
    expect(await refusal(swapRun(github, '1.1.0', { run: 42 }))).toEqual({
      code: 'SUPERSEDED',
      message: 'A newer run has written k8s/web.yml already: https://github.com/acme/shop/actions/runs/43',
      hint: 'Nothing has to be done. To go back to this version all the same, run this job again.'
    })
    expect(github.read('k8s/web.yml')).toBe(pod(pinned('1.2.0')))
    await swapRun(github, '1.1.0', { run: 42, attempt: 2 })
    expect(github.read('k8s/web.yml')).toBe(pod(pinned('1.1.0')))
  })
})
