import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { schemaText } from '../../src/config/schema.ts'

it('the published schema is the one that is checked by (else run: node src/config/publish.ts)', async () => {
  expect(await readFile(new URL('../../docs/cutover.schema.json', import.meta.url), 'utf8')).toBe(schemaText())
})
