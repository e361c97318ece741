import { buildAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(buildAction, async (context, inputs) => (await import('../pipeline.ts')).buildStep(context, inputs))
