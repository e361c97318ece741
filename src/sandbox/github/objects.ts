import { createHash } from 'node:crypto'

/** A file of a commit: its mode as git writes it (100644, 100755, 120000 a link, 160000 a submodule) and its object. */
export interface TreeFile {
  readonly mode: string
  readonly oid: string
}

/** Every file of a commit by its path. */
export type Files = ReadonlyMap<string, TreeFile>

export interface Commit {
  readonly oid: string
  readonly files: Files
  readonly parents: readonly string[]
  readonly message: string
  readonly author: string
  /** Made by GitHub itself, and so signed by it. */
  readonly signed: boolean
  readonly at: string
}

export interface TreeEntry extends TreeFile {
  readonly path: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly size?: number
}

/** The objects of one repository, with the names that git itself gives them. */
export interface Objects {
  readonly commits: ReadonlyMap<string, Commit>
  blob(oid: string): Buffer | undefined
  /** Stores a file's bytes and answers their name. */
  put(content: Buffer): string
  commit(commit: Omit<Commit, 'oid'>): Commit
  /** What a tree holds: its direct entries, or with `deep` all that lies below it. Takes a commit's name for its tree. */
  tree(oid: string, deep: boolean): TreeEntry[] | undefined
}

const hashed = (kind: string, content: Buffer): string =>
  createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex')

export function gitObjects(): Objects {
  const blobs = new Map<string, Buffer>()
  const commits = new Map<string, Commit>()
  const trees = new Map<string, TreeEntry[]>()

  function put(content: Buffer): string {
    const oid = hashed('blob', content)
    blobs.set(oid, content)
    return oid
  }

  /** Stores the tree of `files` and those below it; their paths are relative to it. */
  function store(files: Files): string {
    const below = new Map<string, Map<string, TreeFile>>()
    const entries: TreeEntry[] = []
    for (const [path, file] of files) {
      const [name = '', ...rest] = path.split('/')
      if (rest.length === 0) entries.push(leaf(name, file))
      else below.set(name, (below.get(name) ?? new Map()).set(rest.join('/'), file))
    }
    for (const [path, inside] of below) entries.push({ path, mode: '040000', type: 'tree', oid: store(inside) })
    entries.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    const raw = entries.map(({ mode, path, oid }) =>
      Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`), Buffer.from(oid, 'hex')])
    )
    const oid = hashed('tree', Buffer.concat(raw))
    trees.set(oid, entries)
    return oid
  }

  const leaf = (path: string, { mode, oid }: TreeFile): TreeEntry =>
    mode === '160000'
      ? { path, mode, oid, type: 'commit' }
      : { path, mode, oid, type: 'blob', size: blobs.get(oid)?.length ?? 0 }

  function tree(oid: string, deep: boolean): TreeEntry[] | undefined {
    const commit = commits.get(oid)
    const entries = trees.get(commit ? store(commit.files) : oid)
    if (!entries || !deep) return entries
    return entries.flatMap(entry => [
      entry,
      ...(tree(entry.oid, true) ?? []).map(inner => ({ ...inner, path: `${entry.path}/${inner.path}` }))
    ])
  }

  function commit(given: Omit<Commit, 'oid'>): Commit {
    const { parents, author, at, message } = given
    const lines = [`tree ${store(given.files)}`, ...parents.map(parent => `parent ${parent}`), `author ${author} ${at}`]
    const made = { ...given, oid: hashed('commit', Buffer.from(`${lines.join('\n')}\n\n${message}\n`)) }
    commits.set(made.oid, made)
    return made
  }

  return { commits, blob: oid => blobs.get(oid), put, commit, tree }
}

/** Git sorts a folder as if its name ended in a slash. */
const sortKey = ({ path, type }: TreeEntry): string => (type === 'tree' ? `${path}/` : path)
