import { join } from 'node:path'
import { CutoverError, quoted } from '../errors.ts'
import { type Chart, type HelmTools, isRemote } from './chart.ts'
import { documentsOf, warnOfChance, warnOfLookups } from './helm-output.ts'
import { helm, templated } from './helm-run.ts'
import { errorIn, versionOf, withoutValues } from './render-tool.ts'
import type { SourceFile } from './source.ts'

/**
 * The objects of a chart, hooks included, each with its template for a place. Touches no cluster and nothing of the
 * checkout. Warns of a chart that another run would render otherwise.
 * @throws TOOL_MISSING, MANIFEST_MISSING, MANIFEST_INVALID with what Helm said, CANCELLED
 */
export function renderChart(tools: HelmTools, chart: Chart): Promise<SourceFile[]> {
  return tools.scratch(async folder => {
    const found = isRemote(chart) ? await pulled(tools, chart.chart, folder) : await present(tools, chart)
    const args = await argumentsOf(tools, chart, found, folder)
    // One after another: none may still run when another one's failure takes the folder away.
    const first = await templated(tools, args, chart)
    const second = await templated(tools, args, chart)
    const version = await versionOf(tools, 'helm', ['version', '--short'])
    for (const line of first.stderr.split('\n')) if (line) tools.report.foreign(withoutValues(line))
    tools.report.line(`Rendered ${chart.chart} by helm ${version}`)
    const sources = documentsOf(first.stdout, chart)
    warnOfChance(tools, chart, sources, documentsOf(second.stdout, chart))
    await warnOfLookups(tools, chart, found)
    return sources
  })
}

/** A chart of the checkout: what Helm would look up in its own repositories instead may be another one tomorrow. */
async function present({ files }: HelmTools, { chart, values }: Chart): Promise<string> {
  const [absent] = await absentOf(files, values)
  if (absent !== undefined) throw missing(`There are no values at ${quoted(absent)}.`)
  if (!(await files.exists(chart))) throw missing(`There is no chart at ${quoted(chart)}.`)
  const whole = !(await files.isFolder(chart)) || (await files.exists(join(chart, 'Chart.yaml')))
  if (!whole) throw missing(`The folder ${quoted(chart)} holds no Chart.yaml.`)
  return chart
}

async function absentOf(files: HelmTools['files'], paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(path => files.exists(path)))
  return paths.filter((_, index) => !found[index])
}

const missing = (message: string): CutoverError =>
  new CutoverError('MANIFEST_MISSING', message, {
    hint: 'Give paths relative to the repository, such as charts/shop, or a chart as oci://registry/path:version.'
  })

/** Registries on loopback speak plain HTTP, as with Docker. */
const plainly = /^oci:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])[:/]/

async function pulled(tools: HelmTools, chart: string, folder: string): Promise<string> {
  const [, repository = chart, version] = /^(oci:\/\/.+\/[^/:@]+)(?::([^/:@]+))?/.exec(chart) ?? []
  const into = join(folder, 'chart')
  const ended = await helm(tools, [
    'pull',
    ...(version === undefined ? [chart] : [repository, '--version', version]),
    ...['--untar', '--untardir', into],
    ...(plainly.test(chart) ? ['--plain-http'] : [])
  ])
  if (ended.code === 0) return join(into, repository.split('/').at(-1) ?? '')
  throw new CutoverError(
    'MANIFEST_MISSING',
    `${chart} can't be pulled: helm ended with exit code ${ended.code}: ${quoted(errorIn(ended.stderr), 500)}.`,
    {
      hint: 'Check the name and the version, and log in to its registry in a step before this one (helm registry login).'
    }
  )
}

/** Values that may be secret are in a file that nobody else can read: a command line is open to all users of a machine. */
async function argumentsOf(tools: HelmTools, chart: Chart, found: string, folder: string): Promise<string[]> {
  const { release, namespace, values, set, crds, capabilities } = chart
  const own = Object.keys(set).length > 0 ? [join(folder, 'set.json')] : []
  for (const path of own) await tools.files.write(path, JSON.stringify(set))
  return [
    ...['template', release, found, '--namespace', namespace],
    ...[...values, ...own].flatMap(path => ['--values', path]),
    ...(crds ? ['--include-crds'] : []),
    ...['--kube-version', capabilities.version],
    ...portionsOf(capabilities.apis).flatMap(apis => ['--api-versions', apis.join(',')])
  ]
}

/** No single argument may be longer than 128 KiB (Linux, MAX_ARG_STRLEN). */
const portion = 500

const portionsOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / portion) }, (_, at) => items.slice(at * portion, (at + 1) * portion))
