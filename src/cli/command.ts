import type { Terminal } from '../runner/terminal-report.ts'

/** Where a command line speaks and what it finds around it. */
export interface Console {
  /** What was asked for: may be piped on. */
  readonly out: Terminal
  /** How it goes, and what went wrong. */
  readonly err: Terminal
  readonly environment: NodeJS.ProcessEnv
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal
}

export interface Command {
  readonly help: string
  /** Resolves with the exit code. Throws CutoverError; INPUT_INVALID is a mistake on the command line. */
  run(args: readonly string[], console: Console): Promise<number>
}

/** The exit code of a command line that could not be understood. */
export const usageError = 2
