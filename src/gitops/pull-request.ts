import { CutoverError } from '../errors.ts'
import { type Landed, landedUnheard } from './commit.ts'
import { bodyWith, declines, described } from './description.ts'
import { commitMessage, coversAll, onlyOurs, type Proposal } from './proposal.ts'
import { changePull, openPull, type Pull, pullsFrom } from './pulls.ts'
import { compare, readBranches } from './repository.ts'
import { refuseNewer, refuseOvertaken, rewriteAt, type Surroundings, untilSettled } from './rewrite.ts'
import { type Ready, type Scene, upToDate } from './up-to-date.ts'
import { commitFiles } from './write.ts'

/** Where the pull request of an environment comes from. */
const branchOf = (environment: string): string => `cutover/${environment}`

/** What this run has done so far, over all its attempts. */
interface Done {
  /** Asked for last, whether or not it was made. */
  asked: readonly string[]
  landed: Landed
}

/**
 * Brings what the swap makes of the files of `base` into the one pull request of the environment. The branch is never
 * forced; title and body follow what it holds, so that runs that race end with the same. A pull request that somebody
 * closed is not opened again for the same images.
 *
 * Fails with CONFLICT, SUPERSEDED, GITHUB_DENIED and NOT_FOUND.
 */
export async function proposeSwap(around: Surroundings, base: string | undefined, proposal: Proposal): Promise<Landed> {
  const { github } = around
  const branch = branchOf(proposal.environment)
  const done: Done = { asked: [], landed: { files: [], commit: undefined } }
  return untilSettled(around, `${branch} of ${github.owner}/${github.repo}`, async () => {
    // In this order: what a pull request that is seen merged has brought is then seen in the base as well.
    const pulls = await pullsFrom(github, branch)
    const branches = await readBranches(github, base, branch)
    const pull = pulls.find(({ open }) => open)
    const [newest] = pulls
    const scene: Scene = { ...branches, branch, pull, newest }
    refuseElsewhere(scene)
    const onBase = await rewriteAt(around, branches.base.oid)
    if (!pull && onBase.due.size === 0) return done.landed
    if (!pull && newest && declines(newest, proposal.images)) return declined(around, newest)
    if (pull && onBase.due.size === 0 && (await isPointless(around, scene, proposal))) return close(around, scene, pull)
    return attempt(around, scene, proposal, done)
  })
}

async function attempt(
  around: Surroundings,
  scene: Scene,
  proposal: Proposal,
  done: Done
): Promise<Landed | undefined> {
  const { github, report } = around
  const ready = await upToDate(around, scene, proposal)
  if (ready === undefined) return undefined
  const head = await add(around, scene, proposal, ready, done)
  if (head === undefined) return undefined
  const pull = await tell(around, scene, proposal, { oid: head, stuck: ready.stuck })
  if (!pull?.open) return undefined
  // Whoever wrote between these two requests may have been told of what is no more: the next attempt tells it again.
  const now = await readBranches(github, scene.base.name, scene.branch)
  if (now.head !== head) return undefined
  report.line(`Pull request: ${pull.url}`)
  return { ...done.landed, pullRequest: pull.url }
}

/** Adds a commit with what is due on the branch, and answers its head. Undefined when the branch moved meanwhile. */
async function add(
  around: Surroundings,
  { branch }: Scene,
  proposal: Proposal,
  { oid }: Ready,
  done: Done
): Promise<string | undefined> {
  const { github, report } = around
  const rewritten = await rewriteAt(around, oid)
  if (rewritten.due.size === 0) {
    if (!done.landed.commit) done.landed = await landedUnheard(around, oid, done.asked, proposal)
    return oid
  }
  await refuseOvertaken(around, oid, rewritten, proposal)
  done.asked = [...rewritten.due.keys()]
  const commit = await commitFiles(github, { name: branch, oid }, commitMessage(proposal), rewritten.due)
  if (commit === undefined) return undefined
  done.landed = { commit, files: [...new Set([...done.landed.files, ...done.asked])] }
  for (const line of rewritten.lines) report.line(line)
  report.line(`Committed ${commit.slice(0, 7)} to ${branch} of ${github.owner}/${github.repo}`)
  return commit
}

/** Opens the pull request, or makes the one that is there say what its branch holds now. */
async function tell(
  { github }: Surroundings,
  { base, branch, pull }: Scene,
  proposal: Proposal,
  { oid, stuck }: Ready
): Promise<Pull | undefined> {
  const { commits } = await compare(github, base.oid, oid)
  const { title, section } = described(commits, proposal, stuck)
  if (!pull) return openPull(github, { head: branch, base: base.name, title, body: section })
  const body = bodyWith(pull.body, section)
  if (body === pull.body && title === pull.title) return pull
  const changed = await changePull(github, pull, { title, body })
  // It was merged or closed just now: then it is to say what it brought, not what came too late for it.
  if (!changed.open) await changePull(github, pull, { title: pull.title, body: pull.body })
  return changed
}

/**
 * Whether all that the pull request proposes is in the base already, while nobody else has work on its branch. Fails with
 * SUPERSEDED when a newer run proposes something else there.
 */
async function isPointless({ github }: Surroundings, { base, head }: Scene, proposal: Proposal): Promise<boolean> {
  if (head === undefined) return false
  const comparison = await compare(github, base.oid, head)
  refuseNewer(branchOf(proposal.environment), comparison.commits.toReversed(), proposal)
  return onlyOurs(comparison, proposal) && coversAll(comparison.commits, proposal)
}

/** Nobody should be asked to merge what the base has left behind. */
async function close({ github, report }: Surroundings, { base }: Scene, pull: Pull): Promise<Landed> {
  const why = `${base.name} says this already, so there is nothing left to merge. The next release opens another one.`
  await changePull(github, pull, { state: 'closed', body: bodyWith(pull.body, why) })
  report.line(`Closed pull request ${pull.number}: ${why}`)
  return { files: [], commit: undefined }
}

function declined({ report }: Surroundings, { number, url }: Pull): Landed {
  report.warning(
    `Pull request ${number} with these images was closed without a merge, so no other one is opened: ${url}\nReopen it to have it after all; the next release opens a new one.`
  )
  return { files: [], commit: undefined }
}

function refuseElsewhere({ pull, base: { name } }: Scene): void {
  if (!pull || pull.base === name) return
  const { number, base, url } = pull
  throw new CutoverError('CONFLICT', `Pull request ${number} of this environment is for ${base}, not ${name}: ${url}`, {
    hint: `Change its base to ${name}, close it, or give another environment its own pull request with the input environment.`
  })
}
