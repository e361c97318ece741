import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'

/*
 * Builds dist/: one folder for each JavaScript action, the same bytes from every checkout.
 *
 * rolldown first: it leaves out what is not used (ncc does not) and keeps every `await import()` a chunk of its own.
 * ES modules, because ncc keeps chunks of those only; it inlines what CommonJS requires. Then ncc packages the folder.
 */

/** They do nothing when loaded, and say so nowhere: without this, reading one input costs an HTTP client. */
const withoutSideEffects = /[\\/]node_modules[\\/](@actions[\\/]|undici[\\/]|tunnel[\\/])/

/** GitHub's runners clone the whole repository at its tag for each job. */
const largest = 5_000_000

/** ncc comes without types; this is what is used of it. */
type Ncc = (
  entry: string,
  options: { cache: false; quiet: true; filterAssetBase: string }
) => Promise<{ code: string; assets: Record<string, { source: string | Buffer }> }>
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc

async function bundle(action: string, folder: string): Promise<void> {
  const build = await rolldown({
    input: { index: `src/entry/${action}.ts` },
    platform: 'node',
    treeshake: { moduleSideEffects: id => !withoutSideEffects.test(id) }
  })
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' })
  await build.close()
}

async function pack(from: string, to: string): Promise<number> {
  const stage = join(process.cwd(), from)
  // ncc takes `path.join(process.cwd(), name)` for a wish to ship the whole repository; nothing lies below this folder.
  const { code, assets } = await ncc(join(stage, 'index.js'), {
    cache: false,
    quiet: true,
    filterAssetBase: join(stage, 'none')
  })
  const files = Object.entries(assets).map(([name, asset]) => [name, asset.source] as const)
  await rm(to, { recursive: true, force: true })
  await mkdir(to, { recursive: true })
  let size = 0
  for (const [name, source] of [['index.js', code] as const, ...files]) {
    await writeFile(join(to, name), source)
    size += Buffer.byteLength(source)
  }
  return size
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } })
const actions = (await readdir('src/entry')).map(file => basename(file, '.ts')).sort()
for (const action of actions) {
  const stage = join('build', action)
  await rm(stage, { recursive: true, force: true })
  await bundle(action, stage)
  const size = await pack(stage, join(values.out, action))
  process.stdout.write(`${join(values.out, action).padEnd(16)} ${String(size).padStart(9)} bytes\n`)
  if (size > largest) throw new RangeError(`${action} is larger than ${largest} bytes`)
}
