import { releaseOfCanary } from '../../src/target/kubernetes/canaries.ts'
import { type KubeObject, key } from '../../src/target/kubernetes/objects.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
import { stored } from './identity.ts'
import { patched, Refusal } from './patch.ts'

export type Objects = ReadonlyMap<string, KubeObject>

interface Spec {
  readonly replicas?: number
  readonly selector?: Readonly<Record<string, string>>
  readonly template?: { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } }
}

/** What the controllers make of the objects that people and pipelines write. */
export interface Derived {
  readonly deployments: readonly KubeObject[]
  readonly replicaSets: readonly KubeObject[]
  readonly pods: readonly KubeObject[]
  readonly slices: readonly KubeObject[]
}

const guarded = ['Deployment', 'Service', 'Lease', 'HorizontalPodAutoscaler', 'Job']
const owner = (kind: string, name: string, uid: string) => [
  { apiVersion: 'apps/v1', kind, name, uid, controller: true }
]
const replicaSetUid = (deployment: KubeObject): string =>
  `${deployment.metadata.uid}-${hashOf(deployment.metadata.name)}`
export const hashOf = (deployment: string): string => `h${deployment.replaceAll('-', '')}`

/** Of which pods the readiness is gone: all of a Deployment, or its last alone. A Job runs, or has failed (all). */
export type Trouble = 'all' | 'one' | 'running'

interface Conditions {
  /** Deployments whose pods are not all ready. */
  readonly broken?: ReadonlyMap<string, Trouble>
  readonly now?: number
  /** How often an object of that kind and name was deleted: one that is made again is another. */
  readonly graves?: ReadonlyMap<string, number>
  /** New pods are not ready until somebody says so. */
  readonly slow?: boolean
}

/**
 * A namespace whose controllers work at once: the smallest world in which the protocol can be wrong. A value: each write
 * gives a new world, so that an explorer can go back to any of them. Versions follow from the content, so that worlds
 * are equal whatever led to them; what is guarded by a version then passes where the content came back to what it was,
 * which allows more than an API server does, never less.
 */
export class World {
  readonly objects: Objects
  readonly broken: ReadonlyMap<string, Trouble>
  readonly now: number
  readonly graves: ReadonlyMap<string, number>
  readonly slow: boolean
  #derived: Derived | undefined

  constructor(objects: Objects = new Map(), conditions: Conditions = {}) {
    this.objects = objects
    this.broken = conditions.broken ?? new Map()
    this.now = conditions.now ?? 1_800_000_000_000
    this.graves = conditions.graves ?? new Map()
    this.slow = conditions.slow ?? false
  }

  get = (kind: string, name: string): KubeObject | undefined => this.objects.get(`${kind}/${name}`)
  all = (kind: string): KubeObject[] => [...this.objects.values()].filter(object => object.kind === kind)
  with = (conditions: Conditions): World => new World(this.objects, { ...this, ...conditions })
  later = (duration: number): World => this.with({ now: this.now + duration })
  breaking = (deployments: readonly string[], trouble: Trouble = 'all'): World =>
    this.with({ broken: new Map(deployments.map(name => [name, trouble])) })

  /** What the API server does with one write, whoever sent it and whenever it arrives. Throws Refusal. */
  write(write: Write): World {
    switch (write.verb) {
      case 'create':
        return this.put(...write.objects.filter(object => this.#isNew(object)))
      case 'apply':
        return this.put(...write.objects.map(object => applied(this.get(object.kind, object.metadata.name), object)))
      case 'prune':
        return this.without(
          object => object.metadata.labels?.[key.release] === write.release && object.kind !== 'Service'
        )
      case 'patch':
        return this.put(patched(this.#live(write.object), write.operations))
      case 'replace':
        this.#sameVersion(write.object)
        return this.put(write.object)
      case 'remove':
        this.#sameVersion(write.object)
        return this.without(object => placedKey(object) === placedKey(write.object))
    }
  }

  put(...changed: readonly KubeObject[]): World {
    const objects = new Map(this.objects)
    const broken = new Map(this.broken)
    for (const object of changed) {
      const id = placedKey(object)
      const before = objects.get(id)
      const uid = before?.metadata.uid ?? `uid:${id}${'+'.repeat(this.graves.get(id) ?? 0)}`
      objects.set(id, stored(object, uid))
      if (this.slow && object.kind === 'Deployment' && sizeOf(object) > (before ? sizeOf(before) : 0))
        broken.set(object.metadata.name, 'all')
      if (this.slow && object.kind === 'Job') broken.set(object.metadata.name, 'running')
    }
    return new World(objects, { ...this, broken })
  }

  #live(object: KubeObject): KubeObject {
    const live = this.objects.get(placedKey(object))
    if (!live) throw new Refusal(`${placedKey(object)} is gone`)
    return live
  }

  #sameVersion(object: KubeObject): void {
    if (this.#live(object).metadata.resourceVersion !== object.metadata.resourceVersion)
      throw new Refusal('the object was modified')
  }

  #isNew(object: KubeObject): boolean {
    const exists = this.objects.has(placedKey(object))
    if (exists && (guarded.includes(object.kind) || releaseOfCanary(object) !== undefined))
      throw new Refusal(`${placedKey(object)} exists`)
    return !exists
  }

  without(goes: (object: KubeObject) => boolean): World {
    const left = [...this.objects].filter(([, object]) => !goes(object))
    const graves = new Map(this.graves)
    const broken = new Map(this.broken)
    for (const [id, object] of this.objects)
      if (goes(object)) {
        graves.set(id, (graves.get(id) ?? 0) + 1)
        broken.delete(object.metadata.name)
      }
    return new World(new Map(left), { ...this, graves, broken })
  }

  get derived(): Derived {
    this.#derived ??= this.#derive()
    return this.#derived
  }

  #derive(): Derived {
    const deployments = this.all('Deployment').map(deployment => this.#status(deployment))
    const pods = deployments.flatMap(deployment => this.#pods(deployment))
    return {
      deployments,
      replicaSets: deployments.map(deployment => this.#replicaSet(deployment)),
      pods,
      slices: this.all('Service').map(service => slice(service, pods))
    }
  }

  #status(deployment: KubeObject): KubeObject {
    const replicas = (deployment.spec as Spec).replicas ?? 1
    const ready = Math.min(replicas, readyOf(this.broken.get(deployment.metadata.name), replicas))
    return {
      ...deployment,
      status: { replicas, updatedReplicas: replicas, readyReplicas: ready, availableReplicas: ready }
    }
  }

  /** A Job ends as soon as it is there, in vain if it is broken; in a slow world it runs until somebody says how it ended. */
  ended(job: KubeObject): KubeObject {
    const trouble = this.broken.get(job.metadata.name)
    if (trouble === 'running') return job
    return { ...job, status: { conditions: [{ type: trouble ? 'Failed' : 'Complete', status: 'True' }] } }
  }

  #replicaSet(deployment: KubeObject): KubeObject {
    const { name, uid = '' } = deployment.metadata
    const { replicas = 1 } = deployment.spec as Spec
    const set = `${name}-${hashOf(name)}`
    return {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: set,
        uid: replicaSetUid(deployment),
        labels: { [key.podTemplateHash]: hashOf(name) },
        ownerReferences: owner('Deployment', name, uid)
      },
      spec: { replicas },
      status: { replicas }
    }
  }

  #pods(deployment: KubeObject): KubeObject[] {
    const { name, uid } = deployment.metadata
    const { replicas = 1, template } = deployment.spec as Spec
    const labels = { ...template?.metadata?.labels, [key.podTemplateHash]: hashOf(name) }
    const ready = readyOf(this.broken.get(name), replicas)
    return Array.from({ length: replicas }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${name}-${index}`,
        uid: `${uid}-${index}`,
        labels,
        ownerReferences: owner('ReplicaSet', `${name}-${hashOf(name)}`, replicaSetUid(deployment))
      },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: index < ready ? 'True' : 'False' }] }
    }))
  }

  /** UIDs of the ready pods behind a Service. */
  endpoints(service: string): string[] {
    const found = this.derived.slices.find(({ metadata }) => metadata.name === service)
    return ((found?.endpoints ?? []) as Endpoint[])
      .filter(({ conditions }) => conditions.ready)
      .map(({ targetRef }) => targetRef.uid)
  }
}

/** Server-side apply takes nothing away that others have added to the metadata. */
const applied = (live: KubeObject | undefined, object: KubeObject): KubeObject => {
  const labels = { ...live?.metadata.labels, ...object.metadata.labels }
  const annotations = { ...live?.metadata.annotations, ...object.metadata.annotations }
  return { ...live, ...object, metadata: { ...object.metadata, labels, annotations } }
}

const sizeOf = ({ spec }: KubeObject): number => (spec as Spec).replicas ?? 1

const readyOf = (trouble: Trouble | undefined, replicas: number): number =>
  trouble === 'all' ? 0 : trouble === 'one' ? replicas - 1 : replicas

interface Endpoint {
  readonly conditions: { readonly ready: boolean }
  readonly targetRef: { readonly kind: 'Pod'; readonly uid: string }
}

function slice(service: KubeObject, pods: readonly KubeObject[]): KubeObject {
  const selector = Object.entries((service.spec as Spec).selector ?? {})
  const selected = pods.filter(pod => selector.every(([name, value]) => pod.metadata.labels?.[name] === value))
  const isReady = (status: unknown) => (status as { conditions: { status: string }[] }).conditions[0]?.status === 'True'
  const endpoints = selected.map(({ metadata, status }) => ({
    conditions: { ready: isReady(status) },
    targetRef: { kind: 'Pod', uid: metadata.uid ?? '' }
  }))
  const { name } = service.metadata
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, labels: { 'kubernetes.io/service-name': name } },
    endpoints
  }
}
