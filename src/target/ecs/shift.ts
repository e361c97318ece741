import type { Decision } from '../../rollout/engine.ts'
import { judge } from './bake.ts'
import { giveUp, note, type Phase, seconds, short, type World, wait } from './goal.ts'
import { type Sides, shareOf, sidesOf, usersRules } from './roles.ts'
import type { Aim, RuleSeen, ServiceSeen } from './seen.ts'
import { effectOf, type Step, sharesText } from './step.ts'

const sharesFor = ({ green, blue }: Sides, share: number) => ({ [green.name]: share, [blue.name]: 100 - share })

export const weigh = (sides: Sides, rule: RuleSeen, share: number): Extract<Step, { verb: 'weigh' }> => ({
  verb: 'weigh',
  rule: rule.arn,
  from: rule.shares,
  to: sharesFor(sides, share)
})

/** What went back to the revision that it came with has left it complete as well. */
const settled = ['SUCCESSFUL', 'ROLLBACK_SUCCESSFUL']

/** All its tasks run, and the load balancer finds each of them healthy in each of their target groups. */
export const isReady = ({ revision, primary, targets, deployment }: ServiceSeen, size: number): boolean =>
  primary.revision === revision &&
  primary.state !== 'IN_PROGRESS' &&
  primary.state !== 'FAILED' &&
  primary.running >= Math.max(1, size) &&
  (deployment === undefined || deployment.revision !== revision || settled.includes(deployment.status)) &&
  targets.length > 0 &&
  targets.every(one => one.healthy >= primary.running && one.initial + one.unhealthy === 0)

export const isServing = ({ targets }: ServiceSeen): boolean =>
  targets.length > 0 && targets.every(one => one.healthy > 0)

/** What a rule shows: the aim, what it had before it, what a lost call of this run brought, or somebody else's weights. */
export function standOf({ seen: { memory } }: World, sides: Sides, rule: RuleSeen, aim: Aim | undefined) {
  const share = shareOf(rule, sides.green)
  if (share === aim?.share) return 'there'
  const late = memory.lost.some(({ effect }) => effect === effectOf(weigh(sides, rule, share)))
  if (late) return 'late'
  const before = aim ? aim.from : memory.roles?.shares
  return aim?.since === undefined && share === (before?.[rule.arn] ?? 0) ? 'before' : 'foreign'
}

export const foreignWeights = (rule: RuleSeen): Decision<Step> => ({
  done: 'SUPERSEDED',
  why: `somebody else set the weights of ${rule.arn} to ${sharesText(rule.shares)}; they are left so`
})

/** Requests move to green in steps; each is there on every rule, watched and judged before the next. */
export const shift: Phase = world => {
  const { goal, seen, now } = world
  const sides = sidesOf(seen)
  if (!sides) return undefined
  const rules = usersRules(seen)
  const { aim } = seen.memory
  if (!aim) return take(world, sides, goal.steps.find(({ weight }) => weight >= most(rules, sides))?.weight ?? 100)
  const stands = rules.map(rule => ({ rule, stand: standOf(world, sides, rule, aim) }))
  const foreign = stands.find(({ stand }) => stand === 'foreign')
  if (foreign) return foreignWeights(foreign.rule)
  const next = stands.find(({ stand }) => stand !== 'there')
  if (!isServing(sides.green)) {
    const outcome = most(rules, sides) > 0 ? 'ROLLED_BACK' : 'STOPPED'
    return giveUp(world, outcome, `no target of ${sides.green.name} is healthy any more`)
  }
  if (next) {
    if (shareOf(next.rule, sides.green) < aim.share && !isReady(sides.green, 1)) return recover(world, sides, aim.at)
    if (shareOf(next.rule, sides.blue) < 100 - aim.share && !isServing(sides.blue))
      return wait(world, `No target of ${sides.blue.name} is healthy: ${next.rule.arn} stays`)
    const said = next.stand === 'late' && aim.since !== undefined ? 'A call whose answer got lost has landed: ' : ''
    const act = weigh(sides, next.rule, aim.share)
    return { act, why: `${said}${next.rule.arn} goes to ${sharesText(act.to)}` }
  }
  if (aim.since === undefined) return note({ aim: { ...aim, since: now } }, '')
  return aim.share === 100 ? undefined : hold(world, sides, aim, aim.since)
}

const most = (rules: readonly RuleSeen[], { green }: Sides): number =>
  Math.max(...rules.map(rule => shareOf(rule, green)))

function take({ seen, goal, now }: World, sides: Sides, share: number): Decision<Step> {
  const from = Object.fromEntries(usersRules(seen).map(rule => [rule.arn, shareOf(rule, sides.green)]))
  return note({ aim: { share, from, at: now } }, `${goal.version} is to get ${share} % of the requests`)
}

/** No share rises on a service that has targets which are not healthy; how long they may take counts from `since`. */
function recover(world: World, { green }: Sides, since: number): Decision<Step> {
  const { goal, now, seen } = world
  if (now < since + goal.deadline) return wait(world, `Waiting for all targets of ${green.name} to be healthy`)
  const met = usersRules(seen).some(rule => shareOf(rule, green) > 0)
  return giveUp(
    world,
    met ? 'ROLLED_BACK' : 'STOPPED',
    `targets of ${green.name} on ${short(green.revision)} are not healthy`
  )
}

function hold(world: World, sides: Sides, aim: Aim, since: number): Decision<Step> {
  const { goal, now, seen } = world
  const over = since + (goal.steps.find(({ weight }) => weight === aim.share)?.for ?? 0)
  const judged = judge(world, 'after', now < over)
  if (judged) return judged
  if (now < over)
    return wait(world, `Watching ${aim.share} % for ${seconds(over - now)} more (${seen.after.says})`, over - now)
  if (!isReady(sides.green, 1)) return recover(world, sides, over)
  return take(world, sides, goal.steps.find(({ weight }) => weight > aim.share)?.weight ?? 100)
}
