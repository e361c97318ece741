import type { Decision } from '../../rollout/engine.ts'
import { note, short, type World } from './goal.ts'
import type { RuleSeen, Seen, ServiceSeen } from './seen.ts'
import { type Step, sharesText } from './step.ts'

/** The two sides of a cutover by weights: green gets the requests, blue has them. */
export interface Sides {
  readonly green: ServiceSeen
  readonly blue: ServiceSeen
  /** Green's size before the run. */
  readonly idle: number
}

export const usersRules = ({ rules }: Seen): RuleSeen[] => rules.filter(({ test }) => !test)
export const shareOf = (rule: RuleSeen, { name }: ServiceSeen): number => rule.shares[name] ?? 0

export function sidesOf({ services, memory: { roles } }: Seen): Sides | undefined {
  const green = services.find(({ name }) => name === roles?.green)
  const blue = services.find(({ name }) => name === roles?.blue)
  return roles && green && blue ? { green, blue, idle: roles.idle } : undefined
}

/** Settles which service is which, once: by who has the requests, and for a mix by who is on the release already. */
export function settleRoles(world: World): Decision<Step> | undefined {
  const { seen } = world
  const elsewhere = seen.rules.find(({ foreign }) => foreign)
  const refuse = (why: string): Decision<Step> => ({
    done: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: `${why}; nothing was changed`
  })
  if (elsewhere && !seen.memory.roles)
    return refuse(`rule ${elsewhere.arn} forwards to target groups of neither ${namesOf(seen)}`)
  if (seen.memory.roles) return undefined
  const [one, other] = seen.services
  const rules = usersRules(seen)
  if (!one || !other || rules.length === 0)
    return refuse('weights need two services and the rules that carry the traffic')
  const has = (service: ServiceSeen) => rules.some(rule => shareOf(rule, service) > 0)
  const ours = (service: ServiceSeen) => seen.revision !== undefined && service.revision === seen.revision
  if (!has(one) && !has(other)) return refuse(`no rule sends requests to either of ${namesOf(seen)}`)
  const mixed = has(one) && has(other)
  if (mixed && ours(one) === ours(other))
    return refuse(`the weights are mixed, and no journal explains them: ${mix(rules)}`)
  const active = has(one) ? one : other
  // Who has all requests and is on the release already has been cut over to.
  const green = mixed ? (ours(one) ? one : other) : ours(active) ? active : active === one ? other : one
  const blue = green === one ? other : one
  // What a run before this one has raised goes back to nothing; what a rollback found standing stays.
  const idle = world.goal.intent === 'release' && ours(green) ? 0 : green.desired
  const shares = Object.fromEntries(rules.map(rule => [rule.arn, shareOf(rule, green)]))
  return note({ roles: { green: green.name, blue: blue.name, idle, shares } }, '')
}

/** Somebody else's deployment or revision came after the one that this run has asked for. */
export function isTaken({ memory, revision }: Seen, { name, revision: on, deployment: newest }: ServiceSeen): boolean {
  const sent = memory.sent[name]
  const own = memory.mine[name]
  if (newest?.id === own) return false
  return (own !== undefined && on !== revision) || isAfter(sent, newest)
}

type Sent = Seen['memory']['sent'][string]
const isAfter = (sent: Sent | undefined, newest: ServiceSeen['deployment']): boolean =>
  sent !== undefined && newest !== undefined && newest.id !== sent.after && newest.revision !== sent.to

export const takenOver = ({ name, revision }: ServiceSeen): Decision<Step> => ({
  done: 'SUPERSEDED',
  why: `somebody else took service ${name} to ${short(revision)}; it is left so`
})

const namesOf = ({ services }: Seen): string => services.map(({ name }) => name).join(', ')
const mix = (rules: readonly RuleSeen[]): string =>
  rules.map(({ arn, shares }) => `${arn} ${sharesText(shares)}`).join('; ')
