import { asCutoverError } from '../../src/errors.ts'
import { systemFiles } from '../../src/io/files.ts'
import { readManifests } from '../../src/manifest/read.ts'
import { swap } from '../../src/manifest/swap.ts'
import { writeSwap } from '../../src/manifest/write.ts'
import { web } from './images.ts'

/** Swaps the manifests at the path that is given, and prints the error that this ends in: a process that can be limited. */
try {
  await writeSwap(systemFiles, swap(await readManifests(systemFiles, process.argv.slice(2)), [web]))
} catch (thrown) {
  const { code, message, hint, at } = asCutoverError(thrown)
  process.stdout.write(JSON.stringify({ code, message, hint, at }))
}
