import { native } from './decide-native.ts'
import type { Phase } from './goal.ts'

/** Nothing can be deployed to a service of CodeDeploy without its deployment group. */
const ungrouped: Phase = ({ seen: { services } }) => {
  const lost = services.find(({ group }) => group === undefined)
  return (
    lost && {
      done: 'STOPPED',
      code: 'PREFLIGHT_FAILED',
      why: `can't be deployed: service ${lost.name} leaves its deployments to CodeDeploy, and no deployment group names it`
    }
  )
}

/** The deployments of CodeDeploy are seen in the words of ECS: READY is its wait before, BAKE_TIME the one after. */
export const codedeploy: readonly Phase[] = [ungrouped, ...native]
