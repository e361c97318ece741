import type { OutputOf } from '../../../aws/aws.ts'
import type { Instant } from '../../../io/clock.ts'
import { AwsFault } from '../service.ts'

type Item<List> = NonNullable<List> extends readonly (infer One)[] ? One : never
type Described<Name extends 'Rules' | 'Listeners' | 'TargetGroups' | 'TargetHealth'> =
  OutputOf<`elasticloadbalancing:Describe${Name}`>

export type RuleAttributes = Item<Described<'Rules'>['Rules']>
export type Action = Item<RuleAttributes['Actions']>
export type Condition = Item<RuleAttributes['Conditions']>
export type ListenerAttributes = Item<Described<'Listeners'>['Listeners']>
export type GroupAttributes = Item<Described<'TargetGroups'>['TargetGroups']>
type HealthDescription = Item<Described<'TargetHealth'>['TargetHealthDescriptions']>
export type Health = NonNullable<HealthDescription['TargetHealth']>

export interface LoadBalancer {
  readonly LoadBalancerArn: string
  readonly LoadBalancerName: string
  readonly DNSName: string
  readonly Scheme: string
  readonly Type: string
  readonly VpcId: string
  readonly State: { readonly Code: string }
  readonly CreatedTime: Date
  readonly attributes: Map<string, string>
}

export type Listener = ListenerAttributes & {
  readonly ListenerArn: string
  readonly LoadBalancerArn: string
  readonly DefaultActions: readonly Action[]
}

/** The listener's default is not among the rules: it follows the listener. */
export interface Rule {
  readonly RuleArn: string
  readonly listener: string
  readonly Priority: number
  readonly Conditions: readonly Condition[]
  readonly Actions: readonly Action[]
}

export interface Target {
  readonly id: string
  readonly port: number
  health: Health
  /** Requests that are on their way to it or back. */
  inFlight: number
  /** Ends health checks, or the draining. */
  stop: AbortController
  /** Ends requests that are still on their way when the draining is over. */
  readonly gone: AbortController
  readonly registeredAt: Instant
}

export type Group = GroupAttributes & {
  readonly TargetGroupArn: string
  readonly TargetGroupName: string
  readonly attributes: Map<string, string>
  readonly targets: Map<string, Target>
}

/** Everything that the service keeps, by ARN. Listeners and rules are replaced, never changed in place. */
export class State {
  readonly loadBalancers = new Map<string, LoadBalancer>()
  readonly listeners = new Map<string, Listener>()
  readonly rules = new Map<string, Rule>()
  readonly groups = new Map<string, Group>()
  readonly tags = new Map<string, Map<string, string>>()
  /** Called after each change to listeners and rules. */
  onRouting: () => void = () => undefined

  listener = (arn: string): Listener => found(this.listeners.get(arn), 'ListenerNotFound', 'listener')
  rule = (arn: string): Rule => found(this.rules.get(arn), 'RuleNotFound', 'rule')
  loadBalancer = (arn: string): LoadBalancer =>
    found(this.loadBalancers.get(arn), 'LoadBalancerNotFound', 'load balancer')

  group(arn: string): Group {
    const group = this.groups.get(arn)
    if (!group) throw new AwsFault('TargetGroupNotFound', `Target groups '${arn}' not found`)
    return group
  }

  /** The listener's rules in the order in which they are tried. */
  rulesOf(listener: string): Rule[] {
    return [...this.rules.values()]
      .filter(rule => rule.listener === listener)
      .toSorted((a, b) => a.Priority - b.Priority)
  }

  /** The load balancers that route to the group, whatever its weight. */
  loadBalancersOf(group: string): string[] {
    const of = (listener: string, actions: readonly Action[]) =>
      groupsOf(actions).includes(group) ? [this.listener(listener).LoadBalancerArn] : []
    const all = [
      ...[...this.listeners.values()].flatMap(one => of(one.ListenerArn, one.DefaultActions)),
      ...[...this.rules.values()].flatMap(one => of(one.listener, one.Actions))
    ]
    return [...new Set(all)]
  }
}

/** The target groups that the actions forward to. */
export const groupsOf = (actions: readonly Action[]): string[] =>
  actions.flatMap(({ ForwardConfig }) => (ForwardConfig?.TargetGroups ?? []).map(one => one.TargetGroupArn ?? ''))

export const targetKey = (id: string, port: number): string => `${id}:${port}`

export const invalid = (message: string): AwsFault => new AwsFault('ValidationError', message)

function found<T>(one: T | undefined, code: string, what: string): T {
  if (!one) throw new AwsFault(code, `The specified ${what} does not exist.`)
  return one
}

/** A part of a long answer, as `Marker` and `PageSize` ask for it. */
export function page<T>(all: readonly T[], { Marker, PageSize = 400 }: Paged): { items: T[]; NextMarker?: string } {
  const start = Number(Marker ?? 0)
  const end = start + PageSize
  return { items: all.slice(start, end), ...(end < all.length && { NextMarker: String(end) }) }
}

export interface Paged {
  readonly Marker?: string
  readonly PageSize?: number
}
