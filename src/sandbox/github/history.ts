import type { Commit, Files, Objects, TreeFile } from './objects.ts'

type Commits = Objects['commits']

/** A commit and everything that it came from, newest first. */
function ancestors(commits: Commits, oid: string): Commit[] {
  const found = new Map<string, Commit>()
  const due = [oid]
  for (let next = due.shift(); next !== undefined; next = due.shift()) {
    const commit = commits.get(next)
    if (!commit || found.has(next)) continue
    found.set(next, commit)
    due.push(...commit.parents)
  }
  return [...found.values()]
}

export const isAncestor = (commits: Commits, oid: string, of: string): boolean =>
  ancestors(commits, of).some(commit => commit.oid === oid)

/** The newest commit that both came from. */
export function mergeBase(commits: Commits, one: string, other: string): Commit | undefined {
  const known = new Set(ancestors(commits, other).map(({ oid }) => oid))
  return ancestors(commits, one).find(({ oid }) => known.has(oid))
}

/** What `head` has and `base` has not, oldest first. */
export function ahead(commits: Commits, base: string, head: string): Commit[] {
  const known = new Set(ancestors(commits, base).map(({ oid }) => oid))
  return ancestors(commits, head)
    .filter(({ oid }) => !known.has(oid))
    .reverse()
}

const same = (a: TreeFile | undefined, b: TreeFile | undefined): boolean => a?.oid === b?.oid && a?.mode === b?.mode

/** The paths at which two commits differ. */
export const differing = (a: Files, b: Files): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter(path => !same(a.get(path), b.get(path))).sort()

/** Merges file by file, as git does with files but not with lines: undefined where both sides changed the same one. */
export function merged(base: Files, ours: Files, theirs: Files): Files | undefined {
  const result = new Map(ours)
  for (const path of differing(base, theirs)) {
    if (same(ours.get(path), theirs.get(path))) continue
    if (!same(ours.get(path), base.get(path))) return undefined
    const file = theirs.get(path)
    if (file) result.set(path, file)
    else result.delete(path)
  }
  return result
}
