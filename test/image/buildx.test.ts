import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BuildRequest, BuiltImage } from '../../src/image/build.ts'
import { buildx } from '../../src/image/buildx.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { silent } from '../../src/runner/report.ts'

const digest = `sha256:${'a'.repeat(64)}`
let folder: string
let said: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-buildx-'))
  said = []
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
  vi.stubEnv('RUNNER_TEMP', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** A program `docker` on PATH: shell lines by subcommand of buildx. It notes each of its argument lists. */
async function docker({ inspect = 'echo "Driver:   docker-container"', build = '', create = '', remove = '' }) {
  const program = `#!/bin/sh
echo "$*" >> ${folder}/calls
for last; do [ "$before" = --metadata-file ] && metadata=$last; before=$last; done
case "$2" in
inspect) ${inspect} ;;
create) ${create || ':'} ;;
build) ${build || ':'} ;;
rm) ${remove || ':'} ;;
esac
`
  await writeFile(join(folder, 'docker'), program, { mode: 0o755 })
}

const pushed = `echo '{"containerimage.digest":"${digest}","buildx.build.ref":"b/1"}' > "$metadata"`
const request: BuildRequest = { repository: 'ghcr.io/acme/web', context: '.' }

const build = (more: Partial<BuildRequest> = {}, signal?: AbortSignal): Promise<BuiltImage> =>
  buildx({
    processes: systemProcesses,
    files: systemFiles,
    scratch: systemScratch,
    report: {
      ...silent,
      line: text => said.push(text),
      foreign: text => said.push(`> ${text}`),
      mask: secret => said.push(`mask ${secret}`),
      warning: text => said.push(`warning: ${text}`)
    },
    environment: { DOCKER_AUTH_CONFIG: 'given' },
    ...(signal ? { signal } : {})
  }).build({ ...request, ...more })

const calls = async (): Promise<string[]> => (await readFile(join(folder, 'calls'), 'utf8')).trimEnd().split('\n')

describe('a build', () => {
  it('gives the digest that was pushed, and shows the output as it comes', async () => {
    await docker({ build: `echo step one; echo step two >&2; ${pushed}` })
    expect(await build()).toEqual({
      digest,
      metadata: { 'containerimage.digest': digest, 'buildx.build.ref': 'b/1' }
    })
    expect(said.sort()).toEqual(['> step one', '> step two'])
    expect((await readdir(folder)).sort()).toEqual(['calls', 'docker'])
  })

  it('hands secrets and credentials on by the environment and masks the values', async () => {
    await docker({ build: `echo "$CUTOVER_BUILD_SECRET_0 $DOCKER_AUTH_CONFIG"; ${pushed}` })
    await build({ secrets: [{ id: 'npm', value: 'hunter2' }] })
    expect(said).toEqual(['mask hunter2', '> hunter2 given'])
    expect((await calls()).join('\n')).not.toContain('hunter2')
  })

  it('that fails tells its exit code and the last error', async () => {
    await docker({ build: 'echo "ERROR: failed to solve: exit code: 2" >&2; echo "see https://docs" >&2; exit 17' })
    await expect(build()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: 'The build of ghcr.io/acme/web ended with exit code 17: "ERROR: failed to solve: exit code: 2".',
      hint: 'The log above shows what docker buildx did. No tag was set, and nothing was deployed.'
    })
  })

  it('that a registry refuses says which permission is missing', async () => {
    await docker({ build: 'echo "ERROR: failed to push: denied: permission_denied: write_package" >&2; exit 1' })
    await expect(build()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      hint: expect.stringContaining('permissions: packages: write')
    })
  })

  it.each([
    ['no word on what it pushed', ''],
    ['no digest of what it pushed', 'echo "{}" > "$metadata"'],
    ['no digest of what it pushed', 'echo null > "$metadata"'],
    ['unreadable words on what it pushed', 'echo "{" > "$metadata"']
  ])('with %s is an error', async (how, build_) => {
    await docker({ build: build_ })
    await expect(build()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: `The build of ghcr.io/acme/web ended with ${how}.`
    })
  })

  it('that is cancelled interrupts docker', async () => {
    const controller = new AbortController()
    await docker({
      build: `trap "echo stopped > ${folder}/stopped; exit 130" INT; echo started; while :; do sleep 0.05; done`
    })
    const running = buildx({
      processes: systemProcesses,
      files: systemFiles,
      scratch: systemScratch,
      report: { ...silent, foreign: () => controller.abort() },
      signal: controller.signal
    }).build(request)
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await readFile(join(folder, 'stopped'), 'utf8')).toBe('stopped\n')
  })
})

describe('a machine without docker', () => {
  it('is told what to install', async () => {
    vi.stubEnv('PATH', folder)
    await expect(build()).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: "docker can't be started: no such program is on PATH.",
      hint: 'Use a runner with Docker, or build without it by build-with: buildah or podman, which then must be installed.'
    })
  })

  it.each(["docker: 'buildx' is not a docker command.", 'docker: unknown command: docker buildx'])(
    'buildx is told so: %s',
    async words => {
      await docker({ inspect: `echo "${words}" >&2; exit 1` })
      await expect(build()).rejects.toMatchObject({
        code: 'TOOL_MISSING',
        message: `This docker has no buildx: "${words}".`,
        hint: 'Run docker/setup-buildx-action before this step, or install the package docker-buildx-plugin; build-with: buildah or podman builds without Docker.'
      })
    }
  )
})

describe('a builder', () => {
  it('that does not exist is named', async () => {
    await docker({ inspect: 'echo "ERROR: no builder \\"big\\" found" >&2; exit 1' })
    await expect(build({ builder: 'big' })).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: `The builder big can't be used (exit code 1): "ERROR: no builder \\"big\\" found".`
    })
  })

  const daemon = 'echo "Name:   default"; echo "Driver: docker"'

  it('inside the daemon makes way for one that can push by digest, which goes afterwards', async () => {
    await docker({ inspect: daemon, build: pushed })
    await build({ builder: 'default' })
    const [inspect, create, built, remove, ...rest] = await calls()
    const name = /--name (cutover-[0-9a-f]{8}) /.exec(create ?? '')?.[1] ?? ''
    expect([inspect, create, built?.split(' --output')[0], remove, rest]).toEqual([
      'buildx inspect default',
      `buildx create --name ${name} --driver docker-container --bootstrap`,
      `buildx build --builder ${name}`,
      `buildx rm --force ${name}`,
      []
    ])
  })

  it('for a registry on this machine shares its network', async () => {
    await docker({ inspect: daemon, build: pushed })
    await build({ repository: 'localhost:5000/web' })
    expect((await calls())[1]).toContain('--driver docker-container --driver-opt network=host --bootstrap')
  })

  it('goes after a failed build as well, and is named when it stays', async () => {
    await docker({ inspect: daemon, build: 'exit 1', remove: 'exit 1' })
    await expect(build()).rejects.toMatchObject({ code: 'BUILD_FAILED' })
    expect(said.at(-1)).toMatch(/^warning: The builder cutover-\w+ is still there; remove it with docker buildx rm cut/)
  })

  it('that can not be started is an error', async () => {
    await docker({ inspect: daemon, create: 'echo "ERROR: Cannot connect to the Docker daemon" >&2; exit 1' })
    await expect(build()).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: expect.stringContaining(`can't be used (exit code 1): "ERROR: Cannot connect to the Docker daemon"`)
    })
  })
})
