import { asCutoverError, type Code, type CutoverError } from '../../errors.ts'
import type { Watch } from '../../gate/watch.ts'
import type { Clock, Milliseconds } from '../../io/clock.ts'
import type { Decision, Target } from '../../rollout/engine.ts'
import type { Surroundings } from '../../rollout/rolled-out.ts'
import type { Report } from '../../runner/report.ts'
import { carryOut } from './act.ts'
import { AsFound } from './as-found.ts'
import { bundleName, unbundle } from './bundle.ts'
import { ingressKind } from './canaries.ts'
import type { Cluster } from './cluster.ts'
import { definedBy, isDefinition, onceServed } from './definitions.ts'
import { isServed } from './discovery.ts'
import { explain } from './explain.ts'
import type { Goal } from './goal.ts'
import { HookLogs } from './hook-logs.ts'
import { attemptsOf } from './hooks.ts'
import { leaseName, leaseSeconds, readLock, renewAfterMs } from './journal.ts'
import { Leftovers } from './leftovers.ts'
import type { KubeObject } from './objects.ts'
import type { ReleaseSet } from './release-set.ts'
import { routeKind } from './routes.ts'
import { named, type Seen } from './seen.ts'
import { placedKey } from './stage.ts'
import { ReadySince } from './steady.ts'
import type { View } from './view.ts'
import type { Step } from './writes.ts'

/** Answers that no waiting changes. */
const refusals: readonly Code[] = ['CLUSTER_DENIED', 'CLUSTER_INVALID', 'NOT_FOUND']

/** How a target decides: blue-green or rolling, over the same observation. */
export type Protocol = (goal: Goal, seen: Seen, now: number) => Decision<Step>

/** One goal in one namespace, for the engine. */
export class KubernetesTarget implements Target<Seen, Step> {
  readonly #cluster: Cluster
  readonly #view: View
  readonly #goal: Goal
  readonly #decide: Protocol
  readonly #clock: Clock
  readonly #report: Report
  readonly #placed = new Set<string>()
  readonly #served = new Set<string>()
  readonly #before: Watch
  readonly #after: Watch
  readonly #lease = { version: '', since: 0, held: false, writtenAt: 0 }
  readonly #hookLogs: HookLogs
  readonly #leftovers: Leftovers
  readonly #asFound: AsFound
  readonly #readySince = new ReadySince()
  #from: ReleaseSet | undefined
  #sought = ''
  #explained = false
  #refused: string | undefined
  #ended: Seen['ended']

  constructor(
    cluster: Cluster,
    view: View,
    goal: Goal,
    decide: Protocol,
    gates: { before: Watch; after: Watch },
    { clock, report }: Surroundings
  ) {
    this.#cluster = cluster
    this.#view = view
    this.#goal = goal
    this.#decide = decide
    this.#clock = clock
    this.#report = report
    this.#hookLogs = new HookLogs(cluster, report, clock)
    this.#leftovers = new Leftovers(cluster, goal.set, report)
    this.#asFound = new AsFound(cluster, goal.set)
    this.#before = gates.before
    this.#after = gates.after
  }

  async observe(): Promise<Seen> {
    const view = this.#view
    const lease = named(view.objects('Lease'), leaseName(this.#goal.set.app))
    const idleFor = this.#followLease(lease)
    await this.#findBlue(lease)
    const journal = lease && readLock(lease).journal
    const leftOver = await this.#leftovers.find(journal)
    const found = await this.#asFound.find(journal)
    await this.#findServed()
    await this.#followHooks()
    const pods = view.objects('Pod')
    return {
      lease,
      leaseIdle: idleFor >= leaseSeconds * 1000,
      renewDue: this.#clock.monotonic() - this.#lease.writtenAt >= renewAfterMs,
      wasHolder: this.#lease.held,
      ended: this.#ended,
      services: view.objects('Service'),
      deployments: view.objects('Deployment'),
      statefulSets: view.objects('StatefulSet'),
      daemonSets: view.objects('DaemonSet'),
      jobs: view.objects('Job'),
      replicaSets: view.objects('ReplicaSet'),
      pods,
      readySince: this.#readySince.of(pods, this.#clock.now()),
      slices: view.objects('EndpointSlice'),
      autoscalers: view.objects('HorizontalPodAutoscaler'),
      budgets: view.objects('PodDisruptionBudget'),
      routes: [...view.objects(routeKind[1]), ...view.objects(ingressKind[1])],
      placed: this.#placed,
      served: this.#served,
      leftOver,
      found,
      refused: this.#refused,
      before: this.#before.verdict,
      after: this.#after.verdict,
      from: this.#from
    }
  }

  decide(seen: Seen, now: number): Decision<Step> {
    return this.#decide(this.#goal, seen, now)
  }

  async act(step: Step, signal: AbortSignal): Promise<void> {
    if (step.verb === 'gate') return await (step.when === 'before' ? this.#before : this.#after).look(signal)
    if (step.verb === 'patch' && step.object.kind === 'Deployment') await this.#explain()
    const lock = { app: this.#goal.set.app, holder: this.#goal.run.holder }
    const hands = { cluster: this.#cluster, view: this.#view, placed: this.#placed, lock }
    if (step.verb === 'apply' && step.as === 'back')
      for (const object of step.objects) {
        await this.#forgiving(() => carryOut({ ...step, objects: [object] }, hands))
        this.#placed.add(`back ${placedKey(object)}`)
      }
    else if (step.verb === 'remove' && this.#leftovers.isOne(step.object))
      await this.#leftovers.remove(step.object, () => carryOut(step, hands))
    else if (step.verb === 'create' || step.verb === 'apply')
      await onceServed(this.#goal.set, step.objects, carryOut(step, hands))
    else await carryOut(step, hands)
    if (step.verb === 'replace') this.#ended = this.#lastWord(step.object)
  }

  #lastWord(lease: KubeObject): Seen['ended'] {
    const { phase, outcome, why = '' } = readLock(lease).journal ?? {}
    if (phase !== 'done' || !outcome) return undefined
    return { done: this.#goal.intent === 'retire' ? 'SUCCEEDED' : outcome, why }
  }

  /** A reversal is about the traffic: what can't be restored beside it is told, and does not keep it from its end. */
  async #forgiving(restore: () => Promise<void>): Promise<void> {
    try {
      await restore()
    } catch (thrown) {
      const error = asCutoverError(thrown)
      if (!refusals.includes(error.code)) throw error
      this.#report.warning(`Not restored: ${error.message} ${error.hint}`)
    }
  }

  /** Before a failed release's pods go, what they have to say is kept: once, and never in the way of the rollback. */
  async #explain(): Promise<void> {
    const lease = named(this.#view.objects('Lease'), leaseName(this.#goal.set.app))
    if (this.#explained || !lease || readLock(lease).journal?.phase !== 'reverse') return
    this.#explained = true
    await explain(this.#cluster, this.#view, this.#goal.set, this.#report)
  }

  /** A release that still can is turned back; the second refusal, of the way back itself, is the end. */
  refused({ code, message }: CutoverError): boolean {
    const lease = named(this.#view.objects('Lease'), leaseName(this.#goal.set.app))
    const lock = lease && readLock(lease)
    const phase = lock?.holder === this.#goal.run.holder ? lock.journal?.phase : undefined
    if (!refusals.includes(code) || this.#refused !== undefined || (phase !== 'stage' && phase !== 'bake')) return false
    this.#refused = message
    return true
  }

  changed(signal: AbortSignal): Promise<void> {
    return this.#view.changed(signal)
  }

  refresh(): Promise<void> {
    this.#leftovers.forget()
    return this.#view.refresh()
  }

  /** Time since the Lease last changed, on our own clock: wall clocks of other machines are never compared. */
  #followLease(lease: KubeObject | undefined): Milliseconds {
    const now = this.#clock.monotonic()
    const version = lease?.metadata.resourceVersion ?? ''
    if (version !== this.#lease.version) {
      this.#lease.version = version
      this.#lease.since = now
      if (lease && readLock(lease).holder === this.#goal.run.holder) {
        this.#lease.held = true
        this.#lease.writtenAt = now
      }
    }
    return now - this.#lease.since
  }

  /** Discovery names what is established, and a moment later. */
  async #findServed(): Promise<void> {
    const isDue = (object: KubeObject): boolean =>
      !this.#served.has(object.metadata.name) && this.#placed.has(`applied ${placedKey(object)}`)
    for (const definition of this.#goal.set.shared.filter(isDefinition).filter(isDue)) {
      const found = await Promise.all(definedBy(definition).map(resource => isServed(this.#cluster, resource)))
      if (found.every(Boolean)) this.#served.add(definition.metadata.name)
    }
  }

  async #followHooks(): Promise<void> {
    const all = this.#view.objects('Job')
    const jobs = this.#goal.set.hooks.flatMap(({ object }) => attemptsOf(all, object))
    await this.#hookLogs.follow(jobs, this.#view.objects('Pod'), job => this.#placed.has(placedKey(job)))
  }

  /** Reads the bundle of the release that the traffic comes from, once: a reversal restores what it holds. */
  async #findBlue(lease: KubeObject | undefined): Promise<void> {
    const journal = lease && readLock(lease).journal
    const [release] = journal?.phase === 'reverse' ? journal.from : []
    if (release === undefined || this.#sought === release) return
    await this.#forgiving(async () => {
      const secrets = await this.#cluster.resource('v1', 'Secret')
      const secret = await this.#cluster.get(secrets, bundleName(this.#goal.set.app, release))
      this.#from = secret && unbundle(secret)
    })
    this.#sought = release
  }
}
