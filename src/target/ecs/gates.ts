import type { Aws } from '../../aws/aws.ts'
import type { Gates } from '../../config/settings.ts'
import { CutoverError, clause } from '../../errors.ts'
import type { Gate } from '../../gate/gate.ts'
import { type GatePorts, type Outside, openGate } from '../../gate/open.ts'
import type { Situation } from '../../gate/situation.ts'
import { type Watch, watchGates } from '../../gate/watch.ts'
import type { Clock } from '../../io/clock.ts'
import type { GateRecord, Surroundings } from '../../rollout/rolled-out.ts'
import { masks } from '../../runner/masks.ts'
import { type Address, addressOf, routeOf } from './address.ts'
import type { Before } from './journal.ts'
import { describeServices } from './observe.ts'
import type { Place } from './ports.ts'
import type { EcsRelease } from './release.ts'

type When = GateRecord['when']

export interface OpenGates {
  readonly before: Watch
  readonly after: Watch
  records(): GateRecord[]
  close(): Promise<void>
}

/** What gates are told of the cutover while it goes on. */
export interface Standing {
  readonly cutAt?: number | undefined
  /** What the release is compared with; nothing where no release of ours was live. */
  readonly previous?: Before | undefined
  /** ARN of the target group of the release's own tasks. */
  targetGroup(): Promise<string | undefined>
}

interface Asked {
  readonly gates: Gates
  readonly outside?: Outside
  /** How long a gate that can't be read is waited for. */
  readonly patience: { readonly before: number; readonly after: number }
}

/** Opens the gates of a release. @throws CONFIG_INVALID for one that could never be asked, before anything is changed */
export async function gatesFor(
  { aws, calm }: { readonly aws: Aws; readonly calm: Aws },
  place: Place,
  release: EcsRelease,
  { gates, outside, patience }: Asked,
  standing: () => Standing,
  { clock, report, signal }: Surroundings
): Promise<OpenGates> {
  const hidden = masks()
  for (const secret of gates.secrets ?? []) hidden.add(secret)
  const needsWay = (when: When) => gates[when].some(gate => gate.kind === 'http' && gate.url === undefined)
  const open = async (when: When): Promise<Gate[]> => {
    const address = needsWay(when) ? await wayTo(calm, place, when, signal) : undefined
    const ports: GatePorts = {
      ...(outside ?? nowhere),
      aws: outside?.aws ?? (async () => aws),
      ...{ clock, report, hide: hidden.hide },
      images: release.images.map(({ reference }) => reference),
      targetGroup: () => standing().targetGroup(),
      askService: askBy(address, outside ?? nowhere),
      situate: () => situationOf(place, release, standing(), when, clock, address)
    }
    return Promise.all(gates[when].map(settings => openGate(settings, ports)))
  }
  await assertCounted(aws, place, gates, signal)
  const [before, after] = await Promise.all([open('before'), open('after')])
  await foresee(after, signal)
  const watches = {
    before: watchGates(before, clock, patience.before),
    after: watchGates(after, clock, patience.after)
  }
  const both = ['before', 'after'] as const
  return {
    ...watches,
    records: () => both.flatMap(when => watches[when].results.map(result => ({ when, ...result }))),
    close: async () => void (await Promise.all([watches.before.close(), watches.after.close()]))
  }
}

async function wayTo(aws: Aws, place: Place, when: When, signal: AbortSignal): Promise<Address> {
  const [service] = await describeServices(aws, place, signal)
  const route = service && (await routeOf(aws, place, service, when, signal))
  if (route) return addressOf(aws, route, signal)
  const what = when === 'before' ? 'test listener rule' : 'load balancer'
  throw new CutoverError(
    'CONFIG_INVALID',
    `A gate ${when} asks a path, and ${place.services.join(', ')} has no ${what}.`,
    {
      hint: when === 'before' ? 'Give the gate a url, or the service a test listener rule.' : 'Give the gate a url.'
    }
  )
}

/** Where no load balancer is, none counts: that would be found under traffic only. @throws CONFIG_INVALID */
async function assertCounted(aws: Aws, place: Place, { before, after }: Gates, signal: AbortSignal): Promise<void> {
  if (![...before, ...after].some(gate => gate.kind === 'alb' && gate.targetGroup === undefined)) return
  const described = await describeServices(aws, place, signal)
  const behind = described.flatMap(({ loadBalancers = [], taskSets = [] }) => [
    ...loadBalancers,
    ...taskSets.flatMap(set => set.loadBalancers ?? [])
  ])
  if (behind.some(({ targetGroupArn }) => targetGroupArn !== undefined)) return
  const names = place.services.join(', ')
  throw new CutoverError('CONFIG_INVALID', `A gate alb asks a load balancer, and ${names} is behind none.`, {
    hint: 'Name a target group in the gate as targetGroup, or leave the gate out.'
  })
}

const askBy =
  (address: Address | undefined, { http }: Pick<Outside, 'http'>): GatePorts['askService'] =>
  async (settings, signal) => {
    const { addressAsk } = await import('../../gate/address.ts')
    const url = new URL(settings.path ?? '/', address?.url)
    return addressAsk(url.href, http)({ ...settings, headers: { ...address?.headers, ...settings.headers } }, signal)
  }

function situationOf(
  { app, cluster, services }: Place,
  { version, rid }: EcsRelease,
  { cutAt, previous }: Standing,
  phase: When,
  clock: Clock,
  address: Address | undefined
): Situation {
  return {
    ...{ now: clock.now(), phase, app, namespace: cluster, service: services[0] ?? '', version, release: rid },
    ...(phase === 'after' && cutAt !== undefined ? { cutAt } : {}),
    ...(previous ? { previous: previous.release, previousVersion: previous.version } : {}),
    url: phase === 'after' ? (address?.url ?? '') : '',
    previewUrl: phase === 'before' ? (address?.url ?? '') : ''
  }
}

/** Asks those who measure once before anything is changed: what they refuse then, they would refuse under traffic. */
async function foresee(gates: readonly Gate[], signal: AbortSignal): Promise<void> {
  const asked = gates.filter(({ foreseeable }) => foreseeable)
  const answers = await Promise.all(asked.map(async gate => ({ gate, answer: await gate.probe(signal) })))
  const first = answers.find(({ answer }) => answer.refused)
  if (!first) return
  throw new CutoverError('CONFIG_INVALID', `Gate ${first.gate.name} can't be asked: ${clause(first.answer.says)}.`, {
    hint: 'Nothing was changed. Check its address, its rights and its query: the same question would be refused under traffic.'
  })
}

const cutOff = (what: string) => () =>
  Promise.reject(
    new CutoverError('INTERNAL', `A gate needs ${what}, and this caller of the rollout gave it none.`, {
      hint: 'Give `outside` to rollOut.'
    })
  )

const nowhere: Pick<Outside, 'http' | 'processes'> = {
  http: { send: cutOff('a way out') },
  processes: { run: cutOff('commands') }
}
