import { deployAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(deployAction, async (context, inputs) => {
  const [{ deployStep }, { summarized }] = await Promise.all([
    import('../steps/deploy.ts'),
    import('../steps/summarized.ts')
  ])
  return await summarized(deployStep)(context, inputs)
})
