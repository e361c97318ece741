import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Http, systemHttp } from '../../src/io/http.ts'
import { attestationsOf } from '../../src/record/attestations.ts'
import { githubOf } from '../../src/record/github.ts'
import { fakeClock } from '../image/fake-clock.ts'

let server: Server
let api: string
/** The path whose answer begins and never ends. */
let silent: RegExp
beforeEach(async () => {
  server = createServer(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    if (silent.test(url)) response.write('{')
    else response.end(JSON.stringify({ attestations: [{ bundle: null, bundle_url: `${api}/kept` }] }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** As patient as its caller wants, in a thousandth of the time. */
const http: Http = {
  send: request => systemHttp({}).send({ ...request, ...(request.idle ? { idle: request.idle / 1_000 } : {}) })
}
const { signal } = new AbortController()
const list = () => {
  const github = githubOf({ http, clock: fakeClock(), signal, token: 't', api, repository: 'acme/web' })
  return attestationsOf(github, { http, signal, api, provenance: true }).list(`sha256:${'a'.repeat(64)}`)
}

it('an answer of GitHub that stops in its middle is not waited for for ever', async () => {
  silent = /attestations/
  await expect(list()).rejects.toMatchObject({ code: 'GITHUB_UNREACHABLE' })
})

it('nor is an attestation from its storage', async () => {
  silent = /kept/
  await expect(list()).rejects.toMatchObject({ code: 'GITHUB_REFUSED' })
})
