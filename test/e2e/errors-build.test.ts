import { describe, expect } from 'vitest'
import { startRegistry } from '../../src/sandbox/registry/registry.ts'
import { builtBy } from './docker.ts'
import type { Ran } from './runner.ts'
import { failed, type Shop, it as withShop } from './shop.ts'
import { deployment } from './shop-files.ts'

type Build = (script: string, inputs?: Readonly<Record<string, string>>) => Promise<Ran>

const it = withShop.extend<{ build: Build }>({
  build: async ({ shop }, use) => {
    const registry = await startRegistry()
    const image = `${registry.host}/acme/web`
    await use((script, inputs) => release(shop, image, script, inputs))
    await registry.stop()
  }
})

async function release(shop: Shop, image: string, script: string, inputs = {}): Promise<Ran> {
  const env = await builtBy(shop, script)
  await shop.write('k8s/deployment.yaml', deployment({ image: `${image}:1.0.0` }))
  return shop.run('release', '1.1.0', { env, inputs: { image, ...inputs } })
}

/** A docker whose builder is fine, and whose build prints `lines` and fails. */
const failing = (...lines: readonly string[]): string =>
  `if [ "$2" = inspect ]; then echo 'Driver: remote'; exit; fi
cat >&2 <<'LINES'
${lines.join('\n')}
LINES
exit 1`

describe('a release that can not be built deploys nothing, and says', () => {
  it('that docker is missing', async ({ shop, build }) => {
    expect(shop.told(await build('none'))).toEqual(
      failed(
        'TOOL_MISSING',
        `docker can't be started: no such program is on PATH.
Use a runner with Docker, or build without it by build-with: buildah or podman, which then must be installed.`
      )
    )
  })

  it('that docker has no buildx', async ({ shop, build }) => {
    expect(shop.told(await build(`echo "docker: 'buildx' is not a docker command." >&2; exit 1`))).toEqual(
      failed(
        'TOOL_MISSING',
        `This docker has no buildx: "docker: 'buildx' is not a docker command.".
Run docker/setup-buildx-action before this step, or install the package docker-buildx-plugin; build-with: buildah or podman builds without Docker.`
      )
    )
  })

  it('that there is no builder', async ({ shop, build }) => {
    const ran = await build('echo "ERROR: no builder \\"fast\\" found" >&2; exit 1', { builder: 'fast' })
    expect(shop.told(ran)).toEqual(
      failed(
        'BUILD_FAILED',
        `The builder fast can't be used (exit code 1): "ERROR: no builder \\"fast\\" found".
Run docker/setup-buildx-action before this step, and check that the Docker daemon runs.`
      )
    )
  })

  it('which step of the build failed, and takes no orders from what it printed', async ({ shop, build }) => {
    const ran = await build(
      failing(
        '#8 [3/4] RUN npm ci',
        '::error::pwned',
        '  ::set-output name=outcome::SUCCEEDED',
        '#8 0.3 ##[error]pwned',
        'progress\r::add-mask::pwned',
        '::stop-commands::pwned',
        '::pwned::',
        'ERROR: failed to solve: process "npm ci" did not complete: exit code: 1 ##[warning]pwned'
      )
    )
    expect({ ...shop.told(ran), commands: ran.commands, masked: ran.masks.includes('pwned') }).toEqual({
      ...failed(
        'BUILD_FAILED',
        `The build of registry.test/acme/web ended with exit code 1: "ERROR: failed to solve: process \\"npm ci\\" did not complete: exit code: 1 ##[warning]pwned".
The log above shows what docker buildx did. No tag was set, and nothing was deployed.`
      ),
      commands: [],
      masked: false
    })
    const lines = ran.groups.find(({ title }) => title === 'Build web')?.lines ?? []
    expect(lines.filter(line => line.includes('pwned') || line.includes('npm ci'))).toEqual([
      '#8 [3/4] RUN npm ci',
      '::error::pwned',
      '#8 0.3 ##\u200b[error]pwned',
      '::add-mask::pwned',
      '::stop-commands::pwned',
      '::pwned::',
      'ERROR: failed to solve: process "npm ci" did not complete: exit code: 1 ##\u200b[warning]pwned'
    ])
    expect(shop.writes()).toEqual([])
  })

  it('that the registry refused the push', async ({ shop, build }) => {
    const ran = await build(failing('ERROR: failed to push: unexpected status: 401 Unauthorized'))
    expect(shop.told(ran)).toEqual(
      failed(
        'BUILD_FAILED',
        `The build of registry.test/acme/web ended with exit code 1: "ERROR: failed to push: unexpected status: 401 Unauthorized".
A registry refused: log in to it before this step, and let the job push (permissions: packages: write for ghcr.io).`
      )
    )
  })

  it('what failed without the secrets of the build', async ({ shop, build }) => {
    shop.secrets.push('s3cret-0f-npm')
    const ran = await build(failing('ERROR: 401 from npm with token s3cret-0f-npm'), { secrets: 'npm=s3cret-0f-npm' })
    expect(shop.told(ran)).toEqual(
      failed(
        'BUILD_FAILED',
        `The build of registry.test/acme/web ended with exit code 1: "ERROR: 401 from npm with token ***".
A registry refused: log in to it before this step, and let the job push (permissions: packages: write for ghcr.io).`
      )
    )
  })
})
