import { swapAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(swapAction, async (context, inputs) => (await import('../steps/swap.ts')).swapStep(context, inputs))
