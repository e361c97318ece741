import { CutoverError } from '../../errors.ts'
import type { Protection } from './branches.ts'
import { ahead, mergeBase, merged } from './history.ts'
import type { Commit, TreeFile } from './objects.ts'
import { closeAt, deleteBranch, type Pull } from './pulls.ts'
import { type State, stamp } from './records.ts'

/** What a person writes: a file's text or bytes, a file of another mode, or null for none. */
export type Written = string | Buffer | null | { readonly mode: string; readonly content: string }

/** What people do at GitHub beside a run. None of it asks for a permission. */
export interface People {
  /** Commits to a branch, which is made from the default branch where there is none. Answers the commit. */
  push(
    files: Readonly<Record<string, Written>>,
    options?: { branch?: string; message?: string; author?: string }
  ): string
  /** A file's text at the head of a branch; undefined where there is none. */
  read(path: string, branch?: string): string | undefined
  /** The commits that a branch has and the default branch has not, oldest first; of the default branch, all. */
  log(branch?: string): readonly Commit[]
  pulls(): readonly Pull[]
  closePull(number: number): void
  /** Merges, as one commit of its own with `squash`; the branch stays. Answers false where there is a conflict. */
  mergePull(number: number, how?: 'merge' | 'squash'): boolean
  deleteBranch(branch: string): void
  protect(branch: string, how: Protection): void
  /** A pull request from the branch of the same name in somebody's fork. */
  forkPull(head: string, title: string): void
}

export function people(state: State): People {
  const files = (branch: string) => state.objects.commits.get(state.refs.get(branch) ?? '')?.files ?? new Map()
  const pull = (number: number): Pull => {
    const found = state.pulls.find(one => one.number === number)
    if (found) return found
    throw new CutoverError('NOT_FOUND', `There is no pull request ${number}.`, { hint: 'The sandbox has no such one.' })
  }
  const commit = (branch: string, changed: Commit['files'], parents: string[], message: string, author: string) => {
    const about = { parents, message, author, signed: false, at: stamp(state.now()) }
    const { oid } = state.objects.commit({ files: changed, ...about })
    state.refs.set(branch, oid)
    return oid
  }
  return {
    push(written, { branch = state.defaultBranch, message = 'Change by hand', author = 'ada' } = {}) {
      const parent = state.refs.get(branch) ?? state.refs.get(state.defaultBranch) ?? ''
      const next = new Map(state.objects.commits.get(parent)?.files ?? [])
      for (const [path, content] of Object.entries(written)) {
        if (content === null) next.delete(path)
        else next.set(path, fileOf(state, content))
      }
      return commit(branch, next, [parent], message, author)
    },
    read(path, branch = state.defaultBranch) {
      const file = files(branch).get(path)
      return file && state.objects.blob(file.oid)?.toString()
    },
    log(branch = state.defaultBranch) {
      const base = branch === state.defaultBranch ? '' : (state.refs.get(state.defaultBranch) ?? '')
      return ahead(state.objects.commits, base, state.refs.get(branch) ?? '')
    },
    pulls: () => state.pulls,
    closePull(number) {
      closeAt(state, pull(number))
    },
    mergePull(number, how = 'merge') {
      const found = pull(number)
      const [base = '', head = ''] = [state.refs.get(found.base), state.refs.get(found.head)]
      const from = mergeBase(state.objects.commits, base, head)?.files ?? new Map()
      const both = merged(from, files(found.base), files(found.head))
      if (!both) return false
      commit(found.base, both, how === 'merge' ? [base, head] : [base], found.title, 'ada')
      closeAt(state, found)
      found.merged = true
      return true
    },
    deleteBranch: branch => deleteBranch(state, branch),
    protect: (branch, how) => void state.protected.set(branch, how),
    forkPull(head, title) {
      const number = state.pulls.length + 1
      const about = { state: 'open', merged: false, base: state.defaultBranch, author: 'mallory' } as const
      state.pulls.push({ number, title, body: '', head: `mallory:${head}`, ...about })
    }
  }
}

function fileOf(state: State, content: Exclude<Written, null>): TreeFile {
  if (typeof content === 'string' || Buffer.isBuffer(content))
    return { mode: '100644', oid: state.objects.put(Buffer.from(content as string)) }
  if (content.mode === '160000') return { mode: content.mode, oid: content.content }
  return { mode: content.mode, oid: state.objects.put(Buffer.from(content.content)) }
}
