import { statusAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(statusAction, async (context, inputs) => (await import('../steps/status.ts')).statusStep(context, inputs))
