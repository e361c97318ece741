import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { releaseWith } from '../../src/pipeline.ts'
import { releaseAction } from '../../src/runner/actions.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { silent } from '../../src/runner/report.ts'

let folder = ''
let builds = 0
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-'))
  builds = 0
})
afterEach(() => rm(folder, { recursive: true }))

const builder = {
  build: async () => {
    builds += 1
    return { digest: `sha256:${'0'.repeat(64)}` as const, metadata: {} }
  }
}

/** A release of 1.0.0 from this folder; a build would be counted. */
async function release(inputs: Readonly<Record<string, string>>): Promise<unknown> {
  const environment = { GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/tags/v1.0.0', HOME: folder }
  const context: Context = {
    report: silent,
    clock: systemClock,
    http: systemHttp({}),
    files: systemFiles,
    processes: systemProcesses,
    environment,
    event: {
      name: 'release',
      payload: { action: 'published', release: { tag_name: 'v1.0.0', draft: false, prerelease: false } }
    },
    run: runOf(environment),
    signal: new AbortController().signal
  }
  const given = { image: 'registry.test/acme/web', namespace: 'shop', manifests: join(folder, 'k8s.yml'), ...inputs }
  const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  return await releaseWith(builder)(context, readInputs(releaseAction.inputs, Object.fromEntries(variables)))
}

const pod = (image: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: ${image}}]}}\n`

test('no manifests stop a release before its version is built', async () => {
  await expect(release({})).rejects.toMatchObject({ code: 'MANIFEST_MISSING' })
  expect(builds).toBe(0)
})

test('an image that no manifest names stops a release before its version is built', async () => {
  await writeFile(join(folder, 'k8s.yml'), pod('registry.test/acme/other'))
  await expect(release({})).rejects.toMatchObject({ code: 'IMAGE_UNMATCHED' })
  expect(builds).toBe(0)
})

test('a kubeconfig that is not there stops a release before its version is built', async () => {
  await writeFile(join(folder, 'k8s.yml'), pod('registry.test/acme/web'))
  await expect(release({ kubeconfig: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'CREDENTIALS_UNUSABLE' })
  expect(builds).toBe(0)
})

test('trusted roots that can not be read stop a release before its version is built', async () => {
  await writeFile(join(folder, 'k8s.yml'), pod('registry.test/acme/web'))
  const verify = `repository=acme/web\ntrusted-root=${join(folder, 'nowhere.json')}`
  await expect(release({ verify })).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    message: `Can't read ${join(folder, 'nowhere.json')}: no such file or directory.`
  })
  expect(builds).toBe(0)
})
