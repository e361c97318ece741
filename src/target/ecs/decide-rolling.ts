import { forward } from './deployment.ts'
import type { Phase } from './goal.ts'
import { reverse } from './reverse.ts'

/** ECS replaces the tasks in place: nothing can be asked before users meet the release. */
const unaskable: Phase = ({ goal, seen }) => {
  const needed = goal.pause || (goal.gates.before && goal.intent === 'release')
  if (!needed || seen.memory.sent[seen.services[0]?.name ?? ''] !== undefined) return undefined
  const what = goal.pause ? 'be staged' : 'ask gates before its cutover'
  return {
    done: 'STOPPED',
    code: 'PREFLIGHT_FAILED',
    why: `can't ${what}: service ${seen.services[0]?.name} is deployed by the strategy ROLLING. Use gates after, or a service with BLUE_GREEN; nothing was changed`
  }
}

/** UpdateService; what fails is taken back by ECS, or by this run. */
export const rolling: readonly Phase[] = [reverse, unaskable, forward(() => undefined)]
