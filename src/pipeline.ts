import { CutoverError } from './errors.ts'
import type * as actions from './runner/actions.ts'
import type { WorkOf } from './runner/step.ts'

const notYet = async (): Promise<never> => {
  throw new CutoverError('INTERNAL', 'The pipeline is not built yet.', { hint: 'Build src/pipeline.ts.' })
}

export const releasePipeline: WorkOf<typeof actions.releaseAction> = notYet
export const versionStep: WorkOf<typeof actions.versionAction> = notYet
export const buildStep: WorkOf<typeof actions.buildAction> = notYet
export const swapStep: WorkOf<typeof actions.swapAction> = notYet
export const deployStep: WorkOf<typeof actions.deployAction> = notYet
export const rollbackStep: WorkOf<typeof actions.rollbackAction> = notYet
export const statusStep: WorkOf<typeof actions.statusAction> = notYet
