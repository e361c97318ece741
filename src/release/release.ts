/** What happened, told by the event alone: the version to go live and where it comes from. */
export interface Release {
  readonly kind: 'release' | 'push' | 'dispatch'
  /** The git tag as published (`v1.4.2`, `web@1.4.2`); the branch for a push. */
  readonly ref: string
  /** The monorepo component that the tag names: `web` of `web@1.4.2`. */
  readonly component?: string
  /** Semantic version without `v` and prefix: `1.4.2-rc.1+build.7`; a push gets `0.0.0-<branch>.<short sha>`. */
  readonly version: string
  /** `stable`, or the first identifier of the prerelease (`rc`), or the branch of a push. */
  readonly channel: string
  readonly prerelease: boolean
  readonly sha: string
  readonly url?: string
}
