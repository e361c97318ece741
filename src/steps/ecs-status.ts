import type { EcsSettings } from '../config/settings.ts'
import type { Context } from '../runner/context.ts'
import { activeService } from '../target/ecs/active.ts'
import { type Kept, type LiveService, readHistory } from '../target/ecs/history.ts'
import { S3Lock } from '../target/ecs/lock.ts'
import { openAccount } from './account.ts'
import { nameOf } from './ecs-back.ts'
import { shortOf } from './ecs-release.ts'

/** What runs on the services, and what can be gone back to: as AWS tells it. */
export async function statusOf(context: Context, environment: string, ecs: EcsSettings) {
  const { signal, clock } = context
  const { steady: aws } = await openAccount(context, ecs)
  const { app, cluster, lock } = ecs
  const { services, kept } = await readHistory(aws, ecs, signal)
  const active = await activeService(aws, ecs, signal)
  const held = lock && (await new S3Lock(aws, lock, app, { holder: '' }, clock).read(signal))
  const live = services.find(({ name }) => name === active)
  const healthy = live !== undefined && live.running > 0 && isSettled(live)
  const status = {
    ...{ app, cluster, environment },
    live: live ? [nameOf(live.live)] : [],
    services: Object.fromEntries(services.map(service => [service.name, toldOf(service)])),
    lockedBy: held?.holder || null,
    kept: kept.map(one => ({ ...named(one), status: one.revision.status })),
    healthy
  }
  const lines = [
    `${app} in ${cluster}: ${status.live.join(', ')}${healthy ? '' : ' (not settled)'}`,
    ...services.map(({ name, live, running, desired }) => {
      const where = name === active ? '' : ', without traffic'
      return `${name}: ${shortOf(live.revision)} (${nameOf(live)}), ${running} of ${desired} running${where}`
    }),
    ...kept.map(one => `Kept: ${nameOf(one)} (${one.release}), ${shortOf(one.revision)}`)
  ]
  return { status, lines, healthy }
}

const isSettled = ({ running, desired, state }: LiveService): boolean =>
  running === desired && (state === '' || state === 'COMPLETED')

const named = (one: Kept) => ({
  release: one.release ?? null,
  version: one.version ?? null,
  revision: shortOf(one.revision)
})

const toldOf = ({ live, running, desired, state }: LiveService) => ({ ...named(live), running, desired, state })
