import { at, type Fields, isFields } from '../json.ts'
import type { ApiObject, LabelSelector } from '../object.ts'
import { selectorText } from '../selectors.ts'
import { badRequest, invalid, invalidField, methodNotAllowed } from '../status.ts'
import { bodyOf } from './body.ts'
import { type ApiRequest, type ApiResponse, json } from './exchange.ts'
import { patched } from './patch.ts'
import { type Backend, live } from './resource.ts'
import type { ResourceRoute } from './route.ts'
import { writeOptions } from './write-options.ts'

/** The Scale of a workload: its metadata has neither labels nor annotations, so a patch of it can't test them. */
function scaleOf(object: ApiObject): Fields {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: at(object, 'spec', 'replicas') ?? 0 },
    status: {
      replicas: at(object, 'status', 'replicas') ?? 0,
      selector: selectorText(at(object, 'spec', 'selector') as LabelSelector)
    }
  }
}

/** The `scale` subresource of Deployments, ReplicaSets and StatefulSets. */
export function scale(backend: Backend, request: ApiRequest, route: ResourceRoute): ApiResponse {
  const object = live(backend, route)
  const current = scaleOf(object)
  if (request.method === 'GET') return json(200, current)
  const wanted = wantedScale(request, route, current)
  const replicas = at(wanted, 'spec', 'replicas') ?? 0
  if (typeof replicas !== 'number')
    throw badRequest('Scale in version "v1" cannot be handled as a Scale: spec.replicas is no number')
  if (replicas < 0)
    throw invalid({ group: 'autoscaling', kind: 'Scale' }, object.metadata.name, [
      invalidField('spec.replicas', replicas, 'must be greater than or equal to 0')
    ])
  const { writer, ...options } = writeOptions(request, 'Update', [])
  const version = isFields(wanted.metadata) ? wanted.metadata.resourceVersion : undefined
  const next = {
    ...object,
    metadata: { ...object.metadata, ...(version ? { resourceVersion: String(version) } : {}) },
    spec: { ...(object.spec as Fields), replicas }
  }
  const as = writer ? { writer: { ...writer, subresource: 'scale' } } : {}
  return json(200, scaleOf(backend.registry.update(route.type, object, next, { ...options, ...as })))
}

function wantedScale(request: ApiRequest, route: ResourceRoute, current: Fields): Fields {
  if (request.method === 'PUT') return bodyOf(request)
  if (request.method === 'PATCH') return patched(request, route, current)
  throw methodNotAllowed()
}
