import type { buildAction } from '../runner/actions.ts'
import type { WorkOf } from '../runner/step.ts'
import { type Built, buildImages } from './images.ts'
import { type Plan, planOf } from './plan.ts'

/** Builds and pushes the release's images, for workflows that deploy by other means or in another job. */
export const buildStep: WorkOf<typeof buildAction> = async (context, inputs) => {
  const plan = await planOf(context, { ...inputs, deployed: false, gates: [] })
  const built = await buildImages(context, plan)
  const references = built.map(({ repository, tag, digest }) => `${repository}:${tag}@${digest}`)
  return {
    outputs: {
      digest: built[0]?.digest ?? '',
      image: references[0] ?? '',
      images: references.join('\n'),
      tags: built.flatMap(image => tagged(plan, image)).join('\n'),
      metadata: JSON.stringify(Object.fromEntries(built.map(({ name, metadata }) => [name, metadata])))
    }
  }
}

/** Every tag in every repository that has the image. */
function tagged({ settings }: Plan, { name, repository, tags }: Built): string[] {
  const { mirrors = [] } = settings.images.find(image => image.name === name) ?? {}
  return [repository, ...mirrors].flatMap(place => tags.map(tag => `${place}:${tag}`))
}
