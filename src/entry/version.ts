import { versionAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(versionAction, async (context, inputs) => (await import('../pipeline.ts')).versionStep(context, inputs))
