import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CutoverError } from '../../../src/errors.ts'
import { publishedRoots } from '../../../src/image/signature/trust.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { type Http, systemHttp } from '../../../src/io/http.ts'
import { systemScratch } from '../../../src/io/scratch.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trust-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A proxy that leads nowhere: nothing that is asked here leaves the machine. */
async function asked(organization: string): Promise<string> {
  const script = join(import.meta.dirname, 'trust-process.ts')
  const nowhere = 'http://127.0.0.1:1'
  const { stdout } = await promisify(execFile)(process.execPath, [script, organization], {
    env: { HTTPS_PROXY: nowhere, https_proxy: nowhere, HOME: folder, RUNNER_TEMP: folder }
  })
  return stdout
}

describe('trusted roots', () => {
  it('that can not be fetched are an error, never an older copy, and leave nothing behind', async () => {
    expect(await asked('sigstore.dev')).toMatch(
      /^The trusted root at https:\/\/tuf-repo-cdn\.sigstore\.dev can't be had: .*ECONNREFUSED.*\.$/
    )
    expect(await readdir(folder)).toEqual([])
  })

  it("of GitHub's own sigstore come from GitHub", async () => {
    expect(await asked('GitHub, Inc.')).toMatch(
      /^The trusted root at https:\/\/tuf-repo\.github\.com can't be had: .*ECONNREFUSED.*\.$/
    )
  })

  it('begin with the one that is known: another is refused, whoever has signed it', async () => {
    const paths: string[] = []
    const server = createServer((request, response) => {
      paths.push(request.url ?? '')
      response.end(JSON.stringify({ signed: { _type: 'root', version: 3, roles: {} }, signatures: [] }))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const real = systemHttp({})
    const http: Http = {
      send: request => real.send({ ...request, url: new URL(request.url.pathname, `http://127.0.0.1:${port}`) })
    }
    const { signal } = new AbortController()
    const roots = publishedRoots({ http, files: systemFiles, scratch: systemScratch, signal, environment: {} })
    const error = await roots.rootsFor('GitHub, Inc.').catch((thrown: unknown) => thrown)
    server.closeAllConnections()
    server.close()
    if (!(error instanceof CutoverError)) throw expect.fail('no refusal')
    expect({ paths, code: error.code, message: error.message, hint: error.hint }).toEqual({
      paths: ['/3.root.json'],
      code: 'UNVERIFIED',
      message: 'https://tuf-repo.github.com gave another root of trust than the one that is known.',
      hint: 'Do not deploy by it. Something between may have changed it; compare with gh attestation verify.'
    })
  })
})
