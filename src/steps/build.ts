import type { buildAction } from '../runner/actions.ts'
import type { WorkOf } from '../runner/step.ts'
import { buildImages } from './images.ts'
import { planOf } from './plan.ts'

/** Builds and pushes the release's images, for workflows that deploy by other means or in another job. */
export const buildStep: WorkOf<typeof buildAction> = async (context, inputs) => {
  const built = await buildImages(context, await planOf(context, inputs))
  const references = built.map(({ repository, tag, digest }) => `${repository}:${tag}@${digest}`)
  return {
    outputs: {
      digest: built[0]?.digest ?? '',
      image: references[0] ?? '',
      images: references.join('\n'),
      tags: built.flatMap(({ repository, tags }) => tags.map(tag => `${repository}:${tag}`)).join('\n'),
      metadata: JSON.stringify(Object.fromEntries(built.map(({ name, metadata }) => [name, metadata])))
    }
  }
}
