import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { client, digestOf, stocker } from '../../bench/registry-parts.ts'
import { parseReference } from '../../src/image/reference.ts'
import { distribution, type Real, tagsOf, wholeOf } from './registries.ts'
import { type StallingProxy, stallingProxy } from './stalling-proxy.ts'

const execute = promisify(execFile)
const entry = join(import.meta.dirname, '../../src/entry/promote.ts')

let from: Real
let to: Real
let proxy: StallingProxy
let folder: string
let digest: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-killed-'))
  from = await distribution()
  to = await distribution()
  proxy = await stallingProxy(to.port)
  const stock = stocker(client(), `${from.host}/uat/web`, 'killed')
  const index = await stock.index('1.4.2', 300_000)
  digest = index.digest
  const text = Buffer.from('{}')
  await client().pushBlob(
    parseReference(`${from.host}/uat/web`),
    { digest: digestOf(text), size: 2 },
    async function* () {
      yield text
    }
  )
  const empty = { mediaType: 'application/vnd.oci.empty.v1+json', digest: digestOf(text), size: text.length }
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const signature = {
    schemaVersion: 2,
    mediaType,
    artifactType: 'text/sig',
    config: empty,
    layers: [empty],
    subject: index
  }
  await client().putReferrer(parseReference(`${from.host}/uat/web`), {
    mediaType,
    bytes: Buffer.from(JSON.stringify(signature))
  })
  const pull = ['--insecure', 'pull', '--format', 'oci', `${from.host}/uat/web:1.4.2`, join(folder, 'layout')]
  await execute(join(inject('parts').bin, 'crane'), pull)
})
afterAll(async () => {
  proxy.close()
  from.stop()
  to.stop()
  await rm(folder, { recursive: true })
})

const promoted = (path: string): ChildProcess =>
  spawn(process.execPath, [entry], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { INPUT_FROM: `${from.host}/uat/web:1.4.2`, INPUT_TO: `${proxy.host}/${path}`, HOME: folder }
  })
const pushed = (path: string): ChildProcess =>
  spawn(
    process.execPath,
    [join(import.meta.dirname, 'push-process.ts'), join(folder, 'layout'), `${proxy.host}/${path}`],
    {
      stdio: ['ignore', 'ignore', 'inherit']
    }
  )

/** Bytes to the registry that the whole work takes, measured once. */
async function bytesOf(begin: (path: string) => ChildProcess, path: string): Promise<number> {
  void proxy.stallAfter(Number.POSITIVE_INFINITY)
  expect(await once(begin(path), 'exit')).toEqual([0, null])
  return proxy.passed()
}

/** Ends the work by SIGKILL when so many bytes are through. */
async function kill(begin: (path: string) => ChildProcess, path: string, bytes: number): Promise<void> {
  const stalled = proxy.stallAfter(bytes)
  const child = begin(path)
  const ended = once(child, 'exit')
  await stalled
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  void proxy.stallAfter(Number.POSITIVE_INFINITY)
}

/** Places in the work: early, in each part of the blobs, and ever closer to its last byte. */
const places = [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]

describe('a promotion to a real registry that is killed by SIGKILL', () => {
  it('anywhere leaves no tag on something half, and is whole after the next', async () => {
    const whole = await tagsOf(`${from.host}/uat/web`)
    const all = await bytesOf(promoted, 'all/web')
    expect(await tagsOf(`${to.host}/all/web`)).toEqual(whole)
    for (const [number, place] of places.entries()) {
      const path = `promoted/web-${number}`
      await kill(promoted, path, Math.floor(all * place))
      // Reads all that every tag leads to: what is half is an error here.
      expect(await tagsOf(`${to.host}/${path}`)).not.toHaveProperty('1.4.2')
      expect(await once(promoted(path), 'exit')).toEqual([0, null])
      expect(await tagsOf(`${to.host}/${path}`)).toEqual(whole)
    }
  })
})

describe('a push of a layout to a real registry that is killed by SIGKILL', () => {
  it('anywhere leaves no tag and no half image, and is whole after the next', async () => {
    const whole = await wholeOf(`${from.host}/uat/web@${digest}`)
    const all = await bytesOf(pushed, 'pushed/all')
    for (const [number, place] of places.entries()) {
      const path = `pushed/web-${number}`
      await kill(pushed, path, Math.floor(all * place))
      const image = parseReference(`${to.host}/${path}@${digest}`)
      expect([await client().resolve(image), await client().tags(image)]).toEqual([undefined, []])
      expect(await once(pushed(path), 'exit')).toEqual([0, null])
      expect(await wholeOf(`${to.host}/${path}@${digest}`)).toEqual(whole)
    }
  })
})
