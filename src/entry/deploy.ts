import { deployAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(deployAction, async (context, inputs) => {
  const { deployStep, summarized } = await import('../pipeline.ts')
  return await summarized(deployStep)(context, inputs)
})
