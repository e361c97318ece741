import type { ServerResponse } from 'node:http'
import { systemClock } from '../../../src/io/clock.ts'
import { silent } from '../../../src/runner/report.ts'
import type { KubeObject, Resource } from '../../../src/target/kubernetes/objects.ts'
import type { View } from '../../../src/target/kubernetes/view.ts'
import { openView } from '../../../src/target/kubernetes/view.ts'
import { json, startApiServer } from './api-server.ts'

const pods: Resource = { apiVersion: 'v1', kind: 'Pod', name: 'pods', namespaced: true }
const services: Resource = { apiVersion: 'v1', kind: 'Service', name: 'services', namespaced: true }
export const pod = (name: string, version: number, more: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, resourceVersion: String(version) },
  ...more
})

/** A cluster with pods and no Services; watches stay open until the test writes to them or ends them. */
export class Pods {
  items: KubeObject[] = []
  version = 10
  /** How the next watches of pods are answered; by default they open. */
  refusals: number[] = []
  /** So many of the next watches, of whatever, find nobody at home. */
  outage = 0
  readonly #watches: ServerResponse[] = []
  #opened: () => void = () => undefined

  answer(path: string, outgoing: ServerResponse): void {
    if (!path.includes('watch=1')) {
      const items = path.includes('/pods') ? this.items : []
      json(outgoing, { metadata: { resourceVersion: String(this.version) }, items })
      return
    }
    const status = this.outage > 0 ? 503 : path.includes('/pods') ? this.refusals.shift() : undefined
    this.outage = Math.max(0, this.outage - 1)
    if (status !== undefined) {
      json(outgoing, { kind: 'Status', message: 'no' }, status)
      return
    }
    outgoing.writeHead(200).flushHeaders()
    if (path.includes('/pods')) {
      this.#watches.push(outgoing)
      this.#opened()
    }
  }

  /** The watch of pods that is open now, or the next one. */
  async watch(): Promise<ServerResponse> {
    for (;;) {
      const open = this.#watches.find(watch => !watch.writableEnded && !watch.destroyed)
      if (open) return open
      await new Promise<void>(resolve => {
        this.#opened = resolve
      })
    }
  }

  async send(type: string, object: unknown): Promise<void> {
    ;(await this.watch()).write(`${JSON.stringify({ type, object })}\n`)
  }
}

export const never = new AbortController().signal

/** A view of a cluster of pods, all that it asked, slept and warned; its sleeps take a millisecond. */
export async function viewOfPods(cluster: Pods, signal = never) {
  const server = await startApiServer(({ path }, outgoing) => cluster.answer(path, outgoing))
  const warnings: string[] = []
  const slept: number[] = []
  const sleep = async (duration: number, stop?: AbortSignal): Promise<void> => {
    slept.push(duration)
    await systemClock.sleep(1, stop)
  }
  const view: View = await openView(
    server.cluster,
    [{ resource: pods, labelSelector: 'a=b' }, { resource: services }],
    { clock: { ...systemClock, sleep }, report: { ...silent, warning: text => void warnings.push(text) }, signal }
  )
  return {
    view,
    warnings,
    slept,
    drop: server.drop,
    names: () => view.objects('Pod').map(({ metadata }) => `${metadata.name}@${metadata.resourceVersion}`),
    asked: () => server.asked.map(({ path }) => path.replace('/prefix/api/v1/namespaces/shop/', '')),
    async close() {
      view.close()
      await server.close()
    }
  }
}

const watchOf = (resource: string, version: number, more = '') =>
  `${resource}?watch=1&allowWatchBookmarks=true&timeoutSeconds=290&resourceVersion=${version}${more}`
export const listOfPods = 'pods?labelSelector=a%3Db'
export const watchOfPods = (version: number) => watchOf('pods', version, '&labelSelector=a%3Db')
export const watchOfServices = (version: number) => watchOf('services', version)
