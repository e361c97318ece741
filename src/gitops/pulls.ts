import { CutoverError } from '../errors.ts'
import type { GitHub } from '../record/github.ts'

const writePulls = 'pull-requests: write'

export interface Pull {
  readonly number: number
  readonly url: string
  readonly title: string
  readonly body: string
  readonly open: boolean
  readonly merged: boolean
  readonly base: string
  /** The newest commit that it has or, once closed, had. */
  readonly head: string
}

interface Told {
  readonly number: number
  readonly html_url: string
  readonly title: string
  readonly body: string | null
  readonly state: string
  readonly merged_at: string | null
  readonly base: { readonly ref: string }
  readonly head: { readonly sha: string }
}

const pullOf = ({ number, html_url, title, body, state, merged_at, base, head }: Told): Pull => ({
  ...{ number, url: html_url, title, body: body ?? '', open: state === 'open' },
  ...{ merged: merged_at !== null, base: base.ref, head: head.sha }
})

/** The pull requests from `head`, newest first; those from forks, whose branches may have the same name, left out. */
export async function pullsFrom(github: GitHub, head: string): Promise<Pull[]> {
  const { owner, repo } = github
  const { data } = await github.call('list its pull requests', 'pull-requests: read', octokit =>
    octokit.rest.pulls.list({
      ...{ owner, repo, head: `${owner}:${head}`, state: 'all' },
      ...{ sort: 'created', direction: 'desc', per_page: 30 }
    })
  )
  return data.map(pullOf)
}

/** Undefined when there is one already, no commit that it could be for, or no branch any more: then look again. */
export async function openPull(
  github: GitHub,
  { head, base, title, body }: { head: string; base: string; title: string; body: string }
): Promise<Pull | undefined> {
  const { owner, repo } = github
  try {
    const { data } = await github.call('open a pull request', writePulls, octokit =>
      octokit.rest.pulls.create({ owner, repo, head, base, title, body })
    )
    return pullOf(data)
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error
    if (/pull request already exists|no commits between|head invalid/i.test(saidBy(error))) return undefined
    throw /not permitted to create or approve/i.test(error.message) ? notAllowed(error, github) : error
  }
}

export async function changePull(
  github: GitHub,
  { number }: Pull,
  changes: { title?: string; body?: string; state?: 'closed' }
): Promise<Pull> {
  const { owner, repo } = github
  const { data } = await github.call(`change pull request ${number}`, writePulls, octokit =>
    octokit.rest.pulls.update({ owner, repo, pull_number: number, ...changes })
  )
  return pullOf(data)
}

/** What GitHub says in detail, which its message does not always repeat. */
const saidBy = ({ message, cause }: CutoverError): string => {
  const { response } = (cause ?? {}) as {
    readonly response?: { readonly data?: { readonly errors?: readonly Detail[] } }
  }
  const errors = response?.data?.errors ?? []
  return [message, ...errors.map(one => one.message ?? `${one.field} ${one.code}`)].join(' ')
}

interface Detail {
  readonly message?: string
  readonly field?: string
  readonly code?: string
}

const notAllowed = (error: CutoverError, { owner, repo }: GitHub): CutoverError =>
  new CutoverError('GITHUB_DENIED', error.message, {
    hint: `Allow it under Settings > Actions > General of ${owner}/${repo}: "Allow GitHub Actions to create and approve pull requests". Or give the input token that of a GitHub App, whose pull requests also start workflows.`,
    cause: error
  })
