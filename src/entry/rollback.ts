import { rollbackAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(rollbackAction, async (context, inputs) => {
  const [{ rollbackStep }, { summarized }] = await Promise.all([
    import('../steps/rollback.ts'),
    import('../steps/summarized.ts')
  ])
  return await summarized(rollbackStep)(context, inputs)
})
