import { Octokit } from '@octokit/rest'
import { afterEach, describe, expect, test } from 'vitest'
import { type GitHub, type GitHubOptions, startGitHub } from '../../../src/sandbox/github/github.ts'
import { published } from '../../release/payloads.ts'

const repository = { owner: 'acme', repo: 'shop' }
const plain = { ...repository, auto_merge: false, required_contexts: [] }
let github: GitHub | undefined

afterEach(async () => {
  await github?.stop()
  github = undefined
})

async function started(options: GitHubOptions = {}, auth = 'token') {
  const own = await startGitHub(options)
  github = own
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  return { own, octokit: new Octokit({ baseUrl: own.url, auth, log }) }
}

describe('releases', () => {
  test('a published release gives the event that a workflow gets, field for field', async () => {
    const { own } = await started()
    const event = own.publishRelease('v1.1.0-rc.1', { prerelease: true })
    const real: Record<string, unknown> = published()
    for (const part of ['release', 'repository', 'sender'] as const) {
      const wanted = Object.keys(real[part] as object)
      expect(Object.keys(event[part] as object)).toEqual(expect.arrayContaining(wanted))
    }
    expect(event).toMatchObject({
      action: 'published',
      release: { tag_name: 'v1.1.0-rc.1', prerelease: true, draft: false, target_commitish: 'main' },
      repository: { full_name: 'acme/shop', default_branch: 'main' }
    })
  })

  test('releases are listed newest first, page by page, without drafts', async () => {
    const { own, octokit } = await started()
    for (const tag of ['v1.0.0', 'v1.1.0', 'v1.2.0']) own.publishRelease(tag)
    own.publishRelease('v2.0.0', { draft: true })
    const all = await octokit.paginate(octokit.repos.listReleases, { ...repository, per_page: 2 })
    expect(all.map(one => one.tag_name)).toEqual(['v1.2.0', 'v1.1.0', 'v1.0.0'])
    expect(own.requests.map(one => one.path)).toEqual([
      '/repos/acme/shop/releases?per_page=2',
      '/repos/acme/shop/releases?per_page=2&page=2'
    ])
  })

  test('the latest release is no prerelease; one is found by its tag and its id', async () => {
    const { own, octokit } = await started()
    own.publishRelease('v1.0.0')
    own.publishRelease('web@1.1.0', { prerelease: true })
    const latest = await octokit.repos.getLatestRelease(repository)
    const tagged = await octokit.repos.getReleaseByTag({ ...repository, tag: 'web@1.1.0' })
    const byId = await octokit.repos.getRelease({ ...repository, release_id: tagged.data.id })
    expect([latest.data.tag_name, byId.data.tag_name]).toEqual(['v1.0.0', 'web@1.1.0'])
    await expect(octokit.repos.getReleaseByTag({ ...repository, tag: 'v9' })).rejects.toMatchObject({ status: 404 })
  })
})

describe('deployments', () => {
  test('a deployment and its statuses are kept and read back', async () => {
    const { own, octokit } = await started()
    own.publishRelease('v1.0.0')
    const payload = { digest: 'sha256:1' }
    const { data } = await octokit.repos.createDeployment({ ...plain, ref: 'v1.0.0', environment: 'uat', payload })
    if (!('id' in data)) throw new Error('no deployment')
    const deployment_id = data.id
    for (const state of ['in_progress', 'success'] as const) {
      await octokit.repos.createDeploymentStatus({ ...repository, deployment_id, state, log_url: 'https://log' })
    }
    const listed = await octokit.repos.listDeployments({ ...repository, environment: 'uat' })
    const statuses = await octokit.repos.listDeploymentStatuses({ ...repository, deployment_id })
    expect(
      listed.data.map(({ ref, sha, payload, production_environment }) => ({
        ref,
        sha,
        payload,
        production_environment
      }))
    ).toEqual([{ ref: 'v1.0.0', sha: own.commit('v1.0.0'), payload, production_environment: false }])
    expect(statuses.data.map(({ state, log_url }) => [state, log_url])).toEqual([
      ['success', 'https://log'],
      ['in_progress', 'https://log']
    ])
    const none = await octokit.repos.listDeployments({ ...repository, environment: 'production' })
    expect(none.data).toEqual([])
  })

  test('a success retires earlier ones of its environment, but never in production', async () => {
    const { own, octokit } = await started()
    own.publishRelease('v1.0.0')
    for (const environment of ['uat', 'production', 'uat', 'production']) {
      const { data } = await octokit.repos.createDeployment({ ...plain, ref: 'v1.0.0', environment })
      if (!('id' in data)) throw new Error('no deployment')
      await octokit.repos.createDeploymentStatus({ ...repository, deployment_id: data.id, state: 'success' })
    }
    expect(own.deployments().map(one => [one.environment, one.statuses.at(-1)?.state])).toEqual([
      ['uat', 'inactive'],
      ['production', 'success'],
      ['uat', 'success'],
      ['production', 'success']
    ])
  })

  test('what GitHub would refuse is refused: an unknown ref, a merge, a state and a description', async () => {
    const { own, octokit } = await started()
    own.publishRelease('v1.0.0')
    await expect(octokit.repos.createDeployment({ ...plain, ref: 'v9' })).rejects.toMatchObject({ status: 422 })
    await expect(octokit.repos.createDeployment({ ...repository, ref: 'v1.0.0' })).rejects.toMatchObject({
      status: 409
    })
    const { data } = await octokit.repos.createDeployment({ ...plain, ref: 'v1.0.0' })
    if (!('id' in data)) throw new Error('no deployment')
    const about = { ...repository, deployment_id: data.id }
    const status = (state: string, description = '') =>
      octokit.repos.createDeploymentStatus({ ...about, state: state as 'success', description })
    await expect(status('done')).rejects.toMatchObject({ status: 422 })
    await expect(status('success', 'x'.repeat(141))).rejects.toMatchObject({ status: 422 })
    await expect(status('success', 'x'.repeat(140))).resolves.toMatchObject({ status: 201 })
  })
})

describe('GraphQL', () => {
  const query = `query ($owner: String!, $name: String!, $environments: [String!], $after: String) {
    repository(owner: $owner, name: $name) {
      ledger: deployments(first: 2, after: $after, environments: $environments, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes { databaseId ref { name } payload state latestStatus { state logUrl } creator { login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`

  test('deployments of one environment come newest first with state and payload, page by page', async () => {
    const { own, octokit } = await started()
    for (const [tag, environment] of [
      ['v1', 'production'],
      ['v2', 'uat'],
      ['v3', 'production'],
      ['v4', 'production']
    ] as const) {
      own.publishRelease(tag)
      await octokit.repos.createDeployment({ ...plain, ref: tag, environment, payload: { tag } })
    }
    const [first] = own.deployments()
    await octokit.repos.createDeploymentStatus({ ...repository, deployment_id: first?.id ?? 0, state: 'success' })

    const seen: unknown[] = []
    let after: string | null = null
    do {
      const variables = { owner: 'acme', name: 'shop', environments: ['production'], after }
      const page: {
        repository: { ledger: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
      } = await octokit.graphql(query, variables)
      const { nodes, pageInfo } = page.repository.ledger
      seen.push(...nodes)
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    const node = (tag: string, state: string, latestStatus: object | null, index: number) => ({
      databaseId: own.deployments()[index]?.id,
      ref: { name: tag },
      payload: JSON.stringify({ tag }),
      state,
      latestStatus,
      creator: { login: 'github-actions' }
    })
    expect(seen).toEqual([
      node('v4', 'PENDING', null, 3),
      node('v3', 'PENDING', null, 2),
      node('v1', 'ACTIVE', { state: 'SUCCESS', logUrl: null }, 0)
    ])
  })

  test('a query that GitHub would not understand gets its error, not data', async () => {
    const { own, octokit } = await started()
    own.publishRelease('v1')
    await octokit.repos.createDeployment({ ...plain, ref: 'v1' })
    const ask = (fields: string) => octokit.graphql(`{ repository(owner: "acme", name: "shop") { ${fields} } }`)
    await expect(ask('deployments(first: 1) { nodes { colour } }')).rejects.toThrow(
      "doesn't exist on type 'Deployment'"
    )
    await expect(ask('colour')).rejects.toThrow("Field 'colour' doesn't exist on type 'Repository'")
    await expect(ask('deployments { totalCount }')).rejects.toThrow('You must provide a `first` or `last`')
    await expect(ask('deployments(first: 101) { totalCount }')).rejects.toThrow('exceeds the limit of 100')
    await expect(octokit.graphql('{ repository(owner: "a", name: "b") { id } }')).rejects.toThrow('Could not resolve')
  })
})

describe('access', () => {
  test('another token than the one given is refused', async () => {
    const { octokit } = await started({ token: 'right' }, 'wrong')
    await expect(octokit.repos.listReleases(repository)).rejects.toMatchObject({ status: 401 })
  })

  test('a job without deployments: write reads but does not write', async () => {
    const { own, octokit } = await started({ mayDeploy: false })
    own.publishRelease('v1')
    await expect(octokit.repos.listDeployments(repository)).resolves.toMatchObject({ status: 200 })
    const refused = octokit.repos.createDeployment({ ...plain, ref: 'v1' })
    await expect(refused).rejects.toThrow('Resource not accessible by integration')
  })

  test('each answer says what is left of the rate limit; after it comes 403', async () => {
    const { octokit } = await started({ rateLimit: 1 })
    const { headers } = await octokit.repos.listReleases(repository)
    expect([headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']]).toEqual(['1', '0'])
    await expect(octokit.repos.listReleases(repository)).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-ratelimit-remaining': '0' } }
    })
  })

  test('faults strike here as well', async () => {
    const { own, octokit } = await started()
    own.faults.add({ path: /releases$/, effect: { answer: 502 } })
    await expect(octokit.repos.listReleases(repository)).rejects.toMatchObject({ status: 502 })
    await expect(octokit.repos.listReleases(repository)).resolves.toMatchObject({ status: 200 })
  })
})
