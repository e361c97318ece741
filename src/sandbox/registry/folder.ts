import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Blobs, ContentDigest, Manifest, Repository, Store } from './store.ts'

/**
 * A store in a folder, with what an earlier one left there. Each entry is a file that is renamed to its place, so that a
 * process killed at any time leaves it whole or not at all:
 *
 *     blobs/ALGORITHM/HEX
 *     repositories/NAME/_blobs/ALGORITHM/HEX        empty
 *     repositories/NAME/_manifests/ALGORITHM/HEX    the media type, a line feed, the manifest
 *     repositories/NAME/_tags/TAG                   a digest
 */
export function folderStore(folder: string): Store {
  const repositories = join(folder, 'repositories')
  const disk = new Disk(join(folder, 'incoming'))
  const open = (name: string): Repository => {
    const own = join(repositories, ...name.split('/'))
    return {
      manifests: new FileMap<ContentDigest, Manifest>(disk, join(own, '_manifests'), manifestIn, bytesOf),
      tags: new FileMap<string, ContentDigest>(disk, join(own, '_tags'), text => String(text) as ContentDigest, String),
      blobs: new FileSet<ContentDigest>(disk, join(own, '_blobs'))
    }
  }
  return {
    repositories: new Map(namesBelow(repositories).map(name => [name, open(name)])),
    blobs: blobFiles(disk, join(folder, 'blobs')),
    uploads: new Map(),
    fresh: open
  }
}

function manifestIn(bytes: Buffer): Manifest {
  const end = bytes.indexOf('\n')
  return { mediaType: bytes.toString('latin1', 0, end), bytes: bytes.subarray(end + 1) }
}

const bytesOf = ({ mediaType, bytes }: Manifest): Buffer => Buffer.concat([Buffer.from(`${mediaType}\n`), bytes])

/** No component of a repository's name begins with `_`, so that repositories may lie in each other. */
function namesBelow(folder: string, name = ''): string[] {
  if (!existsSync(folder)) return []
  const inner = readdirSync(folder).filter(entry => !entry.startsWith('_'))
  const own = existsSync(join(folder, '_tags')) ? [name] : []
  return [...own, ...inner.flatMap(entry => namesBelow(join(folder, entry), name === '' ? entry : `${name}/${entry}`))]
}

/** Files that appear whole, by way of a folder on the same disk. */
class Disk {
  readonly #incoming: string

  constructor(incoming: string) {
    this.#incoming = incoming
    rmSync(incoming, { recursive: true, force: true }) // what a killed process left
    mkdirSync(incoming, { recursive: true })
  }

  write(path: string, content: string | Uint8Array): void {
    const fresh = join(this.#incoming, randomUUID())
    try {
      writeFileSync(fresh, content)
      mkdirSync(dirname(path), { recursive: true })
      renameSync(fresh, path)
    } catch (error) {
      rmSync(fresh, { force: true })
      throw error
    }
  }
}

/** `sha256:HEX` lies in a folder `sha256`; a tag, which has no colon, in none. */
const fileOf = (folder: string, key: string): string => join(folder, ...key.split(':'))

function keysIn<Key extends string>(folder: string): Key[] {
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replace(sep, ':') as Key)
    .sort()
}

/** Bytes that are read when they are asked for. */
const blobFiles = (disk: Disk, folder: string): Blobs => ({
  has: digest => existsSync(fileOf(folder, digest)),
  get: digest => (existsSync(fileOf(folder, digest)) ? readFileSync(fileOf(folder, digest)) : undefined),
  set: (digest, bytes) => disk.write(fileOf(folder, digest), bytes),
  delete: digest => rmSync(fileOf(folder, digest), { force: true })
})

/** A map whose entries are the files of a folder. */
class FileMap<Key extends string, Value> extends Map<Key, Value> {
  readonly #disk: Disk
  readonly #folder: string
  readonly #write: (value: Value) => string | Uint8Array

  constructor(
    disk: Disk,
    folder: string,
    read: (bytes: Buffer) => Value,
    write: (value: Value) => string | Uint8Array
  ) {
    super()
    this.#disk = disk
    this.#folder = folder
    this.#write = write
    for (const key of keysIn<Key>(folder)) super.set(key, read(readFileSync(fileOf(folder, key))))
  }

  override set(key: Key, value: Value): this {
    this.#disk.write(fileOf(this.#folder, key), this.#write(value))
    return super.set(key, value)
  }

  override delete(key: Key): boolean {
    rmSync(fileOf(this.#folder, key), { force: true })
    return super.delete(key)
  }
}

/** A set whose members are the names of the files of a folder. */
class FileSet<Key extends string> extends Set<Key> {
  readonly #disk: Disk
  readonly #folder: string

  constructor(disk: Disk, folder: string) {
    super()
    this.#disk = disk
    this.#folder = folder
    for (const key of keysIn<Key>(folder)) super.add(key)
  }

  override add(key: Key): this {
    if (!this.has(key)) this.#disk.write(fileOf(this.#folder, key), '')
    return super.add(key)
  }

  override delete(key: Key): boolean {
    rmSync(fileOf(this.#folder, key), { force: true })
    return super.delete(key)
  }
}
