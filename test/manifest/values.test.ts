import { describe, expect, it } from 'vitest'
import type { PinnedImage } from '../../src/image/image.ts'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'
import { digest, pinnedWeb, web } from './images.ts'

function textOf(text: string, image: PinnedImage = web) {
  const swapped = swap([{ path: 'values.yaml', text }], [image])
  expect(swap(swapped.sources, [image]).files).toEqual([])
  return swapped.sources[0]?.text
}

describe('Helm values', () => {
  it.each([
    ['image: ghcr.io/acme/web', `image: ${pinnedWeb}`],
    ['image: ghcr.io/acme/web:1', `image: ${pinnedWeb}`],
    ['a:\n  b:\n  - sidecarImage: "ghcr.io/acme/web:1"\n', `a:\n  b:\n  - sidecarImage: "${pinnedWeb}"\n`],
    [
      'image: {repository: ghcr.io/acme/web, tag: "1"}',
      `image: {repository: ghcr.io/acme/web, tag: "1.4.2@${digest}"}`
    ],
    [
      "image:\n  tag: ''\n  repository: ghcr.io/acme/web",
      `image:\n  tag: '1.4.2@${digest}'\n  repository: ghcr.io/acme/web`
    ],
    ['image: {name: ghcr.io/acme/web, digest: ""}', `image: {name: ghcr.io/acme/web, digest: "${digest}"}`],
    [
      'web:\n  image:\n    registry: ghcr.io # where\n    repository: acme/web\n    tag: 1.10\n    digest: ""',
      `web:\n  image:\n    registry: ghcr.io # where\n    repository: acme/web\n    tag: 1.4.2\n    digest: "${digest}"`
    ],
    [
      'image: {registry: ghcr.io/acme, repository: web, tag: ~, digest: null}',
      `image: {registry: ghcr.io/acme, repository: web, tag: 1.4.2, digest: ${digest}}`
    ],
    [
      'imageRepository: ghcr.io/acme/web\nimageTag: "1"\nimageDigest: ""',
      `imageRepository: ghcr.io/acme/web\nimageTag: "1.4.2"\nimageDigest: "${digest}"`
    ],
    [
      'web_image: ghcr.io/acme/web\nweb_image_tag: v1\n',
      `web_image: ghcr.io/acme/web\nweb_image_tag: 1.4.2@${digest}\n`
    ]
  ])('%j', (before, after) => {
    expect(textOf(before)).toBe(after)
  })

  it.each([
    ['1.10', '"1.10"'],
    ['1e3', '"1e3"'],
    ['0x1F', '"0x1F"'],
    ['1_000', '"1_000"'],
    ['010', '"010"'],
    ['0o17', '"0o17"'],
    ['2026-11-21', '"2026-11-21"'],
    ['yes', '"yes"'],
    ['NO', '"NO"'],
    ['null', '"null"'],
    ['True', '"True"'],
    ['y', '"y"'],
    ['1.4.2', '1.4.2'],
    ['v1', 'v1'],
    ['1.10-rc.1', '1.10-rc.1'],
    ['latest', 'latest']
  ])('write the tag %s as %s, so that it stays a text', (tag, written) => {
    const image = { ...web, tag }
    const text = (own: string, pin: string) => `repository: ghcr.io/acme/web\ntag: ${own}\ndigest: ${pin}\n`
    expect(textOf(text('x', "''"), image)).toBe(text(written, `'${digest}'`))
    expect(textOf(text('1.9', "''"), image)).toBe(text(written, `'${digest}'`))
    expect(textOf(text('"x"', "''"), image)).toBe(text(`"${tag}"`, `'${digest}'`))
    expect(textOf(text("'x'", "''"), image)).toBe(text(`'${tag}'`, `'${digest}'`))
  })

  it('of others stay as they are', () => {
    const text = (image: string) => `# ghcr.io/acme/web
image: ${image}
repository: https://github.com/acme/web
name: ghcr.io/acme/web
web: {repository: acme/web, tag: 1}
admin: {registry: ghcr.io, repository: acme/web-admin, tag: 1}
args: [ghcr.io/acme/web:1]
template: "{{ .Release.Name }}"
`
    expect(textOf(text('ghcr.io/acme/web:1'))).toBe(text(pinnedWeb))
  })

  it('tell the parts of an image together', () => {
    const text = 'web:\n  image:\n    registry: ghcr.io\n    repository: acme/web\n    tag: 1.4.1\n    digest: ""\n'
    expect(swap([{ path: 'values.yaml', text }], [web]).changes).toEqual([
      {
        file: 'values.yaml',
        line: 4,
        kind: 'value',
        name: 'web.image',
        container: 'repository',
        from: 'ghcr.io/acme/web:1.4.1',
        to: pinnedWeb
      }
    ])
  })

  it('with a part that others share are refused', async () => {
    const text = 'image: {repository: ghcr.io/acme/web, tag: &v 1.4.1}\nlabels: {version: *v}\n'
    expect(await failure(() => textOf(text))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message:
        'values.yaml:1:47: The image "ghcr.io/acme/web:1.4.1" can\'t be changed alone: labels.version would change with it.'
    })
  })

  it.each([
    ['image: {repository: ghcr.io/acme/web}', web, 'has neither tag nor digest beside it.'],
    ['image:\n  repository: ghcr.io/acme/web\n  tag:\n', web, '"tag" has no value.'],
    ['image: {repository: ghcr.io/acme/web, tag: 1}', { ...web, tag: '' }, 'has a tag but the image has none.']
  ])('with no place for the pin are refused: %j', async (text, image, message) => {
    expect(await failure(() => textOf(text, image))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: expect.stringContaining(message)
    })
  })
})
