import type { HttpGate } from '../../config/settings.ts'
import { CutoverError } from '../../errors.ts'
import type { Gate } from '../../gate/gate.ts'
import { type GatePorts, openGate } from '../../gate/open.ts'
import type { PodState } from '../../gate/pods.ts'
import type { Situation } from '../../gate/situation.ts'
import { type Watch, watchGates } from '../../gate/watch.ts'
import type { GateRecord, Surroundings } from '../../rollout/rolled-out.ts'
import { masks } from '../../runner/masks.ts'
import type { Cluster } from './cluster.ts'
import { leaseName, readLock } from './journal.ts'
import type { KubeObject } from './objects.ts'
import { adoptedHash, previewName } from './release-id.ts'
import type { ReleaseSet } from './release-set.ts'
import type { Terms } from './rollout.ts'
import { hasEnded, isReady, named, portOf } from './seen.ts'
import type { View } from './view.ts'
import { podLabelsOf, selects } from './workload.ts'

export interface OpenGates {
  readonly before: Watch
  readonly after: Watch
  records(): GateRecord[]
  close(): Promise<void>
}

type When = GateRecord['when']

/** A gate that is silent under traffic is waited for as long as the bake takes, but not for less than that. */
const leastPatience = 60_000

/** Opens the gates of a release. @throws CONFIG_INVALID for one that asks what the release does not have */
export async function gatesFor(
  cluster: Cluster,
  view: View,
  set: ReleaseSet,
  { gates, strategy, outside = nowhere }: Pick<Terms, 'gates' | 'strategy' | 'outside'>,
  around: Surroundings
): Promise<OpenGates> {
  const { clock, report } = around
  const hidden = masks()
  for (const secret of gates.secrets ?? []) hidden.add(secret)
  const live = [...set.services.map(({ object }) => object), ...set.shared.filter(({ kind }) => kind === 'Service')]
  const open = (when: When) => {
    const situate = () => situationOf(view, set, live[0], when, clock.now())
    const askService: GatePorts['askService'] = (settings, signal) => {
      const { path = '/', timeout, headers, method } = settings
      const { name, port } = reached(live, settings, isHidden(view, set) ? 'before' : when)
      const more = { ...(headers ? { headers } : {}), ...(method === 'HEAD' ? { method } : {}) }
      return cluster.proxy(name, port, path, { timeout, signal, ...more })
    }
    return gates[when].map(settings => {
      if (settings.kind === 'http' && settings.url === undefined) reached(live, settings, when)
      return openGate(settings, { ...outside, clock, report, askService, situate, hide: hidden.hide })
    })
  }
  const [before, after] = await Promise.all([Promise.all(open('before')), Promise.all(open('after'))])
  if (gates.pods) {
    const { podsGate } = await import('../../gate/pods.ts')
    after.push(podsGate(gates.pods, () => podsOf(view, set), clock.now))
  }
  await foresee(after, around)
  const watches = {
    before: watchGates(before, clock, strategy.deadline),
    after: watchGates(after, clock, Math.max(strategy.bake, leastPatience))
  }
  return {
    ...watches,
    records: () =>
      (['before', 'after'] as const).flatMap(when => watches[when].results.map(result => ({ when, ...result }))),
    close: async () => void (await Promise.all([watches.before.close(), watches.after.close()]))
  }
}

/**
 * Asks those who measure once before anything is changed: a query or a token that they refuse would be found under
 * traffic only, and turn a good release back. No value is no trouble yet.
 */
async function foresee(gates: readonly Gate[], { signal, report }: Surroundings): Promise<void> {
  const asked = gates.filter(({ foreseeable }) => foreseeable)
  const answers = await Promise.all(asked.map(async gate => ({ gate, answer: await gate.probe(signal) })))
  const refused = answers.filter(({ answer }) => answer.refused)
  const [first] = refused
  if (!first) return
  for (const { gate, answer } of refused.slice(1)) report.warning(`Gate ${gate.name} can't be asked: ${answer.says}.`)
  throw new CutoverError('CONFIG_INVALID', `Gate ${first.gate.name} can't be asked: ${first.answer.says}.`, {
    hint: 'Nothing was changed. Check its address, its token and its query: the same question would be refused under traffic.'
  })
}

/** The Service that a gate asks, and its port: the preview before the cutover, the live Service after it. */
function reached(services: readonly KubeObject[], { service: name, port }: HttpGate, when: When) {
  const service = name === undefined ? services[0] : named(services, name)
  if (!service) {
    throw new CutoverError('CONFIG_INVALID', `A gate asks Service ${name ?? ''}, which the manifests do not have.`, {
      hint: `Name one of ${services.map(({ metadata }) => metadata.name).join(', ') || 'the Services in the manifests'}.`
    })
  }
  const live = service.metadata.name
  return { name: when === 'before' ? previewName(live) : live, port: port ?? portOf(service) }
}

/** With only a share of the requests a release is reached by itself through its preview: the live Service is the old one's. */
function isHidden(view: View, { app }: ReleaseSet): boolean {
  const lease = named(view.objects('Lease'), leaseName(app))
  const { phase, weight } = (lease && readLock(lease).journal) ?? {}
  return phase === 'stage' && weight !== undefined
}

function situationOf(
  view: View,
  set: ReleaseSet,
  service: KubeObject | undefined,
  phase: When,
  now: number
): Situation {
  const lease = named(view.objects('Lease'), leaseName(set.app))
  const journal = lease && readLock(lease).journal
  const previous = journal?.from.find(release => release !== set.rid)
  const name = service?.metadata.name ?? ''
  const since = journal?.cutAt ?? journal?.weight?.since
  const address = (host: string) => (service ? `http://${host}.${set.namespace}.svc:${portOf(service)}` : '')
  return {
    now,
    phase,
    ...(phase === 'after' && since !== undefined ? { cutAt: since } : {}),
    app: set.app,
    namespace: set.namespace,
    service: name,
    version: set.version,
    release: inPodNames(set.rid),
    ...(previous === undefined ? {} : { previous: inPodNames(previous) }),
    ...(previous === undefined || journal?.fromVersion === undefined ? {} : { previousVersion: journal.fromVersion }),
    url: address(name),
    previewUrl: address(previewName(name))
  }
}

/** Names of pods hold the id of their release, or the hash of the ReplicaSet that was adopted. */
const inPodNames = (release: string): string => adoptedHash(release) ?? release

/** What is going, or was evicted, is replaced by another pod. */
const isWanted = (pod: KubeObject): boolean => !pod.metadata.deletionTimestamp && !hasEnded(pod)

interface ContainerStatus {
  readonly restartCount?: number
  readonly state?: { readonly terminated?: { readonly reason?: string } }
  readonly lastState?: { readonly terminated?: { readonly reason?: string } }
}

/** The pods that serve: of the release's own Deployments, or where it is rolled in place, of its workloads. */
function podsOf(view: View, set: ReleaseSet): PodState[] {
  const workloads = set.deployments.length > 0 ? set.deployments.map(({ object }) => object) : set.followers
  const labels = workloads.map(podLabelsOf)
  const own = view
    .objects('Pod')
    .filter(pod => isWanted(pod) && labels.some(one => selects(one, pod.metadata.labels ?? {})))
  return own.map(pod => {
    const statuses = (pod.status as { containerStatuses?: ContainerStatus[] } | undefined)?.containerStatuses ?? []
    return {
      uid: pod.metadata.uid ?? '',
      name: pod.metadata.name,
      ready: isReady(pod),
      restarts: statuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0),
      oomKilled: statuses.filter(wasKilledForMemory).length
    }
  })
}

const wasKilledForMemory = ({ state, lastState }: ContainerStatus): boolean =>
  [state, lastState].some(one => one?.terminated?.reason === 'OOMKilled')

const cutOff = (what: string) => () =>
  Promise.reject(
    new CutoverError('INTERNAL', `A gate needs ${what}, and this caller of the rollout gave it none.`, {
      hint: 'Give `outside` to rollOut.'
    })
  )

const nowhere: Pick<GatePorts, 'http' | 'processes'> = {
  http: { send: cutOff('a way out of the cluster') },
  processes: { run: cutOff('commands') }
}
