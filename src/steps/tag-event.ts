import type { TagEvent } from '../image/wanted-tags.ts'
import { fieldsOf, textOf } from '../release/payload.ts'
import type { Release } from '../release/release.ts'
import type { Context } from '../runner/context.ts'

/** What the rules of tags may ask about the event that started this run. */
export function tagEventOf({ event, environment, clock }: Context, release: Release): Omit<TagEvent, 'version'> {
  const ofBranch = release.kind === 'push' || (release.kind === 'dispatch' && release.version.startsWith('0.0.0-'))
  const pull = /^refs\/pull\/(\d+)\//.exec(environment.GITHUB_REF ?? '')?.[1]
  const defaultBranch = textOf(fieldsOf(fieldsOf(event.payload).repository), 'default_branch')
  return {
    sha: release.sha,
    now: clock.now(),
    ...(ofBranch ? { branch: release.ref } : { tag: release.ref }),
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
    ...(pull === undefined ? {} : { pull }),
    ...(event.name === 'schedule' ? { scheduled: true } : {})
  }
}
