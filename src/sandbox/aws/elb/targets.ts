import { AwsFault, type Call } from '../service.ts'
import type { HealthChecks } from './health.ts'
import { type Group, type Health, invalid, type State, type Target, targetKey } from './state.ts'

interface TargetDescription {
  readonly Id: string
  readonly Port?: number
}

interface Targets {
  readonly TargetGroupArn: string
  readonly Targets: readonly TargetDescription[]
}

interface DescribeTargetHealth {
  readonly TargetGroupArn: string
  readonly Targets?: readonly TargetDescription[]
}

/** Targets per target group of an Application Load Balancer. */
const mostTargets = 1000

export const targetOperations = (state: State, checks: HealthChecks) => ({
  RegisterTargets: ({ TargetGroupArn, Targets }: Targets, call: Call) => {
    const group = state.group(TargetGroupArn)
    if (Targets.length === 0) throw invalid('You must specify at least one target')
    if (group.TargetType === 'ip') {
      for (const { Id } of Targets)
        if (!/^[\d.]+$|:/.test(Id)) throw invalid(`The IP address '${Id}' is not a valid IPv4 address`)
    }
    if (group.targets.size + Targets.length > mostTargets) {
      throw new AwsFault('TooManyTargets', `You have reached the limit of ${mostTargets} targets per target group`)
    }
    for (const target of Targets) register(group, target, call)
    checks.follow()
    return {}
  },

  DeregisterTargets: ({ TargetGroupArn, Targets }: Targets) => {
    const group = state.group(TargetGroupArn)
    for (const { Id, Port } of Targets) {
      const target = group.targets.get(targetKey(Id, Port ?? group.Port ?? 80))
      if (target) checks.drain(group, target)
    }
    return {}
  },

  DescribeTargetHealth: ({ TargetGroupArn, Targets }: DescribeTargetHealth) => {
    const group = state.group(TargetGroupArn)
    const asked = Targets?.length
      ? Targets.map(
          ({ Id, Port = group.Port ?? 80 }) => group.targets.get(targetKey(Id, Port)) ?? { id: Id, port: Port }
        )
      : [...group.targets.values()]
    return { TargetHealthDescriptions: asked.map(described) }
  }
})

function register(group: Group, { Id, Port = group.Port ?? 80 }: TargetDescription, { at }: Call): void {
  const key = targetKey(Id, Port)
  const old = group.targets.get(key)
  if (old && old.health.State !== 'draining') return
  old?.stop.abort()
  const fresh: Target = {
    id: Id,
    port: Port,
    health: notInUse,
    inFlight: 0,
    stop: new AbortController(),
    gone: new AbortController(),
    registeredAt: at
  }
  group.targets.set(key, fresh)
}

export const notInUse: Health = {
  State: 'unused',
  Reason: 'Target.NotInUse',
  Description: 'Target group is not configured to receive traffic from the load balancer'
}

const notRegistered: Health = {
  State: 'unused',
  Reason: 'Target.NotRegistered',
  Description: 'Target is not registered to the target group'
}

const described = ({ id, port, health = notRegistered }: Pick<Target, 'id' | 'port'> & { health?: Health }) => ({
  Target: { Id: id, Port: port, AvailabilityZone: 'all' },
  HealthCheckPort: String(port),
  TargetHealth: health
})
