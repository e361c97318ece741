import type { Answer, Incoming } from '../loopback.ts'
import { ahead, differing, isAncestor, mergeBase, merged } from './history.ts'
import type { Commit } from './objects.ts'
import { bodyOf, type Json, json, paged, refused, repositoryUrl, type State, stamp } from './records.ts'

/** Who commits with the job's own token. */
export const bot = 'github-actions[bot]'

/** What keeps a branch from being written, as GitHub's two kinds of rules say it. */
export type Protection = 'classic' | 'ruleset'

export const protectionMessage: Readonly<Record<Protection, string>> = {
  classic: 'Changes must be made through a pull request.',
  ruleset: 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n'
}

/** `git/trees/OID`, `git/blobs/OID`, `compare/A...B`, `commits` and `merges`; undefined for another path. */
export function branches(state: State, path: string, request: Incoming): Answer | undefined {
  const [, tree] = /^\/git\/trees\/([0-9a-f]{40})$/.exec(path) ?? []
  if (tree) return treeAnswer(state, tree, request.url.searchParams.has('recursive'))
  const [, blob] = /^\/git\/blobs\/([0-9a-f]{40})$/.exec(path) ?? []
  if (blob) return blobAnswer(state, blob)
  const [, base, head] = /^\/compare\/(.+?)\.\.\.(.+)$/.exec(decodeURIComponent(path)) ?? []
  if (base && head) return compareAnswer(state, base, head)
  if (path === '/commits') return commitsAnswer(state, request.url)
  return path === '/merges' && request.method === 'POST' ? merge(state, request) : undefined
}

function treeAnswer(state: State, oid: string, deep: boolean): Answer {
  const entries = state.objects.tree(oid, deep)
  if (!entries) return refused(404, 'Not Found')
  const tree = entries.map(({ path, mode, type, oid, size }) => ({
    ...{ path, mode, type, sha: oid },
    ...(size === undefined ? {} : { size })
  }))
  const shown = state.largestTree === undefined ? tree : tree.slice(0, state.largestTree)
  return json(200, {
    sha: oid,
    url: `${repositoryUrl(state)}/git/trees/${oid}`,
    tree: shown,
    truncated: shown !== tree && shown.length < tree.length
  })
}

function blobAnswer(state: State, oid: string): Answer {
  const content = state.objects.blob(oid)
  if (!content) return refused(404, 'Not Found')
  // GitHub breaks the lines of base64.
  const text = content.toString('base64').replace(/.{60}/g, '$&\n')
  return json(200, { sha: oid, size: content.length, encoding: 'base64', content: `${text}\n` })
}

const oidOf = (state: State, name: string): string | undefined =>
  state.refs.get(name) ?? (state.objects.commits.has(name) ? name : undefined)

function compareAnswer(state: State, baseName: string, headName: string): Answer {
  const { commits } = state.objects
  const [base, head] = [oidOf(state, baseName), oidOf(state, headName)]
  if (!base || !head) return refused(404, 'Not Found')
  const own = ahead(commits, base, head)
  const behind = ahead(commits, head, base).length
  const from = mergeBase(commits, base, head)
  const files = differing(from?.files ?? new Map(), commits.get(head)?.files ?? new Map())
  const status = own.length === 0 ? (behind === 0 ? 'identical' : 'behind') : behind === 0 ? 'ahead' : 'diverged'
  return json(200, {
    ...{ status, ahead_by: own.length, behind_by: behind, total_commits: own.length },
    commits: own.slice(0, 250).map(commitShown),
    files: files.map(filename => ({ filename, status: 'modified' }))
  })
}

function commitsAnswer(state: State, url: URL): Answer {
  const { commits } = state.objects
  const head = oidOf(state, url.searchParams.get('sha') ?? state.defaultBranch)
  if (!head) return refused(404, 'Not Found')
  const path = url.searchParams.get('path')
  const touches = ({ files, parents }: Commit): boolean => {
    const before = commits.get(parents[0] ?? '')?.files ?? new Map()
    return path === null || differing(before, files).some(one => one === path || one.startsWith(`${path}/`))
  }
  return paged(url, ahead(commits, '', head).reverse().filter(touches).map(commitShown))
}

const commitShown = ({ oid, message, author, signed, parents, at }: Commit): Json => ({
  sha: oid,
  commit: {
    message,
    author: { name: author, date: at },
    verification: { verified: signed, reason: signed ? 'valid' : 'unsigned', signature: null, payload: null }
  },
  author: { login: author },
  committer: { login: signed ? 'web-flow' : author },
  parents: parents.map(sha => ({ sha }))
})

/** https://docs.github.com/rest/branches/branches#merge-a-branch */
function merge(state: State, request: Incoming): Answer {
  const { base: branch, head, commit_message: message } = bodyOf(request)
  const { commits } = state.objects
  const ours = state.refs.get(String(branch))
  const theirs = oidOf(state, String(head))
  if (!ours || !theirs) return refused(404, ours ? 'Head does not exist' : 'Base does not exist')
  const kind = state.protected.get(String(branch))
  if (kind) return refused(kind === 'classic' ? 409 : 422, protectionMessage[kind])
  if (isAncestor(commits, theirs, ours)) return { status: 204 }
  const from = mergeBase(commits, ours, theirs)?.files ?? new Map()
  const files = merged(from, commits.get(ours)?.files ?? new Map(), commits.get(theirs)?.files ?? new Map())
  if (!files) return refused(409, 'Merge conflict')
  const made = state.objects.commit({
    ...{ files, parents: [ours, theirs], message: String(message ?? `Merge ${head} into ${branch}`) },
    ...{ author: bot, signed: true, at: stamp(state.now()) }
  })
  state.refs.set(String(branch), made.oid)
  return json(201, commitShown(made))
}
