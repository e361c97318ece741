import type { InputOf } from '../../aws/aws.ts'

/** A release, ready to be registered and rolled out. */
export interface EcsRelease {
  readonly app: string
  readonly version: string
  /** Names the release on everything that carries it: version and a hash of what is registered. */
  readonly rid: string
  readonly cluster: string
  /** One, or two behind one load balancer. */
  readonly services: readonly string[]
  /** What is registered, with the tags below but `cutover:previous`. */
  readonly revision: InputOf<'ecs:RegisterTaskDefinition'>
  /** A revision that is registered and ACTIVE already, and taken as it is: the live one where nothing changed, or that of a rollback. */
  readonly arn?: string
  readonly images: readonly { readonly name: string; readonly reference: string }[]
}

/** Tags on a task definition that make it the journal of the release. */
export const tagNames = {
  /** The release id. */
  release: 'cutover:release',
  version: 'cutover:version',
  /** ARN of the revision that was live when this one was registered. */
  previous: 'cutover:previous',
  /** ARN of the revision that a rollback left for this one, where it had to be registered again for that. */
  left: 'cutover:left',
  /** Digests of the images that were swapped in, `name=sha256:...` joined by blanks. */
  digest: 'cutover:digest'
} as const

/** What tags begin with that say what became of the tasks of a release. */
export const oneOffTag = 'cutover:task:'
