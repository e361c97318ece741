import { parse } from 'semver'
import { exactTag } from '../image/tags.ts'
import type { versionAction } from '../runner/actions.ts'
import type { WorkOf } from '../runner/step.ts'
import { planOf, previousRelease } from './plan.ts'

/** The event as a version, its parts, its tag and its environment: for workflows that go their own way from there. */
export const versionStep: WorkOf<typeof versionAction> = async (context, inputs) => {
  const plan = await planOf(context, inputs)
  const { version, channel, prerelease } = plan.release
  const parts = parse(version)
  const previous = await previousRelease(plan)
  return {
    outputs: {
      version,
      major: String(parts?.major ?? ''),
      minor: String(parts?.minor ?? ''),
      patch: String(parts?.patch ?? ''),
      prerelease: String(prerelease),
      channel,
      tags: exactTag(version),
      environment: plan.settings.environment,
      previous: previous?.version ?? ''
    }
  }
}
