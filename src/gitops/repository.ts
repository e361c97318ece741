import { CutoverError } from '../errors.ts'
import type { GitHub } from '../record/github.ts'

/** What a job needs to change files: GitHub's name for it in `permissions:`. */
export const writeContents = 'contents: write'
const readContents = 'contents: read'

export interface Branch {
  readonly name: string
  /** The commit that it names now. */
  readonly oid: string
}

export interface Branches {
  /** The repository's own id, which moving a branch asks for. */
  readonly id: string
  readonly base: Branch
  /** Undefined while there is no such branch. */
  readonly head: string | undefined
}

const query = `query ($owner: String!, $repo: String!, $base: String!, $head: String!) {
  repository(owner: $owner, name: $repo) {
    id
    defaultBranchRef { name target { oid } }
    base: ref(qualifiedName: $base) { name target { oid } }
    head: ref(qualifiedName: $head) { target { oid } }
  }
}`

interface Ref {
  readonly name: string
  readonly target: { readonly oid: string }
}

interface Answer {
  readonly repository: {
    readonly id: string
    readonly defaultBranchRef: Ref | null
    readonly base: Ref | null
    readonly head: Ref | null
  }
}

/** Where `branch` (the default one unless given) and `head` are now, in one request. Fails with NOT_FOUND. */
export async function readBranches(github: GitHub, branch: string | undefined, head?: string): Promise<Branches> {
  const { owner, repo } = github
  const { repository } = await github.call('read its branches', readContents, octokit =>
    octokit.graphql<Answer>(query, { owner, repo, base: qualified(branch ?? 'HEAD'), head: qualified(head ?? 'HEAD') })
  )
  const base = branch === undefined ? repository.defaultBranchRef : repository.base
  if (!base)
    throw new CutoverError('NOT_FOUND', `${owner}/${repo} has no branch ${branch ?? 'yet'}.`, {
      hint: 'Name a branch that exists in the input branch, or leave it out for the default branch.'
    })
  return { id: repository.id, base: { name: base.name, oid: base.target.oid }, head: repository.head?.target.oid }
}

export const qualified = (branch: string): string => `refs/heads/${branch}`

export interface CommitSeen {
  readonly oid: string
  readonly message: string
  /** Made through GitHub's API or pages, which sign what they make; what comes by `git push` is never so. */
  readonly madeByGitHub: boolean
}

/** How `head` stands to `base`. */
export interface Comparison {
  readonly behind: number
  /** What `head` has and `base` has not, oldest first; GitHub tells the first 250. */
  readonly commits: readonly CommitSeen[]
  /** Paths that `head` changed since both were one. */
  readonly paths: readonly string[]
  /** False where GitHub told only a part. */
  readonly complete: boolean
}

/** https://docs.github.com/rest/commits/commits#compare-two-commits: 250 commits and 300 files at most. */
const mostPaths = 300

interface Told {
  readonly sha: string
  readonly commit: { readonly message: string; readonly verification?: { readonly verified: boolean } | undefined }
  readonly committer?: unknown
}

const seen = ({ sha, commit, committer }: Told): CommitSeen => ({
  oid: sha,
  message: commit.message,
  madeByGitHub: commit.verification?.verified === true && (committer as { login?: string } | null)?.login === 'web-flow'
})

export async function compare(github: GitHub, base: string, head: string): Promise<Comparison> {
  const { owner, repo } = github
  const { data } = await github.call('compare two commits', readContents, octokit =>
    octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}` })
  )
  const files = data.files ?? []
  return {
    behind: data.behind_by,
    commits: data.commits.map(seen),
    paths: files.map(({ filename }) => filename),
    complete: data.total_commits <= data.commits.length && files.length < mostPaths
  }
}

/** The newest commits that `head` came from and that changed `path`, newest first. */
export async function commitsOf(github: GitHub, head: string, path: string): Promise<CommitSeen[]> {
  const { owner, repo } = github
  const { data } = await github.call(`list the commits of ${path}`, readContents, octokit =>
    octokit.rest.repos.listCommits({ owner, repo, sha: head, path, per_page: 30 })
  )
  return data.map(seen)
}
