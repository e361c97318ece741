/** How a command ended. `code` is its exit code; output is what it wrote, decoded as UTF-8. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Command {
  readonly tool: string
  readonly args: readonly string[]
  readonly cwd?: string
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
  /** Called with each line as the command writes it. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
  /** When it aborts, the command gets the signal that ended the run, and the promise rejects with CANCELLED. */
  readonly signal?: AbortSignal
}

/** Starts programs by argument list, never through a shell. Rejects with TOOL_MISSING when `tool` is not found. */
export interface Processes {
  run(command: Command): Promise<Ended>
}
