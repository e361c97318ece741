import { promoteAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(promoteAction, async (context, inputs) => (await import('../steps/promote.ts')).promoteStep(context, inputs))
