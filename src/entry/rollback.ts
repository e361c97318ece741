import { rollbackAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(rollbackAction, async (context, inputs) => (await import('../pipeline.ts')).rollbackStep(context, inputs))
