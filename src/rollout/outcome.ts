/** How a rollout ended, for every target. Only the first two leave the job green. */
export type Outcome =
  | 'SUCCEEDED'
  | 'STAGED'
  | 'ROLLED_BACK'
  | 'ROLLBACK_FAILED'
  | 'STOPPED'
  | 'SUPERSEDED'
  | 'TIMED_OUT'

const green: readonly Outcome[] = ['SUCCEEDED', 'STAGED']

export const exitCode = (outcome: Outcome): 0 | 1 => (green.includes(outcome) ? 0 : 1)
