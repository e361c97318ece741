import { nameIn } from './arns.ts'
import { refused } from './refusals.ts'
import type { Tag } from './shapes.ts'
import type { World } from './world.ts'

interface Tagged {
  readonly resourceArn?: string
}

/** The tags of a task definition or a service, to be read and replaced. @throws AwsFault */
function taggedOf({ definitions, clusters }: World, arn = ''): { tags: Tag[] } {
  if (arn.includes(':task-definition/')) {
    const kept = definitions.find(arn)
    if (kept) return kept
  }
  const [, cluster = '', service = ''] = /:service\/([^/]+)\/([^/]+)$/.exec(arn) ?? []
  const found = clusters.get(nameIn(cluster))?.services.get(service)
  if (!found) throw refused.invalid('The specified resource is not found.')
  return {
    get tags() {
      return found.config.tags ?? []
    },
    set tags(tags) {
      found.config.tags = tags
    }
  }
}

/** TagResource, UntagResource and ListTagsForResource, for task definitions and services. */
export const tagOperations = (world: World) => ({
  TagResource: ({ resourceArn, tags = [] }: Tagged & { readonly tags?: readonly Tag[] }) => {
    const tagged = taggedOf(world, resourceArn)
    const kept = tagged.tags.filter(({ key }) => !tags.some(tag => tag.key === key))
    tagged.tags = [...kept, ...tags]
    return {}
  },
  UntagResource: ({ resourceArn, tagKeys = [] }: Tagged & { readonly tagKeys?: readonly string[] }) => {
    const tagged = taggedOf(world, resourceArn)
    tagged.tags = tagged.tags.filter(({ key = '' }) => !tagKeys.includes(key))
    return {}
  },
  ListTagsForResource: ({ resourceArn }: Tagged) => ({ tags: taggedOf(world, resourceArn).tags })
})
