import type { Milliseconds } from '../io/clock.ts'

/** How often a gate is asked, and what is believed. */
export interface Pace {
  readonly name?: string
  /** For one request, or one run of a command. */
  readonly timeout: Milliseconds
  /** So many failures in a row fail the gate. */
  readonly attempts: number
  /** So many good answers in a row pass it. */
  readonly successes: number
  readonly interval: Milliseconds
  readonly initialDelay: Milliseconds
}

/** Where something outside of the cluster is. Texts hold secrets: none of them is ever shown. */
export interface Address {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly bearer?: string
  readonly basic?: { readonly username: string; readonly password: string }
  /** PEM. */
  readonly ca?: string
}

/** `200`, or `2xx` for a whole class. */
export type Status = number | string
export type Scalar = string | number | boolean | null

export interface JsonCheck {
  readonly path: string
  readonly equals?: Scalar
  readonly min?: number
  readonly max?: number
}

export interface Latency {
  readonly p50?: Milliseconds
  readonly p90?: Milliseconds
  readonly p95?: Milliseconds
  readonly p99?: Milliseconds
  readonly max?: Milliseconds
  readonly probes: number
}

/** What an answer must be like. */
export interface Expectation {
  readonly expect: Status | readonly Status[]
  readonly contains?: string
  readonly matches?: string
  readonly json?: readonly JsonCheck[]
  readonly latency?: Latency
}

/** An HTTP check of the release: of a path of one of its Services, or of an address. */
export interface HttpGate extends Pace, Expectation, Partial<Address> {
  readonly kind: 'http'
  readonly path?: string
  /** Port of the Service, by number or name; the first where it is not given. */
  readonly port?: number | string
  /** Which of the release's Services is asked; the first where it is not given. */
  readonly service?: string
  readonly method?: 'GET' | 'HEAD' | 'POST'
  readonly body?: string
}

/** A command of the shell on the runner. */
export interface CommandGate extends Pace {
  readonly kind: 'command'
  readonly run: string
}

/** How far a value may be from the previous release's: a number in its own unit, or a percentage of it (`10%`). */
export type Change = number | string

export interface Bounds {
  readonly min?: number
  readonly max?: number
  readonly maxIncrease?: Change
  readonly maxDecrease?: Change
  /** How far back the value looks. */
  readonly window: Milliseconds
}

export interface PrometheusGate extends Pace, Bounds, Address {
  readonly kind: 'prometheus'
  readonly query: string
}

export interface DatadogGate extends Pace, Bounds {
  readonly kind: 'datadog'
  readonly url: string
  readonly query?: string
  readonly monitor?: number
  readonly apiKey: string
  readonly appKey: string
}

export interface NewRelicGate extends Pace, Bounds {
  readonly kind: 'newrelic'
  readonly url: string
  readonly account: number
  readonly query: string
  readonly apiKey: string
}

/** Alarms of CloudWatch. */
export interface AlarmsGate extends Pace {
  readonly kind: 'alarms'
  readonly names: readonly string[]
  readonly region?: string
}

/** A metric of CloudWatch, with one of its statistics. */
export interface CloudWatchMetric {
  readonly namespace: string
  readonly metric: string
  readonly dimensions?: Readonly<Record<string, string>>
  readonly stat: string
}

export interface CloudWatchGate extends Pace, Bounds {
  readonly kind: 'cloudwatch'
  readonly metrics: Readonly<Record<string, CloudWatchMetric>>
  readonly expression?: string
  readonly period: Milliseconds
  /** What one value becomes of those of the window's periods. */
  readonly reduce: 'average' | 'sum' | 'max' | 'min' | 'last'
  readonly region?: string
}

/** What an Application Load Balancer counts of the targets of one group. */
export interface AlbGate extends Pace {
  readonly kind: 'alb'
  /** Per cent of the requests. */
  readonly errors?: number
  readonly latency?: { readonly p: number; readonly max: Milliseconds }
  /** ARN; the release's own where it is absent. */
  readonly targetGroup?: string
  readonly window: Milliseconds
  readonly region?: string
}

export const severities = ['critical', 'high', 'medium', 'low'] as const

/** How many findings of each severity the scans of ECR may have. */
export interface ScanGate extends Pace, Partial<Readonly<Record<(typeof severities)[number], number>>> {
  readonly kind: 'scan'
}

export type GateSettings =
  | HttpGate
  | CommandGate
  | PrometheusGate
  | DatadogGate
  | NewRelicGate
  | AlarmsGate
  | CloudWatchGate
  | AlbGate
  | ScanGate

/** What the new pods may do through the bake. */
export interface PodBounds {
  readonly restarts: number
  readonly oomKills: number
  /** How long a pod that was ready may be unready. */
  readonly unready: Milliseconds
}

/** Keys of a gate that may hold secrets. */
export const secretKeys = ['url', 'headers', 'body', 'bearer', 'basic', 'ca', 'apiKey', 'appKey']

export interface Gates {
  readonly before: readonly GateSettings[]
  readonly after: readonly GateSettings[]
  /** Absent: the new pods are not watched. */
  readonly pods?: PodBounds
  /** Every secret that a setting holds, in each form in which it is sent: to be masked before anything is written. */
  readonly secrets?: readonly string[]
}
