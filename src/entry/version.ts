import { versionAction } from '../runner/actions.ts'
import { run } from '../runner/main.ts'

run(versionAction, async (context, inputs) => (await import('../steps/version.ts')).versionStep(context, inputs))
