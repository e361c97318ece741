import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dockerCredentials } from '../../src/image/docker-config.ts'
import { parseReference } from '../../src/image/reference.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { silent } from '../../src/runner/report.ts'
import { fakeClock } from './fake-clock.ts'

/*
 * Each registry's way to log in, against a stand-in with the forms that its documentation shows: one server here plays
 * every host of the internet that is asked.
 */

interface Dance {
  readonly name: string
  readonly repository: string
  /** The registry's entry in the Docker configuration. */
  readonly key?: string
  readonly login: object
  /** `SCOPE` stands for what is asked for. */
  readonly challenge: string
  readonly answer?: object
  /** The request for a token; none for Basic. */
  readonly asked?: string
  readonly authorization: string
}

const auth = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64')
const push = (path: string): string => encodeURIComponent(`repository:${path}:pull,push`)

const dances: readonly Dance[] = [
  {
    name: 'Amazon ECR',
    repository: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web',
    login: { auth: auth('AWS', 'ecr-password') },
    challenge: 'Basic realm="https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/",service="ecr.amazonaws.com"',
    authorization: `Basic ${auth('AWS', 'ecr-password')}`
  },
  {
    name: 'Azure Container Registry, by an identity token as az acr login leaves it',
    repository: 'acme.azurecr.io/web',
    login: { auth: auth('00000000-0000-0000-0000-000000000000', ''), identitytoken: 'refresh' },
    challenge: 'Bearer realm="https://acme.azurecr.io/oauth2/token",service="acme.azurecr.io",scope="SCOPE"',
    answer: { access_token: 'given' },
    asked:
      'POST https://acme.azurecr.io/oauth2/token service=acme.azurecr.io&scope=repository%3Aweb%3Apull%2Cpush&' +
      'grant_type=refresh_token&client_id=cutover&refresh_token=refresh',
    authorization: 'Bearer given'
  },
  {
    name: 'Azure Container Registry, by a service principal',
    repository: 'acme.azurecr.io/web',
    login: { auth: auth('client', 'secret') },
    challenge: 'Bearer realm="https://acme.azurecr.io/oauth2/token",service="acme.azurecr.io",scope="SCOPE"',
    answer: { access_token: 'given' },
    asked: `GET https://acme.azurecr.io/oauth2/token?service=acme.azurecr.io&scope=${push('web')}&account=client Basic ${auth('client', 'secret')}`,
    authorization: 'Bearer given'
  },
  {
    name: 'GitHub Container Registry',
    repository: 'ghcr.io/acme/web',
    login: { auth: auth('robot', 'ghs_token') },
    challenge: 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="SCOPE"',
    answer: { token: 'given' },
    asked: `GET https://ghcr.io/token?service=ghcr.io&scope=${push('acme/web')}&account=robot Basic ${auth('robot', 'ghs_token')}`,
    authorization: 'Bearer given'
  },
  {
    name: 'Google Artifact Registry',
    repository: 'europe-docker.pkg.dev/acme/images/web',
    login: { auth: auth('oauth2accesstoken', 'ya29.token') },
    challenge: 'Bearer realm="https://europe-docker.pkg.dev/v2/token",service="europe-docker.pkg.dev",scope="SCOPE"',
    answer: { expires_in: 3600, issued_at: '2026-11-21T12:00:00.000Z', token: 'given' },
    asked:
      `GET https://europe-docker.pkg.dev/v2/token?service=europe-docker.pkg.dev&scope=${push('acme/images/web')}` +
      `&account=oauth2accesstoken Basic ${auth('oauth2accesstoken', 'ya29.token')}`,
    authorization: 'Bearer given'
  },
  {
    name: 'Docker Hub',
    repository: 'acme/web',
    key: 'https://index.docker.io/v1/',
    login: { auth: auth('acme', 'dckr_pat') },
    challenge: 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="SCOPE"',
    answer: { token: 'given', access_token: 'given', expires_in: 300, issued_at: '2026-11-21T12:00:00Z' },
    asked: `GET https://auth.docker.io/token?service=registry.docker.io&scope=${push('acme/web')}&account=acme Basic ${auth('acme', 'dckr_pat')}`,
    authorization: 'Bearer given'
  },
  {
    name: 'Harbor, by a robot account',
    repository: 'harbor.example.com/shop/web',
    login: { auth: auth('robot$shop+ci', 'secret') },
    challenge: 'Bearer realm="https://harbor.example.com/service/token",service="harbor-registry",scope="SCOPE"',
    answer: { token: 'given', access_token: '', expires_in: 1800, issued_at: '2026-11-21T12:00:00Z' },
    asked:
      `GET https://harbor.example.com/service/token?service=harbor-registry&scope=${push('shop/web')}` +
      `&account=robot%24shop%2Bci Basic ${auth('robot$shop+ci', 'secret')}`,
    authorization: 'Bearer given'
  },
  {
    name: 'Quay',
    repository: 'quay.io/acme/web',
    login: { auth: auth('acme+ci', 'secret') },
    challenge: 'Bearer realm="https://quay.io/v2/auth",service="quay.io",scope="SCOPE"',
    answer: { token: 'given' },
    asked: `GET https://quay.io/v2/auth?service=quay.io&scope=${push('acme/web')}&account=acme%2Bci Basic ${auth('acme+ci', 'secret')}`,
    authorization: 'Bearer given'
  },
  {
    name: 'a registry that knows the repository by another path behind its proxy',
    repository: 'images.example.com/web',
    login: { auth: auth('robot', 'secret') },
    challenge: 'Bearer realm="https://images.example.com/token",scope="repository:docker-local/web:pull,push"',
    answer: { token: 'given' },
    asked:
      `GET https://images.example.com/token?scope=${push('web')}&scope=${push('docker-local/web')}` +
      `&account=robot Basic ${auth('robot', 'secret')}`,
    authorization: 'Bearer given'
  }
]

const digest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
const mediaType = 'application/vnd.oci.image.manifest.v1+json'

const real = systemHttp({})
let log: string[]
let dance: Dance
let stop: () => void
let origin: string

beforeEach(async () => {
  log = []
  const server = createServer(async (request, response) => {
    const [, host = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? []
    const body: Buffer[] = []
    for await (const chunk of request) body.push(chunk)
    const { authorization } = request.headers
    const registry = /^\/v2\/.*\/manifests\//.test(path)
    const told = registry ? [authorization ?? ''] : [Buffer.concat(body).toString(), authorization ?? '']
    log.push([request.method, `https://${host}${path}`, ...told].filter(part => part !== '').join(' '))
    if (!registry) return void response.end(JSON.stringify(dance.answer))
    if (authorization === dance.authorization)
      return void response
        .writeHead(request.method === 'PUT' ? 201 : 200, { 'docker-content-digest': digest, 'content-type': mediaType })
        .end()
    const scope = `repository:${parseReference(dance.repository).path}:pull,push`
    response.writeHead(401, { 'www-authenticate': dance.challenge.replace('SCOPE', scope) }).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => {
    server.close()
    server.closeAllConnections()
  }
})
afterEach(() => stop())

describe('logging in', () => {
  it.each(dances)('at $name is one request for a token at most, and its token is used from then on', async given => {
    dance = given
    const reference = parseReference(given.repository)
    const environment = {
      DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [given.key ?? reference.domain]: given.login } })
    }
    const registry = registryClient({
      http: {
        send: ({ url, ...rest }) =>
          real.send({ ...rest, url: new URL(`${origin}/${url.host}${url.pathname}${url.search}`) })
      },
      clock: fakeClock(),
      credentials: dockerCredentials({ files: systemFiles, processes: systemProcesses, environment }),
      report: silent
    })
    expect(await registry.put(reference, '1.4.2', { bytes: Buffer.from('{}'), mediaType })).toBe(digest)
    expect(await registry.resolve({ ...reference, tag: '1.4.2' })).toEqual({ digest, mediaType })
    const host = reference.domain === 'docker.io' ? 'registry-1.docker.io' : reference.domain
    const manifest = `https://${host}/v2/${reference.path}/manifests/1.4.2`
    expect(log).toEqual([
      `PUT ${manifest}`,
      ...(given.asked ? [given.asked] : []),
      `PUT ${manifest} ${given.authorization}`,
      `HEAD ${manifest} ${given.authorization}`
    ])
  })
})
