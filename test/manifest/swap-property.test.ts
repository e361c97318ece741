import fc from 'fast-check'
import { expect, it } from 'vitest'
import { swap } from '../../src/manifest/swap.ts'
import { api, pinnedWeb, web } from './images.ts'

/** A part of a file: `§` stands for the image that is swapped. */
type Part = string

const comment = fc
  .constantFrom('', ' # § ghcr.io/acme/web:9', '   ', '\t', ' # it\'s "so"')
  .map(text => text.replace('§', 'image:'))

const image: fc.Arbitrary<Part> = fc.constantFrom(
  '§',
  '"§"',
  "'§'",
  '&a §',
  '!!str §',
  '|-\n        §',
  '>-\n        §',
  'nginx',
  '"busybox:1"'
)

const container = fc
  .tuple(image, comment, fc.constantFrom('plain', 'late', 'flow'), fc.nat(9))
  .map(([value, after, form, number]) => {
    const block = value.includes('\n')
    if (form === 'flow' && !block)
      return `    - {name: c${number}, image: ${value}, args: ["ghcr.io/acme/web:1"]}${after}`
    const line = block ? `image: ${value}` : `image:  ${value}${after}`
    return form === 'late' ? `    - name: c${number}\n      ${line}` : `    - ${line}\n      name: 'c${number}'`
  })

const document = fc
  .tuple(fc.array(container, { minLength: 1, maxLength: 4 }), fc.constantFrom('Pod', 'Service', 'Deployment'), comment)
  .map(([containers, kind, after]) => {
    const list = `  containers:${after}\n${containers.join('\n')}`
    const spec = kind === 'Deployment' ? `  template:\n    spec:\n${list.replaceAll(/^/gm, '    ')}` : list
    // A Service with containers is nonsense, and therefore nobody's image.
    return { kind, text: `kind: ${kind}\nmetadata: {name: x}\nspec:\n${spec}` }
  })

const file = fc.record({
  documents: fc.array(document, { minLength: 1, maxLength: 4 }),
  bom: fc.boolean(),
  crlf: fc.boolean(),
  ending: fc.constantFrom('', '\n', '\n\n# end', '\n...\n')
})

function render({ documents, bom, crlf, ending }: typeof file extends fc.Arbitrary<infer T> ? T : never, to: string) {
  const texts = documents.map(({ kind, text }) => text.replaceAll('§', kind === 'Service' ? 'ghcr.io/acme/web' : to))
  const text = `${bom ? '\uFEFF' : ''}${texts.join('\n---\n')}${ending}`
  return crlf ? text.replaceAll('\n', '\r\n') : text
}

const anchor = {
  path: 'api.yml',
  text: 'kind: Pod\nspec: {containers: [{image: ghcr.io/acme/web}, {image: ghcr.io/acme/api}]}'
}

it('whatever the manifest looks like, only the bytes of its images change, and a second swap changes nothing', () => {
  fc.assert(
    fc.property(file, fc.constantFrom('ghcr.io/acme/web', 'ghcr.io/acme/web:1.4.1', `${pinnedWeb}`), (shape, old) => {
      const first = swap([{ path: 'web.yml', text: render(shape, old) }, anchor], [web, api])
      expect(first.sources[0]?.text).toBe(render(shape, pinnedWeb))
      expect(swap(first.sources, [web, api])).toEqual({
        sources: first.sources,
        files: [],
        changes: [],
        lock: first.lock
      })
    }),
    { numRuns: 500 }
  )
})
