import { describe, expect, it } from 'vitest'
import type { PinnedImage } from '../../src/image/image.ts'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'
import { api, digest, pinnedWeb, web } from './images.ts'

const one = (text: string, ...images: PinnedImage[]) =>
  swap([{ path: 'k8s/web.yml', text }], images.length > 0 ? images : [web])

const textOf = (text: string, ...images: PinnedImage[]) => one(text, ...images).sources[0]?.text

const pod = (containers: string) => `kind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n${containers}`

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

describe('what is refused', () => {
  it('an image that no manifest uses, with what they use instead', async () => {
    const text = pod('  - image: registry.example/web:1\n  - image: nginx\n  - image: $(IMAGE)')
    expect(await failure(() => one(text))).toEqual({
      code: 'IMAGE_UNMATCHED',
      message: 'No pod in the manifests uses ghcr.io/acme/web: k8s/web.yml (1 file searched).',
      hint: 'Is it registry.example/web? They use nginx, registry.example/web. Write the repository in the manifest as it is in the configuration, without variables.'
    })
    const files = Array.from({ length: 10 }, (_, n) => ({ path: `${n}.yml`, text: pod(`  - image: ghcr.io/acme/wep`) }))
    expect(await failure(() => swap(files, [web, api]))).toEqual({
      code: 'IMAGE_UNMATCHED',
      message:
        'No pod in the manifests uses ghcr.io/acme/web or ghcr.io/acme/api: 0.yml, 1.yml, 2.yml, 3.yml, 4.yml, 5.yml, 6.yml, 7.yml and 2 more (10 files searched).',
      hint: 'Is it ghcr.io/acme/wep and ghcr.io/acme/wep? They use ghcr.io/acme/wep. Write the repository in the manifest as it is in the configuration, without variables.'
    })
    expect(await failure(() => one('kind: Service'))).toMatchObject({
      hint: 'There is no image of a pod in them at all. Are these the right manifests?'
    })
  })

  it.each([
    ['  - image: {{ .Values.image }}', 'k8s/web.yml:5:12'],
    ['  - image: "{{ .Values.image }}"', 'k8s/web.yml:5:12'],
    ['  - image: ghcr.io/acme/web:{{ .Values.tag }}', 'k8s/web.yml:5:12'],
    ['  - image: ghcr.io/acme/web\n    ports: {{ .Values.ports }}', 'k8s/web.yml:6:12']
  ])('a template: %s', async (containers, place) => {
    expect(await failure(() => one(pod(containers)))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: `${place}: This is a template ({{ }}), not a manifest.`,
      hint: 'Render it first (helm template, kustomize build) and give the result.'
    })
  })

  it('a template that is no YAML at all', async () => {
    expect(await failure(() => one('{{- if .Values.web }}\nkind: Pod\n{{- end }}'))).toMatchObject({
      code: 'MANIFEST_INVALID',
      hint: 'It looks like a template ({{ }}). Render it first (helm template, kustomize build) and give the result.'
    })
  })

  it('but not braces in a text', () => {
    const text = `${pod('  - image: ghcr.io/acme/web')}\n---\nkind: ConfigMap\ndata: {a: "{{ $labels.pod }}"}\n`
    expect(textOf(text)).toBe(text.replace('ghcr.io/acme/web', pinnedWeb))
  })

  it('broken YAML, with its line and column in the file', async () => {
    const text = `kind: Service\n---\n${pod('  - image: ghcr.io/acme/web\n   name: x')}`
    expect(await failure(() => one(text))).toEqual({
      code: 'MANIFEST_INVALID',
      message: 'k8s/web.yml:8:1: Sequence item without - indicator.',
      hint: 'Correct the YAML; kubectl apply --dry-run=client -f shows the same mistake.',
      at: { file: 'k8s/web.yml', line: 8, column: 1 }
    })
    expect(await failure(() => one(`# ghcr.io/acme/web\n${'['.repeat(20_000)}`))).toMatchObject({
      code: 'MANIFEST_INVALID'
    })
  })

  it('an image written with escapes, which only its author can rewrite', async () => {
    expect(await failure(() => one(pod('  - image: "ghcr.io\\/acme/web" # ghcr.io/acme/web')))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: 'k8s/web.yml:5:12: The image "ghcr.io/acme/web" is written with escapes or over several lines.'
    })
  })

  it('images that are wrong themselves', async () => {
    const text = pod('  - image: ghcr.io/acme/web')
    expect(await failure(() => one(text, { ...web, tag: '1.0.0+build' }))).toMatchObject({ code: 'REFERENCE_INVALID' })
    expect(await failure(() => one(text, web, { ...web, name: 'copy' }))).toMatchObject({
      code: 'CONFIG_INVALID',
      message:
        'The images web and copy are in one repository, "ghcr.io/acme/web": a manifest can\'t say which it means.'
    })
  })
})
