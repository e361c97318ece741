import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { deployStep, releaseWith } from '../../src/pipeline.ts'
import { deployAction, releaseAction } from '../../src/runner/actions.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { silent } from '../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { owner, provenanceOf } from '../image/signature/owner.ts'
import { type Place, placeFor } from '../image/signature/place.ts'
import { startSigstore } from '../image/signature/sigstore.ts'
import { deployment, service } from '../target/kubernetes/shop.ts'

let folder: string
let cluster: SandboxCluster
let server: Registry
let place: Place
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unverified-'))
  cluster = await startCluster({ namespaces: ['shop'] })
  server = await startRegistry()
  place = placeFor(server)
  const pods = deployment('web', 'web').replace(
    'containers: []',
    `containers: [{ name: web, image: ${place.image.spelling} }]`
  )
  await writeFile(join(folder, 'shop.yml'), `${pods}---${service('web', 'web')}`)
  await writeFile(join(folder, 'config'), cluster.kubeconfig)
})
afterEach(() => Promise.all([cluster.stop(), server.stop(), rm(folder, { recursive: true })]))

const environment = { GITHUB_SHA: owner.commit, GITHUB_REF: 'refs/tags/v1.4.2', DOCKER_CONFIG: '/nowhere' }
const context = (): Context => ({
  report: silent,
  clock: systemClock,
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment,
  event: {
    name: 'release',
    payload: { action: 'published', release: { tag_name: 'v1.4.2', draft: false, prerelease: false } }
  },
  run: runOf(environment),
  signal: new AbortController().signal
})
const builder = { build: async () => ({ digest: place.index.digest, metadata: {} }) }

const inputsOf = (given: Readonly<Record<string, string>>) => {
  const all = {
    namespace: 'shop',
    manifests: join(folder, 'shop.yml'),
    kubeconfig: join(folder, 'config'),
    verify: `repository=acme/web\ntrusted-root=${join(folder, 'root.json')}\nsource=registry`,
    ...given
  }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
}
const release = (dryRun = 'false') => {
  const inputs = inputsOf({ image: place.image.spelling, tags: 'none', 'dry-run': dryRun })
  return releaseWith(builder)(context(), readInputs(releaseAction.inputs, inputs))
}
const deploy = () => {
  const images = `${place.image.spelling}:1.4.2@${place.index.digest}`
  return deployStep(context(), readInputs(deployAction.inputs, inputsOf({ images, app: 'web', 'dry-run': 'true' })))
}
const written = () => cluster.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => method + path)

it.each([
  ['a release', () => release()],
  ['a dry run of a release', () => release('true')],
  ['a deploy', deploy]
])('%s of an image that another repository has built ends before anything is touched', async (_what, run) => {
  const sigstore = await startSigstore()
  await writeFile(join(folder, 'root.json'), JSON.stringify(sigstore.root))
  const repository = 'https://github.com/evil/web'
  place.refer(await sigstore.attest(provenanceOf(place.index.digest), { owner: { repository } }))
  await expect(run()).rejects.toMatchObject({ code: 'UNVERIFIED' })
  expect({ written: written(), tags: await place.client.tags(place.image) }).toEqual({ written: [], tags: ['1.4.2'] })
})

it('a deploy of an image that the right workflow has built goes on', async () => {
  const sigstore = await startSigstore()
  await writeFile(join(folder, 'root.json'), JSON.stringify(sigstore.root))
  place.refer(await sigstore.attest(provenanceOf(place.index.digest)))
  expect((await deploy()).outputs.outcome).toBe('PLANNED')
})
