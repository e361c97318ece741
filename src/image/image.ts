import { createHash } from 'node:crypto'

/** The algorithms that the OCI image specification registers. Ours is the first; whoever pushed may have chosen the other. */
export type Algorithm = 'sha256' | 'sha512'

/** A content digest: `sha256:` and 64 hexadecimal digits, or `sha512:` and 128. */
export type Digest = `${Algorithm}:${string}`

/** An image as Cutover hands it on: known by digest, so that nothing later can mean other bytes. */
export interface PinnedImage {
  /** The name in the config, `web`; the last path component where no config names it. */
  readonly name: string
  /** The repository as its author spells it, without tag and digest: `ghcr.io/acme/web`. */
  readonly repository: string
  readonly digest: Digest
  /** The exact tag that a person reads beside the digest: `1.4.2`. */
  readonly tag: string
}

/** Stands for the digest of an image that is not built yet. */
export const unbuilt: Digest = `sha256:${'0'.repeat(64)}`

export const isDigest = (text: string): text is Digest => /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text)

export const algorithmOf = (digest: string): Algorithm => (digest.startsWith('sha512:') ? 'sha512' : 'sha256')

export const digestOf = (bytes: Uint8Array, algorithm: Algorithm = 'sha256'): Digest =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
