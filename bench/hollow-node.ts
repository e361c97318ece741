import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { bin, type Lab, observer } from './rollout-cluster.ts'

/*
 * A node of the lab's cluster that starts no containers: it says of each pod that it runs and is ready, as kwok does. What
 * an API server, its controllers and a tool have to do with hundreds of pods can be measured so on two cores; traffic can't.
 */

const name = 'hollow'
/** From its binding to its readiness, in ms. */
const startsIn = 250
/** Half of the time after which a node whose Lease is old counts as dead, in ms. */
const beat = 20_000

interface Pod {
  readonly metadata: {
    readonly name: string
    readonly namespace: string
    readonly uid: string
    readonly deletionTimestamp?: string
  }
  readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] }
  readonly status: { readonly phase: string }
}

export interface HollowNode {
  stop(): Promise<void>
}

/** Adds the node, and keeps new pods off all others until it is stopped. */
export async function startHollowNode(lab: Lab): Promise<HollowNode> {
  const proxy = spawn(join(bin, 'kubectl'), [...observer, 'proxy', '--port', '0'], {
    env: { ...process.env, KUBECONFIG: lab.kubeconfig },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [line] = await Promise.race([lines(proxy.stdout), pause(10_000, [''])])
  const address = /127\.0\.0\.1:\d+/.exec(line ?? '')?.[0]
  if (!address) throw new RangeError(`kubectl proxy says ${line}`)
  const ended = new AbortController()
  const ask = asker(`http://${address}`, ended.signal)
  const real = ((await ask('GET', '/api/v1/nodes')) as { items: { metadata: { name: string } }[] }).items
  const reserve = (unschedulable: boolean) =>
    Promise.all(real.map(({ metadata }) => ask('PATCH', `/api/v1/nodes/${metadata.name}`, { spec: { unschedulable } })))
  await enter(ask)
  await reserve(true)
  const work = Promise.all([heartbeats(ask, ended.signal), pods(`http://${address}`, ask, ended.signal)])
  work.catch(error => {
    if (!ended.signal.aborted) process.stderr.write(`${error}\n`)
  })
  return {
    async stop() {
      await reserve(false)
      await ask('DELETE', `/api/v1/nodes/${name}`)
      ended.abort()
      proxy.kill()
    }
  }
}

const lines = (stream: NodeJS.ReadableStream): Promise<string[]> =>
  new Promise(resolve => createInterface({ input: stream }).once('line', line => resolve([line])))

type Ask = (method: string, path: string, body?: object) => Promise<unknown>

const asker =
  (url: string, signal: AbortSignal): Ask =>
  async (method, path, body) => {
    const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json'
    const answer = await fetch(`${url}${path}`, {
      ...{ method, signal, headers: { 'content-type': type } },
      ...(body ? { body: JSON.stringify(body) } : {})
    })
    // A pod may be gone before it is told of.
    if (!answer.ok && answer.status !== 404 && answer.status !== 409)
      throw new RangeError(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

async function enter(ask: Ask): Promise<void> {
  const labels = { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' }
  await ask('POST', '/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } })
  await ready(ask)
}

async function ready(ask: Ask): Promise<void> {
  const size = { cpu: '1000', memory: '1000Gi', pods: '1000' }
  const now = new Date().toISOString()
  const condition = { type: 'Ready', status: 'True', reason: 'KubeletReady', lastHeartbeatTime: now }
  await ask('PATCH', `/api/v1/nodes/${name}/status`, {
    status: { capacity: size, allocatable: size, conditions: [condition] }
  })
}

async function heartbeats(ask: Ask, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(beat, undefined, { signal }).catch(() => undefined)
    if (!signal.aborted) await ready(ask)
  }
}

/** Shorter than the silence after which `fetch` gives a body up, in s. */
const longestWatch = 120

/** Follows the node's pods to the end of each. */
async function pods(url: string, ask: Ask, signal: AbortSignal): Promise<void> {
  const begun = new Set<string>()
  const query = `watch=true&timeoutSeconds=${longestWatch}&fieldSelector=spec.nodeName%3D${name}`
  while (!signal.aborted) {
    const answer = await fetch(`${url}/api/v1/pods?${query}`, { signal })
    for await (const { type, object } of events(answer.body)) if (type !== 'DELETED') follow(object, begun, ask)
  }
}

interface PodEvent {
  readonly type: string
  readonly object: Pod
}

async function* events(body: ReadableStream<Uint8Array> | null): AsyncGenerator<PodEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) yield JSON.parse(text) as PodEvent
  }
}

/** Ends a pod that is to end, and has a new one run; each once. */
function follow(pod: Pod, begun: Set<string>, ask: Ask): void {
  const { uid, namespace, deletionTimestamp } = pod.metadata
  const at = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}`
  const failed = (error: unknown) => void process.stderr.write(`${error}\n`)
  if (deletionTimestamp) return void ask('DELETE', at, { gracePeriodSeconds: 0 }).catch(failed)
  if (begun.has(uid)) return
  begun.add(uid)
  const ip = `10.99.${begun.size >> 8}.${begun.size & 255}`
  void pause(startsIn)
    .then(() => ask('PATCH', `${at}/status`, { status: running(pod, ip) }))
    .catch(failed)
}

function running({ spec }: Pod, podIP: string): object {
  const now = new Date().toISOString()
  const types = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready']
  return {
    phase: 'Running',
    ...{ podIP, podIPs: [{ ip: podIP }], hostIP: '10.99.255.1', startTime: now },
    conditions: types.map(type => ({ type, status: 'True', lastTransitionTime: now })),
    containerStatuses: spec.containers.map(container => ({
      ...{ name: container.name, image: container.image, imageID: container.image },
      ...{ ready: true, started: true, restartCount: 0, state: { running: { startedAt: now } } }
    }))
  }
}
