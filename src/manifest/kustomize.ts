import { join, normalize } from 'node:path/posix'
import { CutoverError, quoted } from '../errors.ts'
import type { ReadFiles } from '../io/files.ts'
import type { Ended } from '../io/process.ts'
import { errorIn, runTool, type Tools, versionOf, withoutValues } from './render-tool.ts'
import type { SourceFile } from './source.ts'

/** The names that kustomize takes (its konfig package, RecognizedKustomizationFileNames). */
const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

export interface Kustomization {
  readonly folder: string
  readonly file: string
}

/** The kustomization that an entry of the manifests is: a folder that holds one, or the file itself. */
export async function kustomizationAt(files: ReadFiles, entry: string): Promise<Kustomization | undefined> {
  const path = normalize(entry).replace(/(?<=.)\/$/, '')
  const named = names.find(name => path === name || path.endsWith(`/${name}`))
  if (named !== undefined && (await files.exists(path)))
    return { folder: normalize(path.slice(0, -named.length) || '.').replace(/(?<=.)\/$/, ''), file: path }
  if (!(await files.isFolder(path))) return undefined
  for (const name of names) {
    const file = join(path, name)
    if (await files.exists(file)) return { folder: path, file }
  }
  return undefined
}

interface Way {
  readonly tool: string
  readonly args: readonly string[]
  readonly version: readonly string[]
}

/** A kustomize of its own is the one that somebody chose; that within kubectl is as old as kubectl. */
const ways = (folder: string): Way[] => [
  { tool: 'kustomize', args: ['build', folder], version: ['version'] },
  { tool: 'kubectl', args: ['kustomize', folder], version: ['version', '--client'] }
]

/** Its objects, by the tool that is there. @throws TOOL_MISSING, MANIFEST_INVALID with what the tool said */
export async function renderKustomization(tools: Tools, { folder, file }: Kustomization): Promise<SourceFile> {
  for (const { tool, args, version } of ways(folder)) {
    const ended = await unlessMissing(runTool(tools, { tool, args }))
    if (!ended) continue
    for (const line of ended.stderr.split('\n')) if (ended.code === 0 && line) tools.report.foreign(withoutValues(line))
    const text = checked(ended, tool, file)
    tools.report.line(`Rendered ${folder} by ${tool} ${await versionOf(tools, tool, version)}`)
    return { path: file, text, rendered: true }
  }
  throw new CutoverError('TOOL_MISSING', `${file} needs kustomize or kubectl to be rendered, and neither is on PATH.`, {
    hint: 'Install one of them in a step before this one; runners of GitHub have both. Or render it there, and give the result as manifests.',
    at: { file }
  })
}

async function unlessMissing(running: Promise<Ended>): Promise<Ended | undefined> {
  try {
    return await running
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'TOOL_MISSING') return undefined
    throw error
  }
}

function checked({ code, stdout, stderr }: Ended, tool: string, file: string): string {
  if (code === 0 && stdout.trim() !== '') return stdout
  const why =
    code === 0 ? 'it renders to nothing' : `${tool} ended with exit code ${code}: ${quoted(errorIn(stderr), 500)}`
  throw new CutoverError('MANIFEST_INVALID', `${file} can't be rendered: ${why}.`, {
    hint: `The same is shown by: ${tool === 'kubectl' ? 'kubectl kustomize' : 'kustomize build'} ${file.replace(/\/?[^/]*$/, '') || '.'}`,
    at: { file }
  })
}
