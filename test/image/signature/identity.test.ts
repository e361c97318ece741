import { describe, expect, it } from 'vitest'
import { identityOf, organizationIn } from '../../../src/image/signature/identity.ts'

const root = [1, 3, 6, 1, 4, 1, 57264, 1]
const der = (head: number[], text: string): Buffer => Buffer.concat([Buffer.from(head), Buffer.from(text)])
/** What is read of a certificate whose extension for the source repository holds these bytes. */
const repository = (value: Buffer): string =>
  // A certificate has a key, which nothing of this looks at.
  identityOf({ identity: { oids: [{ oid: { id: [...root, 12] }, value }] } } as never).repository

describe('the identity in a certificate', () => {
  it.each([
    ['short', der([0x0c, 3], 'abc'), 'abc'],
    ['of 200 bytes', der([0x0c, 0x81, 200], 'a'.repeat(200)), 'a'.repeat(200)],
    ['of 300 bytes', der([0x0c, 0x82, 1, 44], 'a'.repeat(300)), 'a'.repeat(300)]
  ])('is read from a text that is %s', (_what, value, text) => {
    expect(repository(value)).toBe(text)
  })

  it.each([
    ['is no text', der([0x04, 3], 'abc')],
    ['is longer than it says', der([0x0c, 2], 'abc')],
    ['breaks off', der([0x0c, 4], 'abc')],
    ['has no length', der([0x0c, 0x80], 'abc')],
    ['is empty', Buffer.alloc(0)]
  ])('is nothing where an extension %s', (_what, value) => {
    expect(repository(value)).toBe('')
  })

  it('is empty where there is none, which fits no policy', () => {
    expect(identityOf({} as never)).toEqual({ issuer: '', signer: '', repository: '', ref: '', commit: '', runner: '' })
  })
})

describe('the organization of an issuer', () => {
  it.each([
    ['CN=sigstore-intermediate\nO=sigstore.dev', 'sigstore.dev'],
    ['O=GitHub\\, Inc.\nCN=Fulcio Intermediate l2', 'GitHub, Inc.'],
    ['CN=O=evil', '']
  ])('of %j is %j', (name, organization) => {
    expect(organizationIn(name)).toBe(organization)
  })
})
