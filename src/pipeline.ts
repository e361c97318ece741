import type { Builder } from './image/build.ts'
import type { releaseAction } from './runner/actions.ts'
import type { WorkOf } from './runner/step.ts'
import { foresee, goLive, verified } from './steps/deploy.ts'
import { buildImages, plannedImages } from './steps/images.ts'
import { planOf } from './steps/plan.ts'

export { buildStep } from './steps/build.ts'
export { deployStep } from './steps/deploy.ts'
export { promoteStep } from './steps/promote.ts'
export { retireStep } from './steps/retire.ts'
export { rollbackStep } from './steps/rollback.ts'
export { statusStep } from './steps/status.ts'
export { summarized } from './steps/summarized.ts'
export { swapStep } from './steps/swap.ts'
export { versionStep } from './steps/version.ts'

/**
 * A published release becomes images, images become pinned manifests, manifests become a guarded cutover of live traffic,
 * and the cutover leaves a record from which it can be undone in one write.
 */
export const releaseWith =
  (builder?: Builder): WorkOf<typeof releaseAction> =>
  async (context, inputs) => {
    const plan = await context.report.phase('Plan', () => planOf(context, inputs))
    await foresee(context, plan)
    const images = inputs['dry-run']
      ? await plannedImages(context, plan, verified)
      : await buildImages(context, plan, builder, verified)
    const told = await goLive(context, plan, images, inputs['dry-run'])
    const [first] = images
    const image = first && `${first.repository}:${first.tag}@${first.digest}`
    const { requests: _requests, ...outputs } = told.outputs
    return { ...told, outputs: { ...outputs, digest: first?.digest ?? '', image: image ?? '' } }
  }

export const releasePipeline = releaseWith()
