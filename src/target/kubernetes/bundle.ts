import { gunzipSync, gzipSync } from 'node:zlib'
import { CutoverError, messageOf } from '../../errors.ts'
import { unless } from './denied.ts'
import type { KubeObject } from './objects.ts'
import { key } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'

/** What the API server takes in one Secret: `MaxSecretSize` of the core API, over the decoded values. */
const largestSecret = 1024 * 1024
/** Far above what compresses into a Secret, far below what would hurt the process. */
const largestSet = 64 * 1024 * 1024

const type = 'cutover.dev/release'
/** Version of the bundle's format. A later Cutover reads older ones; an older one refuses newer ones. */
const format = 1

export const bundleName = (app: string, rid: string): string => `cutover-${app}-${rid}`

/** The same bytes for the same text on every system: the header's operating system (byte 9, RFC 1952) says `unknown`. */
function zipped(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 })
  bytes[9] = 255
  return bytes
}

const sizeOf = (object: KubeObject): number => JSON.stringify(object).length

function tooLarge(set: ReleaseSet, size: number): CutoverError {
  const objects = [...set.config, ...set.deployments.map(({ object }) => object), ...set.shared, ...set.followers]
  const largest = objects.sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 3)
  const named = largest.map(object => `${object.kind} ${object.metadata.name} (${sizeOf(object)} bytes)`).join(', ')
  return new CutoverError(
    'MANIFEST_INVALID',
    `The manifests of ${set.app} ${set.version} need ${size} bytes compressed; the Secret that keeps them for a rollback takes ${largestSecret}.`,
    {
      hint: `Keep large files out of the manifests, for instance in an image or a volume. The largest objects: ${named}.`
    }
  )
}

/**
 * The Secret `cutover-<app>-<rid>` that keeps a release's objects, so that a rollback needs nothing but the cluster.
 * `epoch` is the intent under which it is stored. MANIFEST_INVALID when it exceeds what a Secret takes.
 */
export function bundleSecret(set: ReleaseSet, epoch?: number): KubeObject {
  const bytes = zipped(JSON.stringify({ format, set }))
  if (bytes.length > largestSecret) throw tooLarge(set, bytes.length)
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: bundleName(set.app, set.rid),
      namespace: set.namespace,
      labels: { [key.app]: set.app, [key.release]: set.rid },
      annotations: {
        [key.version]: set.version,
        ...(epoch === undefined ? {} : { [key.epoch]: String(epoch) })
      }
    },
    type,
    immutable: true,
    data: { release: bytes.toString('base64') }
  }
}

/** Is this Secret one of ours? */
export const isBundle = (object: KubeObject): boolean => object.kind === 'Secret' && object.type === type

function decoded(secret: KubeObject): { format?: unknown; set?: ReleaseSet } {
  const release = (secret.data as { release?: unknown } | undefined)?.release
  if (!isBundle(secret) || typeof release !== 'string') return {}
  const text = gunzipSync(Buffer.from(release, 'base64'), { maxOutputLength: largestSet }).toString('utf8')
  return JSON.parse(text) as { format?: unknown; set?: ReleaseSet }
}

/** The release that a bundle keeps. CLUSTER_INVALID for a Secret that holds none, or one of a newer Cutover. */
export function unbundle(secret: KubeObject): ReleaseSet {
  const where = `Secret ${secret.metadata.name} in namespace ${secret.metadata.namespace ?? 'default'}`
  const unusable = (message: string, cause?: unknown): CutoverError =>
    new CutoverError('CLUSTER_INVALID', `${where} ${message}.`, {
      hint: 'Release the wanted version again from its tag; that stores it anew.',
      ...(cause === undefined ? {} : { cause })
    })
  try {
    const { format: found, set } = decoded(secret)
    if (typeof found === 'number' && found > format) throw unusable('was stored by a newer version of Cutover')
    if (found !== format || !set?.rid || bundleName(set.app, set.rid) !== secret.metadata.name) {
      throw unusable('holds no release of Cutover')
    }
    // Stored before there were hooks.
    return { ...set, hooks: set.hooks ?? [] }
  } catch (error) {
    if (error instanceof CutoverError) throw error
    throw unusable(`holds a damaged release (${messageOf(error)})`, error)
  }
}

/** The same for what one can do without: nothing where it can't be read. */
export const readable = (secret: KubeObject): Promise<ReleaseSet | undefined> =>
  unless(['CLUSTER_INVALID'], async () => unbundle(secret))
