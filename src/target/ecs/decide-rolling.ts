import { forward } from './deployment.ts'
import type { Phase } from './goal.ts'
import { reverse } from './reverse.ts'

/** ECS replaces the tasks in place: nothing can be asked before users meet the release. */
const unaskable: Phase = ({ goal, seen }) => {
  const unasked = goal.pause ? 'be staged' : goal.gates.before && goal.intent === 'release' ? 'ask gates before its cutover' : ''
  if (unasked === '' || seen.memory.sent[seen.services[0]?.name ?? ''] !== undefined) return undefined
  return {
    done: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: `can't ${unasked}: service ${seen.services[0]?.name} is deployed by the strategy ROLLING. Use gates after, or a service with BLUE_GREEN; nothing was changed`
  }
}

/** UpdateService; what fails is taken back by ECS, or by this run. */
export const rolling: readonly Phase[] = [reverse, unaskable, forward(() => undefined)]
