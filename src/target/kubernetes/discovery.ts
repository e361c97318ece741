import { CutoverError } from '../../errors.ts'
import type { Cluster } from './cluster.ts'
import type { Resource } from './objects.ts'

/** An entry of `APIResourceList`. */
export interface ServedResource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
}

/** Finds resources by kind; one `load` per group version, whoever asks and however often. A failed one is tried again. */
export function discovery(load: (apiVersion: string) => Promise<readonly ServedResource[] | undefined>) {
  const loaded = new Map<string, Promise<readonly ServedResource[] | undefined>>()
  const served = (apiVersion: string): Promise<readonly ServedResource[] | undefined> => {
    const known = loaded.get(apiVersion)
    if (known) return known
    const loading = load(apiVersion)
    loaded.set(apiVersion, loading)
    loading.catch(() => loaded.delete(apiVersion))
    return loading
  }
  return async (apiVersion: string, kind: string): Promise<Resource> => {
    const found = (await served(apiVersion))?.find(entry => entry.kind === kind && !entry.name.includes('/'))
    if (found) return { apiVersion, kind, name: found.name, namespaced: found.namespaced }
    // It may be defined any moment.
    loaded.delete(apiVersion)
    throw new CutoverError('NOT_FOUND', `The cluster does not serve ${kind} of ${apiVersion}.`, {
      hint: 'Install what defines it (a custom resource definition) first, or use an apiVersion that this cluster serves.'
    })
  }
}

/** Does the API server serve this kind, by now? */
export async function isServed(cluster: Pick<Cluster, 'resource'>, { apiVersion, kind }: Resource): Promise<boolean> {
  try {
    await cluster.resource(apiVersion, kind)
    return true
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'NOT_FOUND') return false
    throw error
  }
}
