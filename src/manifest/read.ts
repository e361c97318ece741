import { basename, normalize } from 'node:path/posix'
import { globToRegExp, isGlob } from '../config/glob.ts'
import { CutoverError, quoted } from '../errors.ts'
import type { ReadFiles } from '../io/files.ts'
import { lockName } from './lock.ts'
import type { SourceFile } from './source.ts'

/** etcd takes no object over 1.5 MiB; a file far over that holds something else. */
const largest = 16 * 1024 * 1024

/**
 * Reads manifests: files, folders (every .yml, .yaml and .json below) and patterns with `*`, in the order given and
 * by name within a folder, each file once. Fails with MANIFEST_MISSING for an entry that finds nothing, and with
 * MANIFEST_INVALID for a file that is no UTF-8 text.
 */
export async function readManifests(files: ReadFiles, entries: readonly string[]): Promise<SourceFile[]> {
  const paths = new Set<string>()
  for (const entry of entries) for (const path of await find(files, entry)) paths.add(path)
  if (paths.size === 0) throw missing('No manifests are given.')
  return Promise.all([...paths].map(async path => ({ path, text: decode(await files.read(path), path) })))
}

async function find(files: ReadFiles, entry: string): Promise<string[]> {
  const path = normalize(entry)
  if (isGlob(path)) return matching(files, path)
  if (!(await files.exists(path))) throw missing(`There are no manifests at ${quoted(entry)}.`)
  if (!(await files.isFolder(path))) return [path]
  const found = (await files.list(path)).map(file => normalize(file)).filter(isManifest)
  if (found.length > 0) return found
  throw missing(`The folder ${quoted(entry)} holds no .yml, .yaml or .json file.`)
}

async function matching(files: ReadFiles, pattern: string): Promise<string[]> {
  const parts = pattern.split('/')
  const folder = parts.slice(0, parts.findIndex(isGlob)).join('/') || (pattern.startsWith('/') ? '/' : '.')
  const expression = globToRegExp(pattern)
  // `*.tfvars` means those files; a pattern that ends in anything, manifests.
  const named = /\.[A-Za-z]+$/.test(parts.at(-1) ?? '')
  const listed = (await files.isFolder(folder)) ? await files.list(folder) : []
  const found = listed.map(file => normalize(file)).filter(file => expression.test(file) && (named || isManifest(file)))
  if (found.length > 0) return found
  throw missing(`No .yml, .yaml or .json file matches ${quoted(pattern)}.`)
}

const isManifest = (path: string): boolean => /\.(?:ya?ml|json)$/i.test(path) && basename(path) !== lockName

const missing = (message: string): CutoverError =>
  new CutoverError('MANIFEST_MISSING', message, {
    hint: 'Give files, folders or patterns such as k8s/, k8s/web.yml or k8s/**/*.yml, relative to the repository; check it out before this step.'
  })

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Buffer, path: string): string {
  const refuse = (what: string, hint: string, cause?: unknown) =>
    new CutoverError('MANIFEST_INVALID', `${path} ${what}.`, { hint, cause, at: { file: path } })
  if (bytes.length > largest)
    throw refuse(
      `has ${bytes.length} bytes, too many for a manifest`,
      'Give the folder or the files of the manifests only.'
    )
  let text: string
  try {
    // The byte order mark stays: a swap must not lose it.
    text = decoder.decode(bytes)
  } catch (cause) {
    throw refuse('is no UTF-8 text', 'Save it as UTF-8, or leave it out of the manifests.', cause)
  }
  if (text.includes('\0')) throw refuse('is a binary file', 'Leave it out of the manifests.')
  return text
}
