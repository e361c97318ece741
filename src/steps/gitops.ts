import { normalize } from 'node:path/posix'
import { loadConfig } from '../config/load.ts'
import { verifyFor } from '../config/verify.ts'
import { CutoverError, quoted } from '../errors.ts'
import { commitSwap, type Landed } from '../gitops/commit.ts'
import type { Proposal } from '../gitops/proposal.ts'
import { proposeSwap } from '../gitops/pull-request.ts'
import { readBranches } from '../gitops/repository.ts'
import { rewriteAt, type Surroundings } from '../gitops/rewrite.ts'
import { summaryOf } from '../gitops/summary.ts'
import { treesOf } from '../gitops/tree.ts'
import type { PinnedImage } from '../image/image.ts'
import type { KindImages } from '../manifest/kinds.ts'
import { readManifests } from '../manifest/read.ts'
import { swap } from '../manifest/swap.ts'
import type { Containers } from '../manifest/task-containers.ts'
import { dueWrites } from '../manifest/write.ts'
import { type GitHub, githubOf } from '../record/github.ts'
import type { swapAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { Finished, WorkOf } from '../runner/step.ts'
import { inWords } from './swap.ts'

type Given = Parameters<WorkOf<typeof swapAction>>[1]
type Inputs = Given & { readonly mode: 'commit' | 'pull-request' }

/** Swaps the files of a branch, wherever it is, and leaves the result there as a commit or a pull request. */
export async function gitopsStep(
  context: Context,
  inputs: Inputs,
  images: readonly PinnedImage[],
  kinds: readonly KindImages[],
  containers: Containers
): Promise<Finished<(typeof swapAction.outputs)[number]>> {
  refuseCheck(inputs)
  const github = githubOfInputs(context, inputs)
  await verified(context, inputs, images)
  const lock = inputs.lock === undefined ? undefined : normalize(inputs.lock)
  const { clock, report, signal, files: local } = context
  const around: Surroundings = {
    ...{ github, clock, report, signal, filesAt: treesOf(github, local) },
    async rewrite(files) {
      const swapped = swap(await readManifests(files, inputs.files), images, kinds, containers)
      return { due: await dueWrites(files, swapped, lock), lines: swapped.changes.map(inWords) }
    }
  }
  const proposal: Proposal = {
    ...{ environment: branchable(inputs.environment), images, runUrl: context.run.url },
    ...(inputs.message === undefined ? {} : { message: inputs.message })
  }
  const land = { commit: commitSwap, 'pull-request': proposeSwap }[inputs.mode]
  const landed = await report.phase('Swap', () =>
    inputs['dry-run'] ? foreseen(around, inputs.branch) : land(around, inputs.branch, proposal)
  )
  return {
    outputs: {
      changed: String(landed.files.length > 0),
      files: landed.files.join('\n'),
      lock: lock ?? '',
      commit: landed.commit ?? '',
      'pull-request': landed.pullRequest ?? ''
    },
    summary: summaryOf(landed, github, images, inputs['dry-run'])
  }
}

/** Nobody should be asked to merge what no deploy would take: what the environment asks of its images holds here as well. */
async function verified(context: Context, inputs: Inputs, images: readonly PinnedImage[]): Promise<void> {
  const { environment, token } = inputs
  const verify = verifyFor(inputs, await loadConfig(context.files, inputs.config))
  if (!verify) return
  const kind = context.event.name === 'workflow_dispatch' ? 'dispatch' : 'release'
  const release = { kind, sha: context.run.sha, version: images[0]?.tag ?? '' } as const
  const { verifyImages } = await import('./verify.ts')
  const asked = { settings: { environment, verify }, release, token }
  await context.report.phase('Verify', () => verifyImages(context, asked, images))
}

/** The answer of a dry run: what would be changed, and that nothing was. */
async function foreseen(around: Surroundings, branch: string | undefined): Promise<Landed> {
  const { base } = await readBranches(around.github, branch)
  const { due, lines } = await rewriteAt(around, base.oid)
  for (const line of lines) around.report.line(line)
  return { files: [...due.keys()], commit: undefined }
}

function refuseCheck({ check, mode }: Inputs): void {
  if (!check) return
  throw new CutoverError('INPUT_INVALID', `Input check is true, but input mode is ${mode}, which writes.`, {
    hint: 'Leave one of the two out: mode: check asks, and writes nothing.'
  })
}

/** Stops with the run: unlike a record of how it ended, a commit is nothing that a cancelled run still owes. */
function githubOfInputs(context: Context, { repository, token, mode }: Inputs): GitHub {
  const { http, clock, signal, run, report } = context
  const where = repository ?? run.repository
  if (!/^[\w.-]+\/[\w.-]+$/.test(where))
    throw new CutoverError('INPUT_INVALID', `Input repository is ${quoted(where)}: it must be a repository.`, {
      hint: 'Write owner/name, such as acme/deploy.'
    })
  if (!token)
    throw new CutoverError('INPUT_INVALID', `Input token is missing, which mode: ${mode} needs.`, {
      hint: 'Leave the input out for the token of the job, or give that of a GitHub App; on a command line set GITHUB_TOKEN.'
    })
  report.mask(token)
  const github = githubOf({ http, clock, signal, token, api: run.api, repository: where })
  return where === run.repository ? github : elsewhere(github)
}

/** Says of another repository what a permission of the job could never mend. */
const elsewhere = (github: GitHub): GitHub => ({
  ...github,
  async call(what, permission, request) {
    try {
      return await github.call(what, permission, request)
    } catch (error) {
      if (!(error instanceof CutoverError) || error.code !== 'GITHUB_DENIED') throw error
      throw new CutoverError('GITHUB_DENIED', error.message, {
        hint: `The token of a job reaches its own repository only. Give the input token that of a GitHub App which is installed on ${github.owner}/${github.repo} with "Contents: write" and "Pull requests: write", such as actions/create-github-app-token makes.`,
        cause: error.cause
      })
    }
  }
})

/** A name that can be a part of a branch's name (git check-ref-format), so that no two environments share a branch. */
function branchable(environment: string): string {
  const wrong = /^[./-]|[./]$|\.\.|\/[./]|\.lock$|[^\w./-]/.test(environment)
  if (!wrong) return environment
  throw new CutoverError(
    'INPUT_INVALID',
    `Input environment is ${quoted(environment)}: no branch can have that name.`,
    {
      hint: 'Use letters, digits, ".", "_", "-" and "/", such as production or shop/uat.'
    }
  )
}
