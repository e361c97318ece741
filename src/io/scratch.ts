import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Lends `work` a new, empty folder that nobody else can read, and removes it whatever comes of the work. */
export type Scratch = <T>(work: (folder: string) => Promise<T>) => Promise<T>

/** Below the runner's own temporary folder where there is one, because a self-hosted runner empties that one. */
export const systemScratch: Scratch = async work => {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP ?? tmpdir(), 'cutover-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
