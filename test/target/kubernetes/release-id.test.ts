import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import type { ManifestObject, ReleaseSet } from '../../../src/target/kubernetes/release-set.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { deployment, manifests, service, shop, shopOptions } from './shop.ts'

const set = render(manifests(shop), shopOptions)
const { rid } = set

describe('the release id', () => {
  const inOrder = (objects: ManifestObject[]): ReleaseSet => render(objects, shopOptions)
  /** The same value with the keys of every mapping the other way round. */
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, held]) => [name, reversed(held)])
    )
  }

  test('does not depend on the order of files, nor on formatting, nor on what an export from a cluster adds', () => {
    const exported = manifests(shop).map(({ object }) => ({
      object: {
        ...(reversed(object) as KubeObject),
        status: { observedGeneration: 3 },
        metadata: { ...object.metadata, uid: 'x', resourceVersion: '12', creationTimestamp: '2026-01-01T00:00:00Z' }
      }
    }))
    fc.assert(
      fc.property(fc.shuffledSubarray(exported, { minLength: exported.length }), objects => {
        expect(inOrder(objects)).toEqual(set)
      })
    )
  })

  test('does not depend on whether the objects stand in a List or name the namespace', () => {
    const items = manifests(shop).map(({ object }) => ({
      ...object,
      metadata: { ...object.metadata, ...(object.kind === 'Ingress' ? {} : { namespace: 'shop' }) }
    }))
    expect(inOrder([{ object: { apiVersion: 'v1', kind: 'List', metadata: { name: '' }, items } }])).toEqual(set)
  })

  test.each([
    ['tag', {}, { tag: 'v1.4.2-again' }],
    ['digest', {}, { images: [{ name: 'web', reference: `ghcr.io/acme/web@sha256:${'b'.repeat(64)}` }] }],
    ['content', { from: 'a: "1"', to: 'a: "2"' }, {}],
    ['object without pods', { from: 'shop.example', to: 'shop.test' }, {}]
  ])('changes with the %s', (_, { from = '', to = '' }: { from?: string; to?: string }, options) => {
    const other = render(manifests(shop.replace(from, to)), { ...shopOptions, ...options })
    expect(other.rid).toMatch(/^1-4-2-[0-9a-f]{8}$/)
    expect(other.rid).not.toBe(rid)
  })
})

test('names stay within 63 characters, keep the release, and never meet', () => {
  const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,60}[a-z0-9])?$/)
  const version = fc.stringMatching(/^[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}(-[a-zA-Z0-9.]{1,20})?(\+[a-z0-9]{1,9})?$/)
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), version, (bases, version) => {
      const text = bases.flatMap(base => [deployment(base, base), service(base, base)]).join('---')
      const { rid, deployments, services } = render(manifests(text), { ...shopOptions, app: 'shop', version })
      const made = [...deployments.map(d => d.object), ...services.map(s => s.preview)].map(o => o.metadata.name)
      expect(rid).toMatch(/^[a-z0-9-]{1,20}-[0-9a-f]{8}$/)
      expect(made.every(one => one.length <= 63 && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(one))).toBe(true)
      expect(deployments.every(({ object }) => object.metadata.name.endsWith(`-${rid}`))).toBe(true)
      expect(new Set(made).size).toBe(2 * bases.length)
    })
  )
})

test('two bases that differ only past the cut keep different names', () => {
  const long = 'a'.repeat(60)
  const text = ['x', 'y'].flatMap(end => [deployment(long + end, end), service(end, end)]).join('---')
  const [first, second] = render(manifests(text), shopOptions).deployments.map(({ object }) => object.metadata.name)
  expect([first?.length, second?.length, first === second]).toEqual([63, 63, false])
})

test('configuration of equal name and content in two apps is not the same object', () => {
  const names = ['one', 'two'].map(app => render(manifests(shop), { ...shopOptions, app }).config[0]?.metadata.name)
  expect(names[0]).not.toBe(names[1])
})

test('the app is named by the labels of what carries traffic, else by its first Service', () => {
  const labelled = shop.replace('app.kubernetes.io/part-of: shop', 'app.kubernetes.io/name: storefront')
  const plain = shop.replace(', labels: { app.kubernetes.io/part-of: shop }', '')
  const app = (text: string, given?: string) =>
    render(manifests(text), { ...shopOptions, ...(given ? { app: given } : {}) }).app
  expect([app(shop), app(labelled), app(plain), app(shop, 'mine')]).toEqual(['shop', 'storefront', 'web', 'mine'])
})
