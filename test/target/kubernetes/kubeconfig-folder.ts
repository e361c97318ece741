import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { stringify } from 'yaml'
import type { CutoverError } from '../../../src/errors.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { systemFiles } from '../../../src/io/files.ts'
import { systemProcesses } from '../../../src/io/process.ts'
import { silent } from '../../../src/runner/report.ts'
import type { AccessOptions, AccessPorts } from '../../../src/target/kubernetes/kubeconfig.ts'
import { openAccess } from '../../../src/target/kubernetes/kubeconfig.ts'

/** A folder of its own for each test. */
export let folder: string
/** The secrets that were masked in this test. */
export let masked: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'))
  masked = []
})
afterEach(() => rm(folder, { recursive: true }))

/** The machine, with this environment and time. */
export const ports = (environment: Record<string, string> = {}, now = () => systemClock.now()): AccessPorts => ({
  files: systemFiles,
  processes: systemProcesses,
  clock: { ...systemClock, now },
  report: { ...silent, mask: secret => void masked.push(secret) },
  environment
})

interface Written {
  name?: string
  cluster?: object
  user?: object
  context?: object
}

/** Writes a kubeconfig whose cluster, user and context have one name. */
export async function write(file: string, { name = 'prod', cluster = {}, user = {}, context = {} }: Written = {}) {
  const path = join(folder, file)
  const config = {
    'current-context': name,
    clusters: [{ name, cluster: { server: `https://${name}.example:6443`, ...cluster } }],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: name, user: name, ...context } }]
  }
  await writeFile(path, stringify(config))
  return path
}

/** Everything that an Access says. */
export async function opened(options: AccessOptions, given = ports()): Promise<unknown> {
  const access = await openAccess(options, given)
  const headers = await access.headers()
  const { server, namespace, tls, proxy } = access
  return { server: server.href, namespace, tls, headers, ...(proxy ? { proxy: proxy.href } : {}) }
}

/** What `work` ends in: its answer, or the error as the user would read it, whatever the folder. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    const { code, message, hint } = error as CutoverError
    return { code, message: message.replaceAll(folder, 'FOLDER'), hint }
  }
}
