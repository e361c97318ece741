import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bake, bakeArguments } from '../../src/image/bake.ts'
import type { BuildRequest } from '../../src/image/build.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { silent } from '../../src/runner/report.ts'

const request: BuildRequest = { repository: 'ghcr.io/acme/web', context: '.' }
const output = 'type=image,name=ghcr.io/acme/web,push-by-digest=true,name-canonical=true,push=true'

describe('the arguments of a bake', () => {
  it('leave all but name and output as the file has it where nothing is asked', () => {
    expect(bakeArguments({ files: [], target: 'web', allow: [] }, request, '/tmp/m.json')).toEqual([
      ...['buildx', 'bake', '--set', 'web.tags=ghcr.io/acme/web', '--set', `web.output=${output}`],
      ...['--metadata-file', '/tmp/m.json', 'web']
    ])
  })

  it('override all that is asked, and hold no secret', () => {
    const everything: BuildRequest = {
      ...request,
      context: 'app',
      file: 'Dockerfile.prod',
      target: 'run',
      platforms: ['linux/amd64', 'linux/arm64'],
      buildArgs: ['VERSION=1.4.2', 'HTTP_PROXY'],
      secrets: [
        { id: 'npm', value: 'hunter2' },
        { id: 'token', env: 'GITHUB_TOKEN' }
      ],
      cacheFrom: ['type=gha'],
      cacheTo: ['type=gha,mode=max'],
      labels: { 'org.opencontainers.image.version': '1.4.2' },
      annotations: ['index:a=b'],
      provenance: 'mode=max',
      sbom: 'true',
      builder: 'big',
      network: 'host',
      extra: ['--no-cache']
    }
    const settings = { files: ['docker-bake.hcl', 'ci.hcl'], target: 'site', allow: ['fs.read=..', 'ssh'] }
    expect(bakeArguments(settings, everything, 'm.json')).toEqual([
      ...['buildx', 'bake', '--builder', 'big', '--file', 'docker-bake.hcl', '--file', 'ci.hcl'],
      ...['--allow', 'fs.read=..', '--allow', 'ssh'],
      ...['--set', 'site.context=app', '--set', 'site.dockerfile=Dockerfile.prod', '--set', 'site.target=run'],
      ...['--set', 'site.network=host', '--set', 'site.platform=linux/amd64', '--set', 'site.platform=linux/arm64'],
      ...['--set', 'site.args.VERSION=1.4.2', '--set', 'site.args.HTTP_PROXY'],
      ...[
        '--set',
        'site.secrets+=id=npm,env=CUTOVER_BUILD_SECRET_0',
        '--set',
        'site.secrets+=id=token,env=GITHUB_TOKEN'
      ],
      ...['--set', 'site.cache-from=type=gha', '--set', 'site.cache-to=type=gha,mode=max'],
      ...['--set', 'site.labels.org.opencontainers.image.version=1.4.2', '--set', 'site.annotations=index:a=b'],
      ...['--provenance', 'mode=max', '--sbom', 'true', '--no-cache', '--set', 'site.tags=ghcr.io/acme/web'],
      ...['--set', `site.output=${output}`, '--metadata-file', 'm.json', 'site']
    ])
  })
})

describe('a bake', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  let folder: string
  let said: string[]

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cutover-bake-'))
    said = []
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
    vi.stubEnv('RUNNER_TEMP', folder)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })

  /** A program `docker` on PATH that notes its argument lists, and does `build` when it is to bake. */
  const docker = (build: string) =>
    writeFile(
      join(folder, 'docker'),
      `#!/bin/sh
echo "$*" >> ${folder}/calls
for last; do [ "$before" = --metadata-file ] && metadata=$last; before=$last; done
case "$2" in
inspect) echo "Driver: docker-container" ;;
bake) ${build} ;;
esac
`,
      { mode: 0o755 }
    )

  const run = (more: Partial<BuildRequest> = {}, signal?: AbortSignal) =>
    bake(
      {
        processes: systemProcesses,
        files: systemFiles,
        scratch: systemScratch,
        report: {
          ...silent,
          foreign: text => said.push(`> ${text}`),
          mask: secret => said.push(`mask ${secret}`)
        },
        ...(signal ? { signal } : {})
      },
      { files: [], target: 'web', allow: [] }
    ).build({ ...request, ...more })

  it('gives the digest of its target, and hands secrets on by the environment', async () => {
    const metadata = `{"buildx.build.warnings":[],"web":{"containerimage.digest":"${digest}"},"api":{}}`
    await docker(`echo "with $CUTOVER_BUILD_SECRET_0"; echo '${metadata}' > "$metadata"`)
    expect(await run({ secrets: [{ id: 'npm', value: 'hunter2' }] })).toEqual({
      digest,
      metadata: { 'containerimage.digest': digest }
    })
    expect(said).toEqual(['mask hunter2', '> with hunter2'])
    expect(await readFile(join(folder, 'calls'), 'utf8')).not.toContain('hunter2')
  })

  it('of a target that is not in the file tells what buildx says', async () => {
    await docker('echo "ERROR: failed to find target web" >&2; exit 1')
    await expect(run()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: 'The build of ghcr.io/acme/web ended with exit code 1: "ERROR: failed to find target web".'
    })
  })

  it('that asks for more than its folder says what to allow', async () => {
    await docker('echo "ERROR: additional privileges requested" >&2; exit 1')
    await expect(run()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      hint: 'The bake file asks for more than its folder: allow what the log above names, as images.NAME.bake.allow: [fs.read=..].'
    })
  })

  it('that tells of other targets alone is an error', async () => {
    await docker(`echo '{"api":{"containerimage.digest":"${digest}"}}' > "$metadata"`)
    await expect(run()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: 'The build of ghcr.io/acme/web ended with no digest of what it pushed.'
    })
  })

  it('that is cancelled interrupts docker', async () => {
    const controller = new AbortController()
    await docker(`trap "echo stopped > ${folder}/stopped; exit 130" INT; echo started; while :; do sleep 0.05; done`)
    said.push = () => {
      controller.abort()
      return 0
    }
    await expect(run({}, controller.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await readFile(join(folder, 'stopped'), 'utf8')).toBe('stopped\n')
  })

  it('without docker says what to install', async () => {
    vi.stubEnv('PATH', '/nowhere')
    await expect(run()).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: "docker can't be started: no such program is on PATH."
    })
  })
})
