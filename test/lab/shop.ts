import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { inject, test, vi } from 'vitest'
import { type GitHub, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Options, type Running, startAction } from '../e2e/runner.ts'
import { published } from '../release/payloads.ts'
import { kubectl } from './kubectl.ts'

const execute = promisify(execFile)
const fixture = join(import.meta.dirname, 'shop')

type Inputs = Readonly<Record<string, string>>

export interface Pod {
  readonly metadata: {
    readonly name: string
    readonly uid: string
    readonly labels: Readonly<Record<string, string>>
    readonly deletionTimestamp?: string
  }
  readonly status: {
    readonly containerStatuses?: readonly { readonly imageID: string; readonly restartCount: number }[]
  }
}

/** One test's own shop: a namespace, a repository of images, a GitHub and a checkout. */
export class Shop {
  readonly namespace: string
  /** `127.0.0.1:5000/NAMESPACE/shop`. */
  readonly repository: string
  readonly github: GitHub
  readonly workspace: string
  readonly #runs: Running[] = []

  constructor(namespace: string, repository: string, github: GitHub, workspace: string) {
    this.namespace = namespace
    this.repository = repository
    this.github = github
    this.workspace = workspace
  }

  /** As somebody at a terminal, with every right. */
  kubectl(...args: readonly string[]): Promise<string> {
    return kubectl('--namespace', this.namespace, ...args)
  }

  async get<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse(await this.kubectl('get', '-o', 'json', ...args)) as T
  }

  async pods(selector = 'app=web'): Promise<readonly Pod[]> {
    return (await this.get<{ items: Pod[] }>('pods', '-l', selector)).items
  }

  /** Where a Service answers, from this host. */
  async address(service = 'web'): Promise<string> {
    const { spec } = await this.get<{ spec: { clusterIP: string; ports: { port: number }[] } }>('service', service)
    return `http://${spec.clusterIP}:${spec.ports[0]?.port}/`
  }

  async selector(service = 'web'): Promise<Readonly<Record<string, string>>> {
    return (await this.get<{ spec: { selector: Record<string, string> } }>('service', service)).spec.selector
  }

  /** Builds an image by hand, as teams did before they had Cutover, and gives its digest. */
  async build(version: string, ...args: readonly string[]): Promise<string> {
    const metadata = join(this.workspace, '..', `metadata-${version}.json`)
    const given = [`VERSION=${version}`, ...args].flatMap(arg => ['--build-arg', arg])
    const output = [
      '--push',
      '--provenance=false',
      '--metadata-file',
      metadata,
      '--tag',
      `${this.repository}:${version}`
    ]
    const { bin, builder } = inject('parts')
    await execute(join(bin, 'docker'), ['buildx', 'build', ...output, ...given, this.workspace], {
      env: { ...process.env, ...builder }
    })
    return JSON.parse(await readFile(metadata, 'utf8'))['containerimage.digest']
  }

  /** Version 1.0.0 runs, put there by kubectl apply alone. */
  async deployPlainly(): Promise<void> {
    await this.build('1.0.0')
    await this.kubectl('apply', '-f', join(this.workspace, 'k8s'))
    await this.kubectl('rollout', 'status', 'deployment/web', '--timeout=60s')
  }

  /** Until there are as many pods as the Deployments want, and none is on its way out. */
  async quiet(): Promise<void> {
    const settled = async () => {
      const { items } = await this.get<{ items: { spec: { replicas: number } }[] }>('deployments')
      const wanted = items.reduce((sum, { spec }) => sum + spec.replicas, 0)
      const pods = await this.pods()
      const leaving = pods.filter(({ metadata }) => metadata.deletionTimestamp !== undefined).length
      if (pods.length !== wanted) throw new RangeError(`${pods.length} pods (${leaving} leaving) instead of ${wanted}`)
    }
    await vi.waitFor(settled, { timeout: 60_000, interval: 200 })
  }

  /** Starts an action against this shop's parts, as the runner does. */
  async start(action: string, options: Options): Promise<Running> {
    const { builder, path } = inject('parts')
    const running = await startAction(action, {
      workspace: this.workspace,
      token: 'ghs_lab',
      ...options,
      env: {
        ...builder,
        PATH: path,
        GITHUB_API_URL: this.github.url,
        GITHUB_RUN_ID: String(1001 + this.#runs.length),
        ...options.env
      }
    })
    this.#runs.push(running)
    return running
  }

  /** Publishes `v<version>` on GitHub, once, and gives the event that starts its workflow. */
  publish(version: string): unknown {
    const tag = `v${version}`
    if (this.github.commit(tag) === undefined) this.github.publishRelease(tag)
    const page = `https://github.com/${this.github.repository}/releases/tag/${tag}`
    return published({ tag_name: tag, name: tag, html_url: page, prerelease: false, draft: false })
  }

  /** Publishes a version and starts the root action for it. */
  release(version: string, inputs: Inputs = {}): Promise<Running> {
    return this.start('release', { event: this.publish(version), inputs: this.inputsOf(version, inputs) })
  }

  inputsOf(version: string, inputs: Inputs = {}): Inputs {
    const { 'build-args': more = '', ...rest } = inputs
    return {
      image: this.repository,
      'build-args': `VERSION=${version}\n${more}`,
      manifests: 'k8s/',
      namespace: this.namespace,
      kubeconfig: inject('parts').kubeconfig,
      gates: '/healthz',
      bake: '2s',
      drain: '1s',
      deadline: '60s',
      ...rest
    }
  }

  /** Rolls back by hand, as the form of the workflow does. */
  async rollback(inputs: Inputs = {}): Promise<Running> {
    const { kubeconfig } = inject('parts')
    const own = { config: 'cutover.yml', environment: 'production', namespace: this.namespace, kubeconfig, ...inputs }
    return await this.start('rollback', { eventName: 'workflow_dispatch', event: { inputs: {} }, inputs: own })
  }

  /** The last lines of every run, for people who look at a failed test. */
  logs(): string {
    return this.#runs
      .map((run, index) => `--- run ${1001 + index}\n${run.output().split('\n').slice(-60).join('\n')}`)
      .join('\n')
  }

  async close(): Promise<void> {
    for (const run of this.#runs) run.kill('SIGKILL')
    await Promise.all(this.#runs.map(({ ended }) => ended))
    await this.kubectl('delete', 'namespace', this.namespace, '--wait=false')
    await this.github.stop()
    await rm(dirname(this.workspace), { recursive: true, force: true })
  }
}

/** The fixture's files, with this shop's repository in its manifests. */
async function checkOut(workspace: string, repository: string): Promise<void> {
  for (const name of await readdir(fixture, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue
    const from = join(name.parentPath, name.name)
    const to = join(workspace, from.slice(fixture.length))
    await mkdir(dirname(to), { recursive: true })
    const text = await readFile(from, 'utf8')
    await writeFile(to, text.replace('127.0.0.1:5000/shop', repository))
  }
}

async function openShop(): Promise<Shop> {
  const { registry } = inject('parts')
  const folder = await mkdtemp(join(tmpdir(), 'shop-'))
  const namespace = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase()
  const repository = `${registry}/${namespace}/shop`
  const workspace = join(folder, 'checkout')
  await checkOut(workspace, repository)
  const shop = new Shop(namespace, repository, await startGitHub(), workspace)
  await shop.kubectl('create', 'namespace', namespace)
  return shop
}

/** A test with a shop of its own, whose logs are shown when it fails. */
export const it = test.extend<{ shop: Shop }>({
  shop: async ({ task, onTestFailed }, use) => {
    const shop = await openShop()
    onTestFailed(() => void process.stderr.write(`\n=== ${task.name}\n${shop.logs()}\n`))
    await use(shop)
    await shop.close()
  }
})
