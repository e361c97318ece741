import type { EcsSettings } from '../config/settings.ts'
import type { PinnedImage } from '../image/image.ts'
import type { Context } from '../runner/context.ts'
import { activeService } from '../target/ecs/active.ts'
import { type Kept, readHistory, wayBack } from '../target/ecs/history.ts'
import { reviewImages } from '../target/ecs/preflight-images.ts'
import type { EcsRelease } from '../target/ecs/release.ts'
import { rollOut, type Terms } from '../target/ecs/rollout.ts'
import { openAccount } from './account.ts'
import { nextStep, tell, termsOf } from './ecs.ts'
import { settleAfter } from './ecs-beside.ts'
import { shortOf } from './ecs-release.ts'
import type { Plan } from './plan.ts'
import { recorded, type Told, untouched } from './record.ts'
import { pinnedImage } from './swap.ts'

/** Where a rollback goes, and on whose word. */
export interface EcsBack {
  readonly plan: Pick<Plan, 'settings' | 'github'>
  readonly ecs: EcsSettings
  /** A version; the one before the live one where none is named. */
  readonly to?: string | undefined
  readonly reason?: string | undefined
  readonly dryRun: boolean
}

/** Takes the services back to an earlier revision. The output `previous` is the version that was live. */
export async function goBack(context: Context, { plan, ecs, to, reason, dryRun }: EcsBack): Promise<Told> {
  const { signal } = context
  const account = await openAccount(context, ecs)
  const { aws, steady, requests } = account
  const history = await readHistory(steady, ecs, signal)
  const set = await wayBack(steady, ecs, history, to, signal)
  // Only what makes going back impossible stands in its way: the image has to be there.
  tell(context, set, await reviewImages({ aws: steady, signal }, set.revision))
  const active = await activeService(steady, ecs, signal)
  const live = history.services.find(({ name }) => name === active)?.live
  const from = live ? nameOf(live) : ''
  const why = reason ? { reason } : {}
  const facts = { task: 'rollback', plan, images: imagesOf(set), set, from, nextStep, ...why } as const
  if (dryRun) return withFrom(untouched(context, facts, planned(set, live)), from)
  const terms: Terms = {
    ...termsOf(context, ecs, account),
    ...{ intent: 'rollback', strategy: plan.settings.strategy, gates: { before: [], after: [] } }
  }
  const told = await recorded(context, facts, requests, around => rollOut(aws, set, terms, around))
  const { keepRevisions: _all, ...rest } = ecs
  return withFrom(await settleAfter(context, steady, rest, told), from)
}

const withFrom = (told: Told, previous: string): Told => ({ ...told, outputs: { ...told.outputs, previous } })

export const nameOf = ({ version, revision }: Kept): string => version ?? shortOf(revision)

/** What is pinned in it: a rollback brings the bytes back that ran then. */
const imagesOf = ({ images }: EcsRelease): PinnedImage[] =>
  images.flatMap(({ reference }) => (reference.includes('@') ? [pinnedImage(reference)] : []))

const planned = ({ version, arn, revision: { family } }: EcsRelease, live: Kept | undefined): string[] => [
  ...(arn === undefined ? [`Would register the revision of ${version} in ${family} again: it is INACTIVE`] : []),
  `Would go from ${live ? nameOf(live) : 'nothing'} to ${version}${arn === undefined ? '' : ` (${arn.split('/').at(-1)})`}`
]
