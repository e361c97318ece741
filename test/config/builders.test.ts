import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { settings } from '../../src/config/settings.ts'
import { failure } from './failure.ts'
import { release } from './occasions.ts'

const fileOf = (image: string): string => `version: 1
images:
  web: { repository: ghcr.io/acme/web, ${image} }
`

async function imageOf(image: string, inputs = {}) {
  const config = await parseConfig(fileOf(image), 'cutover.yml')
  const [found] = settings(inputs, { path: 'cutover.yml', config }, release, {}).images
  const { append, bake } = found ?? {}
  return { append, bake }
}

describe('an image', () => {
  it.each([
    [
      'context: public, append: { base: scratch }',
      { append: { base: 'scratch', to: '/', env: {}, labels: {}, exposedPorts: [] } }
    ],
    [
      `context: public, append: { base: 'nginx:1.29', to: /srv, entrypoint: [/run], cmd: [-v], env: { A: b }, workdir: /srv,
        user: '1', labels: { c: d }, exposedPorts: [8080, 53/udp] }`,
      {
        append: {
          base: 'nginx:1.29',
          to: '/srv',
          entrypoint: ['/run'],
          cmd: ['-v'],
          env: { A: 'b' },
          workdir: '/srv',
          user: '1',
          labels: { c: 'd' },
          exposedPorts: ['8080', '53/udp']
        }
      }
    ],
    ['bake: docker-bake.hcl', { bake: { files: ['docker-bake.hcl'], target: 'web', allow: [] } }],
    ['bake: [a.hcl, b.json]', { bake: { files: ['a.hcl', 'b.json'], target: 'web', allow: [] } }],
    ['bake: { target: site }', { bake: { files: [], target: 'site', allow: [] } }],
    [
      'bake: { files: a.hcl, target: site, allow: [ssh] }, buildWith: buildx',
      { bake: { files: ['a.hcl'], target: 'site', allow: ['ssh'] } }
    ]
  ])('with %s is built so', async (image, expected) => {
    expect(await imageOf(image)).toEqual({ append: undefined, bake: undefined, ...expected })
  })

  it.each([
    ['append: { base: scratch }', 'images.web.context is missing'],
    [
      'context: public, append: { base: scratch }, bake: a.hcl',
      'images.web.bake is "a.hcl", but must not stand beside append: one of them builds the image'
    ],
    [
      'context: public, append: { base: scratch }, buildWith: buildah',
      'images.web.buildWith is "buildah", but must not stand beside append, which builds without a tool'
    ],
    [
      'context: public, append: { base: scratch }, file: Dockerfile',
      'images.web.file is "Dockerfile", but says nothing to append: it reads no Dockerfile'
    ],
    [
      'context: public, append: { base: scratch, to: ../etc }',
      'images.web.append.to is "../etc", but must be a folder that begins with /, without . and ..'
    ],
    [
      'context: public, append: { base: scratch, exposedPorts: [http] }',
      'images.web.append.exposedPorts[0] is "http", but must be a port'
    ],
    ['bake: a.hcl, buildWith: podman', 'images.web.buildWith is "podman", but must be buildx where there is bake'],
    [
      'bake: { target: a b }',
      'images.web.bake.target is "a b", but must be the name of a target: letters, digits, _ and -'
    ],
    [
      'bake: 7',
      'images.web.bake is 7, but must be the path of a bake file, a list of them, or have files, target, allow'
    ]
  ])('with %s is refused', async (image, message) => {
    expect((await failure(() => imageOf(image))).message).toContain(message)
  })

  it('that is appended has no use for the input build-with', async () => {
    expect(
      await failure(() => imageOf('context: public, append: { base: scratch }', { buildWith: 'buildah' }))
    ).toEqual({
      code: 'INPUT_INVALID',
      message: 'Input build-with is "buildah": it must be left out for web.',
      hint: 'The configuration appends that image to a base, without a tool.'
    })
  })
})
