import type { Fleet } from '../services/fleet.ts'
import type { ServiceState } from '../services/service.ts'
import type { World } from '../world.ts'
import type { DeploymentState } from './deployment.ts'
import { watch } from './monitors.ts'

const sum = (fleets: readonly Fleet[], count: (fleet: Fleet) => number): number =>
  fleets.reduce((total, fleet) => total + count(fleet), 0)

/**
 * One step of replacing `old` by `fresh`: not more than maximumPercent (rounded down) of the desired count may run, not less
 * than minimumHealthyPercent (rounded up) may be healthy (DeploymentConfiguration in the API reference).
 */
export function stepRolling(service: ServiceState, fresh: Fleet, old: readonly Fleet[]): void {
  const { desired } = service
  const { maximumPercent = 200, minimumHealthyPercent = 100 } = service.config.deploymentConfiguration ?? {}
  const most = Math.floor((desired * maximumPercent) / 100)
  const least = Math.ceil((desired * minimumHealthyPercent) / 100)
  // What a deployment that was stopped has not got takes no room.
  for (const fleet of old) if (!fleet.launching) fleet.wanted = Math.min(fleet.wanted, fleet.live.length)
  const all = [fresh, ...old]
  const room = most - sum(all, fleet => fleet.wanted)
  fresh.wanted = Math.min(desired, fresh.wanted + Math.max(0, room))
  let spare = sum(all, fleet => fleet.healthy.length) - least
  for (const fleet of old) {
    const useless = fleet.live.length - fleet.healthy.length
    const going = Math.min(fleet.wanted, useless + Math.max(0, spare))
    spare -= Math.max(0, going - useless)
    fleet.wanted -= going
  }
}

/** Replaces all other fleets of the service by `fresh`. @throws Turn */
export async function roll(world: World, deployment: DeploymentState, fresh: Fleet, watched: boolean): Promise<void> {
  const { service } = deployment
  const others = () => service.fleets.filter(fleet => fleet !== fresh)
  await deployment.until(
    () => {
      fresh.goal = service.desired
      stepRolling(service, fresh, others())
      service.reconcile()
      return fresh.settled && fresh.wanted === service.desired && others().every(fleet => fleet.empty)
    },
    () => watched && watch(world, deployment)
  )
}

/** A service deployment of strategy ROLLING; it has no lifecycle stages. @throws Turn */
export async function rolling(world: World, deployment: DeploymentState, fresh: Fleet): Promise<void> {
  await roll(world, deployment, fresh, true)
  const { alarms, bakeTimeInMinutes = alarms?.enable ? 5 : 0 } = deployment.config
  const until = world.clock.now() + bakeTimeInMinutes * world.pace.minute
  await deployment.until(
    () => world.clock.now() >= until,
    () => watch(world, deployment)
  )
}
