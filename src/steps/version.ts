import { parse } from 'semver'
import { type TagPolicy, tagPolicyOf } from '../config/tag-policy.ts'
import { exactTag } from '../image/version-tag.ts'
import { type TagEvent, wantedTags } from '../image/wanted-tags.ts'
import type { versionAction } from '../runner/actions.ts'
import type { WorkOf } from '../runner/step.ts'
import { planOf, previousRelease } from './plan.ts'
import { tagEventOf } from './tag-event.ts'

/** The event as a version, its parts, its tags and its environment: for workflows that go their own way from there. */
export const versionStep: WorkOf<typeof versionAction> = async (context, inputs) => {
  const plan = await planOf(context, { ...inputs, built: false, deployed: false, gates: [] })
  const { version, channel, prerelease } = plan.release
  const parts = parse(version)
  const previous = await previousRelease(plan)
  const configured = plan.settings.images.map(image => image.tags)
  const policies = configured.length > 0 ? configured : [tagPolicyOf(inputs.tags, inputs.flavor)]
  return {
    outputs: {
      version,
      major: String(parts?.major ?? ''),
      minor: String(parts?.minor ?? ''),
      patch: String(parts?.patch ?? ''),
      prerelease: String(prerelease),
      channel,
      tags: allTags(policies, { ...tagEventOf(context, plan.release), version }).join('\n'),
      environment: plan.settings.environment,
      previous: previous?.version ?? ''
    }
  }
}

/** What the event alone asks for, exact tags first. Whether a floating one may move, only the registry can tell. */
const allTags = (policies: readonly TagPolicy[], event: TagEvent): string[] => [
  ...new Set([
    ...policies.map(({ affixes }) => exactTag(event.version, affixes)),
    ...policies.flatMap(policy => wantedTags(policy, event).map(({ tag }) => tag))
  ])
]
