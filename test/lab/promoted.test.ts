import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { client, digestOf } from '../../bench/registry-parts.ts'
import { parseReference } from '../../src/image/reference.ts'
import { type Real, wholeOf, withReferrers } from './registries.ts'
import { toolbox } from './tools.ts'

const execute = promisify(execFile)
const entry = join(import.meta.dirname, '../../src/entry/promote.ts')

let tools: Awaited<ReturnType<typeof toolbox>>
let modern: Real

beforeAll(async () => {
  tools = await toolbox()
  modern = await withReferrers(inject('parts').bin)
})
afterAll(async () => {
  modern.stop()
  await tools.close()
})

/** The action itself, in a process of its own. */
const promote = (from: string, to: string) =>
  execute(process.execPath, [entry], { env: { INPUT_FROM: from, INPUT_TO: to, HOME: tools.folder } })

const mediaType = 'application/vnd.oci.image.manifest.v1+json'

/** Signs, in form: a manifest that says by its subject what it is about. */
async function attach(place: string, digest: string): Promise<string> {
  const repository = parseReference(place)
  const text = Buffer.from('{}')
  const config = { mediaType: 'application/vnd.oci.empty.v1+json', digest: digestOf(text), size: text.length }
  await client().pushBlob(repository, config, async function* () {
    yield text
  })
  const { bytes, mediaType: type } = await client().get(parseReference(`${place}@${digest}`))
  const subject = { mediaType: type, digest, size: bytes.length }
  const signature = { schemaVersion: 2, mediaType, artifactType: 'application/x.signature', config, layers: [config] }
  return client().putReferrer(repository, { mediaType, bytes: Buffer.from(JSON.stringify({ ...signature, subject })) })
}

/** Digests in a list of referrers, asked for without our client. */
async function listed(url: string): Promise<string[]> {
  const answer = await fetch(url, { headers: { accept: 'application/vnd.oci.image.index.v1+json' } })
  const { manifests } = (await answer.json()) as { manifests: readonly { digest: string }[] }
  return manifests.map(({ digest }) => digest)
}

it('what BuildKit pushed for two platforms, with provenance and a signature, arrives whole in another registry and back', async () => {
  const old = inject('parts').registry
  const run = randomUUID().slice(0, 8)
  const [from, to, back] = [`${old}/uat/${run}`, `${modern.host}/live/${run}`, `${old}/back/${run}`] as const
  const digest = await tools.buildx([`${from}:1.4.2`], await tools.loggedIn(old, { username: 'ada', password: 'x' }))
  const signature = await attach(from, digest)
  const whole = await wholeOf(`${from}:1.4.2`)

  await promote(`${from}:1.4.2`, to)
  await promote(`${to}:1.4.2`, back)
  for (const place of [to, back]) {
    expect((await tools.run('crane', ['digest', '--insecure', `${place}:1.4.2`])).trim()).toBe(digest)
    expect(await wholeOf(`${place}:1.4.2`)).toEqual(whole)
    expect(await wholeOf(`${place}@${signature}`)).toEqual(await wholeOf(`${from}@${signature}`))
    const layout = `oci:${join(tools.folder, randomUUID())}:1`
    await tools.run('skopeo', ['copy', '--all', '--src-tls-verify=false', `docker://${place}:1.4.2`, layout])
  }
  // Two platforms and two attestations below the index: four manifests, each with a config of its own.
  const { bytes } = await client().get(parseReference(`${to}:1.4.2`))
  expect(JSON.parse(String(bytes)).manifests).toHaveLength(4)
  expect(await listed(`http://${modern.host}/v2/live/${run}/referrers/${digest}`)).toEqual([signature])
  const tag = digest.replace(':', '-')
  expect(await listed(`http://${old}/v2/back/${run}/manifests/${tag}`)).toEqual([signature])
})
