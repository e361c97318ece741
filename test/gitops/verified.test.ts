import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { owner, provenanceOf } from '../image/signature/owner.ts'
import { type Place, placeFor } from '../image/signature/place.ts'
import { type Sigstore, startSigstore } from '../image/signature/sigstore.ts'
import { pod, refusal, swapRun } from './runs.ts'

let github: GitHub
let server: Registry
let place: Place
let sigstore: Sigstore
beforeEach(async () => {
  github = await startGitHub()
  server = await startRegistry()
  place = placeFor(server)
  sigstore = await startSigstore()
  github.push({ 'k8s/web.yml': pod(`${place.image.spelling}:1.0.0`) })
})
afterEach(() => Promise.all([github.stop(), server.stop()]))

const config = `
version: 1
environments:
  production:
    verify: { repository: acme/web, trustedRoot: root.json, source: registry }
  uat: {}
`
const run = (mode: string, inputs: Readonly<Record<string, string>> = {}) =>
  swapRun(github, '', {
    inputs: { mode, images: `${place.image.spelling}:1.4.2@${place.index.digest}`, ...inputs },
    checkout: { '.github/cutover.yml': config, 'root.json': JSON.stringify(sigstore.root) }
  })
const writes = () => github.requests.filter(({ method, path }) => method !== 'GET' || path.includes('graphql'))

describe.each(['commit', 'pull-request'])('a swap with mode: %s', mode => {
  it('proposes no image that the environment would not take', async () => {
    const repository = 'https://github.com/evil/web'
    place.refer(await sigstore.attest(provenanceOf(place.index.digest), { owner: { repository } }))
    expect(await refusal(run(mode))).toMatchObject({ code: 'UNVERIFIED' })
    expect(await refusal(run(mode, { 'dry-run': 'true' }))).toMatchObject({ code: 'UNVERIFIED' })
    expect(writes()).toEqual([])
  })

  it('goes on with one that the right workflow has signed', async () => {
    place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    const { outputs, lines } = await run(mode)
    expect(outputs).toMatchObject({ changed: 'true', files: 'k8s/web.yml' })
    expect(lines[0]).toContain(`is signed by ${owner.signer}`)
  })

  it('takes the input before the file', async () => {
    const verify = 'repository=acme/other\ntrusted-root=root.json\nsource=registry'
    place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
    expect(await refusal(run(mode, { verify, environment: 'uat' }))).toMatchObject({ code: 'UNVERIFIED' })
  })

  it('asks nothing where the environment does not', async () => {
    expect((await run(mode, { environment: 'uat' })).outputs).toMatchObject({ changed: 'true' })
    expect(server.requests).toEqual([])
  })

  it('lets a misspelt environment not be a way around', async () => {
    expect(await refusal(run(mode, { environment: 'prodction' }))).toEqual({
      code: 'INPUT_INVALID',
      message: 'There is no environment "prodction" in .github/cutover.yml.',
      hint: 'Did you mean production?'
    })
    expect(writes()).toEqual([])
  })
})

it('a swap of files says that it verifies nothing', async () => {
  expect(await refusal(run('files', { verify: 'repository=acme/web' }))).toMatchObject({
    code: 'INPUT_INVALID',
    message: 'Input verify is given, but mode: files stays in the checkout.'
  })
})
