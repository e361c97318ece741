import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CutoverError, messageOf } from '../errors.ts'
import type { Image, ResolveImage } from './cluster/workload/workload.ts'
import { unpackImage } from './registry/unpack.ts'

/**
 * What a node does with an image reference: pulls it from the sandbox's registry into a folder below `folder`. Pods of
 * one reference share it, as they share layers on a real node.
 */
export function imagesIn(folder: string): ResolveImage {
  const pulled = new Map<string, ReturnType<ResolveImage>>()
  return reference => {
    const known = pulled.get(reference)
    if (known) return known
    const pulling = pull(reference, join(folder, String(pulled.size)))
    pulled.set(reference, pulling)
    // A pull that failed is tried again, as the kubelet does: the image may have been pushed meanwhile.
    void pulling.then(found => 'error' in found && pulled.delete(reference))
    return pulling
  }
}

/** Never rejects: whatever stops a pull is told of the pod. */
async function pull(reference: string, root: string): ReturnType<ResolveImage> {
  try {
    mkdirSync(root, { recursive: true })
    const { entrypoint, cmd, cwd, env, digest } = await unpackImage(reference, root)
    const within = (word: string): string =>
      word.startsWith('/') && existsSync(join(root, word)) ? join(root, word) : word
    const image: Image = { command: entrypoint.map(within), args: cmd.map(within), cwd, env, digest }
    return image
  } catch (error) {
    const invalid = error instanceof CutoverError && error.code === 'REFERENCE_INVALID'
    return { error: invalid ? 'InvalidImageName' : 'ErrImagePull', message: messageOf(error) }
  }
}
