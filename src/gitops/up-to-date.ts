import { coversAll, onlyOurs, type Proposal, pinsOf, upkeepMessage } from './proposal.ts'
import type { Pull } from './pulls.ts'
import { type Branches, compare, readBranches } from './repository.ts'
import { refuseNewer, type Surroundings } from './rewrite.ts'
import { commitFiles, mergeInto, moveBranch } from './write.ts'

/** What is known at the begin of one attempt. */
export interface Scene extends Branches {
  readonly branch: string
  /** The one that is open. */
  readonly pull: Pull | undefined
  /** The newest one, open or not. */
  readonly newest: Pull | undefined
}

export interface Ready {
  /** What the branch names now. */
  readonly oid: string
  /** It conflicts with its base, and holds the work of others: they must decide. */
  readonly stuck: boolean
}

/**
 * Brings the branch of a pull request to what its base is now, by no force:
 * - one that is not there is made, one that has nothing of its own follows the base;
 * - one that a closed pull request left there, all of it ours, goes first; GitHub keeps its commits with that;
 * - the base is merged in. On a conflict, files that we alone changed become what they are in the base, which ends it;
 *   where others changed something, all stays as it is, and they are told.
 *
 * Undefined when the branch moved meanwhile. Fails with SUPERSEDED.
 */
export async function upToDate(around: Surroundings, scene: Scene, proposal: Proposal): Promise<Ready | undefined> {
  const { github } = around
  const { id, base, head, branch, pull, newest } = scene
  const follow = async () =>
    (await moveBranch(github, id, branch, { from: head, to: base.oid })) ? at(base.oid) : undefined
  if (head === undefined) return follow()
  const comparison = await compare(github, base.oid, head)
  if (comparison.commits.length === 0) return comparison.behind === 0 ? at(head) : follow()
  // An older run would else take back what a newer one has just proposed.
  refuseNewer(branch, comparison.commits.toReversed(), proposal)
  const ours = onlyOurs(comparison, proposal)
  if (!pull && ours && (newest?.head === head || pinsOf(comparison.commits, proposal.environment).length === 0)) {
    // Not taken back by a commit: what was merged meanwhile would be taken back with it.
    await moveBranch(github, id, branch, { from: head, to: undefined })
    return undefined
  }
  if (comparison.behind === 0) return at(head)
  return merge(around, scene, proposal, ours && coversAll(comparison.commits, proposal) ? comparison.paths : undefined)
}

const at = (oid: string): Ready => ({ oid, stuck: false })

/** `paths` are what the branch changed, if that may be taken back. */
async function merge(
  around: Surroundings,
  scene: Scene,
  proposal: Proposal,
  paths: readonly string[] | undefined
): Promise<Ready | undefined> {
  const { github, report } = around
  const { base, branch, head = '' } = scene
  const message = upkeepMessage(`Merge ${base.name} into ${branch}`, proposal)
  const merged = await mergeInto(github, branch, base.oid, message)
  if (merged === 'gone') return undefined
  if (merged === 'conflict') {
    if (paths) {
      await takeBase(around, scene, proposal, paths)
      return undefined
    }
    report.warning(`${branch} conflicts with ${base.name}, and others have changed it: its pull request needs them.`)
    return { oid: head, stuck: true }
  }
  report.line(`Merged ${base.name} into ${branch}`)
  const { head: now } = await readBranches(github, base.name, branch)
  return now === undefined ? undefined : at(now)
}

/** Makes every file that the branch changed what it is in the base: a merge then finds the same on both sides. */
async function takeBase(
  { github, report, filesAt }: Surroundings,
  { base, branch, head = '' }: Scene,
  proposal: Proposal,
  paths: readonly string[]
): Promise<void> {
  const files = filesAt(base.oid)
  const texts = new Map<string, Buffer | null>()
  for (const path of paths) texts.set(path, (await files.exists(path)) ? await files.read(path) : null)
  const message = upkeepMessage(`Take the files of ${base.name}`, proposal, true)
  const commit = await commitFiles(github, { name: branch, oid: head }, message, texts)
  if (commit) report.line(`Began anew on ${branch}, from the files of ${base.name}`)
}
