import { describe, expect, test } from 'vitest'
import type { Ingress } from '../../../src/sandbox/cluster/kinds.ts'
import { backendsFor } from '../../../src/sandbox/cluster/traffic/ingress.ts'

const pathTo = (path: string, name: string, pathType = 'Prefix') => ({
  path,
  pathType,
  backend: { service: { name, port: { number: 80 } } }
})

function ingress(name: string, paths: ReturnType<typeof pathTo>[], marks: Record<string, string> = {}): Ingress {
  const annotations = Object.fromEntries(
    Object.entries(marks).map(([mark, value]) => [`nginx.ingress.kubernetes.io/${mark}`, value])
  )
  const metadata = { name, namespace: 'shop', uid: name, resourceVersion: '1', creationTimestamp: '', annotations }
  const rules = [{ host: 'shop.test', http: { paths } }]
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { rules } }
}

const main = ingress('web', [pathTo('/', 'web'), pathTo('/docs', 'docs')])
const canary = (name: string, weight: string, path = '/'): Ingress =>
  ingress(name, [pathTo(path, name)], { canary: 'true', 'canary-weight': weight })
const everywhere = () => true
const web = { name: 'web', port: 80 }

describe('an Ingress of ingress-nginx', () => {
  test('sends a request to the longest path that fits', () => {
    expect(backendsFor(main, [], '/docs/a', everywhere)).toEqual([{ name: 'docs', port: 80 }])
    expect(backendsFor(main, [], '/a', everywhere)).toEqual([web])
  })

  test('gives the canary of the same place its weight of 100', () => {
    expect(backendsFor(main, [canary('new', '30')], '/', everywhere)).toEqual([
      { ...web, weight: 70 },
      { name: 'new', port: 80, weight: 30 }
    ])
  })

  test.each<[string, Ingress[], () => boolean]>([
    ['a canary of another path', [canary('new', '30', '/docs/api')], everywhere],
    ['an Ingress that is none', [ingress('new', [pathTo('/', 'new')], { 'canary-weight': '30' })], everywhere],
    ['a canary whose Service has no endpoints', [canary('new', '100')], () => false]
  ])('gives nothing to %s', (_, others, hasEndpoints) => {
    expect(backendsFor(main, others, '/', hasEndpoints)).toEqual([web])
  })

  test('knows one canary alone, the oldest', () => {
    const older = canary('old', '0')
    const younger = canary('new', '50')
    older.metadata.creationTimestamp = '2026-01-01T00:00:00Z'
    younger.metadata.creationTimestamp = '2026-01-02T00:00:00Z'
    expect(backendsFor(main, [younger, older], '/', everywhere)).toEqual([
      { ...web, weight: 100 },
      { name: 'old', port: 80, weight: 0 }
    ])
  })
})
