import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { systemFiles } from '../../src/io/files.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { systemScratch } from '../../src/io/scratch.ts'
import { type Report, silent } from '../../src/runner/report.ts'

/** A folder of files, and programs on a PATH that has no others. */
export interface Desk {
  readonly folder: string
  /** What the run was told, a line each. */
  readonly told: string[]
  readonly report: Report
  /** A program whose code is the body of a module; `args` are its arguments. What it prints for `version` is `v1.2.3`. */
  program(name: string, code: string): Promise<void>
  write(path: string, text: string): Promise<string>
  /** The argument lists that programs were started with, versions left out, as `name arg arg`. */
  calls(): Promise<string[]>
}

const code = (calls: string, name: string, body: string): string => `#!${process.execPath}
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const args = process.argv.slice(2)
if (args[0] === 'version') {
  console.log('Client Version: v1.2.3\\nKustomize Version: v9.9.9')
  process.exit()
}
appendFileSync(${JSON.stringify(calls)}, ${JSON.stringify(name)} + ' ' + args.join(' ') + '\\n')
${body}
`

export async function desk(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'render-'))
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })
  const bin = join(folder, 'bin')
  const calls = join(folder, 'calls')
  vi.stubEnv('PATH', bin)
  const told: string[] = []
  const write = async (path: string, text: string): Promise<string> => {
    const full = join(folder, path)
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, text)
    return full
  }
  return {
    folder,
    told,
    report: {
      ...silent,
      line: text => void told.push(text),
      foreign: text => void told.push(`foreign: ${text}`),
      warning: (text, at) => void told.push(`warning: ${text}${at ? ` (${at.file}:${at.line ?? ''})` : ''}`),
      mask: secret => void told.push(`mask: ${secret}`)
    },
    async program(name, body) {
      // An ES module without the ending of one: node looks into the nearest package.json.
      await write('bin/package.json', '{ "type": "module" }')
      await chmod(await write(`bin/${name}`, code(calls, name, body)), 0o755)
    },
    write,
    calls: async () => (await readFile(calls, 'utf8').catch(() => '')).split('\n').slice(0, -1)
  }
}

/** What renderers need of a run. */
export const toolsOf = ({ report }: Desk, signal = new AbortController().signal) => ({
  ...{ processes: systemProcesses, files: systemFiles, scratch: systemScratch },
  ...{ report, signal }
})
