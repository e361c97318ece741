import { join, relative, resolve } from 'node:path'
import { systemClock } from '../../io/clock.ts'
import { type Files, systemFiles } from '../../io/files.ts'
import { systemHttp } from '../../io/http.ts'
import { systemProcesses } from '../../io/process.ts'
import { type Context, type Event, runOf } from '../../runner/context.ts'
import type { Report } from '../../runner/report.ts'
import { type Checkout, checkOut } from '../../sandbox/checkout.ts'
import { withDocker } from '../../sandbox/docker.ts'
import { type GitHub, startGitHub } from '../../sandbox/github/github.ts'
import { type Registry, startRegistry } from '../../sandbox/registry/registry.ts'
import { inCheckout } from '../../sandbox/render.ts'
import { type Load, loadOf, versions, type Way } from './result.ts'
import type { BuildOptions, Scene, SceneOptions } from './scene.ts'

export interface TheatreOptions {
  /** The repository that is played. */
  readonly source: string
  readonly config?: string
  readonly environment?: string
  readonly way: Way
  /** An empty folder for everything that the rehearsal makes. */
  readonly folder: string
  readonly report: Report
  readonly signal: AbortSignal
}

/** A registry, a GitHub and what releases go to, and the repository's versions checked out beside them. */
export interface Theatre {
  readonly registry: Registry
  readonly github: GitHub
  readonly scene: Scene
  readonly signal: AbortSignal
  /** The repository at the first version. */
  readonly first: Checkout
  /** Requests to each server so far. */
  load(): Load[]
  checkOut(version: string, bad?: Readonly<Record<string, string>>): Checkout
  /** What Cutover gets from outside when it runs in a checkout for this event. */
  context(checkout: Checkout, event: Event, docker: BuildOptions, report: Report): Context
  stop(): Promise<void>
}

const token = 'ghs_of_the_rehearsal'

export async function openTheatre(options: TheatreOptions): Promise<Theatre> {
  const { folder, report, signal } = options
  const registry = await startRegistry()
  const scene = await openScene({ ...options, registry })
  const checkOutHere = checkouts(options, scene)
  const first = checkOutHere(versions[0])
  const github = await startGitHub({ repository: nameOf(first), token })
  await systemFiles.write(join(folder, 'docker/config.json'), '{}')
  const http = systemHttp({})
  let runs = 0
  return {
    registry,
    github,
    scene,
    signal,
    first,
    load: () => [
      scene.load(),
      loadOf('Registry', registry.requests, ({ method }) => !reading.has(method)),
      loadOf('GitHub', github.requests, ({ method }) => !reading.has(method))
    ],
    checkOut: checkOutHere,
    context(checkout, event, docker, around = report) {
      runs += 1
      const environment = { ...variables(github, event, runs, join(folder, 'docker')), ...scene.environment }
      const built = withDocker(inCheckout(systemProcesses, checkout), { ...docker, folder: checkout.folder })
      return {
        report: around,
        clock: systemClock,
        ...scene.lead({ http, processes: built }),
        files: filesIn(checkout.folder),
        environment,
        event,
        run: runOf(environment),
        signal
      }
    },
    async stop() {
      http.close()
      await Promise.all([scene.stop(), github.stop(), registry.stop()])
    }
  }
}

/** Only what is played on is loaded. */
async function openScene(options: SceneOptions): Promise<Scene> {
  if (options.way === 'kubernetes') return (await import('./kubernetes.ts')).openKubernetes(options)
  return (await import('./ecs.ts')).openEcs(options)
}

/** Checks versions out, each into a folder of its own. */
function checkouts(
  { folder, source, config, environment }: TheatreOptions,
  { images, aim }: Scene
): Theatre['checkOut'] {
  let made = 0
  return (version, bad) => {
    made += 1
    const named = { ...(config && { config }), ...(environment && { environment }), ...(bad && { bad }) }
    return checkOut({ source, into: join(folder, `checkout-${made}`), version, registry: images, aim, ...named })
  }
}

const reading = new Set(['GET', 'HEAD'])

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
