import type { Aws } from '../../aws/aws.ts'
import { CutoverError } from '../../errors.ts'
import { type EcsRelease, oneOffTag, tagNames } from './release.ts'
import { activeArns } from './task-definition/find.ts'
import { type Revision, revisionOf, type Tag, tagOf } from './task-definition/revision.ts'
import { covers } from './task-definition/same.ts'

/** How many of a family's newest revisions are looked at for one that was registered before. */
const looked = 20

export interface Journaled {
  readonly revision?: string
  readonly previous?: string
  /** Of the revisions that were asked about, those that are some release's. */
  readonly known: readonly string[]
}

/** A release before this one. */
export interface Before {
  readonly release: string
  readonly version: string
}

/**
 * The journal of a release: its revision, registered with the release's id and with what was live before it. A revision
 * whose `cutover:previous` is something else is the journal of another attempt, unless it is on a service already.
 */
export class Journal {
  readonly #aws: Aws
  readonly #release: EcsRelease
  readonly #intent: 'release' | 'rollback'
  readonly #read = new Map<string, Revision>()
  #found: string | undefined
  /** What this run registered itself is its own, whatever AWS has made of it. */
  #registered: string | undefined
  /** Of a rollback: what it leaves. Its own revision names what was before that one. */
  #left: string | undefined
  #sought = false
  /** What became of the tasks of this release, as an earlier revision of it says. */
  #ran: readonly Tag[] = []

  constructor(aws: Aws, release: EcsRelease, intent: 'release' | 'rollback') {
    this.#aws = aws
    this.#intent = intent
    this.#release = release
    this.#found = release.arn
  }

  /** `live` are the services' revisions, `bearing` those of them with requests, `related` those of their newest deployments. */
  async find(
    live: readonly string[],
    bearing: readonly string[],
    related: readonly string[],
    signal?: AbortSignal
  ): Promise<Journaled> {
    const asked = [...new Set([...live, ...related])].filter(arn => arn !== '')
    const revisions = await Promise.all(asked.map(arn => this.#revision(arn, signal)))
    // What was deregistered since can be named by old deployments, and no service can be taken to it.
    const usable = ({ arn, status }: Revision) => status === 'ACTIVE' || live.includes(arn)
    const own = revisions.find(one => one && usable(one) && this.#isOf(bearing, one))
    if (own) this.#found = own.arn
    else if (await this.#isOutdated(bearing, signal)) this.#sought = false
    if (!this.#sought && !own) this.#found = this.#release.arn ?? (await this.#seek(bearing, signal))
    this.#sought = true
    const found = this.#found === undefined ? undefined : await this.#revision(this.#found, signal)
    this.#left ??= asked.find(arn => arn !== found?.arn)
    const previous = this.#intent === 'rollback' ? this.#left : found && tagOf(found.definition, tagNames.previous)
    if (previous !== undefined) await this.#revision(previous, signal)
    const known = revisions.flatMap(one => (one && tagOf(one.definition, tagNames.release) ? [one.arn] : []))
    return {
      known,
      ...(found ? { revision: found.arn } : {}),
      ...(previous === undefined ? {} : { previous })
    }
  }

  async register(previous: string, signal?: AbortSignal): Promise<void> {
    const { revision } = this.#release
    // What a rollback registers again keeps what was before it, so that nobody goes back to what it has left.
    const key = this.#intent === 'rollback' ? tagNames.left : tagNames.previous
    const tags = (revision.tags ?? []).filter(tag => tag.key !== key)
    const input = { ...revision, tags: [...tags, { key, value: previous }, ...this.#ran] }
    const { taskDefinition } = await this.#aws.call('ecs:RegisterTaskDefinition', input, signal)
    this.#registered = taskDefinition?.taskDefinitionArn
    this.#found = this.#registered
  }

  /** The release that was live before, as its tags say; nothing for a revision that is no release. */
  releaseBefore(seen: Pick<Journaled, 'previous'> | undefined): Before | undefined {
    const { definition = {} } = this.#read.get(seen?.previous ?? '') ?? {}
    const [release, version] = [tagOf(definition, tagNames.release), tagOf(definition, tagNames.version)]
    return release === undefined || version === undefined ? undefined : { release, version }
  }

  /** The version of what was live before, or the name of its revision. */
  async previousVersion(seen: Pick<Journaled, 'previous'> | undefined): Promise<string | undefined> {
    const arn = seen?.previous
    const revision = arn === undefined ? undefined : this.#read.get(arn)
    return (revision && tagOf(revision.definition, tagNames.version)) ?? (arn && nameText(arn))
  }

  /** Somebody else took what is live to another revision since it was registered: it would lead back to the wrong one. */
  async #isOutdated(bearing: readonly string[], signal?: AbortSignal): Promise<boolean> {
    if (this.#found === undefined || this.#found === this.#release.arn) return false
    const found = await this.#revision(this.#found, signal)
    return found !== undefined && !this.#isOf(bearing, found)
  }

  /** The answer to a registration may have got lost. */
  forget(): void {
    this.#sought = false
  }

  /** By content as well: what somebody made from it in the console has its tags. */
  #isOwn({ arn, definition }: Revision): boolean {
    const { rid, revision } = this.#release
    if (arn === this.#registered) return true
    return tagOf(definition, tagNames.release) === rid && covers(definition, revision)
  }

  /** The journal of this attempt: it has the requests already, or is to follow what has them. */
  #isOf(bearing: readonly string[], revision: Revision): boolean {
    if (!this.#isOwn(revision)) return false
    const previous = tagOf(revision.definition, tagNames.previous) ?? ''
    return this.#intent === 'rollback' || bearing.includes(revision.arn) || bearing.includes(previous)
  }

  /** The oldest, so that two looks choose the same. */
  async #seek(bearing: readonly string[], signal?: AbortSignal): Promise<string | undefined> {
    const arns = await activeArns(this.#aws, this.#release.revision.family ?? '', looked, signal)
    const own: Revision[] = []
    // One after the other: the quota of descriptions is the account's.
    for (const arn of arns) {
      const revision = await this.#revision(arn, signal)
      if (revision && this.#isOwn(revision)) own.push(revision)
    }
    this.#ran = (own[0]?.definition.tags ?? []).filter(({ key }) => key?.startsWith(oneOffTag))
    return own.findLast(one => this.#isOf(bearing, one))?.arn
  }

  async #revision(arn: string, signal?: AbortSignal): Promise<Revision | undefined> {
    const known = this.#read.get(arn)
    if (known) return known
    try {
      const revision = await revisionOf(this.#aws, arn, signal)
      this.#read.set(arn, revision)
      return revision
    } catch (error) {
      if (error instanceof CutoverError && error.code === 'NOT_FOUND') return undefined
      throw error
    }
  }
}

const nameText = (arn: string): string => arn.split('/').at(-1) ?? arn
