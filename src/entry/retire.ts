import { retireAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(retireAction, async (context, inputs) => (await import('../steps/retire.ts')).retireStep(context, inputs))
