import { TrustedRoot } from '@sigstore/protobuf-specs'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { judge } from '../../../src/image/signature/judge.ts'
import { owner, provenanceOf } from './owner.ts'
import { policy } from './place.ts'
import { type Sigstore, startSigstore } from './sigstore.ts'

let sigstore: Sigstore
beforeAll(async () => {
  sigstore = await startSigstore()
})

const digest = `sha256:${'ab'.repeat(32)}` as const
const image = { domain: 'ghcr.io', path: 'acme/web', spelling: 'ghcr.io/acme/web', digest }
const judged = (bundle: unknown, roots: readonly object[] = [sigstore.root], asked: string[] = []) =>
  judge(
    {
      policy,
      roots: {
        rootsFor: async organization => {
          asked.push(organization)
          return roots.map(root => TrustedRoot.fromJSON(root))
        }
      },
      manifest: async () => Buffer.alloc(0)
    },
    image,
    { where: 'here', bundle }
  )

/** Every place in a JSON value that holds a text. */
const textsIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(value ?? {}).flatMap(([key, below]) => textsIn(below, [...path, key]))

function changed(value: unknown, [key, ...rest]: readonly string[], change: (text: string) => unknown): unknown {
  if (key === undefined) return change(String(value))
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[key] = changed(copy[key], rest, change)
  return copy
}

describe('the judgement of a bundle', () => {
  it('with anything in it changed is a refusal, or still of the same signer', async () => {
    const bundle = await sigstore.attest(provenanceOf(digest))
    const places = textsIn(bundle)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.nat(), fc.nat(255), async (place, at, byte) => {
        const spoiled = changed(bundle, place, text => {
          const index = at % (text.length + 1)
          return text.slice(0, index) + String.fromCharCode(byte) + text.slice(index + 1)
        })
        const verdict = await judged(spoiled)
        if ('identity' in verdict) expect(verdict.identity).toEqual(owner)
        else expect(verdict.no).toMatch(/^\P{C}+$/u)
      }),
      { numRuns: 150 }
    )
  })

  it('with anything in it missing, or of another type, is a refusal', async () => {
    const bundle = await sigstore.attest(provenanceOf(digest))
    const material = ['certificate', 'payload', 'sig', 'signedEntryTimestamp', 'canonicalizedBody', 'payloadType']
    const needed = textsIn(bundle).filter(path => path.some(key => material.includes(key)))
    const verdicts = await Promise.all(
      needed.flatMap(path => [undefined, 7, {}, []].map(other => judged(changed(bundle, path, () => other))))
    )
    expect(needed.length).toBeGreaterThan(5)
    expect(verdicts.filter(verdict => 'identity' in verdict)).toEqual([])
  })

  it('asks for the roots of the organization that issued the certificate, and takes any that fits', async () => {
    const asked: string[] = []
    const bundle = await sigstore.attest(provenanceOf(digest))
    const other = (await startSigstore()).root
    expect(await judged(bundle, [other, sigstore.clockRoot, sigstore.root], asked)).toEqual({ identity: owner })
    expect(asked).toEqual(['sigstore.mock'])
  })
})
