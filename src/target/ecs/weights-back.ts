import type { Decision } from '../../rollout/engine.ts'
import { end, note, type Phase, seconds, type World, wait } from './goal.ts'
import { isTaken, type Sides, shareOf, sidesOf, takenOver, usersRules } from './roles.ts'
import { foreignWeights, isServing, standOf, weigh } from './shift.ts'
import type { Step } from './step.ts'

const leastForReversal = 600_000

/** Takes all requests back to blue, one ModifyRule a rule, and then what green was given. */
export const reverseWeights: Phase = world => {
  const { seen } = world
  const { back } = seen.memory
  if (!back) return undefined
  const sides = sidesOf(seen)
  // What somebody else has put there is not this run's to take requests or tasks from.
  if (sides && isTaken(seen, sides.green)) return takenOver(sides.green)
  return sides ? (pointBack(world, sides) ?? settle(world, sides)) : end(world, back.outcome, back.why)
}

function pointBack(world: World, sides: Sides): Decision<Step> | undefined {
  const { seen, goal, now } = world
  const { aim, back } = seen.memory
  const rules = usersRules(seen)
  const foreign = rules.find(rule => shareOf(rule, sides.green) > 0 && standOf(world, sides, rule, aim) === 'foreign')
  if (foreign) return foreignWeights(foreign)
  const away = seen.rules.find(rule => shareOf(rule, sides.green) > 0)
  if (!away) return undefined
  if (!isServing(sides.blue)) {
    const limit = Math.max(goal.deadline, leastForReversal)
    const lost = `no target of ${sides.blue.name} is healthy`
    return now < (back?.since ?? now) + limit
      ? wait(world, `Going back: ${lost}`)
      : end(world, 'ROLLBACK_FAILED', `${back?.why ?? ''}; ${lost}`)
  }
  return { act: weigh(sides, away, 0), why: `${away.arn} sends all requests back to ${sides.blue.name}` }
}

/** Green keeps its tasks until no late call can send requests there, and those that it has are answered. */
function settle(world: World, { green, blue, idle }: Sides): Decision<Step> {
  const { seen, goal, now } = world
  const { back, clearSince, lost, givenBack } = seen.memory
  const said = { outcome: back?.outcome ?? 'ROLLED_BACK', why: back?.why ?? '' }
  const elsewhere = usersRules(seen).find(rule => shareOf(rule, blue) !== 100)
  if (elsewhere) return foreignWeights(elsewhere)
  const untouched = green.revision !== seen.revision && seen.memory.sent[green.name] === undefined
  if (untouched || givenBack || green.bounds || green.desired <= idle) return end(world, said.outcome, said.why)
  if (clearSince === undefined) return note({ clearSince: now }, '')
  const until = Math.max(clearSince + goal.drain, ...lost.map(one => one.until))
  if (now < until)
    return wait(world, `All requests are back; ${green.name} drains for ${seconds(until - now)} more`, until - now)
  const act = { verb: 'scale', service: green.name, from: green.desired, to: idle } as const
  return { act, why: `Service ${green.name} went back to ${idle} tasks` }
}
