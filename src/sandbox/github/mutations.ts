import { bot, protectionMessage } from './branches.ts'
import { isAncestor } from './history.ts'
import type { Files } from './objects.ts'
import { deleteBranch } from './pulls.ts'
import { type Json, type State, stamp, webUrl } from './records.ts'
import { QueryError } from './selection.ts'

interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner: string; readonly branchName: string }
  readonly expectedHeadOid: string
  readonly message: { readonly headline: string; readonly body?: string }
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[]
    readonly deletions?: readonly { readonly path: string }[]
  }
}

interface RefsInput {
  readonly refUpdates: readonly {
    readonly name: string
    readonly beforeOid?: string
    readonly afterOid: string
    readonly force?: boolean
  }[]
}

const none = '0'.repeat(40)

function writable(state: State, branch: string): void {
  if (!state.mayWrite) throw new QueryError('Resource not accessible by integration', 'FORBIDDEN')
  const kind = state.protected.get(branch)
  if (kind === 'classic') throw new QueryError(protectionMessage.classic, 'BRANCH_PROTECTION_RULE_VIOLATION')
  if (kind === 'ruleset') throw new QueryError(protectionMessage.ruleset, 'UNPROCESSABLE')
}

/** https://docs.github.com/graphql/reference/mutations#createcommitonbranch: files lose the bit that makes them run. */
export function createCommitOnBranch(state: State, input: CommitInput): Json {
  const { repositoryNameWithOwner, branchName } = input.branch
  if (repositoryNameWithOwner !== `${state.owner}/${state.repo}`)
    throw new QueryError(`Could not resolve to a Repository with the name '${repositoryNameWithOwner}'.`, 'NOT_FOUND')
  writable(state, branchName)
  const head = state.refs.get(branchName)
  if (head === undefined)
    throw new QueryError(`Could not resolve to a node with the name '${branchName}'.`, 'NOT_FOUND')
  if (head !== input.expectedHeadOid)
    throw new QueryError(
      `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`,
      'STALE_DATA'
    )
  const { headline, body } = input.message
  const { oid } = state.objects.commit({
    files: changed(state, state.objects.commits.get(head)?.files ?? new Map(), input),
    parents: [head],
    message: body ? `${headline}\n\n${body}` : headline,
    ...{ author: bot, signed: true, at: stamp(state.now()) }
  })
  state.refs.set(branchName, oid)
  const url = `${webUrl}/${state.owner}/${state.repo}/commit/${oid}`
  return { __typename: 'CreateCommitOnBranchPayload', commit: { __typename: 'Commit', oid, url } }
}

function changed(state: State, before: Files, { fileChanges }: CommitInput): Files {
  const files = new Map(before)
  for (const { path } of fileChanges?.deletions ?? []) {
    if (!files.delete(path))
      throw new QueryError(`A path was requested for deletion which does not exist: ${path}`, 'UNPROCESSABLE')
  }
  for (const { path, contents } of fileChanges?.additions ?? [])
    files.set(path, { mode: '100644', oid: state.objects.put(Buffer.from(contents, 'base64')) })
  return files
}

/** https://docs.github.com/graphql/reference/mutations#updaterefs: all or none. */
export function updateRefs(state: State, { refUpdates }: RefsInput): Json {
  const updates = refUpdates.map(update => ({ ...update, branch: update.name.replace('refs/heads/', '') }))
  for (const { branch, beforeOid, afterOid, force } of updates) {
    writable(state, branch)
    const now = state.refs.get(branch) ?? none
    if (beforeOid !== undefined && beforeOid !== now)
      throw new QueryError(`Reference cannot be updated: expected ${beforeOid} but was ${now}`, 'UNPROCESSABLE')
    if (!force && now !== none && afterOid !== none && !isAncestor(state.objects.commits, now, afterOid))
      throw new QueryError('Update is not a fast forward', 'UNPROCESSABLE')
  }
  for (const { branch, afterOid } of updates) {
    if (afterOid === none) deleteBranch(state, branch)
    else state.refs.set(branch, afterOid)
  }
  return { __typename: 'UpdateRefsPayload', clientMutationId: null }
}
