import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ImageSettings } from '../../src/config/images.ts'
import { settings } from '../../src/config/settings.ts'
import { tagPolicyOf } from '../../src/config/tag-policy.ts'
import { CutoverError } from '../../src/errors.ts'
import type { Builder, BuildRequest } from '../../src/image/build.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import type { Release } from '../../src/release/release.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { type Report, silent } from '../../src/runner/report.ts'
import type { Registry } from '../../src/sandbox/registry/registry.ts'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { buildImages } from '../../src/steps/images.ts'
import type { Plan } from '../../src/steps/plan.ts'
import { fakeClock } from '../image/fake-clock.ts'
import { holdings, labelled, stocking } from '../image/images.ts'

const sha = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const release: Release = { kind: 'release', ref: 'v1.4.2', version: '1.4.2', channel: 'stable', prerelease: false, sha }
const push: Release = {
  ...release,
  kind: 'push',
  ref: 'main',
  version: '0.0.0-main.g6113728f27ae',
  channel: 'main',
  prerelease: true
}

let server: Registry
let mirror: Registry
let said: string[]
beforeEach(async () => {
  server = await startRegistry()
  mirror = await startRegistry()
  said = []
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all([server.stop(), mirror.stop()])
})

const report: Report = {
  ...silent,
  phase: async (title, work) => {
    said.push(`[${title}`)
    return work().finally(() => said.push(']'))
  },
  foreign: text => said.push(text)
}
const context = (): Context => ({
  report,
  clock: fakeClock(),
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment: { DOCKER_CONFIG: '/nowhere' },
  event: { name: 'push', payload: { repository: { default_branch: 'main' } } },
  run: runOf({}),
  signal: new AbortController().signal
})

function planFor(names: string[], more: Partial<ImageSettings> = {}, released = release): Plan {
  const inputs = { image: `${server.host}/acme/web`, tags: ['none'] }
  const base = settings(inputs, undefined, release, {})
  const images = base.images.flatMap(image =>
    names.map(name => ({ ...image, name, repository: `${server.host}/acme/${name}`, ...more }))
  )
  return {
    release: released,
    settings: { ...base, images },
    github: undefined,
    published: async () => [],
    tagPrefix: '',
    token: undefined
  }
}

/** Pushes an image with the labels that it is asked for. */
const builder = (before: (name: string) => Promise<void> = async () => {}): Builder => ({
  async build({ repository, labels }: BuildRequest) {
    const name = repository.split('/').at(-1) ?? ''
    await before(name)
    return { digest: labelled(stocking(server, `acme/${name}`), labels).digest, metadata: { name } }
  }
})

describe('several images', () => {
  it('are built two at a time, told one after the other, and given in their order', async () => {
    const going = new Set<string>()
    let most = 0
    let meet = (): void => {}
    const met = new Promise<void>(resolve => {
      meet = resolve
    })
    const images = await buildImages(
      context(),
      planFor(['web', 'api', 'worker']),
      builder(async name => {
        going.add(name)
        most = Math.max(most, going.size)
        if (going.size === 2) meet()
        // One after the other they would never meet.
        await met
        going.delete(name)
      })
    )
    expect({ names: images.map(({ name }) => name), most }).toEqual({ names: ['web', 'api', 'worker'], most: 2 })
    expect(
      said.filter(line => line === '[Build web' || line === '[Build api' || line === '[Build worker')
    ).toHaveLength(3)
    for (const [index, line] of said.entries()) expect(line.startsWith('[')).toBe(index % 2 === 0)
  })

  it('of which one fails begin nothing new, and what they said is told', async () => {
    const failing = builder(async name => {
      if (name === 'web') throw new CutoverError('BUILD_FAILED', 'no', { hint: 'no' })
    })
    const names = ['web', 'api', 'worker']
    await expect(buildImages(context(), planFor(names), failing)).rejects.toMatchObject({ code: 'BUILD_FAILED' })
    expect(said).toContain('[Build web')
    expect(said).not.toContain('[Build worker')
  })
})

describe('an image', () => {
  it('gets the tags that its rules ask for, in its mirrors as well', async () => {
    const tags = tagPolicyOf(['minor', 'type=sha', 'type=raw,value=stable'], ['latest=false', 'prefix=v'])
    const mirrors = [`${mirror.host}/copies/web`]
    const [image] = await buildImages(context(), planFor(['web'], { tags, mirrors }), builder())
    const digest = image?.digest
    expect(image).toEqual({
      name: 'web',
      repository: `${server.host}/acme/web`,
      digest,
      tag: 'v1.4.2',
      tags: ['v1.4.2', 'v1.4', 'vstable', 'sha-6113728'],
      metadata: { name: 'web' }
    })
    const all = { 'sha-6113728': digest, 'v1.4': digest, 'v1.4.2': digest, vstable: digest }
    expect(holdings(server, 'acme/web').tags).toEqual(all)
    expect(holdings(mirror, 'copies/web')).toEqual({ ...holdings(server, 'acme/web'), tags: all })
  })

  it('of a branch is built once for a commit, and keeps the tag of its branch', async () => {
    const plan = planFor(['web'], { tags: tagPolicyOf(['type=ref,event=branch', 'type=edge', 'latest']) }, push)
    const [first] = await buildImages(context(), plan, builder())
    const never: Builder = { build: () => expect.fail('built') }
    const [second] = await buildImages(context(), plan, never)
    expect(second).toEqual({ ...first, metadata: {} })
    const { digest } = first ?? {}
    expect(holdings(server, 'acme/web').tags).toEqual({
      '0.0.0-main.g6113728f27ae': digest,
      edge: digest,
      main: digest
    })
  })

  it('of an older commit leaves the tag of its branch where a newer one put it', async () => {
    const tags = tagPolicyOf(['type=ref,event=branch'])
    const created = (when: string) => ({ 'org.opencontainers.image.created': when })
    const newer = labelled(stocking(server, 'acme/web'), created('2026-11-22T00:00:00Z'), 'main').digest
    const older = labelled(stocking(server, 'acme/web'), created('2026-11-20T00:00:00Z'), push.version).digest
    const [image] = await buildImages(context(), planFor(['web'], { tags }, push), builder())
    expect(image).toMatchObject({ digest: older, tags: [push.version] })
    expect(holdings(server, 'acme/web').tags).toEqual({ [push.version]: older, main: newer })
  })

  it.each(['buildx', 'buildah', 'podman'] as const)('is built with %s where that is asked for', async buildWith => {
    vi.stubEnv('PATH', '/nowhere')
    await expect(buildImages(context(), planFor(['web'], { buildWith }))).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: `${buildWith === 'buildx' ? 'docker' : buildWith} can't be started: no such program is on PATH.`
    })
  })

  it('is appended where that is asked for, with the same digest from every run that is told the time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cutover-'))
    await writeFile(join(folder, 'page'), 'hello')
    const append = { base: 'scratch', to: '/', env: {}, labels: {}, exposedPorts: [] }
    const run = async (name: string, SOURCE_DATE_EPOCH: string) => {
      const at = { ...context(), environment: { DOCKER_CONFIG: '/nowhere', SOURCE_DATE_EPOCH } }
      at.clock = fakeClock(Date.parse(`2026-11-2${name.length}T00:00:00Z`))
      const [image] = await buildImages(at, planFor([name], { append, context: folder }))
      return image
    }
    const first = await run('web', '1700000000')
    expect((await run('site', '1700000000'))?.digest).toBe(first?.digest)
    expect((await run('other', '1700000001'))?.digest).not.toBe(first?.digest)
    await expect(run('wrong', 'yesterday')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await rm(folder, { recursive: true })
    expect(holdings(server, 'acme/web').tags).toEqual({ '1.4.2': first?.digest })
  })

  it('is baked where that is asked for', async () => {
    vi.stubEnv('PATH', '/nowhere')
    const bake = { files: [], target: 'web', allow: [] }
    await expect(buildImages(context(), planFor(['web'], { bake, buildWith: 'podman' }))).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: "docker can't be started: no such program is on PATH."
    })
  })

  it('whose tag no registry would take is not built', async () => {
    const tags = tagPolicyOf(['type=ref,event=branch'])
    const plan = planFor(['web'], { tags }, { ...push, ref: 'x'.repeat(129) })
    const never: Builder = { build: () => expect.fail('built') }
    await expect(buildImages(context(), plan, never)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})
