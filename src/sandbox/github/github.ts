import { type Answer, type Incoming, type Loopback, type LoopbackOptions, startLoopback } from '../loopback.ts'
import { attestations, keptAttestation } from './attestations.ts'
import { branches } from './branches.ts'
import { deployments } from './deployments.ts'
import { graphql } from './graphql.ts'
import { gitObjects } from './objects.ts'
import { type People, people } from './people.ts'
import { pulls } from './pulls.ts'
import {
  commitOf,
  type Deployment,
  type Json,
  json,
  type PublishedRelease,
  refused,
  type State,
  stamp
} from './records.ts'
import { publishedEvent, releases } from './releases.ts'

export interface GitHubOptions extends LoopbackOptions {
  /** `acme/shop` unless given. */
  readonly repository?: string
  /** The one token that is accepted; any or none unless given. */
  readonly token?: string
  /** False for a token whose job lacks `deployments: write`. */
  readonly mayDeploy?: boolean
  /** False for a token whose job lacks `contents: write`. */
  readonly mayWrite?: boolean
  /** What keeps the job from opening pull requests: a missing permission, or the setting that forbids it to all jobs. */
  readonly mayPull?: State['mayPull']
  /** Entries that one listing of a tree shows; all unless given. */
  readonly largestTree?: number
  /** Requests until the rate limit is used up; 5,000 unless given. */
  readonly rateLimit?: number
}

export interface ReleaseOptions {
  readonly prerelease?: boolean
  readonly draft?: boolean
  readonly name?: string
  readonly body?: string
  readonly author?: string
}

export interface GitHub extends Loopback, People {
  /** For GITHUB_API_URL. GraphQL is at `/graphql` below it. */
  readonly url: string
  /** `owner/name`, for GITHUB_REPOSITORY. */
  readonly repository: string
  /** Makes the tag and the release, and returns the event that a workflow would get. */
  publishRelease(tag: string, options?: ReleaseOptions): Json
  /** The ledger so far, oldest first. */
  deployments(): readonly Deployment[]
  /** The commit that a tag or branch names. */
  commit(ref: string): string | undefined
}

/** GitHub's API on a port of 127.0.0.1, as far as Cutover uses it: releases, deployments, branches and pull requests. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const [owner = 'acme', repo = 'shop'] = (options.repository ?? 'acme/shop').split('/')
  const state = emptyState(owner, repo)
  state.mayWrite = options.mayWrite ?? true
  state.mayPull = options.mayPull ?? true
  state.largestTree = options.largestTree
  const limit = rateLimit(options.rateLimit ?? 5000)

  const loopback = await startLoopback(request => {
    const headers = limit.take()
    const answer =
      keptAttestation(state, request) ?? denied(request, options) ?? limit.exceeded() ?? route(state, request)
    return { ...answer, headers: { ...headers, ...answer.headers } }
  }, options)
  state.url = `http://${loopback.host}`

  return {
    ...loopback,
    ...people(state),
    url: state.url,
    repository: `${owner}/${repo}`,
    publishRelease: (tag, details = {}) => publishedEvent(state, publish(state, tag, details)),
    deployments: () => state.deployments,
    commit: ref => state.refs.get(ref)
  }
}

function emptyState(owner: string, repo: string): State {
  let id = 1_000_000
  const branch = 'main'
  const objects = gitObjects()
  const first = { files: new Map(), parents: [], message: 'Begin', author: 'ada', signed: false, at: stamp(new Date()) }
  return {
    owner,
    repo,
    url: '',
    defaultBranch: branch,
    refs: new Map([[branch, objects.commit(first).oid]]),
    releases: [],
    deployments: [],
    objects,
    pulls: [],
    protected: new Map(),
    mayWrite: true,
    mayPull: true,
    largestTree: undefined,
    now: () => new Date(),
    nextId: () => {
      id += 1
      return id
    }
  }
}

function publish(state: State, tag: string, details: ReleaseOptions): PublishedRelease {
  const release: PublishedRelease = {
    id: state.nextId(),
    tag,
    name: details.name ?? tag,
    body: details.body ?? null,
    sha: commitOf(tag),
    draft: details.draft ?? false,
    prerelease: details.prerelease ?? false,
    author: details.author ?? 'ada',
    at: stamp(state.now())
  }
  state.refs.set(tag, release.sha)
  state.releases.push(release)
  return release
}

function route(state: State, request: Incoming): Answer {
  const { pathname } = request.url
  if (pathname === '/graphql') return graphql(state, request)
  const base = `/repos/${state.owner}/${state.repo}`
  if (pathname.startsWith(`${base}/releases`)) {
    return releases(state, pathname.slice(`${base}/releases`.length), request.url)
  }
  if (pathname.startsWith(`${base}/deployments`)) {
    return deployments(state, pathname.slice(`${base}/deployments`.length), request)
  }
  if (pathname.startsWith(`${base}/attestations`)) {
    return attestations(state, pathname.slice(`${base}/attestations`.length), request)
  }
  if (pathname.startsWith(`${base}/pulls`)) return pulls(state, pathname.slice(`${base}/pulls`.length), request)
  return branches(state, pathname.slice(base.length), request) ?? refused(404, 'Not Found')
}

function denied(request: Incoming, options: GitHubOptions): Answer | undefined {
  const given = /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (options.token !== undefined && given !== options.token) {
    return refused(401, given === undefined ? 'Requires authentication' : 'Bad credentials')
  }
  const deploys = request.method === 'POST' && request.url.pathname.includes('/deployments')
  const merges = request.method === 'POST' && request.url.pathname.endsWith('/merges')
  const lacks = (deploys && options.mayDeploy === false) || (merges && options.mayWrite === false)
  return lacks ? refused(403, 'Resource not accessible by integration') : undefined
}

/** The primary rate limit with the headers of every answer. Its window never ends: a sandbox does not live an hour. */
function rateLimit(size: number) {
  let used = 0
  const reset = Math.floor(Date.now() / 1000) + 3600
  return {
    take(): Record<string, string> {
      used += 1
      return {
        'x-ratelimit-limit': String(size),
        'x-ratelimit-remaining': String(Math.max(0, size - used)),
        'x-ratelimit-used': String(Math.min(used, size)),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': 'core',
        'x-github-request-id': commitOf(String(used)).slice(0, 24).toUpperCase()
      }
    },
    exceeded: (): Answer | undefined =>
      used > size ? json(403, { message: 'API rate limit exceeded for installation.', status: '403' }) : undefined
  }
}
