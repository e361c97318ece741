import type { Verdict } from '../../src/gate/gate.ts'
import type { Outcome } from '../../src/rollout/outcome.ts'
import { bundleSecret, unbundle } from '../../src/target/kubernetes/bundle.ts'
import { decide } from '../../src/target/kubernetes/decide.ts'
import type { Goal } from '../../src/target/kubernetes/goal.ts'
import { readLock } from '../../src/target/kubernetes/journal.ts'
import { type KubeObject, key, type PatchOperation } from '../../src/target/kubernetes/objects.ts'
import { render } from '../../src/target/kubernetes/render.ts'
import type { Seen } from '../../src/target/kubernetes/seen.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import type { Step, Write } from '../../src/target/kubernetes/writes.ts'

/** Thrown where an API server would answer 409 or 422: the write was refused, and nothing changed. */
export class Refusal extends Error {}

type Pods = Record<string, unknown>[]
interface Spec {
  replicas?: number
  selector?: Record<string, string> & { matchLabels?: Record<string, string> }
  template?: { metadata?: { labels?: Record<string, string> } }
}

const steps = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** RFC 6902 as far as the protocol uses it. */
export function patched(object: KubeObject, operations: readonly PatchOperation[]): KubeObject {
  const copy = structuredClone(object)
  for (const operation of operations) {
    const path = steps(operation.path)
    const last = path.pop() as string
    let parent = copy as unknown as Record<string, unknown>
    for (const part of path) {
      const next = parent[part] as Record<string, unknown> | undefined
      if (next === undefined) throw new Refusal(`no ${part} in ${operation.path}`)
      parent = next
    }
    if (operation.op === 'test') {
      if (canonical(parent[last]) !== canonical(operation.value)) throw new Refusal(`test of ${operation.path} failed`)
    } else if (operation.op === 'remove') delete parent[last]
    else {
      if (operation.op === 'replace' && !(last in parent)) throw new Refusal(`no ${operation.path} to replace`)
      parent[last] = structuredClone(operation.value)
    }
  }
  return copy
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held
  )

/** A namespace in memory whose controllers work at once: the smallest world in which the protocol can be wrong. */
export class World {
  readonly objects = new Map<string, KubeObject>()
  /** Releases whose pods never become ready. */
  readonly broken = new Set<string>()
  now = 1_800_000_000_000
  #version = 0
  #uid = 0

  all = (kind: string): KubeObject[] => [...this.objects.values()].filter(object => object.kind === kind)
  get = (kind: string, name: string): KubeObject | undefined => this.objects.get(`${kind}/${name}`)

  put(object: KubeObject): KubeObject {
    const id = placedKey(object)
    const before = this.objects.get(id)
    this.#version += 1
    const stored = structuredClone(object)
    stored.metadata.uid = before?.metadata.uid ?? `uid-${++this.#uid}`
    stored.metadata.resourceVersion = String(this.#version)
    stored.metadata.creationTimestamp =
      before?.metadata.creationTimestamp ?? new Date(this.now + this.#version).toISOString()
    this.objects.set(id, stored)
    return stored
  }

  /** What the API server does with one write, whoever sent it and whenever it arrives. */
  write(write: Write): void {
    if (write.verb === 'create') for (const object of write.objects) this.#create(object)
    else if (write.verb === 'apply')
      for (const object of write.objects) this.put({ ...this.get(object.kind, object.metadata.name), ...object })
    else if (write.verb === 'prune') {
      for (const [id, object] of this.objects) {
        if (object.metadata.labels?.[key.release] === write.release && object.kind !== 'Service')
          this.objects.delete(id)
      }
    } else {
      const live = this.get(write.object.kind, write.object.metadata.name)
      if (!live) throw new Refusal(`${placedKey(write.object)} is gone`)
      if (write.verb === 'patch') this.put(patched(live, write.operations))
      else {
        if (live.metadata.resourceVersion !== write.object.metadata.resourceVersion)
          throw new Refusal('the object was modified')
        if (write.verb === 'replace') this.put(write.object)
        else this.objects.delete(placedKey(live))
      }
    }
    this.settle()
  }

  #create(object: KubeObject): void {
    if (!this.objects.has(placedKey(object))) {
      this.put(object)
      return
    }
    if (['Deployment', 'Service', 'Lease', 'HorizontalPodAutoscaler'].includes(object.kind))
      throw new Refusal(`${placedKey(object)} exists`)
  }

  /** Deployment, ReplicaSet, pod and EndpointSlice controllers, all run to their end. */
  settle(): void {
    for (const deployment of this.all('Deployment')) this.#rollOut(deployment)
    for (const service of this.all('Service')) this.#slice(service)
  }

  #rollOut(deployment: KubeObject): void {
    const { name, uid = '' } = deployment.metadata
    const spec = deployment.spec as Spec
    const wanted = spec.replicas ?? 1
    const hash = `h${uid.slice(4)}`
    const labels = { ...spec.template?.metadata?.labels, [key.podTemplateHash]: hash }
    const set =
      this.get('ReplicaSet', `${name}-${hash}`) ??
      this.put({
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name: `${name}-${hash}`,
          labels,
          ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name, uid, controller: true }]
        },
        spec: { replicas: wanted }
      })
    set.spec = { replicas: wanted }
    set.status = { replicas: wanted }
    for (const pod of this.all('Pod').filter(pod => pod.metadata.ownerReferences?.[0]?.uid === set.metadata.uid)) {
      if (Number(pod.metadata.name.split('-').at(-1)) >= wanted) this.objects.delete(placedKey(pod))
    }
    const ready = !this.broken.has(deployment.metadata.labels?.[key.release] ?? name)
    for (let index = 0; index < wanted; index++) {
      const pod =
        this.get('Pod', `${name}-${hash}-${index}`) ??
        this.put({
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: `${name}-${hash}-${index}`,
            labels,
            ownerReferences: [
              {
                apiVersion: 'apps/v1',
                kind: 'ReplicaSet',
                name: set.metadata.name,
                uid: set.metadata.uid ?? '',
                controller: true
              }
            ]
          }
        })
      pod.status = { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] }
    }
    const count = ready ? wanted : 0
    const live = this.get('Deployment', name)
    if (live)
      live.status = {
        observedGeneration: 0,
        replicas: wanted,
        updatedReplicas: wanted,
        readyReplicas: count,
        availableReplicas: count
      }
  }

  #slice(service: KubeObject): void {
    const selector = (service.spec as Spec).selector ?? {}
    const pods = this.all('Pod').filter(pod =>
      Object.entries(selector).every(([name, value]) => pod.metadata.labels?.[name] === value)
    )
    const endpoints: Pods = pods.map(pod => ({
      conditions: { ready: (pod.status as { conditions: { status: string }[] }).conditions[0]?.status === 'True' },
      targetRef: { kind: 'Pod', name: pod.metadata.name, uid: pod.metadata.uid }
    }))
    this.objects.set(`EndpointSlice/${service.metadata.name}`, {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: service.metadata.name, labels: { 'kubernetes.io/service-name': service.metadata.name } },
      endpoints
    })
  }

  /** UIDs of the ready pods behind a Service. */
  endpoints(service: string): string[] {
    const endpoints = (this.get('EndpointSlice', service)?.endpoints ?? []) as {
      conditions: { ready: boolean }
      targetRef: { uid: string }
    }[]
    return endpoints.filter(endpoint => endpoint.conditions.ready).map(endpoint => endpoint.targetRef.uid)
  }
}

/** One pipeline at work on a world: what a runner does, one observation and one act at a time. */
export class Pipeline {
  readonly world: World
  readonly goal: Goal
  readonly placed = new Set<string>()
  readonly said: string[] = []
  /** What the gates will answer. */
  gates: { before: Verdict['state']; after: Verdict['state'] } = { before: 'passed', after: 'passed' }
  outcome: Outcome | undefined
  leaseIdle = false
  #held = false
  #nextLook = 0

  constructor(world: World, goal: Goal) {
    this.world = world
    this.goal = goal
  }

  see(): Seen {
    const { world, goal } = this
    const lease = world.get('Lease', `cutover-${goal.set.app}`)
    const lock = lease && readLock(lease)
    this.#held ||= lock?.holder === goal.run.holder
    const [blue] = lock?.journal?.from ?? []
    const bundle = blue === undefined ? undefined : world.get('Secret', `cutover-${goal.set.app}-${blue}`)
    const verdict = (state: Verdict['state']): Verdict => ({ state, says: `gate ${state}`, next: this.#nextLook })
    return {
      lease,
      leaseIdle: this.leaseIdle,
      renewDue: false,
      wasHolder: this.#held,
      services: world.all('Service'),
      deployments: world.all('Deployment'),
      statefulSets: [],
      daemonSets: [],
      replicaSets: world.all('ReplicaSet'),
      pods: world.all('Pod'),
      slices: world.all('EndpointSlice'),
      autoscalers: world.all('HorizontalPodAutoscaler'),
      budgets: world.all('PodDisruptionBudget'),
      placed: this.placed,
      before: verdict(this.gates.before),
      after: verdict(this.gates.after),
      from: bundle && unbundle(bundle)
    }
  }

  /** The next write, if there is one to make; time passes instead where the protocol waits. */
  next(): Step | undefined {
    const decision = decide(this.goal, this.see(), this.world.now)
    if ('done' in decision) {
      this.outcome = decision.done
      this.said.push(`${decision.done}: ${decision.why}`)
      return undefined
    }
    if ('wait' in decision) {
      this.world.now += decision.wait
      return undefined
    }
    if (decision.why) this.said.push(decision.why)
    return decision.act
  }

  /** One turn of the loop; a refused write is settled by looking again. */
  turn(): void {
    const step = this.next()
    if (step?.verb === 'gate') this.lookAgainIn(5_000)
    else if (step) this.land(step)
  }

  lookAgainIn(duration: number): void {
    this.#nextLook = this.world.now + duration
  }

  land(step: Write): void {
    try {
      this.world.write(step)
      if (step.verb === 'create') for (const object of step.objects) this.placed.add(placedKey(object))
      if (step.verb === 'apply')
        for (const object of step.objects) this.placed.add(`${step.as ?? 'applied'} ${placedKey(object)}`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.said.push(`refused: ${error.message}`)
    }
  }

  run(turns = 2_000): Outcome | undefined {
    for (let turn = 0; turn < turns && this.outcome === undefined; turn++) this.turn()
    return this.outcome
  }
}

const labels = { app: 'web' }

/** The manifests of a small shop: one Deployment, `services` Services before it. */
export const manifests = (image: string, services: readonly string[] = ['web']): KubeObject[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image, ports: [{ containerPort: 8080 }] }] }
      }
    }
  },
  ...services.map(name => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] }
  }))
]

export function goalFor(version: string, options: Partial<Goal> & { services?: readonly string[] } = {}): Goal {
  const { services, ...rest } = options
  const image = `registry.test/web:${version}@sha256:${'0'.repeat(64)}`
  const objects = manifests(image, services)
  const set =
    rest.set ??
    render(
      objects.map(object => ({ object })),
      {
        app: 'shop',
        namespace: 'shop',
        version,
        tag: version,
        images: [{ name: 'web', reference: image }]
      }
    )
  return {
    intent: 'release',
    run: { holder: `run-of-${version}` },
    startedAt: 1_800_000_000_000,
    deadline: 600_000,
    lockWait: 60_000,
    bake: 10_000,
    drain: 5_000,
    keepPrevious: 0,
    history: 3,
    gates: { before: true, after: true },
    bundle: bundleSecret(set),
    ...rest,
    set
  }
}
