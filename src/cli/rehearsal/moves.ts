import type { Clock } from '../../io/clock.ts'
import { types } from '../../sandbox/cluster/resources.ts'
import type { Store } from '../../sandbox/cluster/store.ts'
import { key } from '../../target/kubernetes/objects.ts'
import { slug } from '../../target/kubernetes/release-id.ts'
import { type Move, versions } from './result.ts'

interface Selecting {
  readonly spec?: { readonly selector?: Readonly<Record<string, string>> }
}

/** Keeps every write that made a Service select another release. Narrowing a selector within one release is none. */
export function watchMoves(store: Store, namespace: string, clock: Pick<Clock, 'now'>) {
  const moves: Move[] = []
  const selected = (object: unknown): string | undefined =>
    (object as Selecting | undefined)?.spec?.selector?.[key.release]
  const stop = store.onChange(({ type, kind, object, before }) => {
    if (type !== types.services || kind !== 'MODIFIED' || object.metadata.namespace !== namespace) return
    const release = selected(object)
    if (release === selected(before)) return
    moves.push({ service: object.metadata.name, to: versionOf(release), at: clock.now() })
  })
  return { moves, stop }
}

/** The version that a release id names; what carries no release is the app as it was found. */
const versionOf = (release: string | undefined): string =>
  (release === undefined ? versions[0] : versions.find(version => release.startsWith(`${slug(version, 20)}-`))) ?? '?'
