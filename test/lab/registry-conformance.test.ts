import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Registry, type RegistryOptions, startRegistry } from '../../src/sandbox/registry/registry.ts'
import { holdings } from '../image/images.ts'
import { toolbox } from './tools.ts'

const login = { username: 'ada', password: 'secret' }
const creds = `${login.username}:${login.password}`
const running: Registry[] = []
let tools: Awaited<ReturnType<typeof toolbox>>

beforeAll(async () => {
  tools = await toolbox()
})
afterAll(async () => {
  for (const registry of running) await registry.stop()
  await tools.close()
})

async function started(options: RegistryOptions = {}): Promise<Registry> {
  const registry = await startRegistry(options)
  running.push(registry)
  return registry
}

const inFolder = (): { folder: string } => ({ folder: join(tools.folder, randomUUID()) })

const gets = ({ requests }: Registry, what: RegExp): number =>
  requests.filter(({ method, path, status }) => method === 'GET' && status === 200 && what.test(path)).length

describe('the OCI distribution conformance suite', () => {
  test.each([
    ['in memory that is open to all', () => started(), { Skip: 0, Pass: 986 }],
    [
      'in a folder and behind tokens, which open no other repository to a mount that names no source',
      () => started({ ...inFolder(), access: { kind: 'token', ...login } }),
      { Skip: 2, Pass: 980 }
    ]
  ])('passes on a registry %s', async (_kind, start, counts) => {
    const { host } = await start()
    const environment = {
      OCI_REGISTRY: host,
      OCI_TLS: 'disabled',
      OCI_USERNAME: login.username,
      OCI_PASSWORD: login.password,
      OCI_VERSION: 'dev', // what is released, and what is agreed on for the next version
      OCI_RESULTS_DIR: join(tools.folder, randomUUID())
    }
    const report = await tools.run('conformance', [], environment).catch(error => {
      if (typeof error.stdout === 'string') return error.stdout as string // it counts the tests that failed
      throw error
    })
    const lines = report.matchAll(/^ {2}(Disabled|Skip|Pass|FAIL|Error)\.+: +(\d+)$/gm)
    const found = Object.fromEntries([...lines].map(([, name, count]) => [name, Number(count)]))
    expect(found).toEqual({ Disabled: 0, FAIL: 0, Error: 0, ...counts })
  })
})

describe('tools as their makers ship them', () => {
  test('BuildKit pushes two platforms with their provenance to a registry behind tokens', async () => {
    const registry = await started({ ...inFolder(), access: { kind: 'token', ...login } })
    const names = ['1', 'latest'].map(tag => `${registry.host}/acme/web:${tag}`)
    const digest = await tools.buildx(names, await tools.loggedIn(registry.host, login))
    const { tags, manifests } = holdings(registry, 'acme/web')
    expect({ tags, manifests: manifests.length }).toEqual({ tags: { '1': digest, latest: digest }, manifests: 5 })
  })

  test('BuildKit builds on an image that it must pull first', async () => {
    const registry = await started({ access: { kind: 'token', ...login } })
    const open = await started()
    const motd = randomUUID()
    const image = await tools.unseen(`${open.host}/acme/base`, motd)
    const from = await tools.context({ Dockerfile: `FROM ${image} AS base\nFROM scratch\nCOPY --from=base /motd /\n` })
    const out = join(from, 'out')
    const environment = await tools.loggedIn(registry.host, login)
    await tools.run('docker', ['buildx', 'build', '--output', `type=local,dest=${out}`, from], environment)
    expect([await readFile(join(out, 'motd'), 'utf8'), gets(open, /\/manifests\//)]).toEqual([motd, 1])
  })

  test('skopeo copies all of an image to another registry and back, lists its tags and deletes it', async () => {
    const source = await started()
    const target = await started({ ...inFolder(), access: { kind: 'token', ...login } })
    const digest = await tools.buildx([`${source.host}/acme/web:1`], await tools.loggedIn(source.host, login))
    const [from, to] = [`docker://${source.host}/acme/web:1`, `docker://${target.host}/mirror/web:1`]
    const all = ['copy', '--all', '--preserve-digests']
    await tools.run('skopeo', [
      ...all,
      '--src-tls-verify=false',
      '--dest-tls-verify=false',
      '--dest-creds',
      creds,
      from,
      to
    ])
    expect(holdings(target, 'mirror/web')).toEqual(holdings(source, 'acme/web'))

    const layout = `oci:${join(tools.folder, randomUUID())}:1`
    const asked = ['--tls-verify=false', '--creds', creds]
    await tools.run('skopeo', [...all, '--src-tls-verify=false', '--src-creds', creds, to, layout])
    const index = JSON.parse(await readFile(join(layout.slice('oci:'.length, -':1'.length), 'index.json'), 'utf8'))
    expect(index.manifests.map((one: { digest: string }) => one.digest)).toEqual([digest])
    const listed = await tools.run('skopeo', ['list-tags', ...asked, to.replace(/:1$/, '')])
    expect(JSON.parse(listed).Tags).toEqual(['1'])
    await tools.run('skopeo', ['delete', ...asked, to])
    expect(holdings(target, 'mirror/web').tags).toEqual({})
  })

  test('crane copies an image, finds it intact after a restart, retags it and takes it apart', async () => {
    const source = await started()
    const kept = inFolder()
    const target = await started({ ...kept, access: { kind: 'basic', ...login } })
    const digest = await tools.buildx([`${source.host}/acme/web:1`], await tools.loggedIn(source.host, login))
    const crane = async ({ host }: Registry, ...args: string[]): Promise<string> =>
      (await tools.run('crane', args, await tools.loggedIn(host, login))).trim()
    await crane(target, 'copy', `${source.host}/acme/web:1`, `${target.host}/mirror/web:1`)
    await target.stop()

    const again = await started({ ...kept, access: { kind: 'basic', ...login } })
    const image = `${again.host}/mirror/web`
    expect(holdings(again, 'mirror/web')).toEqual(holdings(source, 'acme/web'))
    await crane(again, 'validate', '--remote', `${image}:1`)
    await crane(again, 'tag', `${image}:1`, 'stable')
    expect([await crane(again, 'ls', image), await crane(again, 'digest', `${image}:stable`)]).toEqual([
      '1\nstable',
      digest
    ])

    const archive = join(tools.folder, randomUUID())
    await crane(again, 'pull', '--format', 'oci', `${image}:1`, archive)
    await crane(again, 'push', archive, `${again.host}/again/web:1`)
    expect(await crane(again, 'digest', `${again.host}/again/web:1`)).toBe(digest)
    await crane(again, 'delete', `${image}@${digest}`)
    expect(holdings(again, 'mirror/web').tags).toEqual({})
  })
})
