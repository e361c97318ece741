import { client } from '../../bench/registry-parts.ts'
import { lanes } from '../../src/image/lanes.ts'
import { pushLayout } from '../../src/image/layout.ts'
import { parseReference } from '../../src/image/reference.ts'
import { systemFiles } from '../../src/io/files.ts'
import { readPart } from '../../src/io/parts.ts'
import { silent } from '../../src/runner/report.ts'

/** `node push-process.ts LAYOUT REPOSITORY`: a push as a process of its own, which can be killed. */
const [folder = '', to = ''] = process.argv.slice(2)
const tools = { registry: client(), lanes: lanes(5), report: silent }
await pushLayout(tools, { files: systemFiles, readPart }, folder, parseReference(to))
process.exit(0)
