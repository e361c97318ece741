import type { PatchOperation } from '../../src/target/kubernetes/objects.ts'

/** Thrown where an API server would answer 409 or 422: the write was refused, and nothing changed. */
export class Refusal extends Error {}

/** JSON with the keys in order: equal values give equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held
  )

const stepsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** RFC 6902 as far as the protocol uses it; the object itself stays as it is. */
export function patched<T extends object>(object: T, operations: readonly PatchOperation[]): T {
  const copy = structuredClone(object)
  for (const operation of operations) {
    const path = stepsOf(operation.path)
    const last = path.pop() ?? ''
    let parent = copy as Record<string, unknown>
    for (const part of path) {
      const next = parent[part] as Record<string, unknown> | undefined
      if (next === undefined) throw new Refusal(`no ${part} in ${operation.path}`)
      parent = next
    }
    if (operation.op === 'remove') delete parent[last]
    else if (operation.op === 'test') {
      if (canonical(parent[last]) !== canonical(operation.value)) throw new Refusal(`test of ${operation.path} failed`)
    } else {
      if (operation.op === 'replace' && !(last in parent)) throw new Refusal(`no ${operation.path} to replace`)
      parent[last] = structuredClone(operation.value)
    }
  }
  return copy
}
