import { describe, expect, it } from 'vitest'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'
import { api, digest, pinnedWeb, web } from './images.ts'
import { one, pod, textOf } from './one-file.ts'

describe('a swap', () => {
  it('pins an image, and says where', () => {
    const text = `# The shop.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web   # the app
          image:   "ghcr.io/acme/web:1.4.1"   # pinned
        - { name: proxy, image: envoyproxy/envoy:v1.30 }
`
    const swapped = text.replace('ghcr.io/acme/web:1.4.1', pinnedWeb)
    expect(one(text)).toEqual({
      sources: [{ path: 'k8s/web.yml', text: swapped }],
      files: [{ path: 'k8s/web.yml', before: text, after: swapped }],
      changes: [
        {
          file: 'k8s/web.yml',
          line: 11,
          kind: 'Deployment',
          name: 'web',
          container: 'web',
          from: 'ghcr.io/acme/web:1.4.1',
          to: pinnedWeb
        }
      ],
      lock: { version: 1, images: [web], files: [{ path: 'k8s/web.yml', images: ['web'] }] }
    })
  })

  it.each([
    ['Pod', ['spec']],
    ['PodTemplate', ['template', 'spec']],
    ['Deployment', ['spec', 'template', 'spec']],
    ['ReplicaSet', ['spec', 'template', 'spec']],
    ['ReplicationController', ['spec', 'template', 'spec']],
    ['StatefulSet', ['spec', 'template', 'spec']],
    ['DaemonSet', ['spec', 'template', 'spec']],
    ['Job', ['spec', 'template', 'spec']],
    ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']]
  ])('knows where a %s has its pods', (kind, path) => {
    const text = (image: string) => {
      const spec = {
        initContainers: [{ name: 'init', image }],
        containers: [{ name: 'main', image }],
        ephemeralContainers: [{ name: 'debug', image }],
        volumes: [{ name: 'files', image: { reference: image } }, { name: 'none' }]
      }
      const object = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), spec)
      return JSON.stringify({ kind, metadata: { name: 'x' }, ...(object as object) }, null, 2)
    }
    const swapped = one(text('ghcr.io/acme/web'))
    expect(swapped.sources[0]?.text).toBe(text(pinnedWeb))
    expect(swapped.changes.map(({ container }) => container)).toEqual(['init', 'main', 'debug', 'files'])
  })

  it('unpacks Lists, also within Lists and of one kind', () => {
    const text = (image: string) => `kind: List
items:
- kind: List
  items:
  - kind: Pod
    metadata: {name: a}
    spec: {containers: [{name: main, image: ${image}}]}
- kind: DeploymentList
  items:
  - metadata: {name: b}
    spec: {template: {spec: {containers: [{name: main, image: '${image}'}]}}}
`
    const swapped = one(text('ghcr.io/acme/web:1'))
    expect(swapped.sources[0]?.text).toBe(text(pinnedWeb))
    expect(swapped.changes.map(({ kind, name, line }) => ({ kind, name, line }))).toEqual([
      { kind: 'Pod', name: 'a', line: 7 },
      { kind: 'Deployment', name: 'b', line: 11 }
    ])
  })

  it('matches repositories, not their beginnings, and no text that only looks like an image', () => {
    const text = pod(`  - {name: a, image: ghcr.io/acme/web}
  - {name: b, image: ghcr.io/acme/web-admin:1}
  - {name: c, image: ghcr.io/acme/web/admin:1}
  - {name: d, image: acme/web:1, args: [ghcr.io/acme/web:1], env: [{name: image, value: ghcr.io/acme/web:1}]}
  - {name: e, image: 'not an image', command: [ghcr.io/acme/web]}
---
kind: ConfigMap
data: {image: ghcr.io/acme/web:1}
`)
    expect(textOf(text)).toBe(text.replace('image: ghcr.io/acme/web}', `image: ${pinnedWeb}}`))
  })

  it.each([
    ['nginx', 'nginx:1.25'],
    ['nginx', 'docker.io/library/nginx'],
    ['index.docker.io/library/nginx', 'nginx@sha256:'.padEnd(77, '0')],
    ['localhost:5000/nginx', 'localhost:5000/nginx:1.25'],
    ['GHCR.io/acme/web', 'ghcr.io/acme/web:1@sha256:'.padEnd(90, '1')]
  ])('of %s finds %s and keeps its spelling', (repository, image) => {
    const spelling = image.replace(/@.*/, '').replace(/:[\w.]+$/, '')
    expect(textOf(pod(`  - image: ${image}`), { ...web, repository })).toBe(
      pod(`  - image: ${spelling}:1.4.2@${digest}`)
    )
  })

  it('keeps quotes, anchors, tags, comments, blanks, CRLF, a byte order mark and a missing last line end', () => {
    const text = (image: string) =>
      `\uFEFF%YAML 1.1\r\n---   # first\r\n${pod(`  - image: '${image}' # ''\r
  - image: "${image}"\t\r
  - "image" : &web !!str ${image}   \r
  - image: |- # ghcr.io/acme/web:1.4.1\r
      ${image}\r
  - image: >-\r
      ${image}\r
  - {image: ${image}}`).replaceAll(
        /(?<!\r)\n/g,
        '\r\n'
      )}\r\n...\r\n# between\r\n---\r\n---\r\n--- {kind: Pod, spec: {containers: [{image: ${image}}]}}`
    expect(textOf(text('ghcr.io/acme/web:1.4.1'))).toBe(text(pinnedWeb))
  })

  it('pins several images in several files, and touches no other file', () => {
    const files = [
      { path: 'a.yml', text: pod('  - image: ghcr.io/acme/web\n  - image: ghcr.io/acme/api') },
      { path: 'b.yml', text: 'kind: Service\n' },
      { path: 'c.yml', text: pod('  - image: ghcr.io/acme/api') }
    ]
    const swapped = swap(files, [web, api])
    expect(swapped.files.map(({ path }) => path)).toEqual(['a.yml', 'c.yml'])
    expect(swapped.sources[1]).toEqual(files[1])
    expect(swapped.lock).toEqual({
      version: 1,
      images: [api, web],
      files: [
        { path: 'a.yml', images: ['api', 'web'] },
        { path: 'c.yml', images: ['api'] }
      ]
    })
    expect(swap([...files].reverse(), [api, web]).lock).toEqual(swapped.lock)
  })

  it('of what is pinned already changes nothing and locks the same', () => {
    const first = one(pod('  - image: ghcr.io/acme/web'))
    expect(swap(first.sources, [web])).toEqual({ sources: first.sources, files: [], changes: [], lock: first.lock })
  })
})

it('a swap takes dashes for the end of a document only at the start of a line, and images in any order', () => {
  const text = (image: string) => `kind: Pod
metadata: {name: p} # ---
spec: # -----
  containers:
  - image: ${image}
    args: ['---', "
      ---
      "]
  initContainers: [{image: ${image}}]
`
  expect(textOf(text('ghcr.io/acme/web'))).toBe(text(pinnedWeb))
})

describe('an anchor', () => {
  it('is changed once, and every image that uses it is reported', () => {
    const text = `kind: Pod
metadata: {name: p}
spec:
  initContainers:
  - {name: init, image: &web ghcr.io/acme/web:1}
  containers:
  - {name: main, image: *web}
  - &base
    name: base
    image: *web
  - <<: *base
    name: merged
  - <<: [{name: other}, *base]
`
    const swapped = one(text)
    expect(swapped.sources[0]?.text).toBe(text.replace('ghcr.io/acme/web:1', pinnedWeb))
    expect(swapped.changes.map(({ container, line }) => ({ container, line }))).toEqual([
      { container: 'init', line: 5 },
      { container: 'main', line: 7 },
      { container: 'base', line: 10 },
      { container: 'merged', line: 10 },
      { container: 'other', line: 10 }
    ])
  })

  it('that something else shares is refused with the name of that', async () => {
    const text = pod(`  - image: &web ghcr.io/acme/web:1
    env: [{name: A, value: a}, {name: IMAGE, value: *web}]`)
    expect(await failure(() => one(text))).toEqual({
      code: 'MANIFEST_INVALID',
      message:
        'k8s/web.yml:5:17: The image "ghcr.io/acme/web:1" can\'t be changed alone: spec.containers[0].env[1].value would change with it.',
      hint: 'They share an anchor (&). Write the image out where it is used.',
      at: { file: 'k8s/web.yml', line: 5, column: 17 }
    })
  })

  it('that is part of itself, or used without end, is refused', async () => {
    expect(
      await failure(() => one('# ghcr.io/acme/web\nkind: List\nitems: &i [{kind: List, items: *i}]'))
    ).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: 'k8s/web.yml:3:32: The alias *i is part of what it stands for.'
    })
    const layers = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`).join('\n')
    expect(await failure(() => one(`# ghcr.io/acme/web\nl0: &l0 x\n${layers}`))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: 'k8s/web.yml:1:1: Excessive alias count indicates a resource exhaustion attack.'
    })
    const aliases = Array.from({ length: 1001 }, (_, n) => `a${n}: [&a${n} x, *a${n}]`).join('\n')
    expect(await failure(() => one(`# ghcr.io/acme/web\n${aliases}`))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: 'k8s/web.yml:1002:19: More than 1000 aliases in one document.'
    })
  })
})
