import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

const root = join(import.meta.dirname, '../..')
const lab = join(root, 'lab')
const bin = join(process.env.CUTOVER_LAB_CACHE ?? join(homedir(), '.cache/cutover-lab'), 'bin')

/** The real parts that the tests of this folder run on. */
export interface Parts {
  /** A kubeconfig of an administrator. */
  readonly kubeconfig: string
  /** The folder that `lab/cluster.sh` knows the cluster by. */
  readonly cluster: string
  /** The API server's record of every request, one JSON a line. */
  readonly audit: string
  /** `127.0.0.1:5000`: by this name the host, the builder and the node know the registry. */
  readonly registry: string
  /** What lets `docker buildx build` find its builder. */
  readonly builder: Readonly<Record<string, string>>
  /** kubectl, act and the load client are here, for the tests themselves. */
  readonly bin: string
  /** All that a runner has on its PATH here: docker, and no kubectl. */
  readonly path: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    parts: Parts
  }
}

const execute = promisify(execFile)

/** Runs one of the lab's scripts and reads the `NAME=value` lines that it prints. */
async function script(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { stdout } = await execute(join(lab, name), args, { env: { ...process.env, ...environment } })
  return Object.fromEntries(stdout.split('\n').flatMap(line => (line.includes('=') ? [split(line)] : [])))
}

const split = (line: string): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]

async function onlyDocker(state: string): Promise<string> {
  const path = join(state, 'path')
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { recursive: true })
  await symlink(join(bin, 'docker'), join(path, 'docker'))
  return path
}

/**
 * Starts a cluster, a registry with base images and a builder, and ends them after the last test. CUTOVER_LAB_STATE names
 * a folder in which they are left running for the next time, for those who write such tests: `lab/*.sh down` ends them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(process.env.CUTOVER_DIST ?? join(root, 'dist/release/index.js'))) {
    throw new RangeError('There is no dist/release/index.js to test: run npm run build first.')
  }
  const kept = process.env.CUTOVER_LAB_STATE
  const state = kept ?? (await mkdtemp('/tmp/lab-')) // the path of buildkit's socket must be short
  const started = [
    ['registry.sh', 'r'],
    ['buildkit.sh', 'b'],
    ['cluster.sh', 'c']
  ] as const
  const end = async () => {
    if (kept) return
    for (const [name, folder] of started) await script(name, ['down', join(state, folder)])
    await rm(state, { recursive: true, force: true })
  }
  try {
    await script('install.sh', [])
    const registry = await script('registry.sh', ['up', join(state, 'r'), '5000'])
    const builder = await script('buildkit.sh', ['up', join(state, 'b')])
    const cluster = await script('cluster.sh', ['up', join(state, 'c')])
    const parts = {
      kubeconfig: cluster.KUBECONFIG ?? '',
      cluster: join(state, 'c'),
      audit: cluster.AUDIT_LOG ?? '',
      registry: registry.REGISTRY_LOOPBACK ?? '',
      builder,
      bin,
      path: await onlyDocker(state)
    }
    await script('images.sh', [parts.registry], builder)
    project.provide('parts', parts)
  } catch (error) {
    await end()
    throw error
  }
  return end
}
