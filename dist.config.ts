import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Plugin, rolldown } from 'rolldown'

/*
 * Builds dist/: the code of all JavaScript actions in one folder, and a file for each that starts it; the same bytes from
 * every checkout.
 *
 * rolldown first: it leaves out what is not used (ncc does not) and keeps every `await import()` a chunk of its own.
 * ES modules, because ncc keeps chunks of those only; it inlines what CommonJS requires. Then ncc packages the folder.
 */

/** They do nothing when loaded: without this, reading one input costs an HTTP client, and AWS a megabyte of what is never called. */
const withoutSideEffects = /[\\/]node_modules[\\/](@actions[\\/]|@aws-sdk[\\/]|@smithy[\\/]|undici[\\/]|tunnel[\\/])/

/** GitHub's runners clone the whole repository at its tag for each job. */
const largest = 8_000_000

/** ncc comes without types; this is what is used of it. */
type Ncc = (
  entry: string,
  options: { cache: false; quiet: true; filterAssetBase: string }
) => Promise<{ code: string; assets: Record<string, { source: string | Buffer }> }>
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc

const apart = '?apart'

/**
 * What packages use of @actions/core (its tokens, and so an HTTP client) would be loaded wherever we write a line to the
 * log, because a module goes into one chunk whole: they get a copy of their own.
 */
const coreApart: Plugin = {
  name: 'core-apart',
  async resolveId(source, importer) {
    if (source !== '@actions/core' || !importer?.includes('node_modules')) return null
    const core = await this.resolve(source, importer, { skipSelf: true })
    return core && { ...core, id: core.id + apart }
  },
  load: id => (id.endsWith(apart) ? readFile(id.slice(0, -apart.length), 'utf8') : null)
}

/** What is bundled: a module that loads the action asked for. */
const entry = 'all-actions'

const startOf = (actions: readonly string[]): Plugin => ({
  name: entry,
  resolveId: id => (id === entry ? join(process.cwd(), 'src/entry', entry) : null),
  load(id) {
    if (!id.endsWith(entry)) return null
    const loads = actions.map(action => `'${action}': () => import('./${action}.ts')`)
    return `const actions = { ${loads.join(', ')} }\nexport const start = action => actions[action]()\n`
  }
})

/** Bundles all actions and returns the packages that went in. */
async function bundle(actions: readonly string[], folder: string): Promise<string[]> {
  const build = await rolldown({
    input: { index: entry },
    platform: 'node',
    plugins: [startOf(actions), coreApart],
    // What a package offers as CommonJS may require its own parts by names that only run time knows.
    resolve: { mainFields: ['module', 'main'] },
    treeshake: { moduleSideEffects: id => !withoutSideEffects.test(id) },
    checks: { ineffectiveDynamicImport: false }
  })
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js'
  })
  await build.close()
  const modules = output.flatMap(part => (part.type === 'chunk' ? part.moduleIds : []))
  return [...new Set(modules.flatMap(id => packageFolder.exec(id)?.[0] ?? []))]
}

const packageFolder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/

/** The licences of bundled packages have to travel with them. */
async function licences(folders: readonly string[]): Promise<string> {
  const texts = folders.map(async folder => {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const file = (await readdir(folder)).sort().find(file => /^licen[cs]e(\.|$)/i.test(file))
    const text = file ? await readFile(join(folder, file), 'utf8') : ''
    return `${name} ${version} (${license})\n\n${text.trim()}\n`.replace(/\r\n?/g, '\n')
  })
  return (await Promise.all(texts)).sort().join(`\n${'-'.repeat(80)}\n\n`)
}

async function pack(from: string, to: string, packages: readonly string[]): Promise<number> {
  const stage = join(process.cwd(), from)
  // ncc takes `path.join(process.cwd(), name)` for a wish to ship the whole repository; nothing lies below this folder.
  const { code, assets } = await ncc(join(stage, 'index.js'), {
    cache: false,
    quiet: true,
    filterAssetBase: join(stage, 'none')
  })
  const chunks = Object.entries(assets).map(([name, asset]) => [name, asset.source] as const)
  await mkdir(to, { recursive: true })
  let size = 0
  for (const [name, source] of [['index.js', code], ['licenses.txt', await licences(packages)], ...chunks] as const) {
    await writeFile(join(to, name), source)
    size += Buffer.byteLength(source)
  }
  return size
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } })
const built = join('build', 'dist')
const stage = join('build', 'stage')
await rm('build', { recursive: true, force: true })
const actions = (await readdir('src/entry')).map(file => basename(file, '.ts')).sort()
const size = await pack(stage, join(built, 'cutover'), await bundle(actions, stage))
process.stdout.write(`${values.out} ${size} bytes\n`)
if (size > largest) throw new RangeError(`${values.out} is larger than ${largest} bytes`)
await writeFile(join(built, 'package.json'), '{ "type": "module" }\n')
for (const action of actions) {
  await mkdir(join(built, action))
  const start = `import { start } from '../cutover/index.js'\n\nawait start('${action}')\n`
  await writeFile(join(built, action, 'index.js'), start)
}
// Only now, so that a build that fails leaves the last good one.
await rm(values.out, { recursive: true, force: true })
await cp(built, values.out, { recursive: true })
