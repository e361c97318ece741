import { deployAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(deployAction, async (context, inputs) => (await import('../pipeline.ts')).deployStep(context, inputs))
