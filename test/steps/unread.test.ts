import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { buildStep } from '../../src/steps/build.ts'
import { deployStep } from '../../src/steps/deploy.ts'
import { placeOf } from '../../src/steps/rollback.ts'
import { versionStep } from '../../src/steps/version.ts'
import { fakeClock } from '../image/fake-clock.ts'

/** A build that needs a secret, a gate that needs another, a cluster that is told by a variable: no step has them all. */
const config = `
version: 1
images:
  web: { repository: ghcr.io/acme/web, secrets: { npm: '\${NPM_TOKEN}' } }
environments:
  production:
    target: { kubernetes: { namespace: shop, manifests: k8s/, kubeconfig: '\${KUBECONFIG_FILE}' } }
    gates:
      after: [{ prometheus: { url: 'https://metrics.example.com', query: up, min: 1, bearer: '\${METRICS_TOKEN}' } }]
`
let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-unread-'))
  path = join(folder, 'cutover.yml')
  await writeFile(path, config)
})
afterEach(() => rm(folder, { recursive: true }))

const context = (variables: Record<string, string> = {}, files: Context['files'] = systemFiles): Context => ({
  report: silent,
  clock: fakeClock(),
  http: systemHttp({}),
  files,
  processes: systemProcesses,
  environment: { GITHUB_SHA: '6113728f27ae82c7b1a177c8d03f9e96e0adf246', ...variables },
  event: { name: 'release', payload: { action: 'published', release: { tag_name: 'v1.4.2', prerelease: false } } },
  run: runOf({}),
  signal: new AbortController().signal
})
const cluster = { KUBECONFIG_FILE: 'kubeconfig' }
const given = () => ({ config: path, environment: 'production' })

test('a rollback, a look and a retirement want no secret of a build or a gate', async () => {
  const { settings } = await placeOf(context(cluster), given())
  expect({ images: settings.images.map(({ secrets }) => secrets), gates: settings.gates.after }).toEqual({
    images: [{}],
    gates: []
  })
})

test('who asks for the version wants no secret and no cluster', async () => {
  const inputs = { ...given(), version: undefined, 'tag-prefix': undefined, token: undefined }
  const { outputs } = await versionStep(context(), { ...inputs, tags: undefined, flavor: undefined })
  expect(outputs.version).toBe('1.4.2')
})

test('a deployment wants its cluster and those of its gates, a build its own alone', async () => {
  type Deploy = Parameters<typeof deployStep>[1]
  type Build = Parameters<typeof buildStep>[1]
  await expect(deployStep(context(cluster), given() as Deploy)).rejects.toThrow('reads ${METRICS_TOKEN}')
  await expect(buildStep(context(), given() as Build)).rejects.toThrow('reads ${NPM_TOKEN}')
})

test('who goes back without a config file is told what to say', async () => {
  const empty = { ...systemFiles, exists: () => Promise.resolve(false) }
  await expect(placeOf(context({}, empty), { environment: 'production' })).rejects.toMatchObject({
    message: 'Input namespace is missing.',
    hint: 'Give namespace and app (on Amazon ECS cluster and service) as the release has them, or run where its .github/cutover.yml is.'
  })
})
