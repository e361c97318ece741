import type { Http, HttpRequest } from '../../io/http.ts'
import type { Processes } from '../../io/process.ts'
import type { Context } from '../../runner/context.ts'
import type { Aim } from '../../sandbox/aim.ts'
import type { Checkout } from '../../sandbox/checkout.ts'
import type { DockerOptions } from '../../sandbox/docker.ts'
import type { Registry } from '../../sandbox/registry/registry.ts'
import type { Load, Move, Way } from './result.ts'

/** What a scene is set up from. */
export interface SceneOptions {
  readonly source: string
  /** The configuration in it. */
  readonly config?: string
  readonly environment?: string
  readonly way: Way
  /** A folder for what the scene makes. */
  readonly folder: string
  readonly registry: Registry
}

/** How Cutover and the programs that it starts reach the world. */
export interface Outside {
  readonly http: Http
  readonly processes: Processes
}

export type BuildOptions = Omit<DockerOptions, 'folder'>

/** What the story is played on, a cluster or an account: all in which the targets differ. */
export interface Scene {
  /** The registry as images are named after it. */
  readonly images: string
  readonly aim: Aim
  /** What a job is logged in with. */
  readonly environment: Readonly<Record<string, string>>
  /** Leads names of the real world to the sandbox. */
  lead(outside: Outside): Outside
  /** When the traffic of what users reach was moved. */
  readonly moves: readonly Move[]
  load(): Load
  /** Deploys a version as people do without Cutover. Resolves with what users reach, the first getting the traffic. */
  deployPlainly(context: Context, checkout: Checkout, docker: BuildOptions): Promise<readonly string[]>
  /** What a person names in the form to get that back. */
  wayBack(): string
  /** Where that is reached on this machine. */
  address(name: string): Promise<{ readonly host: string; readonly port: number }>
  /** Whether a request of Cutover may change something. */
  changes(request: HttpRequest): boolean
  /** Answers the `at`th of these from now on with 500, once. */
  failWrite(at: number): void
  /** What a person needs to look around, as lines. */
  readonly about: readonly string[]
  stop(): Promise<void>
}
