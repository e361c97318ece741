import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { CutoverError, quoted } from '../../errors.ts'
import type { Digest } from '../../image/image.ts'
import { parseReference } from '../../image/reference.ts'
import { plainRegistry } from './image.ts'
import { packagesLabel } from './stages.ts'
import { digestOf } from './store.ts'
import { type Entry, untar } from './tar.ts'

/** An image on disk: what to start, where, and with which environment. */
export interface Unpacked {
  readonly digest: Digest
  /** The folder that stands for `/`. */
  readonly root: string
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  /** Folder of this machine to start in. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

interface ImageConfig {
  readonly config?: {
    readonly Entrypoint?: readonly string[] | null
    readonly Cmd?: readonly string[] | null
    readonly Env?: readonly string[] | null
    readonly WorkingDir?: string
    readonly Labels?: Readonly<Record<string, string>> | null
  }
}

/**
 * Pulls an image from a registry on loopback into the empty folder `root`.
 * @throws REGISTRY_REFUSED when a layer would write outside of it; DIGEST_MISMATCH when bytes are not what they should be.
 */
export async function unpackImage(reference: string, root: string): Promise<Unpacked> {
  const { digest, tag, spelling } = parseReference(reference)
  const remote = plainRegistry(spelling)
  const blob = async (wanted: string): Promise<Buffer> => verified(await remote.blob(wanted), wanted, reference)
  try {
    const bytes = await remote.manifest(digest ?? tag ?? 'latest')
    const manifest = JSON.parse((digest ? verified(bytes, digest, reference) : bytes).toString()) as {
      config: { digest: string }
      layers: { digest: string; mediaType: string }[]
    }
    const image = JSON.parse((await blob(manifest.config.digest)).toString()) as ImageConfig
    for (const layer of manifest.layers) {
      const packed = await blob(layer.digest)
      unpackLayer(layer.mediaType.endsWith('gzip') ? gunzipSync(packed) : packed, root)
    }
    return { digest: digestOf(bytes), ...started(image, root) }
  } finally {
    remote.close()
  }
}

function verified(bytes: Buffer, digest: string, reference: string): Buffer {
  if (digestOf(bytes) === digest) return bytes
  throw new CutoverError('DIGEST_MISMATCH', `The registry gave other bytes for ${digest} of ${reference}.`, {
    hint: 'Build and push the image again.'
  })
}

function started(image: ImageConfig, root: string): Omit<Unpacked, 'digest'> {
  const { Entrypoint, Cmd, Env, WorkingDir, Labels } = image.config ?? {}
  const cwd = join(root, WorkingDir ?? '/')
  mkdirSync(cwd, { recursive: true })
  const packages = Labels?.[packagesLabel]
  if (packages && existsSync(packages)) symlinkSync(packages, join(cwd, 'node_modules'))
  return {
    root,
    entrypoint: Entrypoint ?? [],
    cmd: Cmd ?? [],
    cwd,
    env: Object.fromEntries(
      (Env ?? []).map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
    )
  }
}

/** Writes the entries of a layer below `root`; a `.wh.` entry takes away what an earlier layer wrote (OCI image specification). */
export function unpackLayer(archive: Buffer, root: string): void {
  const top = realpathSync(root)
  for (const entry of untar(archive)) {
    if (/^[./]*$/.test(entry.path) && !entry.path.includes('..')) continue // the root itself
    const [, hidden] = /(?:^|\/)\.wh\.([^/]+)$/.exec(entry.path) ?? []
    if (hidden === undefined) write(inside(top, entry.path), entry)
    else rmSync(inside(top, posix.join(posix.dirname(entry.path), hidden)), { recursive: true, force: true })
  }
}

/** Where an entry may be written: below `top`, and with no link on the way that leads elsewhere. */
function inside(top: string, path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== '.')
  let folder = top
  for (const part of parts.slice(0, -1)) {
    folder = join(folder, part)
    const there = lstatSync(folder, { throwIfNoEntry: false })
    if (part === '..' || (there && !there.isDirectory())) throw escaping(path)
  }
  const last = parts.at(-1)
  if (last === undefined || last === '..') throw escaping(path)
  mkdirSync(folder, { recursive: true })
  return join(folder, last)
}

const escaping = (path: string): CutoverError =>
  new CutoverError('REGISTRY_REFUSED', `The image would write outside of its own folder: ${quoted(path)}.`, {
    hint: 'Do not run this image: a well-meant one has no such path.'
  })

function write(path: string, entry: Entry): void {
  if (entry.type === 'folder') {
    mkdirSync(path, { recursive: true })
    return
  }
  rmSync(path, { recursive: true, force: true })
  if (entry.type === 'link') symlinkSync(entry.target, path)
  else {
    writeFileSync(path, entry.bytes)
    chmodSync(path, entry.mode & 0o777)
  }
}
