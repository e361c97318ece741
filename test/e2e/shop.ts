import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import type { ApiObject } from '../../src/sandbox/cluster/object.ts'
import { inProcess, type Life, type Program } from '../../src/sandbox/cluster/workload/in-process.ts'
import type { Launch } from '../../src/sandbox/cluster/workload/workload.ts'
import { type GitHub, type GitHubOptions, startGitHub } from '../../src/sandbox/github/github.ts'
import { type Annotation, type Options, type Ran, type Running, startAction } from './runner.ts'
import { config, deployment, service } from './shop-files.ts'

const token = 'ghs_t0kenOfTheJob'

/** What somebody who looks at a failed step gets to see, and what a later step can ask. */
export interface Told {
  readonly code: number | null
  readonly annotations: Ran['annotations']
  readonly outcome: string | undefined
}

/** One error and nothing else: what a step says that could not do what it was asked. */
export const failed = (title: string, message: string, at: Partial<Annotation> = {}, outcome = 'STOPPED'): Told => ({
  code: 1,
  annotations: [{ kind: 'error', title, message, ...at }],
  outcome
})

/** A shop with a cluster and a GitHub of its own, whose releases go out by the built actions. */
export class Shop {
  /** What the containers of a version are, where they are not healthy servers. */
  readonly programs: Record<string, Program> = {}
  /** No run may ever show one of these. */
  readonly secrets: string[] = [token]
  readonly folder: string
  cluster!: SandboxCluster
  github!: GitHub
  kubeconfig: string
  readonly #runs: { readonly running: Running; readonly ended: Promise<Ran> }[] = []

  constructor(folder: string) {
    this.folder = folder
    this.kubeconfig = join(folder, 'kubeconfig')
  }

  async open(): Promise<void> {
    const program = (launch: Launch, life: Life) => (this.programs[versionOf(launch)] ?? healthy)(launch, life)
    this.cluster = await startCluster({
      namespaces: ['shop'],
      workload: inProcess(program),
      backOff: { initial: 50, most: 100 }
    })
    this.secrets.push(this.cluster.token)
    await this.openGitHub()
    await this.write('kubeconfig', this.cluster.kubeconfig)
    await this.write('.github/cutover.yml', config())
    await this.write('k8s/deployment.yaml', deployment())
    await this.write('k8s/service.yaml', service())
  }

  async openGitHub(options: GitHubOptions = {}): Promise<void> {
    await this.github?.stop()
    this.github = await startGitHub({ token, ...options })
  }

  /** Puts a file into the checkout. */
  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true })
    await writeFile(join(this.folder, path), text)
  }

  /** Creates objects in the cluster, as somebody with kubectl would. */
  async create(...manifests: readonly string[]): Promise<void> {
    for (const manifest of manifests) expect(await this.#send('POST', manifest)).toBe(201)
  }

  async replace(manifest: string): Promise<void> {
    expect(await this.#send('PUT', manifest)).toBe(200)
  }

  async #send(method: 'POST' | 'PUT', manifest: string): Promise<number> {
    const { apiVersion, kind, metadata } = parse(manifest) as ApiObject
    const group = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`
    const name = method === 'PUT' ? `/${metadata.name}` : ''
    const { status } = await fetch(`${this.cluster.url}/${group}/namespaces/shop/${kind.toLowerCase()}s${name}`, {
      method,
      headers: { authorization: `Bearer ${this.cluster.token}`, 'content-type': 'application/yaml' },
      body: manifest
    })
    return status
  }

  /** Until all pods of a Deployment are ready. */
  async ready(deployment: string): Promise<void> {
    const standing = () =>
      this.cluster.objects('Deployment', 'shop').find(({ metadata }) => metadata.name === deployment)?.status
    await expect.poll(standing, { timeout: 15_000 }).toMatchObject({ readyReplicas: 2, availableReplicas: 2 })
  }

  /** Requests of our runs that changed something in the cluster. */
  writes(): string[] {
    return this.cluster.requests
      .filter(({ userAgent, method }) => userAgent === 'cutover' && !['GET', 'HEAD'].includes(method))
      .filter(({ path, query }) => !query.includes('dryRun=') && !path.startsWith('/apis/authorization.k8s.io/'))
      .map(({ method, path }) => `${method} ${path}`)
  }

  /** What the Services of users select. */
  live(): unknown {
    const service = this.cluster.objects('Service', 'shop').find(({ metadata }) => metadata.name === 'web')
    return (service?.spec as { selector?: Record<string, string> } | undefined)?.selector?.['cutover.dev/release']
  }

  /** Starts an action for the release of `version`, as the runner does. */
  async start(action: string, version: string, options: Options = {}): Promise<Running> {
    const id = String(101 + this.#runs.length)
    const running = await startAction(action, {
      workspace: this.folder,
      token,
      event: this.github.publishRelease(`v${version}`),
      ...options,
      env: { GITHUB_API_URL: this.github.url, GITHUB_RUN_ID: id, KUBECONFIG: this.kubeconfig, ...options.env }
    })
    const ended = running.ended.then(ran => this.#discreet(ran))
    this.#runs.push({ running, ended })
    return { ...running, ended }
  }

  async run(action: string, version: string, options: Options = {}): Promise<Ran> {
    return (await this.start(action, version, options)).ended
  }

  /** Deploys an image of `version` that somebody else has built. */
  deploy(version: string, options: Options = {}): Promise<Ran> {
    return this.run('deploy', version, { ...options, inputs: { images: imageOf(version), ...options.inputs } })
  }

  startDeploy(version: string, options: Options = {}): Promise<Running> {
    return this.start('deploy', version, { ...options, inputs: { images: imageOf(version), ...options.inputs } })
  }

  #discreet(ran: Ran): Ran {
    const shown = [
      ran.stdout.replaceAll(/^::add-mask::.*$/gm, ''),
      ran.stderr,
      ran.summary,
      JSON.stringify(ran.outputs)
    ]
    const forms = this.secrets.flatMap(secret => [secret, Buffer.from(secret).toString('base64')])
    expect(forms.filter(form => shown.some(text => text.includes(form)))).toEqual([])
    return ran
  }

  /** A failed run as its user sees it, with what differs from run to run named by a word. */
  told({ code, annotations, outputs }: Ran): Told {
    return {
      code,
      annotations: annotations.map(one => ({ ...one, message: this.plain(one.message) })),
      outcome: outputs.outcome
    }
  }

  plain(text: string): string {
    const { server } = /server: (?<server>\S+)/.exec(this.cluster.kubeconfig)?.groups ?? {}
    return text
      .replaceAll(this.folder, '/checkout')
      .replaceAll(server ?? '-', 'https://cluster.test')
      .replaceAll(this.github.url, 'https://api.github.test')
      .replaceAll(/\d+ starts so far/g, 'N starts so far')
      .replaceAll(/127\.0\.0\.1:\d{4,5}/g, 'registry.test')
      .replaceAll(/(\d+-\d+-\d+-(?:bad-)?)[0-9a-f]{8}(?:-[a-z0-9]{8,10}-[a-z0-9]{5})?/g, (found, version: string) =>
        found.length > version.length + 8 ? `${version}HASH-POD` : `${version}HASH`
      )
  }

  logs(): string {
    return this.#runs.map(({ running }) => running.output()).join('\n---\n')
  }

  async close(): Promise<void> {
    for (const { running } of this.#runs) running.kill('SIGKILL')
    await Promise.allSettled(this.#runs.map(({ ended }) => ended))
    await Promise.all([this.cluster.stop(), this.github.stop()])
    await rm(this.folder, { recursive: true, force: true })
  }
}

const healthy: Program = launch => (_, response) => response.end(versionOf(launch))

const versionOf = ({ container }: Launch): string => /:([^@:]+)@/.exec(container.image)?.[1] ?? ''

export const imageOf = (version: string): string => `registry.test/acme/web:${version}@sha256:${'0'.repeat(64)}`

/** A test with a shop of its own, whose logs are shown when it fails. */
export const it = test.extend<{ shop: Shop }>({
  shop: async ({ task, onTestFailed }, use) => {
    const shop = new Shop(await mkdtemp(join(tmpdir(), 'cutover-shop-')))
    await shop.open()
    onTestFailed(() => void process.stderr.write(`\n=== ${task.name}\n${shop.logs()}\n`))
    await use(shop)
    await shop.close()
  }
})
