import { commitMessage, type Proposal } from './proposal.ts'
import { commitsOf, readBranches } from './repository.ts'
import { refuseOvertaken, rewriteAt, type Surroundings, untilSettled } from './rewrite.ts'
import { commitFiles } from './write.ts'

/** How a commit or a pull request ended. */
export interface Landed {
  /** Files that were changed. */
  readonly files: readonly string[]
  /** The commit that was made; undefined where there was nothing to change. */
  readonly commit: string | undefined
  /** Address of the pull request, where there is one. */
  readonly pullRequest?: string
}

/**
 * Commits what the swap makes of the files of `branch`, on top of it and never over anything: when the branch has moved
 * meanwhile, the swap is made anew from what is there now. Fails with CONFLICT, SUPERSEDED, GITHUB_DENIED and NOT_FOUND.
 */
export async function commitSwap(
  around: Surroundings,
  branch: string | undefined,
  proposal: Proposal
): Promise<Landed> {
  const { github, report } = around
  const message = commitMessage(proposal)
  let asked: readonly string[] = []
  return untilSettled(around, `${branch ?? 'The default branch'} of ${github.owner}/${github.repo}`, async () => {
    const { base } = await readBranches(github, branch)
    const rewritten = await rewriteAt(around, base.oid)
    if (rewritten.due.size === 0) return landedUnheard(around, base.oid, asked, proposal)
    await refuseOvertaken(around, base.oid, rewritten, proposal)
    asked = [...rewritten.due.keys()]
    const commit = await commitFiles(github, base, message, rewritten.due)
    if (commit === undefined) return undefined
    for (const line of rewritten.lines) report.line(line)
    report.line(`Committed ${commit.slice(0, 7)} to ${base.name} of ${github.owner}/${github.repo}`)
    return { files: asked, commit }
  })
}

/** Nothing is due: because it was so before, or because our commit was made and only GitHub's answer got lost. */
export async function landedUnheard(
  { github }: Surroundings,
  head: string,
  asked: readonly string[],
  { runUrl }: Proposal
): Promise<Landed> {
  const [path] = asked
  if (path === undefined || runUrl === '') return { files: [], commit: undefined }
  const commits = await commitsOf(github, head, path)
  const own = commits.find(({ message }) => message.split('\n').includes(`Cutover-Run: ${runUrl}`))
  return { files: own ? asked : [], commit: own?.oid }
}
