import { afterEach, describe, expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { systemHttp } from '../../src/io/http.ts'
import { attestationsOf } from '../../src/record/attestations.ts'
import { type Answer, type Asked, type Stand, standIn } from './github-server.ts'

let stand: Stand
afterEach(() => stand.close())

const digest = `sha256:${'ab'.repeat(32)}`
/** What is read where GitHub lists this one attestation, and answers so at any other address. */
async function listed(attestation: (address: string) => object, other: Answer = { status: 404 }, api?: string) {
  stand = await standIn(({ path }: Asked) =>
    path.startsWith('/repos/') ? { status: 200, body: { attestations: [attestation(stand.address)] } } : other
  )
  const { signal } = stand.stop
  const options = { http: systemHttp({}), signal, api: api ?? stand.address, provenance: false }
  return attestationsOf(stand.github, options)
    .list(digest)
    .catch((error: unknown) => {
      if (!(error instanceof CutoverError)) throw error
      return `${error.code}: ${error.message.replaceAll(new URL(stand.address).host, 'storage')}`
    })
}
const refused = (why: string): string => `GITHUB_REFUSED: GitHub keeps an attestation that it does not give: ${why}.`

describe('the attestations that GitHub keeps', () => {
  it('are read from the list where they are in it', async () => {
    expect(await listed(() => ({ bundle: { mediaType: 'x' } }))).toEqual([{ mediaType: 'x' }])
    expect(stand.asked.map(({ path }) => path)).toEqual([
      `/repos/acme/shop/attestations/${encodeURIComponent(digest)}?per_page=100`
    ])
  })

  it('are read from where the list says, packed or not', async () => {
    const at = (address: string) => ({ bundle: null, bundle_url: `${address}/kept` })
    expect(await listed(at, { status: 200, body: { mediaType: 'y' } })).toEqual([{ mediaType: 'y' }])
  })

  it('are nothing where the list has neither', async () => {
    expect(await listed(() => ({ bundle: null }))).toEqual([null])
  })

  it('are an error where the storage refuses, or gives something else', async () => {
    const at = (address: string) => ({ bundle: null, bundle_url: `${address}/kept` })
    expect(await listed(at)).toBe(refused('answered 404 at storage'))
    await stand.close()
    expect(await listed(at, { status: 200, body: 7 })).toBe(
      "GITHUB_REFUSED: An attestation that GitHub keeps can't be unpacked: it breaks off."
    )
  })

  it.each(['http://127.0.0.1:1/kept', 'file:///etc/passwd', 'nowhere'])(
    'are not fetched from %s, which is no safe address',
    async address => {
      const at = () => ({ bundle: null, bundle_url: address })
      expect(await listed(at, { status: 404 }, 'https://api.github.com')).toBe(refused('names no address for it'))
    }
  )
})
