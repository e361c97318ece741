import { CutoverError, quoted } from '../errors.ts'
import { isDigest, type PinnedImage } from '../image/image.ts'
import { parseReference } from '../image/reference.ts'
import { readManifests } from '../manifest/read.ts'
import { type Swapped, swap } from '../manifest/swap.ts'
import { writeSwap } from '../manifest/write.ts'
import type { swapAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
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

/** Reads the manifests and pins `images` in them, in memory; what is deployed is never what somebody edited meanwhile. */
export async function pinManifests(
  { files, report }: Context,
  paths: readonly string[],
  images: readonly PinnedImage[]
): Promise<Swapped> {
  const swapped = swap(await readManifests(files, paths), images)
  for (const { file, line, kind, name, container, from, to } of swapped.changes) {
    report.line(`${file}:${line} ${kind} ${name}, ${container}: ${from} -> ${to}`)
  }
  return swapped
}

/** Writes pinned references into manifests, for workflows that commit them. */
export const swapStep: WorkOf<typeof swapAction> = async (context, inputs) => {
  const images = inputs.images.map(pinnedImage)
  const swapped = await context.report.phase('Swap', () => pinManifests(context, inputs.files, images))
  const changed = swapped.files.map(({ path }) => path)
  if (!inputs['dry-run']) await writeSwap(context.files, swapped, inputs.lock)
  return {
    outputs: { changed: String(changed.length > 0), files: changed.join('\n'), lock: inputs.lock ?? '' }
  }
}
