import type { Gates, Strategy } from '../../../src/config/settings.ts'
import { mannerOf } from '../../../src/config/strategy.ts'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import { type SandboxCluster, startCluster } from '../../../src/sandbox/cluster/cluster.ts'
import { inProcess, type Program } from '../../../src/sandbox/cluster/workload/in-process.ts'
import { startTraffic, type TrafficReport } from '../../../src/sandbox/traffic.ts'
import type { Cluster } from '../../../src/target/kubernetes/cluster.ts'
import { readHistory, wayBack } from '../../../src/target/kubernetes/history.ts'
import type { KubeObject } from '../../../src/target/kubernetes/objects.ts'
import { prepare } from '../../../src/target/kubernetes/prepare.ts'
import { rollOut, type Terms } from '../../../src/target/kubernetes/rollout.ts'
import { clientFor } from './client-for.ts'

export const quick = { kind: 'blueGreen', bake: 0, keepPrevious: 0, drain: 300, deadline: 20_000 } as const
const noGates: Gates = { before: [], after: [] }
const run = { id: 'run', url: '', actor: 'ada' }

export interface AppOptions {
  readonly app?: string
  /** The name of the container's port, which is the Service's targetPort. */
  readonly port?: string
  readonly annotations?: Record<string, string>
  /** An HTTPRoute of the same name sends requests to the Service. */
  readonly routed?: boolean
  /** An Ingress of the same name does, of the class of ingress-nginx. */
  readonly ingress?: boolean
}

const routeTo = (app: string): KubeObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: app },
  spec: { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
})

export const ingressTo = (app: string): KubeObject => {
  const backend = { service: { name: app, port: { number: 80 } } }
  const rule = { host: 'shop.test', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: app },
    spec: { ingressClassName: 'nginx', rules: [rule] }
  }
}

/** A Deployment and its Service, of the same name. */
export function manifestsOf(
  version: string,
  { app = 'web', port = 'http', annotations = {}, routed = false, ingress = false }: AppOptions
): KubeObject[] {
  const labels = { app }
  const image = `registry.test/${app}:${version}@sha256:${'0'.repeat(64)}`
  const containers = [{ name: app, image, ports: [{ name: port, containerPort: 8080 }] }]
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: app },
      spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } }
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: app, annotations },
      spec: { selector: labels, ports: [{ port: 80, targetPort: port }] }
    },
    ...(routed ? [routeTo(app)] : []),
    ...(ingress ? [ingressTo(app)] : [])
  ]
}

/** Told to end, it asks clients that keep connections to close them, for as long as they need to come by. */
const wellBehaved: Program = ({ container }, life) => {
  const version = /:([^@]+)@/.exec(container.image)?.[1] ?? ''
  let ending = false
  life.onTerm = () => {
    ending = true
    setTimeout(() => life.exit(0), 1_000)
  }
  return (_request, response) => {
    if (ending) response.setHeader('connection', 'close')
    response.setHeader('x-version', version).end(version)
  }
}

/** A cluster with real servers in its pods, and what people and pipelines do there. */
export class Town {
  readonly sandbox: SandboxCluster
  readonly cluster: Cluster
  readonly lines: string[] = []

  constructor(sandbox: SandboxCluster, cluster: Cluster) {
    this.sandbox = sandbox
    this.cluster = cluster
  }

  static async open(): Promise<Town> {
    const sandbox = await startCluster({
      namespaces: ['shop'],
      workload: inProcess(wellBehaved)
    })
    return new Town(sandbox, await clientFor(sandbox))
  }

  #around = () => ({
    clock: systemClock,
    report: { ...silent, line: (text: string) => void this.lines.push(text) },
    signal: new AbortController().signal
  })

  async release(version: string, options: AppOptions = {}, strategy: Strategy = quick, terms: Partial<Terms> = {}) {
    const { app = 'web' } = options
    const images = [{ name: app, reference: `registry.test/${app}:${version}@sha256:${'0'.repeat(64)}` }]
    const objects = manifestsOf(version, options).map(object => ({ object }))
    const wanted = { app, namespace: 'shop', version, tag: version, images, ...mannerOf(strategy) }
    const { set } = await prepare(this.cluster, objects, wanted, this.#around())
    return rollOut(this.cluster, set, { intent: 'release', strategy, gates: noGates, run, ...terms }, this.#around())
  }

  async rollback(app = 'web', strategy: Strategy = quick) {
    const set = wayBack(await readHistory(this.cluster, app), app, undefined)
    return rollOut(this.cluster, set, { intent: 'rollback', strategy, gates: noGates, run }, this.#around())
  }

  /** Where requests for the app go in. */
  entrance(app: string, through: 'Service' | 'HTTPRoute' | 'Ingress') {
    const { sandbox } = this
    if (through === 'HTTPRoute') return sandbox.routeAddress('shop', app)
    return through === 'Ingress' ? sandbox.ingressAddress('shop', app) : sandbox.serviceAddress('shop', app)
  }

  /** What clients that never ask twice met while `work` was done. */
  async traffic(
    app: string,
    work: () => Promise<void>,
    through: 'Service' | 'HTTPRoute' | 'Ingress' = 'Service'
  ): Promise<Pick<TrafficReport, 'lost' | 'answered' | 'losses'>> {
    const { host, port } = await this.entrance(app, through)
    const load = { rate: 150, underWay: 100, connections: 4, reuse: 20, fresh: 0.3, timeout: 5_000 }
    const traffic = await startTraffic({ ...load, url: `http://${host}:${port}/` })
    await work()
    const { lost, answered, losses } = await traffic.stop()
    return { lost, answered, losses }
  }

  /** The versions that answer one after another, until one of `wanted` has. */
  async answers(app: string, wanted: string): Promise<void> {
    const { host, port } = await this.sandbox.serviceAddress('shop', app)
    for (let tries = 0; tries < 200; tries++) {
      const text = await fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } }).then(
        answer => answer.text(),
        () => ''
      )
      if (text === wanted) return
      await new Promise(resolve => setTimeout(resolve, 25))
    }
    throw new RangeError(`${app} never answers as ${wanted}`)
  }

  /** How often the selector of a Service was written since request number `from`. */
  moves(app: string): number {
    return this.lines.filter(line => new RegExp(`: Service ${app} (now )?selects `).test(line)).length
  }
}
