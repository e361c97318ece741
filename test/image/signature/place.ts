import { TrustedRoot } from '@sigstore/protobuf-specs'
import { expect } from 'vitest'
import { CutoverError } from '../../../src/errors.ts'
import type { Digest } from '../../../src/image/image.ts'
import { registryClient } from '../../../src/image/registry.ts'
import type { Source, Subject } from '../../../src/image/signature/candidate.ts'
import { cosignTags } from '../../../src/image/signature/cosign.ts'
import type { Policy } from '../../../src/image/signature/policy.ts'
import { referring } from '../../../src/image/signature/referring.ts'
import { verifyImage } from '../../../src/image/signature/verify.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { silent } from '../../../src/runner/report.ts'
import type { Registry } from '../../../src/sandbox/registry/registry.ts'
import { fakeClock } from '../fake-clock.ts'
import { type Described, stocking } from '../images.ts'
import { owner } from './owner.ts'

export const policy: Policy = {
  issuer: owner.issuer,
  repository: owner.repository,
  denySelfHostedRunners: false,
  provenance: true
}

export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'
export const cosignType = 'application/vnd.dev.cosign.simplesigning.v1+json'

/** An image of two platforms in a registry, and what is put beside it. */
export function placeFor(server: Registry) {
  const stock = stocking(server, 'acme/web')
  const index = stock.index('1.4.2')
  const client = registryClient({
    http: systemHttp({}),
    clock: fakeClock(),
    report: silent,
    credentials: async () => undefined
  })
  const spelling = `${server.host}/acme/web`
  const image: Subject = { domain: server.host, path: 'acme/web', spelling, digest: index.digest }
  return {
    index,
    client,
    image,
    /** A manifest that refers to the image, with this bundle. */
    refer: (bundle: unknown, subject: Described = index): Described =>
      stock.manifest('application/vnd.oci.image.manifest.v1+json', {
        artifactType: bundleType,
        config: stock.blob('{}', 'application/vnd.oci.empty.v1+json'),
        layers: [stock.blob(typeof bundle === 'string' ? bundle : JSON.stringify(bundle), bundleType)],
        subject
      }),
    /** What cosign 2 leaves under a tag of its own. */
    tagged: (end: 'sig' | 'att', text: string, annotations: object): Described =>
      stock.manifest(
        'application/vnd.oci.image.manifest.v1+json',
        {
          config: stock.blob('{}', 'application/vnd.oci.image.config.v1+json'),
          layers: [
            { ...stock.blob(text, end === 'sig' ? cosignType : 'application/vnd.dsse.envelope.v1+json'), annotations }
          ]
        },
        `${index.digest.replace(':', '-')}.${end}`
      ),
    verify: (root: object, asked: Partial<Policy> = {}, more: readonly Source[] = []) =>
      verifyImage(
        {
          policy: { ...policy, ...asked },
          roots: { rootsFor: async () => [TrustedRoot.fromJSON(root)] },
          sources: [referring(client), ...more, cosignTags(client)],
          registry: client,
          hint: 'Sign it.'
        },
        image
      )
  }
}

export type Place = ReturnType<typeof placeFor>

/** The message of the refusal, with short names for what is another in each run. */
export async function refusal(work: Promise<unknown>, names: Readonly<Record<string, string>>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown
  )
  if (!(error instanceof CutoverError)) throw expect.fail(`no refusal, but ${String(error)}`)
  expect({ code: error.code, hint: error.hint }).toEqual({ code: 'UNVERIFIED', hint: 'Sign it.' })
  return Object.entries(names).reduce((text, [from, to]) => text.replaceAll(from, to), error.message)
}

export const elsewhere: Digest = `sha256:${'e'.repeat(64)}`
