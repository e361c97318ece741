import { type KubeObject, key } from '../../src/target/kubernetes/objects.ts'
import { placedKey } from '../../src/target/kubernetes/stage.ts'
import type { Write } from '../../src/target/kubernetes/writes.ts'
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

const guarded = ['Deployment', 'Service', 'Lease', 'HorizontalPodAutoscaler']
const owner = (kind: string, name: string) => [
  { apiVersion: 'apps/v1', kind, name, uid: `uid:${kind}/${name}`, controller: true }
]
export const hashOf = (deployment: string): string => `h${deployment.replaceAll('-', '')}`

/**
 * A namespace whose controllers work at once: the smallest world in which the protocol can be wrong. A value: each write
 * gives a new world, so that an explorer can go back to any of them.
 */
export class World {
  readonly objects: Objects
  /** Names of Deployments whose pods are not ready. */
  readonly broken: ReadonlySet<string>
  readonly now: number
  readonly #version: number
  #derived: Derived | undefined

  constructor(
    objects: Objects = new Map(),
    broken: ReadonlySet<string> = new Set(),
    now = 1_800_000_000_000,
    version = 0
  ) {
    this.objects = objects
    this.broken = broken
    this.now = now
    this.#version = version
  }

  get = (kind: string, name: string): KubeObject | undefined => this.objects.get(`${kind}/${name}`)
  all = (kind: string): KubeObject[] => [...this.objects.values()].filter(object => object.kind === kind)
  later = (duration: number): World => new World(this.objects, this.broken, this.now + duration, this.#version)
  breaking = (deployments: readonly string[]): World =>
    new World(this.objects, new Set(deployments), this.now, this.#version)

  /** What the API server does with one write, whoever sent it and whenever it arrives. Throws Refusal. */
  write(write: Write): World {
    switch (write.verb) {
      case 'create':
        return this.put(...write.objects.filter(object => this.#isNew(object)))
      case 'apply':
        return this.put(...write.objects.map(object => ({ ...this.get(object.kind, object.metadata.name), ...object })))
      case 'prune':
        return this.#without(
          object => object.metadata.labels?.[key.release] === write.release && object.kind !== 'Service'
        )
      case 'patch':
        return this.put(patched(this.#live(write.object), write.operations))
      case 'replace':
        this.#sameVersion(write.object)
        return this.put(write.object)
      case 'remove':
        this.#sameVersion(write.object)
        return this.#without(object => placedKey(object) === placedKey(write.object))
    }
  }

  put(...changed: readonly KubeObject[]): World {
    const objects = new Map(this.objects)
    let version = this.#version
    for (const object of changed) {
      const id = placedKey(object)
      version += 1
      const uid = objects.get(id)?.metadata.uid ?? `uid:${id}`
      objects.set(id, { ...object, metadata: { ...object.metadata, uid, resourceVersion: String(version) } })
    }
    return new World(objects, this.broken, this.now, version)
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
    if (exists && guarded.includes(object.kind)) throw new Refusal(`${placedKey(object)} exists`)
    return !exists
  }

  #without(goes: (object: KubeObject) => boolean): World {
    const left = [...this.objects].filter(([, object]) => !goes(object))
    return new World(new Map(left), this.broken, this.now, this.#version)
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
    const ready = this.broken.has(deployment.metadata.name) ? 0 : replicas
    return {
      ...deployment,
      status: { replicas, updatedReplicas: replicas, readyReplicas: ready, availableReplicas: ready }
    }
  }

  /** A Job ends as soon as it is there: in vain if it is broken. */
  ended(job: KubeObject): KubeObject {
    const type = this.broken.has(job.metadata.name) ? 'Failed' : 'Complete'
    return { ...job, status: { conditions: [{ type, status: 'True' }] } }
  }

  #replicaSet({ metadata: { name }, spec }: KubeObject): KubeObject {
    const { replicas = 1 } = spec as Spec
    const set = `${name}-${hashOf(name)}`
    return {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: set,
        uid: `uid:ReplicaSet/${set}`,
        labels: { [key.podTemplateHash]: hashOf(name) },
        ownerReferences: owner('Deployment', name)
      },
      spec: { replicas },
      status: { replicas }
    }
  }

  #pods({ metadata: { name }, spec }: KubeObject): KubeObject[] {
    const { replicas = 1, template } = spec as Spec
    const labels = { ...template?.metadata?.labels, [key.podTemplateHash]: hashOf(name) }
    const status = this.broken.has(name) ? 'False' : 'True'
    return Array.from({ length: replicas }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${name}-${index}`,
        uid: `uid:Pod/${name}-${index}`,
        labels,
        ownerReferences: owner('ReplicaSet', `${name}-${hashOf(name)}`)
      },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status }] }
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

interface Endpoint {
  readonly conditions: { readonly ready: boolean }
  readonly targetRef: { readonly kind: 'Pod'; readonly uid: string }
}

function slice(service: KubeObject, pods: readonly KubeObject[]): KubeObject {
  const selector = Object.entries((service.spec as Spec).selector ?? {})
  const selected = pods.filter(pod => selector.every(([name, value]) => pod.metadata.labels?.[name] === value))
  const endpoints = selected.map(
    ({ metadata, status }): Endpoint => ({
      conditions: { ready: (status as { conditions: { status: string }[] }).conditions[0]?.status === 'True' },
      targetRef: { kind: 'Pod', uid: metadata.uid ?? '' }
    })
  )
  const { name } = service.metadata
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, labels: { 'kubernetes.io/service-name': name } },
    endpoints
  }
}
