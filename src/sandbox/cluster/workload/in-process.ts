import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Exit, Launch, Workload } from './workload.ts'

/** The life of a container whose program is a function. */
export interface Life {
  /** Ends it as a crash or a finished job does. */
  exit(code: number): void
  /** Called at SIGTERM. Without it the server stops accepting and ends when its last answer is out. */
  onTerm?: () => void
}

export type Program = (launch: Launch, life: Life) => RequestListener

/**
 * Containers as HTTP servers inside this process, one on a loopback port of its own for each: starts in a
 * millisecond. All ports of the container lead to the same server.
 */
export const inProcess =
  (program: Program): Workload =>
  async launch => {
    let end: (exit: Exit) => void = () => undefined
    const exit = new Promise<Exit>(resolve => {
      end = resolve
    })
    let draining = false
    let handle: RequestListener = (_, response) => response.destroy()
    const server = createServer((request, response) => {
      // So that kept-alive clients go elsewhere and nothing is cut off when the server closes.
      if (draining) response.setHeader('connection', 'close')
      handle(request, response)
    })
    const finish = (code: number) => {
      server.close()
      server.closeAllConnections()
      end({ code })
    }
    const life: Life = { exit: finish }
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    handle = program(launch, life)
    const drain = () => {
      draining = true
      server.close(() => end({ code: 0 }))
      server.closeIdleConnections()
    }
    return {
      exit,
      signal: name => (name === 'SIGKILL' ? finish(137) : (life.onTerm ?? drain)()),
      address: () => ({ host: '127.0.0.1', port })
    }
  }
