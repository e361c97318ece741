import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Credential } from '../../src/image/docker-config.ts'
import { parseReference } from '../../src/image/reference.ts'
import type { Registry } from '../../src/image/registry.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakeClock } from './fake-clock.ts'
import type { RegistryServer } from './registry-server.ts'
import { fail, ociManifest, registryServer } from './registry-server.ts'
import type { TokenServer } from './token-server.ts'
import { tokenServer } from './token-server.ts'

const http = systemHttp({})
const robot: Credential = { source: '~/.docker/config.json', username: 'robot', password: 'hunter2' }
const basic = `Basic ${Buffer.from('robot:hunter2').toString('base64')}`
const manifest = { mediaType: ociManifest, bytes: Buffer.from('{}') }

let server: RegistryServer
let tokens: TokenServer
let clock: FakeClock
let masked: string[]

const client = (credential?: Credential): Registry =>
  registryClient({
    http,
    clock,
    credentials: async () => credential,
    report: { ...silent, mask: secret => masked.push(secret) }
  })
const image = (rest = ':1.0.0') => parseReference(`${server.host}/acme/web${rest}`)

beforeEach(async () => {
  server = await registryServer()
  server.store('acme/web', '1.0.0', '{}')
  tokens = await tokenServer()
  clock = fakeClock()
  masked = []
})
afterEach(() => Promise.all([server.close(), tokens.close()]))

describe('a registry with tokens', () => {
  beforeEach(() => {
    server.intercept = tokens.guard
  })

  it('lets in who logs in at its token service, and the token serves until it expires', async () => {
    const registry = client(robot)
    await registry.get(image())
    await registry.get(image())
    expect(tokens.requests).toEqual([
      {
        method: 'GET',
        fields: { service: 'registry', scope: 'repository:acme/web:pull', account: 'robot' },
        authorization: basic
      }
    ])
    expect(server.authorizations).toEqual([undefined, 'Bearer token-1', 'Bearer token-1'])

    clock.advance(300_000)
    await registry.get(image())
    expect(server.authorizations.slice(3)).toEqual([undefined, 'Bearer token-2'])
  })

  it('gives strangers a token for what is public', async () => {
    await client().get(image())
    expect(tokens.requests).toEqual([
      { method: 'GET', fields: { service: 'registry', scope: 'repository:acme/web:pull' }, authorization: undefined }
    ])
  })

  it('is asked for the right to push when something is pushed', async () => {
    await client(robot).put(image(), '1.0.1', manifest)
    expect(tokens.requests.map(({ fields }) => fields.scope)).toEqual(['repository:acme/web:pull,push'])
  })

  it('takes an identity token by OAuth 2, never as a password', async () => {
    await client({ source: 'docker-credential-acr', identityToken: 'identity' }).get(image())
    expect(tokens.requests).toEqual([
      {
        method: 'POST',
        fields: {
          service: 'registry',
          scope: 'repository:acme/web:pull',
          grant_type: 'refresh_token',
          client_id: 'cutover',
          refresh_token: 'identity'
        },
        authorization: undefined
      }
    ])
  })

  it('that forgets a token gets a new one asked for, once', async () => {
    const registry = client(robot)
    await registry.get(image())
    tokens.revoke()
    await registry.get(image())
    expect(server.authorizations).toEqual([undefined, 'Bearer token-1', 'Bearer token-1', 'Bearer token-2'])
  })

  it('that takes no token at all is not asked for ever', async () => {
    server.intercept = (request, response) => {
      request.headers.authorization = 'none'
      return tokens.guard(request, response)
    }
    await expect(client(robot).get(image())).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      message: `${server.host} refused to give ${server.host}/acme/web:1.0.0: the credentials of ~/.docker/config.json were not accepted.`,
      hint: `Log in to ${server.host} in a step before this one, with docker/login-action or docker login.`
    })
    expect(server.requests).toHaveLength(2)
  })

  it('whose token service refuses the password says whose password it was', async () => {
    tokens.answer = response => fail(response, 401, 'UNAUTHORIZED', 'incorrect username or password')
    await expect(client(robot).get(image())).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      message:
        `${server.host} refused to pull from ${server.host}/acme/web: the credentials of ~/.docker/config.json ` +
        'were not accepted ("UNAUTHORIZED: incorrect username or password").'
    })
  })

  it('whose token service is in trouble is asked again', async () => {
    const { answer } = tokens
    tokens.answer = response => {
      tokens.answer = answer
      response.writeHead(503).end()
    }
    await client(robot).get(image())
    expect(tokens.requests).toHaveLength(2)
  })

  it.each([
    ['no JSON', '<html>'],
    ['no token', '{}'],
    ['a token that would break the header', '{"token":"a\\r\\nx-evil: 1"}']
  ])('whose token service gives %s is refused', async (_, body) => {
    tokens.answer = response => void response.end(body)
    await expect(client(robot).get(image())).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: `The token service ${tokens.host} answered 200, but gave no token.`
    })
  })

  it('takes an access_token as well, for at least a minute', async () => {
    tokens.answer = response => void response.end('{"access_token":"other","expires_in":1}')
    server.intercept = (request, response) =>
      request.headers.authorization === 'Bearer other' ? false : tokens.guard(request, response)
    const registry = client(robot)
    await registry.get(image())
    clock.advance(50_000)
    await registry.get(image())
    expect(tokens.requests).toHaveLength(1)
  })

  it('leads to no secret that the log could show', async () => {
    await client(robot).get(image())
    expect(masked).toEqual(['hunter2', 'robot:hunter2', 'token-1'])
    masked = []
    await client({ source: 'a helper', identityToken: 'identity' }).get(image())
    expect(masked).toEqual(['identity', 'token-2'])
  })
})

describe('a realm that would not keep a password safe', () => {
  it.each(['ftp://tokens.example/token', 'no address', 'https://user:password@tokens.example/token'])(
    '%s is refused before anything is sent',
    async realm => {
      const bad = await tokenServer(realm)
      server.intercept = bad.guard
      await expect(client(robot).get(image())).rejects.toMatchObject({
        code: 'REGISTRY_REFUSED',
        message: `${server.host} wants us to log in at "${realm}", where credentials would not be safe.`
      })
      await bad.close()
    }
  )

  it('is one without TLS, when the registry itself has TLS', async () => {
    const behindTls = registryClient({
      // The test server stands in for the far end of a TLS connection.
      http: {
        send: request => http.send({ ...request, url: new URL(`http://${server.host}${request.url.pathname}`) })
      },
      clock,
      credentials: async () => robot,
      report: silent
    })
    server.intercept = tokens.guard
    await expect(behindTls.get(parseReference('registry.example/acme/web:1.0.0'))).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: expect.stringContaining(`wants us to log in at "http://${tokens.host}/token"`)
    })
    expect(tokens.requests).toEqual([])
  })
})

describe('a registry with Basic authentication', () => {
  beforeEach(() => {
    server.intercept = (request, response) => {
      if (request.headers.authorization === basic) return false
      request.resume().on('end', () => response.writeHead(401, { 'www-authenticate': 'Basic realm="ECR"' }).end())
      return true
    }
  })

  it('gets user and password, from the second request on without being asked', async () => {
    const registry = client(robot)
    await registry.get(image())
    await registry.get(image())
    expect(server.authorizations).toEqual([undefined, basic, basic])
    expect(masked).toEqual(['hunter2', 'robot:hunter2'])
  })

  it('without credentials says how to log in', async () => {
    await expect(client().get(image())).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      message: `${server.host} refused to pull from ${server.host}/acme/web: no credentials for ${server.host} are known.`,
      hint: `Log in to ${server.host} in a step before this one, with docker/login-action or docker login.`
    })
  })
})
