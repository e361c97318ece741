import { CutoverError } from '../../errors.ts'
import type { Resource } from './objects.ts'
import { ruleYaml } from './rights.ts'

/** One request to the API server, as messages name it. `verb` is the verb that RBAC knows. */
export interface Call {
  readonly verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete'
  readonly resource: Resource
  readonly name?: string
  readonly namespace: string | undefined
  readonly subresource?: string
  /** A JSON Patch that holds a `test`: what does not apply is then a state that is not the expected one. */
  readonly guarded?: boolean
}

/** What an API server answers to a request that it does not fulfil: `meta/v1.Status`. */
interface Status {
  readonly kind?: unknown
  readonly message?: unknown
  readonly reason?: unknown
  readonly details?: { readonly causes?: readonly { reason?: string }[] }
}

const longestMessage = 1000

/** `patch Service web in namespace shop` */
export function describeCall({ verb, resource, name, namespace, subresource }: Call): string {
  if (resource.kind.startsWith('SelfSubject')) return 'list the rights of the credentials'
  const several = verb === 'create' ? resource.kind : `${resource.kind} objects`
  const what = name === undefined ? several : `${resource.kind} ${name}`
  const part = subresource === undefined ? '' : `the ${subresource} of `
  return `${verb} ${part}${what}${namespace ? ` in namespace ${namespace}` : ''}`
}

/** A Status if the body is one, else the text as its message: load balancers and proxies answer in HTML. */
function statusOf(body: string): Status {
  try {
    const parsed = JSON.parse(body) as Status | null
    if (parsed?.kind === 'Status') return parsed
  } catch {
    // Not JSON: shown as it is.
  }
  return {
    message: body
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  }
}

function saidBy({ message }: Status, http: number): string {
  const text = typeof message === 'string' && message !== '' ? message : 'no reason given'
  const short = text.length > longestMessage ? `${text.slice(0, longestMessage)}...` : text.replace(/\.$/, '')
  return `${short} (HTTP ${http})`
}

/** The rule that is missing, from the server's own words where it uses the usual ones, else from the request. */
function missingRule(call: Call, message: string): string {
  const found = /cannot (\w+) resource "([^"]+)" in API group "([^"]*)"/.exec(message)
  const group = found?.[3] ?? (call.resource.apiVersion.includes('/') ? call.resource.apiVersion.split('/')[0] : '')
  const own = call.subresource === undefined ? call.resource.name : `${call.resource.name}/${call.subresource}`
  const rule = { group: group ?? '', resource: found?.[2] ?? own, verbs: [found?.[1] ?? call.verb] }
  const role = call.namespace ? `the Role for it in namespace ${call.namespace}` : 'the ClusterRole for it'
  return `Add this rule to ${role}:\nrules:\n${ruleYaml([rule])}`
}

/** Refusals that come with several status codes, by the words that every version of Kubernetes uses for them. */
const refusals: readonly (readonly [RegExp, string])[] = [
  [
    /exceeded quota/,
    'Blue-green needs room for two releases at once: raise the ResourceQuota, lower the requests, or use strategy rolling.'
  ],
  [
    /failed calling webhook/,
    'The API server could not reach that admission webhook. Repair it, or ask for its failurePolicy to be Ignore.'
  ],
  [
    /admission webhook "|ValidatingAdmissionPolicy '/,
    'A policy of the cluster refuses this object. Change the manifest as it says, or ask its owners for an exception.'
  ],
  [
    /violates PodSecurity/,
    'Set the securityContext that it names, or use a namespace with a less strict Pod Security level.'
  ],
  [
    /field is immutable|may not change once set|updates to .* forbidden/,
    'Kubernetes never changes that field of an existing object. Rename the object in the manifest, or delete the old one by hand (kubectl delete --cascade=orphan keeps its pods).'
  ],
  [/is being terminated/, 'Wait until the namespace is gone and create it again, or release to another one.'],
  [
    /conflict with "/,
    'Another manager set these fields. Remove them from the manifest, or let that manager give them up.'
  ],
  [/namespaces "[^"]*" not found/, 'Create the namespace first, or correct the input namespace.']
]

const known = (message: string): string | undefined => refusals.find(([words]) => words.test(message))?.[1]

/**
 * kube-apiserver says 422 to a JSON Patch that does not apply without saying which operation failed, and lists no cause;
 * an object that fails validation comes with a cause for every field.
 */
const isFailedTest = (call: Call, status: Status, http: number): boolean =>
  http === 422 &&
  call.guarded === true &&
  (status.details?.causes ?? []).length === 0 &&
  known(String(status.message)) === undefined

/** Server-side apply of a field that there is not, or of another type, is answered with 500: it is no failure of the server. */
const isMistyped = (message: string): boolean => message.startsWith('failed to create typed patch object')

/** The error that an answer with a status of 400 or more stands for. */
export function statusError(call: Call, http: number, body: string): CutoverError {
  const status = statusOf(body)
  const said = saidBy(status, http)
  const words = String(status.message ?? '')
  const failed = `Can't ${describeCall(call)}: ${said}.`
  if (http === 401) {
    return new CutoverError(
      'CLUSTER_DENIED',
      `The API server does not accept the credentials: ${said}, when asked to ${describeCall(call)}.`,
      {
        hint: 'They may have expired or belong to another cluster: log in again in a step before this one, or correct the kubeconfig.'
      }
    )
  }
  if (http === 403)
    return new CutoverError('CLUSTER_DENIED', failed, { hint: known(words) ?? missingRule(call, words) })
  if (http === 404) {
    return new CutoverError('NOT_FOUND', failed, { hint: known(words) ?? 'Check its name and the namespace.' })
  }
  if (http === 409 || isFailedTest(call, status, http)) {
    return new CutoverError('CONFLICT', failed, {
      hint: known(words) ?? 'Somebody else changed it meanwhile. Run again: Cutover looks at it anew.'
    })
  }
  if (http === 429 || (http >= 500 && !isMistyped(words))) {
    return new CutoverError('CLUSTER_UNREACHABLE', failed, {
      hint: known(words) ?? 'The API server is overloaded or failing. Run the same release again: it resumes.'
    })
  }
  return new CutoverError('CLUSTER_INVALID', failed, {
    hint: known(words) ?? 'Correct the object in the manifests as the API server says.'
  })
}

/** Certificates that do not fit are not cured by waiting, unlike every other failure to connect. */
const untrusted = /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)|ALTNAME/

/** The error of a request that got no answer, or only a part of one. */
export function unreachable(call: Call, server: string, cause: unknown): CutoverError {
  const { code = '', message = String(cause) } = (cause ?? {}) as { code?: string; message?: string }
  // Node adds how to start Node.
  const why = message.replace(/; if the root CA .*$/, '')
  const what = `Can't ${describeCall(call)}: no answer from the API server ${server} (${why}).`
  if (untrusted.test(code)) {
    return new CutoverError('CREDENTIALS_UNUSABLE', what, {
      hint: 'Its certificate is not the one that the kubeconfig trusts: check certificate-authority-data, server and tls-server-name there.',
      cause
    })
  }
  return new CutoverError('CLUSTER_UNREACHABLE', what, {
    hint: 'Check that this runner may connect to it: a private cluster needs a runner in its network, a proxy needs HTTPS_PROXY.',
    cause
  })
}
