import type { PinnedImage } from '../image/image.ts'
import type { deployAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { WorkOf } from '../runner/step.ts'
import { type Plan, planOf } from './plan.ts'
import type { Told } from './record.ts'
import { pinnedImage } from './swap.ts'

/** What would stop the release after its build, found before it. A version that was built for nothing can't be built again. */
export async function foresee(context: Context, plan: Plan): Promise<void> {
  const { ecs } = plan.settings
  if (ecs) await (await import('./ecs.ts')).foresee(context, plan, ecs)
  else await (await import('./kubernetes.ts')).foresee(context, plan)
}

/** Takes a release of these images live, wherever the plan says. Only what is spoken there is loaded. */
export async function goLive(
  context: Context,
  plan: Plan,
  images: readonly PinnedImage[],
  dryRun: boolean
): Promise<Told> {
  const { ecs } = plan.settings
  if (ecs) return await (await import('./ecs.ts')).goLive(context, plan, ecs, images, dryRun)
  return await (await import('./kubernetes.ts')).release(context, plan, images, dryRun)
}

/** Lets only images pass that the environment's `verify` accepts. */
export async function verified(context: Context, plan: Plan, images: readonly PinnedImage[]): Promise<void> {
  if (plan.settings.verify) await (await import('./verify.ts')).verifyImages(context, plan, images)
}

/** Deploys images that another step or job has built. */
export const deployStep: WorkOf<typeof deployAction> = async (context, inputs) => {
  const plan = await planOf(context, { ...inputs, built: false })
  const images = (inputs.images ?? []).map(pinnedImage)
  if (plan.settings.verify) await context.report.phase('Verify', () => verified(context, plan, images))
  return await goLive(context, plan, images, inputs['dry-run'])
}
