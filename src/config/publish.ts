import { systemFiles } from '../io/files.ts'
import { schemaText } from './schema.ts'

/** Where the package and the schema's own `$id` look for it. Run this file after every change of the schema. */
const published = 'docs/cutover.schema.json'

await systemFiles.write(published, schemaText())
