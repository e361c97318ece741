import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Address } from '../traffic/endpoints.ts'
import type { Exit, Launch, Workload } from './workload.ts'

/**
 * Runs in each container before its own program. A pod has no network of its own here, so `listen(8080)` is led to
 * a free port of loopback and the node is told which. SIGTERM without a handler is ignored, as it is for the first
 * process of a container, and the process ends with the one that started it.
 */
const preload = `
import net from 'node:net'
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...args) {
  const first = args[0]
  const port = Number(first !== null && typeof first === 'object' ? first.port : first)
  if (!Number.isInteger(port) || (first !== null && typeof first === 'object' && (first.path ?? first.fd) !== undefined)) return listen.apply(this, args)
  this.once('listening', () => process.send?.({ port, actual: this.address().port }))
  return listen.call(this, { port: 0, host: '127.0.0.1' }, args.findLast(one => typeof one === 'function'))
}
process.on('SIGTERM', () => {})
if (process.channel) {
  process.on('disconnect', () => process.exit(143))
  process.channel.unref()
}
`

const nodeOptions = `--import=data:text/javascript,${encodeURIComponent(preload)}`

/** 128 + the number of the signal, as container runtimes report it. */
const codeOf = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal ? constants.signals[signal] : 0)

function start({ command, image, env }: Launch): ChildProcess {
  const [program = '', ...args] = command
  // The Node that runs the sandbox runs its pods: an image of the sandbox brings none.
  return spawn(program === 'node' ? process.execPath : program, args, {
    cwd: image.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
}

interface Listening {
  readonly port: number
  readonly actual: number
}

/** Containers as child processes of this one, on loopback ports of their own. */
export const childProcess: Workload = async launch => {
  const child = start(launch)
  const addresses = new Map<number, Address>()
  child.on('message', message => {
    const { port, actual } = message as Listening
    addresses.set(port, { host: '127.0.0.1', port: actual })
  })
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', line => launch.log(line))
  const exit = new Promise<Exit>(resolve => {
    // 'close' comes when the output is read to its end: no last line is lost.
    child.once('close', (code, signal) => resolve({ code: codeOf(code, signal) }))
  })
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  return { exit, signal: name => void child.kill(name), address: port => addresses.get(port) }
}
