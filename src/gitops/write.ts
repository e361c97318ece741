import { CutoverError, messageOf } from '../errors.ts'
import type { GitHub } from '../record/github.ts'
import { type Branch, qualified, readBranches, writeContents } from './repository.ts'

export interface Message {
  readonly headline: string
  readonly body: string
}

const createCommit = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`

interface Created {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } }
}

/**
 * Commits whole files on top of `branch`, as GitHub, which signs it. Answers the commit, or undefined when the branch is
 * no longer where `branch` says: then nothing has happened. Null removes a file.
 * https://docs.github.com/graphql/reference/mutations#createcommitonbranch
 */
export async function commitFiles(
  github: GitHub,
  branch: Branch,
  message: Message,
  files: ReadonlyMap<string, string | Uint8Array | null>
): Promise<string | undefined> {
  const additions: { path: string; contents: string }[] = []
  const deletions: { path: string }[] = []
  for (const [path, content] of files) {
    if (content === null) deletions.push({ path })
    else additions.push({ path, contents: Buffer.from(content as string).toString('base64') })
  }
  const input = {
    branch: { repositoryNameWithOwner: `${github.owner}/${github.repo}`, branchName: branch.name },
    expectedHeadOid: branch.oid,
    message,
    fileChanges: { additions, deletions }
  }
  try {
    const answer = await github.call(`commit to ${branch.name}`, writeContents, octokit =>
      octokit.graphql<Created>(createCommit, { input })
    )
    return answer.createCommitOnBranch.commit.oid
  } catch (error) {
    if (typeOf(error) === 'STALE_DATA') return undefined
    if (isMissing(error) && (await headOf(github, branch.name)) !== branch.oid) return undefined
    throw explained(error, github, branch.name)
  }
}

const update = 'mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }'
const none = '0'.repeat(40)

/**
 * Makes `branch` name `to`, if it still names `from`; undefined is no branch. Answers false when it names something else.
 * Never by force: GitHub refuses what is no way forward.
 * https://docs.github.com/graphql/reference/mutations#updaterefs
 */
export async function moveBranch(
  github: GitHub,
  repositoryId: string,
  branch: string,
  { from, to }: { from: string | undefined; to: string | undefined }
): Promise<boolean> {
  const refUpdates = [{ name: qualified(branch), beforeOid: from ?? none, afterOid: to ?? none, force: false }]
  for (let attempt = 1; ; attempt += 1) {
    try {
      await github.call(`move ${branch}`, writeContents, octokit =>
        octokit.graphql(update, { input: { repositoryId, refUpdates } })
      )
      return true
    } catch (error) {
      // GitHub has no word of its own for a branch that is elsewhere: where it is now tells.
      const head = await headOf(github, branch)
      if (head === to) return true
      if (head !== from) return false
      // It may have been elsewhere only when it was asked, made and deleted by others: then a second time it is not.
      if (attempt > 1 || !(error instanceof CutoverError) || isProtected(error)) throw explained(error, github, branch)
    }
  }
}

/**
 * Merges `oid` into the branch, whatever the branch names by then: the server adds a commit on top and loses none. Answers
 * how it went; `gone` where there is no such branch any more.
 * https://docs.github.com/rest/branches/branches#merge-a-branch
 */
export async function mergeInto(
  github: GitHub,
  branch: string,
  oid: string,
  message: Message
): Promise<'merged' | 'conflict' | 'gone'> {
  const { owner, repo } = github
  const commit_message = `${message.headline}\n\n${message.body}`
  try {
    await github.call(`merge into ${branch}`, writeContents, octokit =>
      octokit.rest.repos.merge({ owner, repo, base: branch, head: oid, commit_message })
    )
    return 'merged'
  } catch (error) {
    if (causeOf(error)?.status === 409 && /merge conflict/i.test(messageOf(error))) return 'conflict'
    if (isMissing(error) && (await headOf(github, branch)) === undefined) return 'gone'
    throw explained(error, github, branch)
  }
}

const headOf = async (github: GitHub, branch: string): Promise<string | undefined> =>
  (await readBranches(github, undefined, branch)).head

interface Thrown {
  readonly status?: number
  readonly errors?: readonly { readonly type?: string }[]
}

const causeOf = (error: unknown): Thrown | undefined =>
  error instanceof CutoverError ? (error.cause as Thrown | undefined) : undefined
const typeOf = (error: unknown): string | undefined => causeOf(error)?.errors?.[0]?.type

/** A branch that is gone, or a repository that the token does not see. */
const isMissing = (error: unknown): boolean => typeOf(error) === 'NOT_FOUND' || causeOf(error)?.status === 404

/** Branch protection has a type of its own; rulesets, which replace it, only say so in words. */
const isProtected = (error: CutoverError): boolean =>
  typeOf(error) === 'BRANCH_PROTECTION_RULE_VIOLATION' ||
  /rule violations? found|protected branch|through a pull request/i.test(error.message)

function explained(error: unknown, { owner, repo }: GitHub, branch: string): unknown {
  if (!(error instanceof CutoverError) || !isProtected(error)) return error
  const said = error.message.replace(/^GitHub refused to .*? \(\d+\): |[\s.]+$/gs, '').replace(/\s+/g, ' ')
  return new CutoverError('GITHUB_DENIED', `The branch ${branch} of ${owner}/${repo} is protected: ${said}.`, {
    hint: 'Use mode: pull-request. Or add the GitHub App that the token is of to the bypass list of the rule, under Settings > Rules.',
    cause: error
  })
}
