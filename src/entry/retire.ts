import { retireAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(retireAction, async (context, inputs) => (await import('../pipeline.ts')).retireStep(context, inputs))
