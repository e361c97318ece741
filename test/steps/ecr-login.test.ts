import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImageSettings } from '../../src/config/images.ts'
import { settings } from '../../src/config/settings.ts'
import { parseReference } from '../../src/image/reference.ts'
import { systemFiles } from '../../src/io/files.ts'
import { type Http, systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import type { Release } from '../../src/release/release.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { type SandboxAws, startAws } from '../../src/sandbox/aws/server.ts'
import { type Registry, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { buildImages } from '../../src/steps/images.ts'
import { loginFor, registryFor } from '../../src/steps/registry.ts'
import { type FakeClock, fakeClock } from '../image/fake-clock.ts'
import { holdings, labelled, stocking } from '../image/images.ts'

const account = '123456789012'
const hostIn = (region: string): string => `${account}.dkr.ecr.${region}.amazonaws.com`
const here = hostIn('eu-central-1')
const there = hostIn('eu-west-1')
const access = { kind: 'basic', username: 'AWS', password: 'ecr-t0ken' } as const
const authorization = Buffer.from('AWS:ecr-t0ken').toString('base64')

let aws: SandboxAws
let registries: Record<string, Registry>
let environment: NodeJS.ProcessEnv
let clock: FakeClock
let masked: string[]
let said: string[]
let http: ReturnType<typeof systemHttp>

beforeEach(async () => {
  const [one, two] = await Promise.all([startRegistry({ access }), startRegistry({ access })])
  registries = { [here]: one, [there]: two }
  aws = await startAws({ registry: { host: one.host, store: one.store, password: access.password } })
  environment = {
    DOCKER_CONFIG: '/nowhere',
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIASANDBOX',
    AWS_SECRET_ACCESS_KEY: 'sandbox'
  }
  clock = fakeClock()
  masked = []
  said = []
  http = systemHttp({})
})
afterEach(async () => {
  http.close()
  await Promise.all([aws.stop(), ...Object.values(registries).map(registry => registry.stop())])
})

/** The hosts of ECR are on loopback here, and everything else is as it is. */
const toLoopback = (): Http => ({
  send(request) {
    const registry = registries[request.url.host]
    return http.send(registry ? { ...request, url: local(request.url, registry.host) } : request)
  }
})

const local = (url: URL, host: string): URL => new URL(`http://${host}${url.pathname}${url.search}`)

const context = (): Context => ({
  report: { ...silent, mask: text => masked.push(text), line: text => said.push(text) },
  clock,
  http: toLoopback(),
  files: systemFiles,
  processes: systemProcesses,
  environment,
  event: { name: 'release', payload: {} },
  run: runOf({}),
  signal: new AbortController().signal
})

const asked = (): string[] => aws.requests.map(({ service, operation }) => `${service}:${operation}`)

describe('a registry of Amazon ECR', () => {
  it('is logged in to with the AWS login of the run, once a region, and the token is masked', async () => {
    const { digest } = stocking(registries[here] as Registry, 'shop/web').index('1.4.2')
    const registry = registryFor(context(), environment)
    const image = parseReference(`${here}/shop/web:1.4.2`)
    expect([(await registry.resolve(image))?.digest, await registry.tags(image)]).toEqual([digest, ['1.4.2']])
    expect(asked()).toEqual(['ecr:GetAuthorizationToken'])
    expect(masked).toEqual(expect.arrayContaining(['ecr-t0ken', 'AWS:ecr-t0ken']))
  })

  it('is logged in to for the builder as well, beside what is there already', async () => {
    environment.DOCKER_AUTH_CONFIG = JSON.stringify({ auths: { 'ghcr.io': { auth: 'bWU6cHc=' } } })
    const repositories = [here, there, 'ghcr.io', 'docker.io'].map(host => parseReference(`${host}/shop/web`))
    const { DOCKER_AUTH_CONFIG } = await loginFor(context(), undefined, repositories)
    expect(JSON.parse(DOCKER_AUTH_CONFIG ?? '')).toEqual({
      auths: { 'ghcr.io': { auth: 'bWU6cHc=' }, [here]: { auth: authorization }, [there]: { auth: authorization } }
    })
    expect(masked).toEqual(expect.arrayContaining(['ecr-t0ken', 'AWS:ecr-t0ken']))
  })

  it('opens those of all accounts in its region with one token', async () => {
    const other = '210987654321.dkr.ecr.eu-central-1.amazonaws.com'
    const { DOCKER_AUTH_CONFIG } = await loginFor(
      context(),
      undefined,
      [here, other].map(host => parseReference(`${host}/shop/web`))
    )
    expect(JSON.parse(DOCKER_AUTH_CONFIG ?? '')).toEqual({
      auths: { [here]: { auth: authorization }, [other]: { auth: authorization } }
    })
    expect(asked()).toEqual(['ecr:GetAuthorizationToken'])
  })

  it('keeps the login that Docker has', async () => {
    environment.DOCKER_AUTH_CONFIG = JSON.stringify({ auths: { [here]: { auth: authorization } } })
    expect(await loginFor(context(), undefined, [parseReference(`${here}/shop/web`)])).toBe(environment)
    await registryFor(context(), environment).tags(parseReference(`${here}/shop/web`))
    expect(asked()).toEqual([])
  })

  it('that may not be logged in to names the statement, when it is asked for something', async () => {
    aws.denied.add('ecr:GetAuthorizationToken')
    const image = parseReference(`${here}/shop/web:1.4.2`)
    const login = await loginFor(context(), undefined, [image])
    await expect(registryFor(context(), login).resolve(image)).rejects.toMatchObject({
      code: 'CLOUD_DENIED',
      hint: expect.stringContaining('{"Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"}')
    })
  })
})

const commit = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const release: Release = {
  kind: 'release',
  ref: 'v1.4.2',
  version: '1.4.2',
  channel: 'stable',
  prerelease: false,
  sha: commit
}
const builder = { build: () => expect.fail('built') }

async function build(more: Partial<ImageSettings>) {
  const all = settings({ image: `${here}/shop/web`, tags: ['none'] }, undefined, release, {})
  const plan = {
    release,
    settings: { ...all, images: all.images.map(image => ({ ...image, ...more })) },
    github: undefined,
    published: async () => [],
    tagPrefix: '',
    token: undefined
  }
  return buildImages(context(), plan, builder)
}

describe('a second region', () => {
  let digest: string
  beforeEach(() => {
    const labels = { 'org.opencontainers.image.revision': commit }
    digest = labelled(stocking(registries[here] as Registry, 'shop/web'), labels, '1.4.2').digest
  })

  it('gets a copy by the login of that region, and is asked for it afterwards', async () => {
    await build({ mirrors: [`${there}/shop/web`] })
    expect(holdings(registries[there] as Registry, 'shop/web')).toEqual(
      holdings(registries[here] as Registry, 'shop/web')
    )
    expect(said).toEqual(expect.arrayContaining([`${there}/shop/web@${digest}: copied`]))
  })

  it('that ECR replicates to is waited for until it has the digest', async () => {
    const [from, to] = [registries[here], registries[there]] as [Registry, Registry]
    const sleep = clock.sleep
    clock.sleep = async (duration, signal) => {
      await sleep(duration, signal)
      if (clock.slept.length === 3)
        for (const [name, repository] of from.store.repositories) to.store.repositories.set(name, repository)
    }
    await build({ replicated: [`${there}/shop/web`] })
    expect([clock.slept, said.at(-1)]).toEqual([
      [2_000, 4_000, 8_000],
      `${there}/shop/web@${digest}: replicated after 14 s`
    ])
  })

  it('that is never replicated to ends the wait', async () => {
    await expect(build({ replicated: [`${there}/shop/web`] })).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: `${there}/shop/web@${digest} was not replicated in 30 min.`
    })
    const waited = clock.slept.reduce((sum, one) => sum + one, 0)
    expect([waited > 29 * 60_000, waited <= 30 * 60_000]).toEqual([true, true])
  })
})
