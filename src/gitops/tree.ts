import { createHash } from 'node:crypto'
import { join } from 'node:path/posix'
import { CutoverError } from '../errors.ts'
import { lanes } from '../image/lanes.ts'
import type { ReadFiles } from '../io/files.ts'
import type { GitHub } from '../record/github.ts'

/** The files of one commit, read through the API, as if they lay in a folder. */
export interface TreeFiles extends ReadFiles {
  /** Fails with MANIFEST_INVALID for a file that a commit through the API would spoil. */
  refuseUnwritable(path: string): Promise<void>
}

interface Entry {
  readonly path: string
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly size?: number
}

const link = '120000'
const program = '100755'
/** Blobs that are asked for at once. */
const width = 8
/** As much as a manifest may have; a larger one is not even asked for. */
const largest = 16 * 1024 * 1024

/**
 * The files of any commit, by its name. Opens nothing until it is asked, and asks for nothing twice. A file that the
 * checkout has with the same bytes, by git's own hash, is read there. Links are passed over in folders, as what they lead
 * to has a name of its own.
 */
export function treesOf(github: GitHub, local?: ReadFiles): (commit: string) => TreeFiles {
  const { owner, repo } = github
  const trees = new Map<string, Promise<readonly Entry[]>>()
  const blobs = new Map<string, Promise<Buffer>>()
  const line = lanes(width)

  async function list(sha: string, deep: boolean, name: string): Promise<readonly Entry[]> {
    const { data } = await github.call(`list the files of ${nameOf(name)}`, 'contents: read', octokit =>
      octokit.rest.git.getTree({ owner, repo, tree_sha: sha, ...(deep ? { recursive: '1' } : {}) })
    )
    if (data.truncated) throw tooMany(name)
    return data.tree
  }

  const entries: Listing = (sha, deep, name) => once(trees, `${sha} ${deep}`, () => list(sha, deep, name))

  async function read(sha: string, path: string): Promise<Buffer> {
    const here = local && (await inCheckout(local, path))
    if (here && blobId(here) === sha) return here
    const { data } = await github.call(`read ${path}`, 'contents: read', octokit =>
      octokit.rest.git.getBlob({ owner, repo, file_sha: sha })
    )
    return Buffer.from(data.content, 'base64')
  }

  const blob = (sha: string, path: string) =>
    once(blobs, sha, async () => (await line.each(['github'], [path], () => read(sha, path)))[0] ?? Buffer.alloc(0))
  return commit => treeFiles(commit, entries, blob)
}

type Listing = (sha: string, deep: boolean, name: string) => Promise<readonly Entry[]>

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? ask()
  known.set(key, found)
  return found
}

function treeFiles(commit: string, entries: Listing, blob: (sha: string, path: string) => Promise<Buffer>): TreeFiles {
  /** Walks down from the root, one folder a request, so that a repository of any size can be read. */
  async function entryAt(path: string): Promise<Entry | undefined> {
    let entry: Entry = { path: '', mode: '040000', type: 'tree', sha: commit }
    let at = ''
    for (const name of namesIn(path)) {
      refuseAside(entry, at)
      if (entry.type !== 'tree') return undefined
      const next = (await entries(entry.sha, false, at)).find(one => one.path === name)
      if (!next) return undefined
      at = join(at, name)
      entry = next
    }
    return entry
  }

  return {
    exists: async path => (await entryAt(path)) !== undefined,
    isFolder: async path => (await entryAt(path))?.type === 'tree',
    async list(folder) {
      const entry = await entryAt(folder)
      const below = entry?.type === 'tree' ? await entries(entry.sha, true, folder) : []
      return below
        .filter(isPlainFile)
        .map(({ path }) => join(folder, path))
        .sort()
    },
    async read(path) {
      const entry = await entryAt(path)
      if (!entry) throw gone(path)
      refuseAside(entry, path)
      if ((entry.size ?? 0) > largest) throw invalid(path, `has ${entry.size} bytes, too many for a manifest`)
      return blob(entry.sha, path)
    },
    async refuseUnwritable(path) {
      if ((await entryAt(path))?.mode === program)
        throw invalid(
          path,
          'is executable, which a commit through the API would take away',
          'Name the image in a file that is not executable, which the program reads; or use mode: files and commit with git.'
        )
    }
  }
}

function namesIn(path: string): string[] {
  const names = path.split('/').filter(name => name !== '' && name !== '.')
  if (path.startsWith('/') || names.includes('..'))
    throw new CutoverError('INPUT_INVALID', `${path} is no path within the repository.`, {
      hint: 'Name files and folders from the root of the repository that is written to, such as k8s/.'
    })
  return names
}

/** What the checkout passes over is passed over here: dot folders and node_modules. */
const isPlainFile = ({ path, type, mode }: Entry): boolean =>
  type === 'blob' &&
  mode !== link &&
  !path
    .split('/')
    .slice(0, -1)
    .some(name => name.startsWith('.') || name === 'node_modules')

const inCheckout = async (local: ReadFiles, path: string): Promise<Buffer | undefined> =>
  (await local.exists(path)) && !(await local.isFolder(path)) ? local.read(path) : undefined

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
const blobId = (bytes: Buffer): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

function refuseAside({ mode, type }: Entry, path: string): void {
  if (mode === link) throw invalid(path, 'is a link', 'Name the file or folder that it leads to.')
  if (type === 'commit')
    throw invalid(path, 'is a submodule', 'Name its own repository in the input repository, and the files in there.')
}

const invalid = (path: string, what: string, hint = 'Name the files of the manifests only.'): CutoverError =>
  new CutoverError('MANIFEST_INVALID', `${path} ${what}.`, { hint, at: { file: path } })

const gone = (path: string): CutoverError =>
  new CutoverError('FILE_UNREADABLE', `There is no ${path} in the repository.`, {
    hint: 'Check the path: it is relative to the root of the repository.'
  })

const nameOf = (folder: string): string => (folder === '' || folder === '.' ? 'the repository' : folder)

const tooMany = (folder: string): CutoverError =>
  new CutoverError('GITHUB_REFUSED', `GitHub does not list all files of ${nameOf(folder)}: there are too many.`, {
    hint: 'Name the folders of the manifests in the input files, such as k8s/, instead of what lies above them.'
  })
