import { type Answer, type Incoming, type Loopback, type LoopbackOptions, startLoopback } from '../loopback.ts'
import { type Access, guard, type Scope } from './access.ts'
import { beginUpload, blobs, type Mounts, upload } from './blobs.ts'
import { folderStore } from './folder.ts'
import { manifests, referrers } from './manifests.ts'
import { emptyStore, json, refused, type Store } from './store.ts'
import { tagForm, tags } from './tags.ts'

export interface RegistryOptions extends LoopbackOptions {
  /** Where content is kept and, at a next start, found again: one registry at a time. In memory unless given. */
  readonly folder?: string
  /** Open unless given. */
  readonly access?: Access
  /** False for a registry older than the referrers API (OCI distribution 1.1): it answers 404. */
  readonly referrers?: boolean
  /** False for a registry that begins an upload wherever a mount is asked for, as the specification allows. */
  readonly mounts?: boolean
}

export interface Registry extends Loopback {
  /** What it holds, for assertions. */
  readonly store: Store
}

/** A path component and a whole name as the OCI distribution specification spells them. */
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const nameForm = new RegExp(`^${component}(?:/${component})*$`)

/**
 * An OCI registry (distribution specification 1.1) on a port of 127.0.0.1, in memory or in a folder.
 * @throws the error of the file system when the folder cannot be read or written.
 */
export async function startRegistry(options: RegistryOptions = {}): Promise<Registry> {
  const store = options.folder === undefined ? emptyStore() : folderStore(options.folder)
  const access = options.access ?? { kind: 'open' }
  const { check, token } = guard(access)
  const told = options.referrers === false ? forgetful : (answer: Answer): Answer => answer
  // A token opens the repositories that it names: what lies in others must not be had by knowing a digest.
  const mounts: Mounts = options.mounts === false ? 'none' : access.kind === 'token' ? 'named' : 'any'

  function handle(request: Incoming): Answer {
    const { pathname } = request.url
    if (pathname === '/token') return token(request)
    if (pathname === '/v2/' || pathname === '/v2') return check(request, []) ?? json(200, {})
    const route = /^\/v2\/(.+?)\/(manifests|blobs\/uploads|blobs|tags|referrers)\/([^/]*)$/.exec(pathname)
    const [, name = '', what = '', last = ''] = route ?? []
    if (!route) return refused(404, 'UNSUPPORTED', `no such endpoint: ${pathname}`)
    if (!nameForm.test(name) || name.length > 255) return refused(400, 'NAME_INVALID', 'invalid repository name')
    return check(request, scopes(request, name)) ?? dispatch(request, name, what, last.replace(/%3a/i, ':'))
  }

  function dispatch(request: Incoming, name: string, what: string, last: string): Answer {
    switch (what) {
      case 'manifests':
        if (!last.includes(':') && !tagForm.test(last)) return refused(400, 'TAG_INVALID', 'manifest tag did not match')
        return told(manifests(store, name, last, request))
      case 'blobs/uploads':
        return last === '' ? beginUpload(store, name, request, mounts) : upload(store, name, last, request)
      case 'blobs':
        return blobs(store, name, last, request)
      case 'tags':
        if (last !== 'list' || !reads(request)) return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
        return tags(store, name, request.url.searchParams)
      default:
        if (options.referrers === false) return refused(404, 'UNSUPPORTED', 'no such endpoint')
        if (!reads(request)) return refused(405, 'UNSUPPORTED', 'The operation is unsupported.')
        return referrers(store, name, last, request.url.searchParams.get('artifactType'))
    }
  }

  const headers = { 'docker-distribution-api-version': 'registry/2.0' }
  const loopback = await startLoopback(request => {
    const answer = handle(request)
    return { ...answer, headers: { ...headers, ...answer.headers } }
  }, options)
  return { ...loopback, store }
}

/** Without the referrers API a registry does not say that it has understood a subject. */
function forgetful(answer: Answer): Answer {
  const { 'oci-subject': _, ...headers } = answer.headers ?? {}
  return { ...answer, headers }
}

const reads = ({ method }: Incoming): boolean => method === 'GET' || method === 'HEAD'

/** What a request must be allowed: reading is pull; writing is pull and push; a mount also pulls its source. */
function scopes(request: Incoming, name: string): Scope[] {
  const source = request.url.searchParams.get('mount') && request.url.searchParams.get('from')
  const own: Scope[] = [`repository:${name}:pull`]
  if (!reads(request)) own.push(`repository:${name}:push`)
  return source && source !== name ? [...own, `repository:${source}:pull`] : own
}
