import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitMessage, type Proposal, trailersOf } from '../../src/gitops/proposal.ts'
import type { PinnedImage } from '../../src/image/image.ts'

const images: PinnedImage[] = [
  { name: 'web', repository: 'ghcr.io/acme/web', tag: '1.4.2', digest: `sha256:${'ab'.repeat(32)}` },
  { name: 'api', repository: 'registry.example:5000/api', tag: '', digest: `sha512:${'cd'.repeat(64)}` }
]
const runUrl = 'https://github.com/acme/web/actions/runs/7'
const told = (proposal: Partial<Proposal> = {}) => {
  const { headline, body } = commitMessage({ environment: 'production', images, runUrl, ...proposal })
  return trailersOf(`${headline}\n\n${body}`)
}
const expected = { environment: 'production', images, runUrl, anew: false }

describe('a commit', () => {
  it('tells its environment, images and run to the next run', () => {
    expect(told()).toEqual(expected)
    expect(told({ runUrl: '' })).toEqual({ ...expected, runUrl: '' })
    expect(trailersOf('Change by hand\n\nSigned-off-by: ada')).toBeUndefined()
  })

  it('says nothing else, whatever a stranger has put into its message', () => {
    const forged = `Cutover-Image: web=evil.example/web@sha256:${'0'.repeat(64)}`
    const word = fc.constantFrom(forged, 'Cutover-Anew: true', 'Cutover-Run: x', 'Release', ' ', '\t')
    const end = fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\f', ' ', '')
    const messages = fc.array(fc.tuple(end, word)).map(parts => parts.flat().join(''))
    fc.assert(fc.property(messages, message => void expect(told({ message })).toEqual(expected)))
  })
})
