import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Octokit } from '@octokit/rest'
import { afterEach, describe, expect, test } from 'vitest'
import { type GitHub, type GitHubOptions, startGitHub } from '../../../src/sandbox/github/github.ts'

const repository = { owner: 'acme', repo: 'shop' }
let github: GitHub | undefined

afterEach(async () => {
  await github?.stop()
  github = undefined
})

async function started(options: GitHubOptions = {}) {
  const own = await startGitHub(options)
  github = own
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  return { own, octokit: new Octokit({ baseUrl: own.url, auth: 'token', log }) }
}

const create =
  'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid url } } }'
const update = 'mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }'

const addition = (head: string | undefined, path: string, text: string) => ({
  input: {
    branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'main' },
    expectedHeadOid: head,
    message: { headline: 'Write', body: 'it' },
    fileChanges: { additions: [{ path, contents: Buffer.from(text).toString('base64') }] }
  }
})

describe('git objects', () => {
  test('trees and blobs have the names that git itself gives them', async () => {
    const { own, octokit } = await started()
    const folder = mkdtempSync(join(tmpdir(), 'cutover-git-'))
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()
    const files = { 'a.txt': 'a', 'a/b.yml': 'b: é\r\n', 'a-b/c': '', a0: 'x', 'deep/er/and/deeper': 'y' }
    git('init', '--quiet')
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    writeFileSync(join(folder, 'run.sh'), 'true')
    chmodSync(join(folder, 'run.sh'), 0o755)
    symlinkSync('a.txt', join(folder, 'link'))
    git('add', '--all')
    const head = own.push({
      ...files,
      'run.sh': { mode: '100755', content: 'true' },
      link: { mode: '120000', content: 'a.txt' }
    })
    const { data } = await octokit.rest.git.getTree({ ...repository, tree_sha: head, recursive: '1' })
    const listed = git('ls-tree', '-r', '-t', git('write-tree'))
    expect(data.tree.map(({ mode, type, sha, path }) => `${mode} ${type} ${sha}\t${path}`).sort()).toEqual(
      listed.split('\n').sort()
    )
    rmSync(folder, { recursive: true })
  })

  test('a blob comes back byte for byte', async () => {
    const { own, octokit } = await started()
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256))
    const head = own.push({ 'some.bin': bytes })
    const { data } = await octokit.rest.git.getTree({ ...repository, tree_sha: head })
    const blob = await octokit.rest.git.getBlob({ ...repository, file_sha: data.tree[0]?.sha ?? '' })
    expect(Buffer.from(blob.data.content, 'base64')).toEqual(bytes)
  })
})

describe('mutations', () => {
  test('a commit on a branch needs the head that is expected, and is signed', async () => {
    const { own, octokit } = await started()
    const before = own.commit('main')
    await octokit.graphql(create, addition(before, 'a.yml', 'one'))
    expect(own.read('a.yml')).toBe('one')
    expect(own.log().at(-1)).toMatchObject({ message: 'Write\n\nit', signed: true, parents: [before] })
    await expect(octokit.graphql(create, addition(before, 'a.yml', 'two'))).rejects.toMatchObject({
      errors: [
        {
          type: 'STALE_DATA',
          message: `Expected branch to point to "${before}" but it did not.  Pull and try again.`
        }
      ]
    })
    expect(own.read('a.yml')).toBe('one')
  })

  test('a commit takes the bit away that makes a file run', async () => {
    const { own, octokit } = await started()
    const head = own.push({ 'run.sh': { mode: '100755', content: 'true' } })
    await octokit.graphql(create, addition(head, 'run.sh', 'false'))
    expect(own.log().at(-1)?.files.get('run.sh')?.mode).toBe('100644')
  })

  test('a branch moves only from where it is said to be, and forward', async () => {
    const { own, octokit } = await started()
    const first = own.commit('main') ?? ''
    const second = own.push({ 'a.yml': 'a' })
    const move = (name: string, beforeOid: string, afterOid: string) =>
      octokit.graphql(update, {
        input: { repositoryId: 'R', refUpdates: [{ name: `refs/heads/${name}`, beforeOid, afterOid }] }
      })
    const none = '0'.repeat(40)
    await move('next', none, first)
    await expect(move('next', none, second)).rejects.toThrow('Reference cannot be updated')
    await move('next', first, second)
    await expect(move('next', second, first)).rejects.toThrow('Update is not a fast forward')
    await move('next', second, none)
    expect([own.commit('main'), own.commit('next')]).toEqual([second, undefined])
  })
})

describe('branches', () => {
  test('are compared by what each has alone', async () => {
    const { own, octokit } = await started()
    own.push({ 'a.yml': 'a', 'b.yml': 'b' })
    own.push({ 'b.yml': 'theirs' }, { branch: 'next', message: 'On next' })
    own.push({ 'a.yml': 'ours' })
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...repository, basehead: 'main...next' })
    const { status, ahead_by, behind_by, commits, files } = data
    expect([
      status,
      ahead_by,
      behind_by,
      commits.map(({ commit }) => commit.message),
      files?.map(one => one.filename)
    ]).toEqual([...['diverged', 1, 1], ['On next'], ['b.yml']])
  })

  test('are merged, unless both changed the same file', async () => {
    const { own, octokit } = await started()
    own.push({ 'a.yml': 'a', 'b.yml': 'b' })
    own.push({ 'b.yml': 'theirs' }, { branch: 'next' })
    own.push({ 'a.yml': 'ours' })
    const merge = () => octokit.rest.repos.merge({ ...repository, base: 'next', head: 'main' })
    expect((await merge()).status).toBe(201)
    expect([own.read('a.yml', 'next'), own.read('b.yml', 'next')]).toEqual(['ours', 'theirs'])
    expect((await merge()).status).toBe(204)
    own.push({ 'b.yml': 'ours' })
    await expect(merge()).rejects.toMatchObject({ status: 409, response: { data: { message: 'Merge conflict' } } })
  })

  test('list their commits by path, newest first', async () => {
    const { own, octokit } = await started()
    own.push({ 'a.yml': '1' }, { message: 'One' })
    own.push({ 'b.yml': '1' }, { message: 'Other' })
    own.push({ 'a.yml': '2' }, { message: 'Two' })
    const { data } = await octokit.rest.repos.listCommits({ ...repository, sha: 'main', path: 'a.yml' })
    expect(data.map(({ commit }) => commit.message)).toEqual(['Two', 'One'])
  })
})

describe('pull requests', () => {
  test('there is one for each pair of branches, and none without a commit', async () => {
    const { own, octokit } = await started()
    const ask = () => octokit.rest.pulls.create({ ...repository, head: 'next', base: 'main', title: 'Next' })
    await expect(ask()).rejects.toMatchObject({ status: 422 })
    own.push({}, { branch: 'next', message: 'Empty' })
    expect((await ask()).data).toMatchObject({ number: 1, state: 'open', head: { sha: own.commit('next') } })
    await expect(ask()).rejects.toThrow(/A pull request already exists for acme:next\./)
    own.closePull(1)
    const closed = own.commit('next')
    own.push({ 'late.yml': '' }, { branch: 'next' })
    const { data } = await octokit.rest.pulls.list({ ...repository, head: 'acme:next', state: 'all' })
    expect(data.map(({ number, state, head }) => [number, state, head.sha])).toEqual([[1, 'closed', closed]])
  })
})
