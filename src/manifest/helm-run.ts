import { CutoverError, type Place, quoted } from '../errors.ts'
import type { Ended } from '../io/process.ts'
import { type Chart, type HelmTools, isRemote, templateIn } from './chart.ts'
import { errorIn, runTool } from './render-tool.ts'

/** @throws TOOL_MISSING, MANIFEST_INVALID for too much output, CANCELLED */
export async function helm(tools: HelmTools, args: readonly string[]): Promise<Ended> {
  try {
    return await runTool(tools, { tool: 'helm', args })
  } catch (error) {
    if (!(error instanceof CutoverError) || error.code !== 'TOOL_MISSING') throw error
    throw new CutoverError('TOOL_MISSING', error.message, {
      hint: 'Install Helm in a step before this one; runners of GitHub have it. Or render the chart there (helm template), and give the result as manifests.',
      cause: error
    })
  }
}

/** Runs `helm template`. @throws MANIFEST_INVALID with the template and its line, as far as Helm names them */
export async function templated(tools: HelmTools, args: readonly string[], chart: Chart): Promise<Ended> {
  const ended = await helm(tools, args)
  if (ended.code === 0) return ended
  const said = errorIn(ended.stderr)
  const at = await placeIn(tools, chart, said)
  const where = at?.line === undefined ? chart.chart : `${at.file}:${at.line}`
  throw new CutoverError(
    'MANIFEST_INVALID',
    `${where}: the chart can't be rendered; helm ended with exit code ${ended.code}: ${quoted(said, 500)}.`,
    { hint: hintFor(said, chart), ...(at ? { at } : {}) }
  )
}

/** `template: shop/templates/web.yaml:12:20: executing ...`, `execution error at (shop/templates/web.yaml:7:10): ...` */
const named = /([\w.-]+\/(?:[\w.-]+\/)*templates\/[\w./-]+?)(?::(\d+))?(?::(\d+))?[:)\s]/g

async function placeIn({ files }: HelmTools, chart: Chart, said: string): Promise<Place | undefined> {
  if (isRemote(chart)) return undefined
  // The outermost template comes first; what went wrong is in the last one.
  for (const [, source = '', line, column] of [...`${said} `.matchAll(named)].reverse()) {
    const file = templateIn(chart, source)
    if (await files.exists(file))
      return { file, ...(line && { line: Number(line) }), ...(column && { column: Number(column) }) }
  }
  return undefined
}

function hintFor(said: string, { chart, release, values }: Chart): string {
  if (said.includes('helm dependency'))
    return `Run helm dependency build ${chart} in a step before this one: Cutover changes nothing in the checkout.`
  const files = values.flatMap(path => ['--values', path])
  return `The same is shown by: ${['helm template', release, chart, ...files].join(' ')}`
}
