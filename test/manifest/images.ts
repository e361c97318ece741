import type { PinnedImage } from '../../src/image/image.ts'

export const digest = `sha256:${'ab'.repeat(32)}` as const

export const web: PinnedImage = { name: 'web', repository: 'ghcr.io/acme/web', tag: '1.4.2', digest }

export const api: PinnedImage = { name: 'api', repository: 'ghcr.io/acme/api', tag: '2.0.0', digest }

/** What a manifest says of `web` once it is pinned. */
export const pinnedWeb = `ghcr.io/acme/web:1.4.2@${digest}`
