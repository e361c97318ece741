import { describe, expect, test } from 'vitest'
import { leftOut } from '../../../src/target/kubernetes/hook-annotations.ts'
import { render } from '../../../src/target/kubernetes/render.ts'
import { deployment, manifests, service, shopOptions } from './shop.ts'

const job = (name: string, annotations: Record<string, string>, spec = '') =>
  `apiVersion: batch/v1\nkind: Job\nmetadata: { name: ${name}, annotations: ${JSON.stringify(annotations)} }\nspec: { ${spec} template: { spec: { containers: [] } } }\n`

const rendered = (...jobs: string[]) =>
  render(manifests([deployment('web', 'web'), service('web', 'web'), ...jobs].join('---\n')), shopOptions)

const bare = (name: string | undefined) => name?.replace(/-1-4-2-[0-9a-f]{8}$/, '')

describe('hooks of the manifests', () => {
  test('run by point, then by weight, then by name', () => {
    const { hooks, followers } = rendered(
      job('smoke', { 'cutover.dev/hook': 'after-cutover' }),
      job('warm', { 'cutover.dev/hook': 'before-cutover' }),
      job('z', { 'cutover.dev/hook': 'before-staging', 'cutover.dev/hook-weight': '-5' }),
      job('b', { 'cutover.dev/hook': 'before-staging' }),
      job('a', { 'cutover.dev/hook': 'before-staging' }),
      job('report', {})
    )
    expect([hooks.map(({ object }) => bare(object.metadata.name)), followers.map(o => bare(o.metadata.name))]).toEqual([
      ['z', 'a', 'b', 'warm', 'smoke'],
      ['report']
    ])
  })

  test("of Helm's charts run where Helm would have run them", () => {
    const { hooks, followers, shared } = rendered(
      job('both', { 'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-weight': '1' }),
      job('first', { 'helm.sh/hook': 'pre-install' }),
      job('later', { 'helm.sh/hook': 'post-upgrade, test' }),
      job('ours', { 'helm.sh/hook': 'pre-install', 'cutover.dev/hook': 'after-cutover' }),
      job('test', { 'helm.sh/hook': 'test' }),
      job('gone', { 'helm.sh/hook': 'pre-delete,post-rollback' })
    )
    expect(hooks.map(({ point, only, object }) => [bare(object.metadata.name), point, only])).toEqual([
      ['first', 'before-staging', 'install'],
      ['both', 'before-staging', undefined],
      ['later', 'after-cutover', 'upgrade'],
      ['ours', 'after-cutover', undefined]
    ])
    expect([...followers, ...shared]).toEqual([])
  })

  test('stay for as long as their release, whatever time to live they have', () => {
    const [hook] = rendered(job('a', { 'cutover.dev/hook': 'before-staging' }, 'ttlSecondsAfterFinished: 5,')).hooks
    expect(hook?.object.spec).toEqual({ template: { spec: { containers: [] } } })
  })

  test.each([
    [
      job('a', { 'cutover.dev/hook': 'sometimes' }),
      "Job a is a hook of 'sometimes', which is no point of a release.",
      'Use before-staging, before-cutover, after-cutover.'
    ],
    [
      job('a', { 'cutover.dev/hook': 'after-cutover', 'cutover.dev/hook-weight': 'heavy' }),
      "Job a has the hook weight 'heavy'.",
      'A weight is a whole number; hooks run in ascending order.'
    ],
    [
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, annotations: { cutover.dev/hook: before-staging } }',
      'ConfigMap a has the annotation cutover.dev/hook.',
      'Only a Job can be a hook.'
    ],
    [
      job('a', { 'helm.sh/hook': 'pre-upgrade,post-upgrade' }),
      'Job a is a hook of before-staging and of after-cutover, and a Job runs once in a release.',
      'Give it the annotation cutover.dev/hook with one point, or make two Jobs of it.'
    ],
    [
      job('a', { 'helm.sh/hook': 'test, crd-install' }),
      "Job a is a Helm hook of 'crd-install', which there is not.",
      "Helm has pre-install, pre-upgrade, post-install, post-upgrade, test, test-success, pre-delete, post-delete, pre-rollback, post-rollback; definitions go to the chart's folder crds."
    ],
    [
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { helm.sh/hook: pre-upgrade } }\nspec: { containers: [] }',
      'Pod a is a Helm hook of pre-upgrade, and only Jobs run as hooks.',
      'Make a Job of it: a Job is the record of whether its hook has run.'
    ]
  ])('that mean nothing are refused with their line', (text, message, hint) => {
    const at = expect.objectContaining({ file: 'k8s/shop.yaml' })
    expect(() => rendered(text)).toThrow(expect.objectContaining({ code: 'MANIFEST_INVALID', message, hint, at }))
  })

  test('of events that no release has are left out, and named', () => {
    const text = [
      job('check', { 'helm.sh/hook': 'test' }),
      job('gone', { 'helm.sh/hook': 'pre-delete,post-rollback' }),
      job('ours', { 'helm.sh/hook': 'test', 'cutover.dev/hook': 'after-cutover' })
    ]
    expect(leftOut(manifests(text.join('---\n')).map(({ object }) => object))).toEqual([
      'Left out: Job check, a Helm hook of test',
      'Left out: Job gone, a Helm hook of pre-delete, post-rollback'
    ])
  })

  test('that bring accounts and configuration along have them before the hooks run', () => {
    const account =
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, annotations: { helm.sh/hook: pre-install } }\n'
    expect(rendered(account).shared.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['ServiceAccount', 'a']
    ])
  })
})
