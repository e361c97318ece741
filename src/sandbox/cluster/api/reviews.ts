import { at, isFields } from '../json.ts'
import { types } from '../resources.ts'
import { methodNotAllowed } from '../status.ts'
import type { Access } from './access.ts'
import { bodyOf } from './body.ts'
import { type ApiRequest, type ApiResponse, type Caller, json } from './exchange.ts'
import type { ResourceRoute } from './route.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** SelfSubjectAccessReview and SelfSubjectRulesReview: what may the caller do? Nothing is stored. */
export function review(access: Access, caller: Caller, request: ApiRequest, { type }: ResourceRoute): ApiResponse {
  if (request.method !== 'POST') throw methodNotAllowed()
  const body = bodyOf(request)
  const answer =
    type === types.selfsubjectaccessreviews ? accessOf(access, caller, body) : rulesOf(access, caller, body)
  return json(201, { ...body, metadata: {}, status: answer })
}

function accessOf(access: Access, caller: Caller, body: unknown) {
  const asked = at(body, 'spec', 'resourceAttributes')
  if (!isFields(asked)) return { allowed: caller.groups.includes('system:masters') }
  const resource = text(asked.resource) + (asked.subresource ? `/${text(asked.subresource)}` : '')
  const allowed = access.may(caller, {
    verb: text(asked.verb),
    group: text(asked.group),
    resource,
    namespace: text(asked.namespace) || undefined,
    name: text(asked.name) || undefined
  })
  return allowed ? { allowed, reason: 'RBAC: allowed' } : { allowed }
}

function rulesOf(access: Access, caller: Caller, body: unknown) {
  const everything = [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]
  const rules = caller.groups.includes('system:masters')
    ? everything
    : access.rules(caller, text(at(body, 'spec', 'namespace')) || undefined)
  return { resourceRules: rules, nonResourceRules: [], incomplete: false }
}
