import { type PreflightTerms, preflight } from '../../../src/target/ecs/preflight.ts'
import type { EcsRelease } from '../../../src/target/ecs/release.ts'
import { type Answers, answering } from './answers.ts'
import { now, shopAnswers, shopRelease, shopService } from './shop.ts'

export const clock = { now: () => now, monotonic: () => 0, sleep: () => Promise.resolve() }

/** What stands in the way of the shop's release, where AWS answers differently. */
export const found = (
  answers: Answers = {},
  release: EcsRelease = shopRelease(),
  terms: Partial<PreflightTerms> = {}
) => preflight(answering({ ...shopAnswers, ...answers }), release, { clock, ...terms })
export const said = async (...given: Parameters<typeof found>) =>
  (await found(...given)).map(({ severity, message }) => `${severity}: ${message}`)

export const withService = (more: object): Answers => ({
  'ecs:DescribeServices': () => ({ services: [{ ...shopService, ...more } as never] })
})
export const withRevision = (more: object): EcsRelease => {
  const release = shopRelease()
  return { ...release, revision: { ...release.revision, ...more } }
}
export const withContainer = (more: object): EcsRelease => {
  const [web] = shopRelease().revision.containerDefinitions ?? []
  return withRevision({ containerDefinitions: [{ ...web, ...more }] })
}
