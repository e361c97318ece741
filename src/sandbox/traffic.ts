import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { Instant, Milliseconds } from '../io/clock.ts'

export interface TrafficOptions {
  readonly url: string
  /** Requests a second. They are sent on time whether or not earlier ones were answered, up to `underWay` at once. */
  readonly rate: number
  /** So many wait for an answer at most. Beyond it none is sent: a slow machine would be measured, not a cutover. */
  readonly underWay: number
  /** Connections that are kept open and used in turn. */
  readonly connections: number
  /** Requests after which a kept connection is closed and another opened, as proxies and browsers do; on average. */
  readonly reuse: number
  /** Share of the requests that open a connection of their own, 0 to 1. */
  readonly fresh: number
  /** A request without its whole answer by then is lost. */
  readonly timeout: Milliseconds
}

/** What happened in one slice of time. */
export interface Slice {
  /** Answers by the version that gave them: the header `x-version`, or `?`. */
  readonly answered: Record<string, number>
  lost: number
}

export interface Loss {
  readonly at: Instant
  readonly what: string
}

export interface TrafficReport {
  readonly startedAt: Instant
  /** Slices of `sliceLength`, from the start on, by the time of the answer. */
  readonly slices: readonly Slice[]
  readonly answered: Readonly<Record<string, number>>
  readonly lost: number
  /** Requests that were due and not sent, because too many were under way. */
  readonly heldBack: number
  /** The first that were lost. */
  readonly losses: readonly Loss[]
  /** Of all answers: the middle, the 99th percentile and the longest. */
  readonly latency: { readonly p50: Milliseconds; readonly p99: Milliseconds; readonly longest: Milliseconds }
}

export interface Traffic {
  /** The report so far; at most a quarter of a second old. */
  now(): TrafficReport
  /** Sends nothing more, waits for the answers under way, and reports. */
  stop(): Promise<TrafficReport>
}

export const sliceLength: Milliseconds = 100
const mostLosses = 20

/**
 * Steady load by a client of its own thread, so that nothing the engine does delays it. It never sends a request twice:
 * a connection refused or reset, a time-out, an answer cut short and any status from 500 on count as lost.
 */
export async function startTraffic(options: TrafficOptions): Promise<Traffic> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { traffic: options } })
  let latest: TrafficReport | undefined
  worker.on('message', (report: TrafficReport) => {
    latest = report
  })
  ;[latest] = (await once(worker, 'message')) as [TrafficReport]
  const first = latest
  return {
    now: () => latest ?? first,
    async stop() {
      const exited = once(worker, 'exit')
      worker.postMessage('stop')
      await exited
      return latest ?? first
    }
  }
}

/** The client itself, in the worker. */
function generate(options: TrafficOptions, publish: (report: TrafficReport) => void): { stop(): void } {
  const kept = new Agent({ keepAlive: true, maxSockets: options.connections, scheduling: 'fifo' })
  const startedAt = Date.now()
  const start = performance.now()
  const slices: Slice[] = []
  const losses: Loss[] = []
  const times: Milliseconds[] = []
  let sent = 0
  let settled = 0
  let stopping = false
  let overKept = 0
  let heldBack = 0

  const slice = (): Slice => {
    const index = Math.floor((performance.now() - start) / sliceLength)
    while (slices.length <= index) slices.push({ answered: {}, lost: 0 })
    return slices[index] as Slice
  }
  const report = (): TrafficReport => ({
    startedAt,
    slices,
    answered: totals(slices),
    lost: slices.reduce((sum, one) => sum + one.lost, 0),
    heldBack,
    losses,
    latency: percentiles(times)
  })
  function finish(): void {
    clearInterval(ticks)
    clearInterval(reports)
    kept.destroy()
    publish(report())
  }

  function send(fresh: boolean): void {
    const begun = performance.now()
    let open = true
    const settle = (record: (current: Slice) => void): void => {
      if (!open) return
      open = false
      settled += 1
      record(slice())
      if (stopping && settled === sent) finish()
    }
    const lose = (what: string): void =>
      settle(current => {
        current.lost += 1
        if (losses.length < mostLosses) losses.push({ at: Date.now(), what })
      })
    if (!fresh) overKept += 1
    const headers = !fresh && overKept % options.reuse === 0 ? { connection: 'close' } : {}
    const call = { agent: fresh ? false : kept, timeout: options.timeout, headers }
    const request = get(options.url, call, response => {
      const version = String(response.headers['x-version'] ?? '?')
      response.resume()
      response.on('end', () => {
        if ((response.statusCode ?? 0) >= 500) return lose(`status ${response.statusCode} from ${version}`)
        times.push(performance.now() - begun)
        settle(current => {
          current.answered[version] = (current.answered[version] ?? 0) + 1
        })
      })
      response.on('error', error => lose(`answer cut short: ${error.message}`))
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${options.timeout} ms`)))
    request.on('error', error => lose(error.message))
  }

  const ticks = setInterval(() => {
    const due = Math.floor(((performance.now() - start) / 1000) * options.rate)
    while (sent + heldBack < due) {
      if (sent - settled >= options.underWay) {
        heldBack = due - sent
        return
      }
      send(Math.floor((sent + 1) * options.fresh) > Math.floor(sent * options.fresh))
      sent += 1
    }
  }, 5)
  const reports = setInterval(() => publish(report()), 250)
  publish(report())
  return {
    stop() {
      clearInterval(ticks)
      stopping = true
      if (settled === sent) finish()
    }
  }
}

function totals(slices: readonly Slice[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { answered } of slices) {
    for (const [version, count] of Object.entries(answered)) sums[version] = (sums[version] ?? 0) + count
  }
  return sums
}

function percentiles(times: readonly Milliseconds[]): TrafficReport['latency'] {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): Milliseconds =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), longest: at(1) }
}

const given = workerData as { traffic?: TrafficOptions } | null
if (parentPort && given?.traffic) {
  const port = parentPort
  const client = generate(given.traffic, report => port.postMessage(report))
  port.once('message', () => client.stop())
}
