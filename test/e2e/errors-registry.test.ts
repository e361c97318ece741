import { describe, expect } from 'vitest'
import { type Registry, type RegistryOptions, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { builtBy } from './docker.ts'
import type { Ran } from './runner.ts'
import { failed, type Shop, it as withShop } from './shop.ts'

const it = withShop.extend<{ build: (options?: RegistryOptions, password?: string) => Promise<Built> }>({
  build: async ({ shop }, use) => {
    const registries: Registry[] = []
    await use(async (options = {}, password) => {
      const registry = await startRegistry(options)
      registries.push(registry)
      return { registry, ran: await built(shop, registry, password) }
    })
    await Promise.all(registries.map(registry => registry.stop()))
  }
})

interface Built {
  readonly registry: Registry
  readonly ran: Ran
}

/** Builds 1.1.0 for a registry, logged in as ada with `password`. */
async function built(shop: Shop, { host }: Pick<Registry, 'host'>, password?: string): Promise<Ran> {
  if (password) {
    shop.secrets.push(password, `ada:${password}`)
    const auth = Buffer.from(`ada:${password}`).toString('base64')
    await shop.write('docker/config.json', JSON.stringify({ auths: { [host]: { auth } } }))
  }
  const env = await builtBy(shop)
  return shop.run('build', '1.1.0', { env, inputs: { image: `${host}/acme/web` } })
}

/** The build action has no outcome. */
const refused = (code: string, message: string) => ({ ...failed(code, message), outcome: undefined })

const logIn = 'Log in to registry.test in a step before this one, with docker/login-action or docker login.'
const mayPush = 'The account that logged in to registry.test needs the right to push and pull here.'

const denial = (text: string) => ({
  answer: 403,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ errors: [{ code: 'DENIED', message: text }] })
})

describe('a registry that', () => {
  it('can not be reached is tried for a while, then named', { timeout: 90_000 }, async ({ shop }) => {
    const { host, stop } = await startRegistry()
    await stop()
    expect(shop.told(await built(shop, { host }))).toEqual(
      refused(
        'REGISTRY_UNREACHABLE',
        `Can't reach the registry registry.test: the connection was refused.
Check its name and port, and whether this runner may reach it (proxy, firewall, private network).`
      )
    )
  })

  it.for(['basic', 'token'] as const)('wants a login (%s) and gets none', async (kind, { shop, build }) => {
    const { ran } = await build({ access: { kind, username: 'ada', password: 'r1ght-passw0rd' } })
    const what = kind === 'basic' ? 'pull from registry.test/acme/web' : 'give registry.test/acme/web:1.1.0'
    expect(shop.told(ran)).toEqual(
      refused(
        'REGISTRY_DENIED',
        `registry.test refused to ${what}: no credentials for registry.test are known.\n${logIn}`
      )
    )
  })

  it.for([
    ['basic', 'give registry.test/acme/web:1.1.0', ''],
    ['token', 'pull from registry.test/acme/web', ' ("UNAUTHORIZED: incorrect username or password")']
  ] as const)(
    'does not know the password (%s): says whose it was, not what',
    async ([kind, what, words], { shop, build }) => {
      const { ran } = await build({ access: { kind, username: 'ada', password: 'r1ght-passw0rd' } }, 'wr0ng-passw0rd')
      expect(shop.told(ran)).toEqual(
        refused(
          'REGISTRY_DENIED',
          `registry.test refused to ${what}: the credentials of /checkout/docker/config.json were not accepted${words}.\n${logIn}`
        )
      )
    }
  )

  it('lets nobody read is named with the right that is missing', async ({ shop, build }) => {
    const { ran } = await build({ faults: [{ path: /manifests/, times: 9, effect: denial('no read access') }] })
    expect(shop.told(ran)).toEqual(
      refused(
        'REGISTRY_DENIED',
        `registry.test refused to give registry.test/acme/web:1.1.0: it answered 403.\n${mayPush}`
      )
    )
  })

  it('lets nobody write says so in its own words, made harmless', async ({ shop, build }) => {
    const words = 'no write access\n::error::pwned\n##[error]pwned\n::set-output name=digest::sha256:0'
    const { ran } = await build({
      faults: [{ method: 'PUT', path: /manifests\/1\.1\.0/, times: 9, effect: denial(words) }]
    })
    expect({ ...shop.told(ran), commands: ran.commands, outputs: ran.outputs }).toEqual({
      ...refused(
        'REGISTRY_DENIED',
        `registry.test refused to push registry.test/acme/web:1.1.0: it answered 403 ("DENIED: no write access\\n::error::pwned\\n##[error]pwned\\n::set-output name=digest::sha256:0").\n${mayPush}`
      ),
      commands: [],
      outputs: {}
    })
  })

  it('answers nonsense is named with the status it gave', async ({ shop, build }) => {
    const effect = { answer: 400, body: '<html>\n::error::pwned\n##[error]pwned</html>' }
    const { ran } = await build({ faults: [{ path: /manifests/, times: 9, effect }] })
    expect({ ...shop.told(ran), commands: ran.commands }).toEqual({
      ...refused(
        'REGISTRY_REFUSED',
        `registry.test refused to give registry.test/acme/web:1.1.0: it answered 400.
The registry says why; if it does not, its own log will.`
      ),
      commands: []
    })
  })
})

describe("docker's configuration", () => {
  it('that is no JSON is named, and not quoted', async ({ shop, build }) => {
    shop.secrets.push('s3cret-passw0rd')
    await shop.write('docker/config.json', '{ "auths": { "ghcr.io": { "auth": "s3cret-passw0rd }')
    expect(shop.told((await build({ access: { kind: 'basic', username: 'ada', password: 'r1ght' } })).ran)).toEqual(
      refused(
        'CREDENTIALS_UNUSABLE',
        `Can't use the registry credentials in /checkout/docker/config.json: it is not JSON.
Log in again with docker/login-action or docker login, which writes it anew.`
      )
    )
  })
})
