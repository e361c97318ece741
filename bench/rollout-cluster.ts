import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const script = join(import.meta.dirname, '../lab/cluster.sh')
export const bin = join(process.env.CUTOVER_LAB_CACHE ?? join(homedir(), '.cache/cutover-lab'), 'bin')

export interface Lab {
  readonly kubeconfig: string
  readonly audit: string
  /** All that a runner has on its PATH: kubectl and helm, which leave a line in `started` for each start. */
  readonly path: string
  readonly started: string
  down(): Promise<void>
}

/** Starts the lab's cluster in `folder`. */
export async function startLab(folder: string): Promise<Lab> {
  const state = join(folder, 'c')
  const { stdout } = await execute(script, ['up', state])
  const printed = Object.fromEntries(stdout.split('\n').map(line => line.split('=')))
  const path = join(folder, 'path')
  const started = join(folder, 'started')
  mkdirSync(path)
  writeFileSync(started, '')
  for (const tool of ['kubectl', 'helm']) {
    const to = join(path, tool)
    writeFileSync(to, `#!/bin/sh\necho ${tool} >>${started}\nexec ${join(bin, tool)} "$@"\n`)
    chmodSync(to, 0o755)
  }
  return {
    ...{ kubeconfig: printed.KUBECONFIG, audit: printed.AUDIT_LOG, path, started },
    down: async () => void (await execute(script, ['down', state]))
  }
}

/** As somebody whom the counts leave out. */
export const observer = ['--as', 'bench', '--as-group', 'system:masters']

export async function kubectl(lab: Lab, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, KUBECONFIG: lab.kubeconfig }
  return (await execute(join(bin, 'kubectl'), [...observer, ...args], { env, maxBuffer: 2 ** 26 })).stdout
}

export interface PodTimes {
  /** When a pod was first seen, and first seen ready, in ms of this process's clock. */
  readonly created: number
  readonly ready?: number
}

export interface PodWatch {
  /** Pods that were created since `from`. */
  since(from: number): PodTimes[]
  stop(): void
}

/** Follows the pods of a namespace: Kubernetes' own times are whole seconds. */
export async function watchPods(lab: Lab, namespace: string): Promise<PodWatch> {
  const seen = new Map<string, PodTimes>()
  const line = '{.metadata.uid} {.status.conditions[?(@.type=="Ready")].status}{"\\n"}'
  const args = [...observer, 'get', 'pods', '-n', namespace, '--watch', '-o', `jsonpath=${line}`]
  const child = spawn(join(bin, 'kubectl'), args, {
    env: { ...process.env, KUBECONFIG: lab.kubeconfig },
    stdio: ['ignore', 'pipe', 'ignore']
  })
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const now = performance.now()
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const [uid = '', ready] of lines.map(one => one.split(' '))) {
      const before = seen.get(uid) ?? { created: now }
      seen.set(uid, ready === 'True' && before.ready === undefined ? { ...before, ready: now } : before)
    }
  })
  // What is there already comes at once; the watch is open when it has.
  await pause(1_000)
  return {
    since: from => [...seen.values()].filter(({ created }) => created >= from),
    stop: () => void child.kill('SIGKILL')
  }
}

interface Event {
  readonly verb: string
  readonly stage: string
  readonly requestURI: string
  readonly impersonatedUser?: object
  readonly objectRef?: { resource?: string; name?: string }
  readonly responseStatus?: { code?: number }
  readonly requestObject?: unknown
}

export interface Asked {
  readonly requests: number
  /** Requests that changed something. */
  readonly writes: number
  /** The most successful writes that any one Service under traffic got. */
  readonly writesOfService: number
  /** Of these, those that named a selector. */
  readonly movesOfService: number
}

const reading = ['get', 'list', 'watch']
const asking = ['selfsubjectaccessreviews', 'selfsubjectrulesreviews']

/** What others than this bench have asked of the API server since its log was `from` bytes long. */
export function askedSince(lab: Lab, from: number, services: readonly string[]): Asked {
  const text = readFileSync(lab.audit).subarray(from).toString('utf8')
  const events = text.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as Event]))
  const over = events.filter(({ stage, impersonatedUser }) => stage === 'ResponseComplete' && !impersonatedUser)
  const writes = over.filter(
    ({ verb, requestURI, objectRef }) =>
      !reading.includes(verb) && !requestURI.includes('dryRun=') && !asking.includes(objectRef?.resource ?? '')
  )
  const most = (wanted: (event: Event) => boolean): number =>
    Math.max(
      ...services.map(
        service =>
          writes.filter(
            event =>
              event.objectRef?.resource === 'services' &&
              event.objectRef.name === service &&
              (event.responseStatus?.code ?? 0) < 300 &&
              wanted(event)
          ).length
      )
    )
  return {
    requests: over.length,
    writes: writes.length,
    writesOfService: most(() => true),
    movesOfService: most(({ requestObject }) => JSON.stringify(requestObject ?? {}).includes('selector'))
  }
}

export const lengthOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)
export const linesIn = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1

export interface Load {
  readonly sent: number
  readonly failed: number
  readonly maxGapMs: number
  readonly byVersion: Readonly<Record<string, number>>
}

/** The client that sends nothing twice and waits a second for an answer, until it is told to stop. */
export function startLoad(url: string): { stop(): Promise<Load> } {
  const child: ChildProcess = spawn(join(bin, 'web'), ['load', url, '--rate', '100', '--timeout', '1'], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', text => (output += text))
  const ended = once(child, 'close')
  return {
    async stop() {
      child.kill('SIGINT')
      await ended
      return JSON.parse(output) as Load
    }
  }
}
