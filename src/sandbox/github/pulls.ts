import type { Answer, Incoming } from '../loopback.ts'
import { ahead } from './history.ts'
import { bodyOf, invalid, type Json, json, nodeId, paged, refused, type State, user, webUrl } from './records.ts'

export interface Pull {
  readonly number: number
  title: string
  body: string
  state: 'open' | 'closed'
  merged: boolean
  base: string
  /** A branch; `fork:branch` for one of another repository. */
  readonly head: string
  readonly author: string
  /** The commit that its branch named when it was closed: what comes later is no part of it. */
  last?: string
}

/** `pulls` and `pulls/NUMBER`. `path` is what follows `pulls`. */
export function pulls(state: State, path: string, request: Incoming): Answer {
  const [, number] = /^\/(\d+)$/.exec(path) ?? []
  const found = state.pulls.find(pull => String(pull.number) === number)
  if (path !== '' && !found) return refused(404, 'Not Found')
  if (request.method === 'GET') return found ? json(200, shown(state, found)) : list(state, request.url)
  if (state.mayPull !== true) return refused(403, denial[state.mayPull])
  return found ? change(state, found, bodyOf(request)) : create(state, bodyOf(request))
}

/** What GitHub says to a job without `pull-requests: write`, and where the settings forbid it to all jobs. */
const denial = {
  permission: 'Resource not accessible by integration',
  setting: 'GitHub Actions is not permitted to create or approve pull requests.'
}

const fullHead = (state: State, { head }: Pull): string => (head.includes(':') ? head : `${state.owner}:${head}`)

function list(state: State, url: URL): Answer {
  const wanted = (field: 'state' | 'base' | 'head') => url.searchParams.get(field)
  const kind = wanted('state') ?? 'open'
  const found = state.pulls.filter(
    pull =>
      (kind === 'all' || pull.state === kind) &&
      (wanted('base') ?? pull.base) === pull.base &&
      (wanted('head') ?? fullHead(state, pull)) === fullHead(state, pull)
  )
  return paged(
    url,
    found.toReversed().map(pull => shown(state, pull))
  )
}

function create(state: State, { title, body, head, base }: Json): Answer {
  const [from, to] = [state.refs.get(String(head)), state.refs.get(String(base))]
  if (!from || !to) return invalid('PullRequest', from ? 'base' : 'head', 'invalid')
  const said = (message: string): Answer =>
    refused(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }])
  if (ahead(state.objects.commits, to, from).length === 0) return said(`No commits between ${base} and ${head}`)
  if (state.pulls.some(pull => pull.state === 'open' && pull.head === head && pull.base === base))
    return said(`A pull request already exists for ${state.owner}:${head}.`)
  const pull: Pull = {
    number: state.pulls.length + 1,
    title: String(title),
    body: String(body ?? ''),
    ...{ state: 'open', merged: false, base: String(base), head: String(head), author: 'github-actions[bot]' }
  }
  state.pulls.push(pull)
  return json(201, shown(state, pull))
}

function change(state: State, pull: Pull, { title, body, state: to, base }: Json): Answer {
  if (typeof title === 'string') pull.title = title
  if (typeof body === 'string') pull.body = body
  if (typeof base === 'string') pull.base = base
  if (to === 'closed') closeAt(state, pull)
  return json(200, shown(state, pull))
}

/** A pull request goes with its branch. */
export function deleteBranch(state: State, branch: string): void {
  for (const pull of state.pulls) if (pull.head === branch && pull.state === 'open') closeAt(state, pull)
  state.refs.delete(branch)
}

export function closeAt(state: State, pull: Pull): void {
  pull.last = state.refs.get(pull.head) ?? ''
  pull.state = 'closed'
}

function shown(state: State, pull: Pull): Json {
  const { number, title, body, state: now, merged, base, head, author, last } = pull
  const [owner = '', branch = ''] = fullHead(state, pull).split(':')
  return {
    ...{ number, title, body, state: now, draft: false },
    node_id: nodeId('PR', number),
    html_url: `${webUrl}/${state.owner}/${state.repo}/pull/${number}`,
    user: user(state, author),
    merged_at: merged ? '2026-01-01T00:00:00Z' : null,
    head: { ref: branch, label: `${owner}:${branch}`, sha: last ?? state.refs.get(head) ?? '' },
    base: { ref: base, label: `${state.owner}:${base}`, sha: state.refs.get(base) ?? '' }
  }
}
