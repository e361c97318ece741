import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyTags } from '../../src/image/apply-tags.ts'
import type { Digest } from '../../src/image/image.ts'
import { digestOf } from '../../src/image/image.ts'
import { parseReference } from '../../src/image/reference.ts'
import type { Registry } from '../../src/image/registry.ts'
import { registryClient } from '../../src/image/registry.ts'
import { systemHttp } from '../../src/io/http.ts'
import { silent } from '../../src/runner/report.ts'
import { fakeClock } from './fake-clock.ts'
import type { RegistryServer } from './registry-server.ts'
import { fail, ociManifest, registryServer } from './registry-server.ts'

const http = systemHttp({})
const imageOf = (version: string): Digest => digestOf(Buffer.from(version))
let server: RegistryServer
let lines: string[]

beforeEach(async () => {
  server = await registryServer()
  lines = []
})
afterEach(() => server.close())

const client = (): Registry =>
  registryClient({ http, clock: fakeClock(), credentials: async () => undefined, report: silent })

async function release(version: string, more: { published?: () => Promise<string[]> } = {}) {
  const digest = server.store('acme/web', undefined, version) as Digest
  const repository = parseReference(`${server.host}/acme/web:ignored`)
  const report = { ...silent, line: (text: string) => lines.push(text.replace(server.host, 'registry')) }
  const steps = await applyTags(client(), report, { repository, version, digest, ...more })
  return steps.map(({ tag, action, version }) => `${action} ${tag} ${version}`)
}

describe('tagging a release', () => {
  it('writes each tag once, moves no layer and says what it did', async () => {
    expect(await release('1.4.2')).toEqual([
      'create 1.4.2 1.4.2',
      'create 1.4 1.4.2',
      'create 1 1.4.2',
      'create latest 1.4.2'
    ])
    const image = imageOf('1.4.2')
    expect(server.tagsOf('acme/web')).toEqual({ '1.4.2': image, '1.4': image, '1': image, latest: image })
    expect(server.requests.filter(request => !/HEAD|tags\/list/.test(request))).toEqual([
      `GET /v2/acme/web/manifests/${image}`,
      'PUT /v2/acme/web/manifests/1.4.2',
      'PUT /v2/acme/web/manifests/1.4',
      'PUT /v2/acme/web/manifests/1',
      'PUT /v2/acme/web/manifests/latest'
    ])
    expect(lines).toEqual([
      `registry/acme/web:1.4.2 is now 1.4.2 (${image}): 1.4.2 is new`,
      `registry/acme/web:1.4 is now 1.4.2 (${image}): 1.4.2 is the highest of 1.4`,
      `registry/acme/web:1 is now 1.4.2 (${image}): 1.4.2 is the highest of 1`,
      `registry/acme/web:latest is now 1.4.2 (${image}): 1.4.2 is the highest of all`
    ])
  })

  it('a second time writes nothing', async () => {
    await release('1.4.2')
    server.requests.length = 0
    expect(await release('1.4.2')).toEqual(['keep 1.4.2 1.4.2', 'keep 1.4 1.4.2', 'keep 1 1.4.2', 'keep latest 1.4.2'])
    expect(server.requests.filter(request => request.startsWith('PUT'))).toEqual([])
  })

  it('whose tag has another image writes nothing', async () => {
    server.store('acme/web', '1.4.2', 'another image')
    await expect(release('1.4.2')).rejects.toMatchObject({ code: 'TAG_TAKEN' })
    expect(Object.keys(server.tagsOf('acme/web'))).toEqual(['1.4.2'])
  })

  it('counts only what is published', async () => {
    server.store('acme/web', '9.0.0', 'a test that somebody pushed by hand')
    expect(await release('1.0.0', { published: async () => ['1.0.0'] })).toContain('create latest 1.0.0')
  })
})

describe('two releases at once', () => {
  it('end with the higher one, though the lower one wrote last', async () => {
    let held = false
    server.intercept = async request => {
      if (request.method === 'PUT' && request.url?.endsWith('/latest') && !held) {
        held = true
        await release('2.0.0')
      }
      return false
    }
    expect(await release('1.0.0')).toEqual([
      'create 1.0.0 1.0.0',
      'create 1.0 1.0.0',
      'create 1 1.0.0',
      'create latest 1.0.0',
      'move latest 2.0.0'
    ])
    expect(server.tagsOf('acme/web').latest).toBe(imageOf('2.0.0'))
    expect(lines.at(-1)).toBe(
      `registry/acme/web:latest is now 2.0.0 (${imageOf('2.0.0')}): 2.0.0 is the highest of all`
    )
  })

  it('see a release that was published after they began', async () => {
    const published = ['1.0.0']
    server.intercept = async request => {
      if (request.method === 'PUT' && request.url?.endsWith('/latest') && published.length === 1) {
        published.push('2.0.0')
        await release('2.0.0', { published: async () => published })
      }
      return false
    }
    await release('1.0.0', { published: async () => [...published] })
    expect(server.tagsOf('acme/web').latest).toBe(imageOf('2.0.0'))
  })

  it('of one version with two images make the one that was written over an error', async () => {
    server.intercept = request => {
      const written = server.requests.some(before => before.startsWith('PUT'))
      if (written && request.url?.includes('/tags/list')) server.store('acme/web', '1.0.0', 'built elsewhere')
      return false
    }
    await expect(release('1.0.0')).rejects.toMatchObject({ code: 'TAG_TAKEN' })
    expect(Object.keys(server.tagsOf('acme/web'))).toEqual(['1.0.0'])
  })

  it('at a registry with immutable tags make the later one an error', async () => {
    server.intercept = (request, response) => {
      if (request.method !== 'PUT') return false
      server.store('acme/web', '1.0.0', 'the same version, built elsewhere')
      request.resume().on('end', () => fail(response, 400, 'TAG_INVALID', 'the tag exists and is immutable'))
      return true
    }
    await expect(release('1.0.0')).rejects.toMatchObject({ code: 'TAG_TAKEN' })
  })

  it('at a registry that refuses for another reason tell that', async () => {
    server.intercept = (request, response) => {
      if (request.method !== 'PUT') return false
      request.resume().on('end', () => fail(response, 400, 'MANIFEST_INVALID', 'no'))
      return true
    }
    await expect(release('1.0.0')).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
  })

  it('that fight with something else end in an error', async () => {
    server.store('acme/web', undefined, 'nightly')
    server.intercept = async request => {
      if (request.url?.includes('/tags/list')) server.store('acme/web', 'latest', 'nightly')
      return false
    }
    await expect(release('1.0.0')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `The tags of ${server.host}/acme/web do not come to rest.`
    })
  })

  it('and more, over real connections, end as one after the other', async () => {
    const versions = ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '2.0.0-rc.1', '1.1.1']
    let waiting = 0
    server.intercept = async request => {
      // Every third request is passed by several others.
      if (request.method === 'PUT' && ++waiting % 3 === 0)
        for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
      return false
    }
    await Promise.all(versions.map(version => release(version)))
    const tags = { '1': '1.1.1', '1.0': '1.0.1', '1.1': '1.1.1', '2': '2.0.0', '2.0': '2.0.0', latest: '2.0.0' }
    const all = { ...Object.fromEntries(versions.map(version => [version, version])), ...tags }
    expect(server.tagsOf('acme/web')).toEqual(
      Object.fromEntries(Object.entries(all).map(([tag, version]) => [tag, imageOf(version)]))
    )
  })
})

/** A registry whose every answer the scheduler may hold back as long as it likes. */
function scheduled(scheduler: fc.Scheduler, tags: Map<string, Digest>): Registry {
  const turn = async <T>(work: () => T): Promise<T> => {
    await scheduler.schedule(Promise.resolve())
    return work()
  }
  return {
    resolve: ({ tag = '' }) =>
      turn(() => {
        const digest = tags.get(tag)
        return digest && { mediaType: ociManifest, digest }
      }),
    get: async ({ digest = '' }) => ({ mediaType: ociManifest, digest: digest as Digest, bytes: Buffer.from(digest) }),
    put: (_, as, { bytes }) =>
      turn(() => {
        tags.set(as, bytes.toString() as Digest)
        return bytes.toString() as Digest
      }),
    tags: () => turn(() => [...tags.keys()])
  }
}

it('in every order in which requests of three releases can meet, the highest has the floating tags', async () => {
  const versions = fc.uniqueArray(fc.constantFrom('1.0.0', '1.0.1', '1.1.0', '2.0.0'), { minLength: 2, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), versions, async (scheduler, versions) => {
      const tags = new Map<string, Digest>()
      const registry = scheduled(scheduler, tags)
      const repository = parseReference('registry.example/web')
      const all = versions.map(version =>
        applyTags(registry, silent, { repository, version, digest: imageOf(version) })
      )
      await scheduler.waitFor(Promise.all(all))
      expect(tags.get('latest')).toBe(imageOf(versions.toSorted().at(-1) ?? ''))
      for (const version of versions) {
        const line = version.slice(0, 3)
        const highest =
          versions
            .filter(other => other.startsWith(line))
            .toSorted()
            .at(-1) ?? ''
        expect(tags.get(version)).toBe(imageOf(version))
        expect(tags.get(line)).toBe(imageOf(highest))
      }
    }),
    { numRuns: 300 }
  )
})
