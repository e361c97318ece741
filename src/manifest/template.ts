import { visit } from 'yaml'
import { CutoverError } from '../errors.ts'
import type { Parsed } from './parse.ts'
import { imageFields } from './pods.ts'
import { placeOf, written } from './source.ts'

/**
 * Fails with MANIFEST_INVALID for a document that is a template. `image: {{ .Values.image }}` parses without error: as a
 * mapping whose key is a mapping.
 */
export function refuseTemplate(parsed: Parsed): void {
  const { chunk, document } = parsed
  if (!chunk.text.includes('{{')) return
  visit(document, {
    Map: (_key, { range }) => {
      if (range && chunk.text.startsWith('{{', range[0])) throw template(parsed, range[0])
    }
  })
  const quoted = imageFields(parsed).find(({ scalar }) => scalar.value.includes('{{'))
  if (quoted) throw template(parsed, quoted.offset)
}

function template({ chunk }: Parsed, offset: number): CutoverError {
  const at = placeOf(chunk, offset)
  return new CutoverError('MANIFEST_INVALID', `${written(at)}: This is a template ({{ }}), not a manifest.`, {
    hint: 'Render it first (helm template, kustomize build) and give the result.',
    at
  })
}
