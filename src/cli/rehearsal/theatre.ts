import { join, relative, resolve } from 'node:path'
import { systemClock } from '../../io/clock.ts'
import { type Files, systemFiles } from '../../io/files.ts'
import { systemHttp } from '../../io/http.ts'
import { systemProcesses } from '../../io/process.ts'
import { type Context, type Event, runOf } from '../../runner/context.ts'
import type { Report } from '../../runner/report.ts'
import { type Checkout, checkOut } from '../../sandbox/checkout.ts'
import { type SandboxCluster, startCluster } from '../../sandbox/cluster/cluster.ts'
import { childProcess } from '../../sandbox/cluster/workload/child-process.ts'
import type { Workload } from '../../sandbox/cluster/workload/workload.ts'
import { type DockerOptions, withDocker } from '../../sandbox/docker.ts'
import { type GitHub, startGitHub } from '../../sandbox/github/github.ts'
import { imagesIn } from '../../sandbox/images.ts'
import { type Registry, startRegistry } from '../../sandbox/registry/registry.ts'
import { inCheckout } from '../../sandbox/render.ts'
import { changes } from './mishap.ts'
import { watchMoves } from './moves.ts'
import { type Load, type Move, versions } from './result.ts'

export interface TheatreOptions {
  /** The repository that is played. */
  readonly source: string
  /** An empty folder for everything that the rehearsal makes. */
  readonly folder: string
  readonly environment?: string
  readonly report: Report
  readonly signal: AbortSignal
}

/** A registry, a GitHub and a cluster, and the repository's versions checked out beside them. */
export interface Theatre {
  readonly registry: Registry
  readonly github: GitHub
  readonly cluster: SandboxCluster
  readonly kubeconfig: string
  /** The address in it: what Cutover speaks to. */
  readonly server: string
  /** When Services were made to select another version. */
  readonly moves: readonly Move[]
  readonly signal: AbortSignal
  /** The repository at the first version. */
  readonly first: Checkout
  /** Requests to each server so far. */
  load(): Load[]
  checkOut(version: string, bad?: Readonly<Record<string, string>>): Checkout
  /** What Cutover gets from outside when it runs in a checkout for this event. */
  context(checkout: Checkout, event: Event, docker: Omit<DockerOptions, 'folder'>, report: Report): Context
  stop(): Promise<void>
}

const token = 'ghs_of_the_rehearsal'

export async function openTheatre(options: TheatreOptions): Promise<Theatre> {
  const { folder, source, report, signal } = options
  const registry = await startRegistry()
  const kubeconfig = join(folder, 'kubeconfig')
  let checkouts = 0
  const checkOutHere = (version: string, bad?: Readonly<Record<string, string>>): Checkout => {
    checkouts += 1
    const into = join(folder, `checkout-${checkouts}`)
    const environment = options.environment === undefined ? {} : { environment: options.environment }
    return checkOut({ source, into, version, registry: registry.host, kubeconfig, ...environment, ...(bad && { bad }) })
  }
  const first = checkOutHere(versions[0])
  const github = await startGitHub({ repository: nameOf(first), token })
  const cluster = await startCluster({
    workload: withPorts,
    resolveImage: imagesIn(join(folder, 'images')),
    namespaces: [first.namespace]
  })
  await systemFiles.write(kubeconfig, cluster.kubeconfig)
  await systemFiles.write(join(folder, 'docker/config.json'), '{}')
  const watched = watchMoves(cluster.store, first.namespace, systemClock)
  const http = systemHttp({})
  let runs = 0

  return {
    registry,
    github,
    cluster,
    kubeconfig,
    server: /server: "?([^\s"]+)/.exec(cluster.kubeconfig)?.[1] ?? cluster.url,
    moves: watched.moves,
    signal,
    first,
    load: () => [
      loadOf('Kubernetes API', cluster.requests, ({ method, path, query }) => changes(method, path, query)),
      loadOf('Registry', registry.requests, ({ method }) => !reading.has(method)),
      loadOf('GitHub', github.requests, ({ method }) => !reading.has(method))
    ],
    checkOut: checkOutHere,
    context(checkout, event, docker, around = report) {
      runs += 1
      const environment = variables(github, event, runs, join(folder, 'docker'))
      return {
        report: around,
        clock: systemClock,
        http,
        files: filesIn(checkout.folder),
        processes: withDocker(inCheckout(systemProcesses, checkout), { ...docker, folder: checkout.folder }),
        environment,
        event,
        run: runOf(environment),
        signal
      }
    },
    async stop() {
      watched.stop()
      http.close()
      await Promise.all([cluster.stop(), github.stop(), registry.stop()])
    }
  }
}

/** Containers as processes that are told their ports: a stand-in listens wherever the program in its place would. */
const withPorts: Workload = launch => {
  const { ports = [], readinessProbe, livenessProbe, startupProbe } = launch.container
  const probed = [readinessProbe, livenessProbe, startupProbe].map(one => (one?.httpGet ?? one?.tcpSocket)?.port)
  const all = [...ports.map(one => one.containerPort), ...probed].filter(port => typeof port === 'number')
  return childProcess({ ...launch, env: { CUTOVER_PORTS: [...new Set(all)].join(','), ...launch.env } })
}

const reading = new Set(['GET', 'HEAD'])

function loadOf<T>(name: string, requests: readonly T[], writes: (request: T) => boolean): Load {
  const written = requests.filter(writes).length
  return { name, reads: requests.length - written, writes: written }
}

/** `acme/shop` of `127.0.0.1:5000/acme/shop`; images at the root of a registry get an owner. */
function nameOf({ repositories }: Checkout): string {
  const [name = 'app', owner = 'acme'] = (repositories[0] ?? '').split('/').slice(1).reverse()
  return `${owner}/${name}`
}

/** The inputs that a workflow would give: the rest is in the configuration. */
export const workflowInputs = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries({ token, ...more }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

/** What the runner tells a job of itself. */
function variables(github: GitHub, event: Event, run: number, docker: string): Record<string, string> {
  const { release } = event.payload as { release?: { tag_name?: string } }
  const tag = release?.tag_name
  return {
    GITHUB_ACTOR: 'ada',
    GITHUB_API_URL: github.url,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_REF: tag ? `refs/tags/${tag}` : 'refs/heads/main',
    GITHUB_REPOSITORY: github.repository,
    GITHUB_RUN_ID: String(run),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: github.commit(tag ?? 'main') ?? '',
    DOCKER_CONFIG: docker
  }
}

/** Files of a checkout by the paths that its own configuration uses. */
function filesIn(folder: string): Files {
  const within = (path: string): string => resolve(folder, path)
  return {
    read: path => systemFiles.read(within(path)),
    exists: path => systemFiles.exists(within(path)),
    isFolder: path => systemFiles.isFolder(within(path)),
    list: async path => (await systemFiles.list(within(path))).map(found => relative(folder, found)),
    write: (path, content) => systemFiles.write(within(path), content),
    writeAll: contents => systemFiles.writeAll(new Map([...contents].map(([path, content]) => [within(path), content])))
  }
}
