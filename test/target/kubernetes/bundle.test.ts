import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CutoverError } from '../../../src/errors.ts'
import { bundleName, bundleSecret, unbundle } from '../../../src/target/kubernetes/bundle.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { manifests, shop, shopOptions } from './shop.ts'

const set = render(manifests(shop), shopOptions)

const refusal = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    const { code, message, hint } = error as CutoverError
    return { code, message, hint }
  }
}

const holding = (value: unknown): KubeObject => ({
  ...bundleSecret(set),
  data: { release: gzipSync(JSON.stringify(value)).toString('base64') }
})

test('a bundle is one immutable Secret, found by app and release', () => {
  const { data, ...secret } = bundleSecret(set, 7)
  expect(secret).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `cutover-shop-${set.rid}`,
      namespace: 'shop',
      labels: { 'cutover.dev/app': 'shop', 'cutover.dev/release': set.rid },
      annotations: { 'cutover.dev/version': '1.4.2', 'cutover.dev/epoch': '7' }
    },
    type: 'cutover.dev/release',
    immutable: true
  })
  const bytes = Buffer.from((data as { release: string }).release, 'base64')
  expect(bytes.subarray(0, 10).toString('hex')).toBe('1f8b08000000000002ff')
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual({ format: 1, set })
})

test('whatever a release holds comes back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), data => {
      const config = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data }]
      const stored = JSON.parse(JSON.stringify(bundleSecret({ ...set, config }))) as KubeObject
      expect(unbundle(stored)).toEqual(JSON.parse(JSON.stringify({ ...set, config })))
    })
  )
})

test('a release that no Secret can hold is refused, and its largest objects are named', () => {
  const content = randomBytes(2_000_000).toString('base64')
  const config = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'fonts' }, data: { content } }]
  expect(refusal(() => bundleSecret({ ...set, config, shared: [], followers: [] }))).toEqual({
    code: 'MANIFEST_INVALID',
    message: expect.stringMatching(
      /^The manifests of shop 1\.4\.2 need \d{7} bytes compressed; the Secret that keeps them for a rollback takes 1048576\.$/
    ),
    hint: expect.stringMatching(
      /^Keep large files out of the manifests, .* ConfigMap fonts \(\d{7} bytes\), Deployment web-1-4-2-[0-9a-f]{8} \(\d{4} bytes\)\.$/
    )
  })
})

test.each([
  ['is of another type', { ...bundleSecret(set), type: 'Opaque' }, 'holds no release of Cutover'],
  ['has no data', { ...bundleSecret(set), data: {} }, 'holds no release of Cutover'],
  ['belongs to another release', holding({ format: 1, set: { ...set, rid: 'other' } }), 'holds no release of Cutover'],
  ['is of a newer format', holding({ format: 2, set }), 'was stored by a newer version of Cutover'],
  [
    'is cut off',
    { ...bundleSecret(set), data: { release: 'H4sIAAAA' } },
    'holds a damaged release (unexpected end of file)'
  ]
])('a Secret that %s is refused', (_, secret, why) => {
  expect(refusal(() => unbundle(secret))).toEqual({
    code: 'CLUSTER_INVALID',
    message: `Secret ${bundleName('shop', set.rid)} in namespace shop ${why}.`,
    hint: 'Release the wanted version again from its tag; that stores it anew.'
  })
})
