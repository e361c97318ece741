import { createHash } from 'node:crypto'

/** A content digest, `sha256:` and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`

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

export const isDigest = (text: string): text is Digest => /^sha256:[0-9a-f]{64}$/.test(text)

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
