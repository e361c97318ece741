import { createRequire } from 'node:module'

interface Definition {
  readonly name: string
  readonly examples: readonly Record<string, unknown>[]
}

const definitions: readonly Definition[] = createRequire(import.meta.url)('@octokit/webhooks-examples')

/** The first payload that GitHub has sent for `event` and that `fits`, as @octokit/webhooks-examples keeps it. */
export function payload(event: string, fits: (example: Record<string, unknown>) => boolean = () => true) {
  const found = definitions.find(definition => definition.name === event)?.examples.find(fits)
  if (!found) throw new Error(`@octokit/webhooks-examples has no such payload of ${event}`)
  return found
}

/** The payload of `release` with action `published`, its release changed by `changes`. */
export function published(changes: Record<string, unknown> = {}) {
  const example = payload('release', ({ action }) => action === 'published')
  return { ...example, release: { ...(example.release as object), ...changes } }
}
