import { pairsOf } from '../config/overrides.ts'
import { CutoverError, quoted } from '../errors.ts'
import { isDigest, type PinnedImage } from '../image/image.ts'
import { parseReference } from '../image/reference.ts'
import { kindImages } from '../manifest/kinds.ts'
import { readManifests } from '../manifest/read.ts'
import { type Change, swap } from '../manifest/swap.ts'
import { dueWrites, writeSwap } from '../manifest/write.ts'
import type { swapAction } from '../runner/actions.ts'
import type { WorkOf } from '../runner/step.ts'

/** `[name=]repository[:tag]@digest`, one a line, as the action build gives them. */
export function pinnedImage(entry: string): PinnedImage {
  const [, given, text = entry] = /^([a-z0-9][a-z0-9-]*)=(.+)$/.exec(entry) ?? []
  const { spelling, path, tag, digest } = parseReference(text)
  if (digest === undefined || !isDigest(digest)) {
    throw new CutoverError('INPUT_INVALID', `Input images has ${quoted(entry)}, which names no digest.`, {
      hint: 'Write repository:tag@sha256:..., for instance from the output images of the action build.'
    })
  }
  const repository = spelling
  return { name: given ?? path.split('/').at(-1) ?? path, repository, digest, tag: tag ?? '' }
}

export const inWords = ({ file, line, kind, name, container, from, to }: Change): string =>
  `${file}${line === undefined ? '' : `:${line}`} ${kind} ${name}, ${container}: ${from} -> ${to}`

/** Writes pinned references into files, or to a branch through GitHub's API; or tells whether they are there. */
export const swapStep: WorkOf<typeof swapAction> = async (context, inputs) => {
  const { files, report } = context
  const { mode } = inputs
  const images = inputs.images.map(pinnedImage)
  const kinds = (inputs['image-paths'] ?? []).map(kindImages)
  const containers = pairsOf('containers', inputs.containers ?? [])
  if (mode === 'commit' || mode === 'pull-request') {
    const { gitopsStep } = await import('./gitops.ts')
    return gitopsStep(context, { ...inputs, mode }, images, kinds, containers)
  }
  refuseElsewhere(inputs)
  const swapped = await report.phase('Swap', async () => {
    const found = swap(await readManifests(files, inputs.files), images, kinds, containers)
    for (const change of found.changes) report.line(inWords(change))
    return found
  })
  const changed = swapped.files.map(({ path }) => path)
  const outputs = {
    changed: String(changed.length > 0),
    files: changed.join('\n'),
    lock: inputs.lock ?? '',
    ...nowhere
  }
  if (inputs.check || mode === 'check')
    return { outputs, ...outdated([...(await dueWrites(files, swapped, inputs.lock)).keys()]) }
  if (!inputs['dry-run']) await writeSwap(files, swapped, inputs.lock)
  return { outputs }
}

/** Whoever names a branch wants it written to: a swap of the checkout alone would look as if it had been. */
function refuseElsewhere(inputs: Parameters<typeof swapStep>[1]): void {
  const given = (['repository', 'branch', 'message', 'config', 'verify'] as const).find(
    name => inputs[name] !== undefined
  )
  if (given === undefined) return
  throw new CutoverError('INPUT_INVALID', `Input ${given} is given, but mode: ${inputs.mode} stays in the checkout.`, {
    hint: `Add mode: commit or mode: pull-request, or leave ${given} out.`
  })
}

/** What a swap of files has no part in. */
const nowhere = { commit: '', 'pull-request': '' }

/** Files that a message names before it only counts the rest. */
const listed = 8

function outdated(due: readonly string[]): { failure?: CutoverError } {
  const [file] = due
  if (file === undefined) return {}
  const more = due.length > listed ? ` and ${due.length - listed} more` : ''
  const names = due.slice(0, listed).join(', ') + more
  return {
    failure: new CutoverError('IMAGES_OUTDATED', `A swap would change ${names}.`, {
      hint: 'Run it without check, and commit what it wrote. Nothing was written now.',
      at: { file }
    })
  }
}
