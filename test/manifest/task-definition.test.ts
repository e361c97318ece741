import fc from 'fast-check'
import { parse } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import type { PinnedImage } from '../../src/image/image.ts'
import { swap } from '../../src/manifest/swap.ts'
import { failure } from './failure.ts'
import { api, pinnedWeb, web } from './images.ts'

const swapped = (text: string, containers: Record<string, string>, images: readonly PinnedImage[] = [web]) =>
  swap([{ path: 'ecs/task.jsonc', text }], images, [], containers)

const textOf = (...given: Parameters<typeof swapped>) => swapped(...given).sources[0]?.text

const task = (image: string, sidecar = 'public.ecr.aws/datadog/agent:7') => `{
  // "image": "ghcr.io/acme/web:1"
  "family": "shop",
  "containerDefinitions": [
    { "image": "${image}", "name": "app", "essential": true, },
    { "name": "datadog-agent", "image": "${sidecar}" /* stays */ }
  ],
}`

describe('a task definition', () => {
  it('gets an image by the name of a container, whatever stands there', () => {
    for (const there of ['placeholder', '<IMAGE1_NAME>', '', 'ghcr.io/acme/api:1', 'ghcr.io/acme/web:1', pinnedWeb])
      expect(textOf(task(there), { app: 'web' })).toBe(task(pinnedWeb))
  })

  it('gets by name what another image has the repository of', () => {
    const wanted = `ghcr.io/acme/api:2.0.0@${api.digest}`
    expect(textOf(task('ghcr.io/acme/web:1', 'ghcr.io/acme/web:1'), { app: 'api' }, [web, api])).toBe(
      task(wanted, pinnedWeb)
    )
  })

  it('gets several images at once, by names and by repositories', () => {
    const wanted = `ghcr.io/acme/api:2.0.0@${api.digest}`
    expect(swapped(task('x', 'ghcr.io/acme/web:1'), { app: 'api' }, [web, api]).changes).toEqual([
      { file: 'ecs/task.jsonc', line: 5, kind: 'task', name: 'shop', container: 'app', from: 'x', to: wanted },
      {
        ...{ file: 'ecs/task.jsonc', line: 6, kind: 'task', name: 'shop', container: 'datadog-agent' },
        ...{ from: 'ghcr.io/acme/web:1', to: pinnedWeb }
      }
    ])
  })

  it('without a container of that name is one error, at its list and with the names in it', async () => {
    expect(await failure(() => textOf(task('x'), { app: 'web', worker: 'web', cron: 'web' }))).toEqual({
      code: 'IMAGE_UNMATCHED',
      message: 'ecs/task.jsonc:4:27: There is no container "worker" or "cron".',
      hint: 'The containers there are "app", "datadog-agent".',
      at: { file: 'ecs/task.jsonc', line: 4, column: 27 }
    })
  })

  it('that is none is told of with the files that were read', async () => {
    expect(await failure(() => textOf('{"family": "ghcr.io/acme/web"}', { app: 'web' }))).toMatchObject({
      code: 'IMAGE_UNMATCHED',
      hint: 'No file is a task definition: ecs/task.jsonc.'
    })
  })

  it('is not given an image that the release has not', async () => {
    expect(await failure(() => textOf(task('x'), { app: 'wbe' }))).toEqual({
      code: 'CONFIG_INVALID',
      message: 'The container "app" is to get the image "wbe", which is none of this release.',
      hint: 'Its images are web.'
    })
  })

  it('with one key twice is refused, since readers differ in which they take', async () => {
    const text = task('ghcr.io/acme/web:1').replace('"family"', '"family": "x", "family"')
    expect(await failure(() => textOf(text, {}))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: expect.stringContaining('The key "family" is there twice.')
    })
  })

  it('with an image in escapes is left to its author', async () => {
    expect(await failure(() => textOf(task('ghcr.io\\/acme\\/web:1'), { app: 'web' }))).toMatchObject({
      code: 'MANIFEST_INVALID',
      message: expect.stringContaining('is written with escapes')
    })
  })
})

/** Any JSON value, written in any way that JSONC allows: `§` separates its tokens, and gets a blank or a comment. */
const written = (value: unknown, comma: boolean): string => {
  const tail = comma ? '§,' : ''
  if (Array.isArray(value))
    return value.length === 0 ? '[§]' : `[§${value.map(item => written(item, comma)).join('§,§')}${tail}§]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}§:§${written(held, comma)}`)
  return entries.length === 0 ? '{§}' : `{§${entries.join('§,§')}${tail}§}`
}

const blank = fc.constantFrom(
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '// "image": "ghcr.io/acme/web:1" }\n',
  '/* §{[ */',
  '\n\n  '
)

it('whatever JSONC a task definition is written in, its images alone change', () => {
  const extra = fc.dictionary(
    fc.string().filter(key => !['__proto__', 'image', 'name', 'containerDefinitions', 'kind'].includes(key)),
    fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as unknown),
    { maxKeys: 3 }
  )
  const container = fc.record({ ours: fc.boolean(), more: extra })
  const image = '~~image~~'
  fc.assert(
    fc.property(
      fc.array(container, { minLength: 1, maxLength: 3 }),
      extra,
      fc.array(blank, { minLength: 1, maxLength: 7 }),
      fc.boolean(),
      fc.boolean(),
      (containers, more, blanks, comma, bom) => {
        fc.pre(!JSON.stringify([containers, more]).includes('§'))
        const value = {
          ...more,
          containerDefinitions: [
            { name: 'app', image },
            ...containers.map(({ ours, more: rest }, index) => ({
              ...rest,
              name: `c${index}`,
              image: ours ? image : 'busybox:1'
            }))
          ]
        }
        let next = 0
        const source = written(value, comma).replaceAll('§', () => blanks[next++ % blanks.length] ?? '')
        const text = (reference: string) => `${bom ? '\uFEFF' : ''}${source.replaceAll(image, reference)}`
        const after = textOf(text('ghcr.io/acme/web:1.4.1'), { app: 'web' })
        expect(after).toBe(text(pinnedWeb))
        // The other reader loses keys that are called __proto__.
        if (source.includes('__proto__')) return
        expect(parse(after?.replace(/^\uFEFF/, '') ?? '')).toEqual(
          JSON.parse(JSON.stringify(value).replaceAll(image, pinnedWeb))
        )
      }
    ),
    { numRuns: 300 }
  )
})
