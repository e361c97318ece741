import { randomBytes } from 'node:crypto'
import { isList } from '../json.ts'
import type { ApiObject } from '../object.ts'
import { type ResourceType, types } from '../resources.ts'
import { ApiStatus, qualified } from '../status.ts'
import type { Store } from '../store.ts'
import type { Caller } from './exchange.ts'

/** A rule of RBAC, as a Role has it. `*` stands for all. */
export interface Rule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
  readonly resourceNames?: readonly string[]
}

export interface Attempt {
  readonly verb: string
  readonly group: string
  /** Plural, with `/subresource`. */
  readonly resource: string
  readonly namespace?: string | undefined
  readonly name?: string | undefined
}

const covers = (list: readonly string[] | undefined, value: string): boolean =>
  list !== undefined && (list.includes('*') || list.includes(value))

const allows = (rule: Rule, { verb, group, resource, name }: Attempt): boolean =>
  covers(rule.verbs, verb) &&
  covers(rule.apiGroups, group) &&
  (covers(rule.resources, resource) || rule.resources.includes(`*/${resource.split('/')[1]}`)) &&
  (!rule.resourceNames?.length || (name !== undefined && rule.resourceNames.includes(name)))

interface Identity extends Caller {
  readonly rules?: readonly Rule[]
}

/** Tokens, who they stand for, and what those may do: by their own rules, or by Roles bound to them. */
export class Access {
  readonly #store: Store
  readonly #identities = new Map<string, Identity>()

  constructor(store: Store) {
    this.#store = store
  }

  /** A new token for `user`. Without rules only Roles and RoleBindings of the cluster give it rights. */
  issue(user: string, groups: readonly string[], rules?: readonly Rule[]): string {
    const token = randomBytes(24).toString('base64url')
    this.#identities.set(token, { user, groups: [...groups, 'system:authenticated'], ...(rules ? { rules } : {}) })
    return token
  }

  /** Makes a token unknown, as one that has expired. */
  revoke(token: string): void {
    this.#identities.delete(token)
  }

  identify(authorization: string | undefined): Caller | undefined {
    const [, token = ''] = /^Bearer\s+(.+)$/i.exec(authorization ?? '') ?? []
    return this.#identities.get(token)
  }

  may(caller: Caller, attempt: Attempt): boolean {
    if (caller.groups.includes('system:masters')) return true
    // Everyone may ask what he may do.
    if (attempt.group === 'authorization.k8s.io' && attempt.verb === 'create') return true
    return this.rules(caller, attempt.namespace).some(rule => allows(rule, attempt))
  }

  rules(caller: Caller, namespace: string | undefined): readonly Rule[] {
    const own = (caller as Identity).rules ?? []
    if (namespace === undefined) return own
    const bound = this.#store.list(types.rolebindings, namespace).filter(binding => binds(binding, caller))
    return [...own, ...bound.flatMap(binding => this.#rulesOf(binding, namespace))]
  }

  #rulesOf(binding: ApiObject, namespace: string): readonly Rule[] {
    const { name } = binding.roleRef as { name: string }
    const role = this.#store.get(types.roles, namespace, name)
    return isList(role?.rules) ? (role.rules as Rule[]) : []
  }
}

interface Subject {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

function binds(binding: ApiObject, caller: Caller): boolean {
  const subjects = isList(binding.subjects) ? (binding.subjects as Subject[]) : []
  return subjects.some(({ kind, name, namespace }) => {
    if (kind === 'ServiceAccount')
      return caller.user === `system:serviceaccount:${namespace ?? binding.metadata.namespace}:${name}`
    return kind === 'Group' ? caller.groups.includes(name) : caller.user === name
  })
}

/** 403 in the words of the real server, which clients show to people. */
export function denied(caller: Caller, type: ResourceType, attempt: Attempt): ApiStatus {
  const { verb, resource, group, namespace, name } = attempt
  const where = namespace ? ` in the namespace "${namespace}"` : ' at the cluster scope'
  const why = `User "${caller.user}" cannot ${verb} resource "${resource}" in API group "${group}"${where}`
  const subject = `${qualified(type)}${name ? ` "${name}"` : ''}`
  return new ApiStatus(403, 'Forbidden', `${subject} is forbidden: ${why}`, {
    ...(name ? { name } : {}),
    ...(group ? { group } : {}),
    kind: type.plural
  })
}
