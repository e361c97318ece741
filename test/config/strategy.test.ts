import { describe, expect, test } from 'vitest'
import { kubernetesOf } from '../../src/config/kubernetes.ts'
import type { Overrides } from '../../src/config/overrides.ts'
import { schema } from '../../src/config/schema.ts'
import { mannerOf, pauses, strategyOf } from '../../src/config/strategy.ts'

const environment = (written: object) =>
  schema.parse({ version: 1, environments: { production: written } }).environments?.production ?? {}
const strategy = (blueGreen: object, inputs: Overrides = {}) =>
  strategyOf(inputs, environment({ strategy: { blueGreen } }).strategy)
const usual = { kind: 'blueGreen', bake: 60_000, keepPrevious: 0, drain: 30_000, deadline: 600_000 }

describe('how far a release goes', () => {
  test.each([
    ['straight on, where nothing is said', {}, {}, false, false, false],
    ['to the stage, where releases pause', { pause: 'before-cutover' }, {}, false, false, true],
    ['to the stage, when its job is run again', { pause: 'before-cutover' }, {}, true, false, true],
    ['to the stage, by a run by hand of another release', { pause: 'before-cutover' }, {}, false, true, true],
    ['on, by a run by hand of the one that is staged', { pause: 'before-cutover' }, {}, true, true, false],
    ['on, where the run says so', { pause: 'before-cutover' }, { until: 'live' }, false, false, false],
    ['to the stage, where the run says so', {}, { until: 'staged' }, true, true, true]
  ] as const)('%s', (_, written, inputs, staged, byHand, expected) =>
    expect(pauses(strategy(written, inputs), staged, byHand)).toBe(expected)
  )

  test('nothing is staged by the strategy rolling', () => {
    expect(() => strategyOf({ strategy: 'rolling', until: 'staged' }, undefined)).toThrow(
      'Input until is "staged": it must be live.'
    )
  })
})

describe('a release by weights', () => {
  const weighted = (written: object, inputs: Overrides = {}) =>
    strategyOf(inputs, environment({ strategy: { weighted: written } }).strategy)

  test('rises to all requests at the end, and watches a share for a minute where nothing else is said', () => {
    expect(weighted({ steps: [10, { weight: 50, for: '5m' }], drain: '1m' }, { bake: 5_000 })).toEqual({
      ...usual,
      kind: 'weighted',
      bake: 5_000,
      steps: [
        { weight: 10, for: 60_000 },
        { weight: 50, for: 300_000 },
        { weight: 100, for: 0 }
      ],
      drain: 60_000
    })
    expect(weighted({ steps: [{ weight: 100, for: '2m' }] })).toMatchObject({ steps: [{ weight: 100, for: 120_000 }] })
  })

  test('by canaries names the class of the Ingresses that have them', () => {
    const byCanary = weighted({ steps: [10], ingressClass: 'nginx' })
    expect([
      mannerOf(byCanary),
      mannerOf(weighted({ steps: [10] })),
      mannerOf(weighted({ steps: [10] }, { strategy: 'blue-green' }))
    ]).toEqual([{ strategy: 'weighted', ingressClass: 'nginx' }, { strategy: 'weighted' }, { strategy: 'blueGreen' }])
  })

  test('pauses as blue-green does, and gives way to the input', () => {
    expect(pauses(weighted({ steps: [10], pause: 'before-cutover' }), false, false)).toBe(true)
    expect(weighted({ steps: [10] }, { strategy: 'blue-green' })).toEqual(usual)
  })

  test.each([
    ['falls', [50, 10], 'must rise from step to step'],
    ['stays', [50, { weight: 50 }], 'must rise from step to step'],
    ['is no part of all', [10, 101], 'must be a whole number from 1 to 100'],
    ['is nothing', [0], 'must be a whole number from 1 to 100'],
    ['is missing', [], 'must be a list of percentages']
  ])('is refused when a share %s', (_, steps, says) => {
    expect(() => weighted({ steps })).toThrow(says)
  })

  test('is one of the strategies, of which there is one', () => {
    expect(() => environment({ strategy: { weighted: { steps: [10] }, rolling: {} } })).toThrow(
      'must have one of blueGreen, weighted and rolling'
    )
  })
})

test('an overlap is as long as it says; auto leaves it to what is found', () => {
  expect(strategy({ overlap: '90s' })).toEqual({ ...usual, overlap: 90_000 })
  expect(strategy({ overlap: 0 })).toEqual({ ...usual, overlap: 0 })
  expect(strategy({ overlap: 'auto' })).toEqual(usual)
})

test('an overlap that is not over by the deadline is refused', () => {
  expect(() => strategy({ overlap: '10m' })).toThrow(/overlap is 10 min.*deadline 10 min/)
})

describe('the waves of a target', () => {
  const target = (more: object, inputs: Overrides = {}, variables = {}) => {
    const kubernetes = { namespace: 'shop', manifests: 'k8s/', app: 'web', ...more }
    return kubernetesOf(inputs, environment({ target: { kubernetes } }), 'production', [], variables)
  }

  test('take what they do not say themselves from the target, or from the inputs', () => {
    const waves = [{ name: 'eu' }, { name: 'us', namespace: 'store', context: 'us-1', kubeconfig: '${US}' }]
    expect(target({ waves, context: 'eu-1', onFailure: 'rollback' }, { kubeconfig: 'all' }, { US: '/us' })).toEqual({
      namespace: 'shop',
      manifests: ['k8s/'],
      app: 'web',
      context: 'eu-1',
      kubeconfig: 'all',
      onFailure: 'rollback',
      waves: [
        { name: 'eu', namespace: 'shop', context: 'eu-1', kubeconfig: 'all' },
        { name: 'us', namespace: 'store', context: 'us-1', kubeconfig: '/us' }
      ]
    })
  })

  test('name the key whose variable is not set', () => {
    expect(() => target({ waves: [{ name: 'us', kubeconfig: '${US}' }] })).toThrow(/waves\[0\]\.kubeconfig/)
  })

  test('have names that differ', () => {
    expect(() => target({ waves: [{ name: 'eu' }, { name: 'eu' }] })).toThrow(/must have names that differ/)
  })
})
