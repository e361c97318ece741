import { promoteAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(promoteAction, async (context, inputs) => (await import('../pipeline.ts')).promoteStep(context, inputs))
