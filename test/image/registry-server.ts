import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Stored = { readonly mediaType: string; readonly bytes: Buffer }
type Repository = { readonly manifests: Map<string, Stored>; readonly tags: Map<string, string> }
type Parts = { readonly path: string; readonly name: string; readonly url: URL }

/** Answers in place of the registry: true when it did. What a test makes go wrong, it makes go wrong here. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

export interface RegistryServer {
  /** `127.0.0.1:40123` */
  readonly host: string
  /** Every request so far: `GET /v2/acme/web/manifests/1.0.0`. */
  readonly requests: string[]
  /** The Authorization header of each of them, or nothing. */
  readonly authorizations: (string | undefined)[]
  intercept: Intercept
  pageSize: number
  /** Puts a manifest there without a request; gives its digest. */
  store(path: string, tag: string | undefined, text: string): string
  /** Tag -> digest. */
  tagsOf(path: string): Record<string, string>
  close(): Promise<void>
}

export const ociManifest = 'application/vnd.oci.image.manifest.v1+json'
export const sha256 = (text: string | Buffer): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

export async function registryServer(): Promise<RegistryServer> {
  const repositories = new Map<string, Repository>()
  const at = (path: string): Repository => {
    const found = repositories.get(path) ?? { manifests: new Map(), tags: new Map() }
    repositories.set(path, found)
    return found
  }
  const server = createServer(async (request, response) => {
    registry.requests.push(`${request.method} ${request.url}`)
    registry.authorizations.push(request.headers.authorization)
    if (!(await registry.intercept(request, response))) await serve(registry, repositories, at, request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const registry: RegistryServer = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    authorizations: [],
    intercept: () => false,
    pageSize: 1000,
    store(path, tag, text) {
      const digest = sha256(text)
      at(path).manifests.set(digest, { mediaType: ociManifest, bytes: Buffer.from(text) })
      if (tag) at(path).tags.set(tag, digest)
      return digest
    },
    tagsOf: path => Object.fromEntries(at(path).tags),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  return registry
}

async function serve(
  { pageSize }: RegistryServer,
  repositories: Map<string, Repository>,
  at: (path: string) => Repository,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://registry')
  const [, path = '', kind, name = ''] = /^\/v2\/(.+)\/(manifests|tags)\/([^/]+)$/.exec(url.pathname) ?? []
  const repository = repositories.get(path)
  if (kind === 'tags') return list(repository, { path, name, url }, pageSize, response)
  if (request.method === 'PUT') return store(at(path), { path, name, url }, request, response)
  const digest = repository?.tags.get(name) ?? name
  const found = repository?.manifests.get(digest)
  if (!found) return fail(response, 404, 'MANIFEST_UNKNOWN', 'manifest unknown')
  response.writeHead(200, {
    'content-type': found.mediaType,
    'content-length': found.bytes.length,
    'docker-content-digest': digest
  })
  response.end(request.method === 'HEAD' ? undefined : found.bytes)
}

async function store(at: Repository, { path, name }: Parts, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const digest = sha256(bytes)
  at.manifests.set(digest, { mediaType: request.headers['content-type'] ?? '', bytes })
  if (name !== digest) at.tags.set(name, digest)
  response.writeHead(201, { 'docker-content-digest': digest, location: `/v2/${path}/manifests/${digest}` }).end()
}

function list(at: Repository | undefined, { path, url }: Parts, pageSize: number, response: ServerResponse): void {
  if (!at) {
    fail(response, 404, 'NAME_UNKNOWN', 'repository name not known to registry')
    return
  }
  const size = Math.min(Number(url.searchParams.get('n') ?? pageSize), pageSize)
  const last = url.searchParams.get('last')
  const rest = [...at.tags.keys()].sort().filter(tag => last === null || tag > last)
  const page = rest.slice(0, size)
  const link = `</v2/${path}/tags/list?n=${size}&last=${page.at(-1)}>; rel="next"`
  response.writeHead(200, { 'content-type': 'application/json', ...(rest.length > size ? { link } : {}) })
  response.end(JSON.stringify({ name: path, tags: page }))
}

export function fail(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ errors: [{ code, message }] }))
}
