import { releaseAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(releaseAction, async (context, inputs) => {
  const { releasePipeline, summarized } = await import('../pipeline.ts')
  return await summarized(releasePipeline)(context, inputs)
})
