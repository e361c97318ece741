import { describe, expect, it } from 'vitest'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'
import { api, pinnedWeb, web } from './images.ts'
import { one, pod, textOf } from './one-file.ts'

describe('what is refused', () => {
  it('an image that no manifest uses, with what they use instead', async () => {
    const text = pod('  - image: registry.example/web:1\n  - image: nginx\n  - image: $(IMAGE)')
    expect(await failure(() => one(text))).toEqual({
      code: 'IMAGE_UNMATCHED',
      message: 'Nothing in the manifests uses the image ghcr.io/acme/web: k8s/web.yml (1 file searched).',
      hint: 'They use nginx, registry.example/web, of which registry.example/web may be meant. Write the repository in the manifests and for the release alike, without variables.'
    })
    const files = Array.from({ length: 10 }, (_, n) => ({ path: `${n}.yml`, text: pod(`  - image: ghcr.io/acme/wep`) }))
    expect(await failure(() => swap(files, [web, api]))).toEqual({
      code: 'IMAGE_UNMATCHED',
      message:
        'Nothing in the manifests uses the image ghcr.io/acme/web or ghcr.io/acme/api: 0.yml, 1.yml, 2.yml, 3.yml, 4.yml, 5.yml, 6.yml, 7.yml and 2 more (10 files searched).',
      hint: 'They use ghcr.io/acme/wep. Write the repository in the manifests and for the release alike, without variables.'
    })
    expect(await failure(() => one('kind: Service'))).toMatchObject({
      hint: 'There is no image in them that we know of. Are these the right manifests? In any other file mark the line of the image with the comment # cutover: NAME.'
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
      hint: 'Render it first (helm template, kustomize build) and give the result. The action swap also takes a line that the comment # cutover: NAME marks.'
    })
  })

  it('a template that is no YAML at all', async () => {
    expect(await failure(() => one('{{- if .Values.web }}\nkind: Pod\n{{- end }}'))).toMatchObject({
      code: 'MANIFEST_INVALID',
      hint: 'It looks like a template ({{ }}). Render it first (helm template, kustomize build) and give the result. The action swap also takes a line that the comment # cutover: NAME marks.'
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
