import { CutoverError } from '../errors.ts'
import type { Command, Ended, Processes } from '../io/process.ts'
import type { Report } from '../runner/report.ts'

/** What a tool that renders manifests is started with. What it renders may hold secrets and is never reported. */
export interface Tools {
  readonly processes: Processes
  readonly report: Report
  readonly signal: AbortSignal
}

/** In characters: a release takes 1 MiB when it is compressed, and manifests seldom shrink to less than a tenth. */
const longest = 32 * 1024 * 1024

/**
 * Runs a tool to its end. MANIFEST_INVALID when it writes more than any release can hold, TOOL_MISSING when it is not there,
 * CANCELLED.
 */
export async function runTool({ processes, signal }: Tools, command: Command): Promise<Ended> {
  const enough = new AbortController()
  let size = 0
  const onLine = (line: string): void => {
    size += line.length + 1
    if (size > longest) enough.abort()
  }
  try {
    return await processes.run({ ...command, onLine, signal: AbortSignal.any([signal, enough.signal]) })
  } catch (error) {
    if (!enough.signal.aborted) throw error
    throw new CutoverError('MANIFEST_INVALID', `${command.tool} writes more than ${longest / 2 ** 20} MiB.`, {
      hint: 'A release holds 1 MiB of compressed manifests at most: render less.'
    })
  }
}

/** What a tool says of its own version, in one word. */
export async function versionOf(tools: Tools, tool: string, args: readonly string[]): Promise<string> {
  const { stdout } = await runTool(tools, { tool, args })
  return /\bv?\d+\.\d+\.\d+[\w.+-]*/.exec(stdout)?.[0] ?? 'of unknown version'
}

/** The error that a tool ended with, on one line, and without the Go types and values that may follow it. */
export function errorIn(stderr: string): string {
  const lines = stderr.split(/\r?\n/).filter(line => line.trim() !== '')
  const from = lines.findIndex(line => /^error:/i.test(line))
  const said = (from < 0 ? lines.slice(-1) : lines.slice(from))
    .map(line => line.trim())
    .filter(line => !/^Use --debug/.test(line))
  return said.join(' ').replace(/^error:\s*/i, '')
}

/** A warning of Helm's quotes the values that it warns of; they may be secret. */
export const withoutValues = (line: string): string => line.replace(/ \(?map\[.*$/, '')
