import type { Aws } from '../../aws/aws.ts'
import { steady } from '../../aws/patient.ts'
import type { Gates, Strategy } from '../../config/settings.ts'
import { CutoverError } from '../../errors.ts'
import type { Outside } from '../../gate/open.ts'
import type { Milliseconds } from '../../io/clock.ts'
import { randomHex } from '../../io/random.ts'
import { reconcile } from '../../rollout/engine.ts'
import { exitCode } from '../../rollout/outcome.ts'
import type { RolledOut, Surroundings } from '../../rollout/rolled-out.ts'
import { Evidence } from './explain.ts'
import { gatesFor, type Standing } from './gates.ts'
import { type Goal, short } from './goal.ts'
import { Journal } from './journal.ts'
import { type LockSettings, S3Lock } from './lock.ts'
import { mayLetGo } from './memory.ts'
import { describeServices, Observer } from './observe.ts'
import type { Place } from './ports.ts'
import { serviceOf } from './read-service.ts'
import type { EcsRelease } from './release.ts'
import { EcsTarget } from './target.ts'

/** Everything about a rollout that is not what is rolled out. */
export interface Terms {
  readonly intent: 'release' | 'rollback'
  readonly strategy: Strategy
  readonly gates: Gates
  readonly outside?: Outside
  readonly run: { readonly id: string; readonly url: string; readonly actor: string }
  /** Ends STAGED, before any request of users. */
  readonly pause?: boolean
  /** For two services: the rules that carry the traffic, and the one for tests. */
  readonly rules: readonly string[]
  readonly testRule?: string
  readonly lock?: LockSettings
  /** What is done on the release's revision before anything is moved, under the lock; `patience` is the longest that it takes. */
  readonly before?: {
    readonly patience: Milliseconds
    run(revision: string, around: Surroundings): Promise<void>
  }
}

const leastPatience = 60_000
/** After its deadline a release may still be taken back, and AWS has its own bakes and hooks. */
const grace = 3_600_000

function goalOf({ app, version }: EcsRelease, terms: Terms, now: number): Goal {
  const { strategy, gates, run, intent } = terms
  const { drain, keepPrevious } = strategy.kind === 'rolling' ? { drain: 0, keepPrevious: 0 } : strategy
  const { bake, deadline } = strategy
  const { patience = 0 } = terms.before ?? {}
  const steps = strategy.kind === 'weighted' && intent === 'release' ? strategy.steps : [{ weight: 100, for: 0 }]
  return {
    ...{ intent, app, version, startedAt: now, deadline, bake, drain, keepPrevious, steps },
    holder: `${run.id || 'local'}-${randomHex(4)}`,
    lockWait: patience + deadline + bake + drain + steps.reduce((sum, step) => sum + step.for, 0),
    pause: terms.pause === true && intent === 'release',
    gates: { before: gates.before.length > 0, after: gates.after.length > 0 },
    locked: terms.lock !== undefined,
    prepares: terms.before !== undefined && intent === 'release'
  }
}

/** Takes `release` live, or what is live back to it. The services have been found fit for it before. */
export async function rollOut(aws: Aws, release: EcsRelease, terms: Terms, around: Surroundings): Promise<RolledOut> {
  const { clock, report, signal } = around
  const goal = goalOf(release, terms, clock.now())
  const { app, cluster, services } = release
  const { rules, testRule, run } = terms
  /** For what is asked outside of the loop, which looks again by itself. */
  const calm = steady(aws, goal.deadline, around)
  const place: Place = { app, cluster, services, rules, ...(testRule ? { testRule } : {}) }
  const journal = new Journal(aws, release, terms.intent)
  const own = { holder: goal.holder, ...(run.url ? { url: run.url } : {}) }
  const lock = terms.lock && new S3Lock(aws, terms.lock, app, own, clock)
  const observer = new Observer(aws, place, journal, lock, clock)
  const evidence = new Evidence(aws, place, around, observer.health)
  const standing = (): Standing => ({
    cutAt: target?.memory.cutAt,
    previous: journal.releaseBefore(target?.seen),
    targetGroup: () => observer.groupOf(target?.memory.roles?.green ?? services[0] ?? '', signal)
  })
  const { before: first } = terms
  const before = first && ((arn: string, during: AbortSignal) => first.run(arn, { ...around, signal: during }))
  let target: EcsTarget | undefined
  const patience = { before: goal.deadline, after: Math.max(goal.bake, leastPatience) }
  const asked = { gates: terms.gates, patience, ...(terms.outside ? { outside: terms.outside } : {}) }
  const gates = await gatesFor({ aws, calm }, place, release, asked, standing, around)
  try {
    target = new EcsTarget(goal, { aws, place, journal, lock, observer, before }, gates, around, evidence)
    const until =
      clock.now() +
      3 * goal.deadline +
      goal.lockWait +
      goal.bake +
      goal.drain +
      grace +
      (await ownTime(calm, place, signal))
    const ended = await reconcile(target, { until, signal }, { clock, report })
    if (exitCode(ended.outcome) === 1 && ended.outcome !== 'SUPERSEDED') await evidence.tell(target.suspect)
    return { ...ended, previous: await journal.previousVersion(target.seen), gates: gates.records() }
  } catch (error) {
    if (target && !signal.aborted) await evidence.tell(target.suspect)
    throw cancelledAt(error, target, release)
  } finally {
    await gates.close()
    // Nothing depends on it: what can't be freed expires.
    if (!target || mayLetGo(target.memory, clock.now()))
      await lock?.free().catch(() => report.progress('The lock is left to expire'))
  }
}

/** How long the services' own steps and bakes take; CodeDeploy's longest steps take 100 minutes. */
async function ownTime(aws: Aws, place: Place, signal: AbortSignal): Promise<number> {
  const described = await describeServices(aws, place, signal)
  const times = described.map(serviceOf).map(({ shifting, baking }) => shifting + baking)
  const isCodeDeploy = described.some(({ deploymentController }) => deploymentController?.type === 'CODE_DEPLOY')
  return Math.max(...times, isCodeDeploy ? 6_000_000 : 0)
}

/** What stays as it is when a run is cancelled. */
function cancelledAt(error: unknown, target: EcsTarget | undefined, { version }: EcsRelease): unknown {
  if (!(error instanceof CutoverError) || error.code !== 'CANCELLED') return error
  const [service] = target?.seen?.services ?? []
  const sent = target !== undefined && Object.keys(target.memory.sent).length > 0
  const on = service ? ` Service ${service.name} is on ${short(service.revision)}.` : ''
  const what = sent ? `while ${version} was on its way.${on}` : 'before it changed any service.'
  return new CutoverError('CANCELLED', `The run was cancelled ${what}`, {
    hint: sent
      ? 'Run it again: it goes on from what AWS shows. A deployment that ECS has begun goes on by itself.'
      : error.hint
  })
}
