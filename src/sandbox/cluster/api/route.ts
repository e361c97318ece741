import { findType, type ResourceType } from '../resources.ts'

/** What a path names. `rest` is what follows `/proxy/`. */
export interface ResourceRoute {
  readonly type: ResourceType
  readonly namespace?: string
  readonly name?: string
  readonly subresource?: string
  readonly rest?: string
}

/** Reads a path below /api/v1 or /apis/G/V; undefined when it names no resource that is served. */
export function routeOf(path: string): ResourceRoute | undefined {
  const core = /^\/api\/(v1)\/(.+)$/.exec(path)
  const named = /^\/apis\/([^/]+)\/([^/]+)\/(.+)$/.exec(path)
  const [group, version, tail] = core ? ['', core[1], core[2]] : [named?.[1], named?.[2], named?.[3]]
  if (group === undefined || !version || !tail) return undefined
  const steps = tail.split('/').map(decodeURIComponent)
  // `/namespaces/shop/pods` names pods; `/namespaces/shop` and `/namespaces/shop/status` name the namespace itself.
  const inNamespace = steps[0] === 'namespaces' && steps.length > 2 && !(steps.length === 3 && isOwn(steps[2]))
  const [plural = '', name, subresource, ...rest] = inNamespace ? steps.slice(2) : steps
  const type = findType(group, version, plural)
  if (!type || (inNamespace && !type.namespaced)) return undefined
  return {
    type,
    ...(inNamespace && steps[1] ? { namespace: steps[1] } : {}),
    ...(name ? { name } : {}),
    ...(subresource ? { subresource } : {}),
    ...(subresource === 'proxy' ? { rest: rest.map(encodeURIComponent).join('/') } : {})
  }
}

const isOwn = (step: string | undefined): boolean => step === 'status' || step === 'finalize'

/** The verb of an access check, as the API server derives it from method and path. */
export function verbOf(method: string, route: ResourceRoute, watching: boolean): string {
  if (route.subresource === 'proxy') return method === 'GET' ? 'get' : (writes[method] ?? 'create')
  if (method === 'GET' || method === 'HEAD') return route.name ? 'get' : watching ? 'watch' : 'list'
  if (method === 'DELETE') return route.name ? 'delete' : 'deletecollection'
  return writes[method] ?? method.toLowerCase()
}

const writes: Readonly<Record<string, string>> = { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }
