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
import { ociManifest, registryServer } from './registry-server.ts'
import type { TokenServer } from './token-server.ts'
import { tokenServer } from './token-server.ts'

const http = systemHttp({})
const robot: Credential = { source: '~/.docker/config.json', username: 'robot', password: 'hunter2' }
const manifest = { mediaType: ociManifest, bytes: Buffer.from('{}') }

let server: RegistryServer
let tokens: TokenServer
let clock: FakeClock

const client = (credential: Credential): Registry =>
  registryClient({
    http,
    clock,
    credentials: async () => credential,
    report: silent
  })
const image = (rest = ':1.0.0') => parseReference(`${server.host}/acme/web${rest}`)

beforeEach(async () => {
  server = await registryServer()
  server.store('acme/web', '1.0.0', '{}')
  tokens = await tokenServer()
  clock = fakeClock()
})
afterEach(() => Promise.all([server.close(), tokens.close()]))

describe('a redirect', () => {
  let other: RegistryServer
  beforeEach(async () => {
    other = await registryServer()
  })
  afterEach(() => other.close())

  const guarded = (location: string, code = 307) => {
    server.intercept = (request, response) => {
      if (tokens.guard(request, response)) return true
      request.resume().on('end', () => response.writeHead(code, { location }).end())
      return true
    }
  }

  it('to another host is followed without saying who we are', async () => {
    const digest = other.store('mirror/web', '1.0.0', '{}')
    guarded(`http://${other.host}/v2/mirror/web/manifests/1.0.0`)
    expect((await client(robot).get(image())).digest).toBe(digest)
    expect(server.authorizations).toEqual([undefined, 'Bearer token-1'])
    expect(other.authorizations).toEqual([undefined])
  })

  it('to a host that wants to know it gets no credentials', async () => {
    other.intercept = tokens.guard
    guarded(`http://${other.host}/v2/mirror/web/manifests/1.0.0`)
    await expect(client(robot).get(image())).rejects.toMatchObject({ code: 'REGISTRY_DENIED' })
    expect(other.authorizations).toEqual([undefined])
    expect(tokens.requests).toHaveLength(1)
  })

  it('of a push is not followed', async () => {
    guarded(`http://${other.host}/v2/mirror/web/manifests/1.0.0`)
    await expect(client(robot).put(image(), '1.0.0', manifest)).rejects.toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: expect.stringContaining(`redirected the upload to "http://${other.host}/`)
    })
    expect(other.requests).toEqual([])
  })

  it('without end is an error', async () => {
    guarded('/v2/acme/web/manifests/1.0.0', 302)
    await expect(client(robot).get(image())).rejects.toMatchObject({
      message: `${server.host} was asked to give ${server.host}/acme/web:1.0.0, but it redirected more than 5 times.`
    })
  })

  it.each(['file:///etc/passwd', ''])('to %j is an error', async location => {
    guarded(location)
    await expect(client(robot).get(image())).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
  })
})
