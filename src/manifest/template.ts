import { imageFields } from './find.ts'
import { type Parsed, templateHint } from './parse.ts'
import { invalidAt } from './source.ts'
import { writtenNodes } from './tree.ts'

/**
 * Fails with MANIFEST_INVALID for a document that is a template. `image: {{ .Values.image }}` parses without error: as a
 * mapping whose key is a mapping.
 */
export function refuseTemplate(parsed: Parsed): void {
  const { chunk, root } = parsed
  if (!chunk.text.includes('{{')) return
  for (const { is, start } of writtenNodes(root))
    if (is === 'map' && chunk.text.startsWith('{{', start)) throw template(parsed, start)
  const found = imageFields(parsed).find(({ from, kind }) => kind !== 'value' && from.includes('{{'))
  if (found) throw template(parsed, found.offset)
}

const template = ({ chunk }: Parsed, offset: number) =>
  invalidAt(chunk, offset, 'This is a template ({{ }}), not a manifest.', templateHint)
