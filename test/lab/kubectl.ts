import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

const execute = promisify(execFile)

/** Runs kubectl as somebody at a terminal who has every right, and gives what it prints. */
export async function kubectl(...args: readonly string[]): Promise<string> {
  const { bin, kubeconfig } = inject('parts')
  return (await execute(join(bin, 'kubectl'), ['--kubeconfig', kubeconfig, ...args])).stdout
}
