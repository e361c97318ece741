import { describe, expect, test } from 'vitest'
import { helmValues } from '../../src/config/helm-values.ts'
import { parseConfig } from '../../src/config/load.ts'
import type { Overrides } from '../../src/config/overrides.ts'
import { settings } from '../../src/config/settings.ts'
import { failure } from './failure.ts'

const release = { kind: 'release', ref: 'v1.0.0', version: '1.0.0', channel: 'stable', prerelease: false } as const

const read = (kubernetes: string) =>
  parseConfig(`version: 1\nenvironments: { production: { target: { kubernetes: ${kubernetes} } } }`, 'cutover.yml')

async function targetOf(kubernetes: string, inputs: Overrides = {}) {
  const config = await read(kubernetes)
  const all = { image: 'ghcr.io/acme/web', ...inputs }
  return settings(all, { path: 'cutover.yml', config }, release, {}).target
}

const key = 'environments.production.target.kubernetes.helm'

describe('a chart of the configuration', () => {
  test('is all that is needed beside a namespace', async () => {
    expect(await targetOf('{ namespace: shop, helm: { chart: charts/shop } }')).toEqual({
      namespace: 'shop',
      manifests: [],
      app: 'web',
      helm: { chart: 'charts/shop', release: 'web', values: [], crds: false, key }
    })
  })

  test('says all that can be said, and inputs go before it', async () => {
    const written =
      "{ namespace: shop, manifests: k8s/, helm: { chart: oci://ghcr.io/acme/shop:1.2.3, release: old-shop, values: a.yml, set: { a.b: 3, c: ['${D}'] }, crds: true } }"
    const set = { 'a.b': 3, c: ['${D}'] }
    const own = { release: 'old-shop', set, crds: true, key }
    expect(await targetOf(written)).toEqual({
      namespace: 'shop',
      manifests: ['k8s/'],
      app: 'web',
      helm: { chart: 'oci://ghcr.io/acme/shop:1.2.3', values: ['a.yml'], ...own }
    })
    expect((await targetOf(written, { helmChart: 'charts/new', helmValues: ['b.yml', 'c.yml'] }))?.helm).toEqual({
      chart: 'charts/new',
      values: ['b.yml', 'c.yml'],
      ...own
    })
  })

  test.each([
    ['{ namespace: shop }', 'environments.production.target.kubernetes must have manifests, helm or both.'],
    [
      '{ namespace: shop, helm: { chart: https://acme.test/shop.tgz } }',
      'must be a path of this repository, or oci:// with a version or a digest'
    ],
    [
      '{ namespace: shop, helm: { chart: oci://ghcr.io/acme/shop } }',
      'must be a path of this repository, or oci:// with a version or a digest'
    ],
    [
      '{ namespace: shop, helm: { chart: c, value: a.yml } }',
      'There is no key environments.production.target.kubernetes.helm.value; did you mean values?'
    ],
    [
      '{ namespace: shop, helm: { chart: c, release: Shop } }',
      'must be a name of a-z, 0-9 and - with at most 53 characters'
    ]
  ])('that says less or something else is refused: %s', async (written, message) => {
    expect((await failure(() => read(written))).message).toContain(message)
  })
})

describe('a chart of the inputs', () => {
  const inputs = { image: 'ghcr.io/acme/web', namespace: 'shop' }

  test('needs no configuration', () => {
    const { target } = settings({ ...inputs, helmChart: 'charts/shop' }, undefined, release, {})
    expect(target?.helm).toEqual({ chart: 'charts/shop', release: 'web', values: [], crds: false, key })
  })

  test.each([
    [{ helmValues: ['a.yml'] }, 'Input helm-values is "a.yml", but there is no chart.'],
    [
      { helmChart: 'oci://ghcr.io/acme/shop' },
      'Input helm-chart is "oci://ghcr.io/acme/shop": it must be a path of the repository, or oci:// with a version or a digest.'
    ]
  ])('that can not be is refused: %o', async (more, message) => {
    expect(await failure(() => settings({ ...inputs, ...more }, undefined, release, {}))).toMatchObject({
      code: 'INPUT_INVALID',
      message
    })
  })
})

describe('the values of a chart', () => {
  test('are paths on their outermost level, and read the environment', () => {
    const set = {
      'image.tag': '1',
      image: { name: 'web', 'a.b': 2 },
      'image.pull.policy': 'Always',
      hosts: ['a', { url: 'https://${USER}:${PASSWORD}@a' }],
      replicas: 3,
      on: true,
      off: null
    }
    expect(helmValues(set, { USER: 'ada', PASSWORD: 'hunter2' }, 'set')).toEqual({
      values: {
        image: { tag: '1', name: 'web', 'a.b': 2, pull: { policy: 'Always' } },
        hosts: ['a', { url: 'https://ada:hunter2@a' }],
        replicas: 3,
        on: true,
        off: null
      },
      secrets: ['ada', 'hunter2']
    })
  })

  test.each([
    [{ a: { b: ['${NONE}'] } }, 'helm.set.a.b[0] reads ${NONE}, which is not set or empty.'],
    [{ image: 'web', 'image.tag': '1' }, 'helm.set.image.tag is a path through image, which has a value of its own.']
  ])('that can not be are refused: %o', async (set, message) => {
    expect(await failure(() => helmValues(set, {}, 'helm.set'))).toMatchObject({ code: 'CONFIG_INVALID', message })
  })
})
