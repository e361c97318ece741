import { messageOf } from '../../../src/errors.ts'
import { publishedRoots } from '../../../src/image/signature/trust.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { systemHttp } from '../../../src/io/http.ts'
import { systemScratch } from '../../../src/io/scratch.ts'

/** `node trust-process.ts ORGANIZATION`: asks for published roots, by whatever proxy the environment names. */
const { signal } = new AbortController()
const roots = publishedRoots({
  http: systemHttp(),
  files: systemFiles,
  scratch: systemScratch,
  signal,
  environment: process.env
})
const told = await roots.rootsFor(process.argv[2] ?? '').then(
  () => 'roots',
  (error: unknown) => messageOf(error)
)
process.stdout.write(told)
process.exit(0)
