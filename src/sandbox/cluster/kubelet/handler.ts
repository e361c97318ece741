import { request } from 'node:http'
import { connect } from 'node:net'
import { messageOf } from '../../../errors.ts'
import type { Clock, Milliseconds } from '../../../io/clock.ts'
import type { Container, Handler } from '../pods.ts'
import type { Address } from '../traffic/endpoints.ts'
import type { Running } from '../workload/workload.ts'

/** Undefined when it went well, else what went wrong, in the kubelet's words. */
export type Verdict = string | undefined

const portNumber = (container: Container, port: number | string): number =>
  typeof port === 'number' ? port : (container.ports?.find(one => one.name === port)?.containerPort ?? Number(port))

/** Carries out a probe or hook against a running container. */
export async function carryOut(
  running: Running,
  container: Container,
  handler: Handler,
  timeout: Milliseconds,
  podIP: string
): Promise<Verdict> {
  if (running.answers) return running.answers(handler) ? undefined : 'HTTP probe failed with statuscode: 503'
  const { httpGet, tcpSocket } = handler
  const wanted = httpGet?.port ?? tcpSocket?.port ?? handler.grpc?.port
  if (wanted === undefined) return 'the sandbox runs no commands inside of containers'
  const port = portNumber(container, wanted)
  const address = running.address(port)
  const refused = `dial tcp ${podIP}:${port}: connect: connection refused`
  if (!httpGet) return address && (await accepts(address, timeout)) ? undefined : refused
  const shown = `Get "http://${podIP}:${port}${httpGet.path ?? '/'}"`
  if (!address) return `${shown}: ${refused}`
  const status = await get(address, httpGet, timeout)
  if (typeof status === 'string') return `${shown}: ${status}`
  return status >= 200 && status < 400 ? undefined : `HTTP probe failed with statuscode: ${status}`
}

function get(
  address: Address,
  { path = '/', httpHeaders = [] }: NonNullable<Handler['httpGet']>,
  timeout: Milliseconds
) {
  return new Promise<number | string>(resolve => {
    const headers = Object.fromEntries(httpHeaders.map(({ name, value }) => [name, value]))
    const outgoing = request(
      { ...address, path, agent: false, headers: { 'user-agent': 'kube-probe/1.36', ...headers } },
      answer => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      }
    )
    outgoing.setTimeout(timeout, () =>
      outgoing.destroy(new Error('context deadline exceeded (Client.Timeout exceeded while awaiting headers)'))
    )
    outgoing.on('error', error => resolve(messageOf(error)))
    outgoing.end()
  })
}

function accepts({ host, port }: Address, timeout: Milliseconds): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout })
    const end = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
    socket.on('timeout', () => end(false))
  })
}

/** Seconds of a hook that only sleeps, however it is written; undefined for any other. */
export function sleepOf({ sleep, exec }: Handler): number | undefined {
  if (sleep) return sleep.seconds
  const command = exec?.command ?? []
  const shell = /(^|\/)(ba|da|a)?sh$/.test(command[0] ?? '') && command[1] === '-c'
  const words = shell ? (command[2] ?? '').trim().split(/\s+/) : command
  const [program = '', seconds = '', ...more] = words
  const sleeps = /(^|\/)sleep$/.test(program) && !more.length && /^\d+(\.\d+)?s?$/.test(seconds)
  return sleeps ? Number.parseFloat(seconds) : undefined
}

/** Waits, and says whether it could: false when `signal` came first. */
export const pause = (clock: Clock, duration: Milliseconds, signal: AbortSignal): Promise<boolean> =>
  clock.sleep(duration, signal).then(
    () => true,
    () => false
  )
