import { releaseAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(releaseAction, async (context, inputs) => (await import('../pipeline.ts')).releasePipeline(context, inputs))
