import { createHash } from 'node:crypto'
import type { Answer, Incoming } from '../loopback.ts'
import type { Protection } from './branches.ts'
import type { Objects } from './objects.ts'
import type { Pull } from './pulls.ts'

export type Json = { [field: string]: unknown }

export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly payload: unknown
  readonly environment: string
  readonly description: string | null
  readonly transient: boolean
  readonly production: boolean
  readonly creator: string
  readonly createdAt: string
  /** Oldest first. */
  readonly statuses: Status[]
}

export interface Status {
  readonly id: number
  readonly state: string
  readonly description: string
  readonly environment: string
  readonly logUrl: string
  readonly environmentUrl: string
  readonly creator: string
  readonly createdAt: string
}

export interface PublishedRelease {
  readonly id: number
  readonly tag: string
  readonly name: string | null
  readonly body: string | null
  readonly sha: string
  readonly draft: boolean
  readonly prerelease: boolean
  readonly author: string
  readonly at: string
}

/** Everything that the sandbox's GitHub knows: one repository. */
export interface State {
  readonly owner: string
  readonly repo: string
  /** `http://127.0.0.1:PORT`, the root of the REST API. */
  url: string
  readonly defaultBranch: string
  /** Branches and tags, and the commits they name. */
  readonly refs: Map<string, string>
  readonly releases: PublishedRelease[]
  readonly deployments: Deployment[]
  readonly objects: Objects
  readonly pulls: Pull[]
  /** Branches that only a pull request may change. */
  readonly protected: Map<string, Protection>
  /** Whether the job has `contents: write`. */
  mayWrite: boolean
  /** What keeps the job from opening pull requests, if anything does. */
  mayPull: true | 'permission' | 'setting'
  /** Entries that one listing of a tree shows; GitHub shows 100,000. */
  largestTree: number | undefined
  now(): Date
  /** The next id of any record. */
  nextId(): number
}

/** A believable commit id for a name; the same name has the same commit. */
export const commitOf = (name: string): string => createHash('sha1').update(`commit ${name}`).digest('hex')

/** Times as GitHub writes them: whole seconds, UTC. */
export const stamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

export const nodeId = (kind: string, id: number): string =>
  `${kind}_${Buffer.from(`0:${kind}${id}`).toString('base64url')}`

/** The people's side of GitHub, in links that people click. */
export const webUrl = 'https://github.com'

export const repositoryUrl = (state: State): string => `${state.url}/repos/${state.owner}/${state.repo}`

const documentation = 'https://docs.github.com/rest'

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value)
})

/** An error as the REST API spells it. */
export const refused = (status: number, message: string, errors?: readonly Json[]): Answer =>
  json(status, { message, ...(errors && { errors }), documentation_url: documentation, status: String(status) })

export const invalid = (resource: string, field: string, code: string): Answer =>
  refused(422, 'Validation Failed', [{ resource, field, code }])

/** A body of JSON; an empty object where it is none. */
export function bodyOf(request: Incoming): Json {
  try {
    const value: unknown = JSON.parse(request.body.toString())
    return typeof value === 'object' && value !== null ? (value as Json) : {}
  } catch {
    return {}
  }
}

/** One page of a list (`per_page` 30 unless given, 100 at most) with the Link header to its neighbours. */
export function paged(url: URL, all: readonly unknown[]): Answer {
  const size = Math.min(Math.max(Number(url.searchParams.get('per_page') ?? 30) || 30, 1), 100)
  const page = Math.max(Number(url.searchParams.get('page') ?? 1) || 1, 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = (to: number, rel: string): string => {
    const target = new URL(url)
    target.searchParams.set('page', String(to))
    return `<${target.href}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : [])
  ]
  return json(200, all.slice((page - 1) * size, page * size), links.length ? { link: links.join(', ') } : {})
}

const userLinks = {
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  organizations_url: '/orgs',
  repos_url: '/repos',
  events_url: '/events{/privacy}',
  received_events_url: '/received_events'
}

export function user(state: State, login: string): Json {
  const id = Number.parseInt(commitOf(login).slice(0, 6), 16)
  const url = `${state.url}/users/${encodeURIComponent(login)}`
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${webUrl}/${login}`,
    ...Object.fromEntries(Object.entries(userLinks).map(([name, suffix]) => [name, url + suffix])),
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false
  }
}
