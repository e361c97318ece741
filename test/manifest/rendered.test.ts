import { expect, test } from 'vitest'
import { objectsOf } from '../../src/manifest/objects.ts'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'

const digest = `sha256:${'a'.repeat(64)}` as const
const images = [{ name: 'web', repository: 'ghcr.io/acme/web', digest, tag: '1.4.2' }]
const pod = (name: string, image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n  - name: web\n    image: ${image}\n`

test.each(['k8s/prod/kustomization.yaml', 'charts/shop/templates/web.tpl', 'charts/shop/templates/values.tfvars'])(
  'what was rendered from %s is manifests, in which images are pinned at their template and no line',
  path => {
    const text = `${pod('a', 'ghcr.io/acme/web:1')}---\n${pod('b', 'ghcr.io/acme/other:1')}`
    const swapped = swap([{ path, text, rendered: true }], images)
    const to = `ghcr.io/acme/web:1.4.2@${digest}`
    expect(swapped.changes).toEqual([
      { file: path, kind: 'Pod', name: 'a', container: 'web', from: 'ghcr.io/acme/web:1', to }
    ])
    expect(swapped.sources).toEqual([{ path, text: text.replace('ghcr.io/acme/web:1', to), rendered: true }])
    expect(objectsOf(swapped.sources).map(({ object, at }) => [object.metadata.name, at])).toEqual([
      ['a', { file: path }],
      ['b', { file: path }]
    ])
  }
)

test('an object that is rendered twice is shown by both templates', async () => {
  const rendered = ['a.yaml', 'b.yaml'].map(path => ({ path, text: pod('a', 'x'), rendered: true }))
  expect(await failure(() => objectsOf(rendered))).toEqual({
    code: 'MANIFEST_INVALID',
    message: 'b.yaml: Pod a is there twice; the other is at a.yaml.',
    hint: 'Remove one of the two, or name the files so that only one is read.',
    at: { file: 'b.yaml' }
  })
})
