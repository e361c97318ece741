import { normalize } from 'node:path/posix'
import { type Chart, type HelmTools, isRemote, templateIn } from './chart.ts'
import { chunksOf, type SourceFile } from './source.ts'

/** What Helm writes above each document: the chart's name and the template's path in it. */
const source = /^# Source: (\S.*?)\r?$/m

/** The rendered documents, each with its template for a path. */
export function documentsOf(output: string, chart: Chart): SourceFile[] {
  const documents = chunksOf({ path: chart.chart, text: output, rendered: true })
  return documents.map(({ text }) => {
    const [, path] = source.exec(text) ?? []
    return { path: path === undefined ? chart.chart : templateIn(chart, path), text, rendered: true }
  })
}

/** Random values, certificates and times: a second run would not find its release, and every release gets others. */
export function warnOfChance(
  { report }: HelmTools,
  { chart }: Chart,
  first: readonly SourceFile[],
  second: readonly SourceFile[]
): void {
  const texts = new Set(second.map(({ text }) => text))
  const paths = [...new Set(first.filter(({ text }) => !texts.has(text)).map(({ path }) => path))]
  const [file] = paths
  if (file === undefined) return
  report.warning(
    `${chart} renders differently each time: ${paths.join(', ')}. Every run makes another release of it, with other values: give them yourself (values, set).`,
    { file }
  )
}

const lookup = /\{\{[^}]*\blookup\s+["($.]/

/** Nothing of the cluster is known while a chart is rendered: what it looks up there is empty, as for `helm template`. */
export async function warnOfLookups({ report, files }: HelmTools, chart: Chart, found: string): Promise<void> {
  if (!(await files.isFolder(found))) return
  const templates = (await files.list(found)).filter(path => path.includes('/templates/'))
  for (const path of templates) {
    const text = String(await files.read(path))
    const place = text.search(lookup)
    if (place < 0) continue
    const inner = normalize(path).slice(normalize(found).replace(/\/$/, '').length)
    const file = templateIn(chart, inner)
    const at = { file, line: text.slice(0, place).split('\n').length }
    const what = `${file} looks something up in the cluster, and gets nothing: a chart is rendered without it. Give the value yourself (values, set).`
    report.warning(what, isRemote(chart) ? undefined : at)
    return
  }
}
