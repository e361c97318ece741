import type { Instant } from '../../io/clock.ts'

/** An image as a lifecycle policy sees it. */
export interface KeptImage {
  readonly digest: string
  readonly tags: readonly string[]
  readonly pushedAt: Instant
  readonly pulledAt?: Instant
}

export interface LifecycleRule {
  readonly rulePriority: number
  readonly selection: {
    readonly tagStatus: 'tagged' | 'untagged' | 'any'
    readonly tagPrefixList?: readonly string[]
    readonly tagPatternList?: readonly string[]
    readonly storageClass?: 'standard' | 'archive'
    readonly countType: string
    readonly countNumber: number
  }
  /** `expire` deletes; `transition` moves to the archive, from where nobody can pull. */
  readonly action: { readonly type: string }
}

/** That a rule takes an image away. */
export interface Doom {
  readonly rule: LifecycleRule
  /** For a number of images: how many more pushes it takes; 0 for now. */
  readonly pushes?: number
  /** For an age: when; in the past for the next evaluation. */
  readonly at?: Instant
}

const day = 24 * 60 * 60 * 1000

/**
 * Which rule takes the image `digest` away, and when. An image belongs to the first rule whose tags it has, by priority, and no
 * later one can take it: https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export function doomOf(
  rules: readonly LifecycleRule[],
  images: readonly KeptImage[],
  digest: string
): Doom | undefined {
  const image = images.find(one => one.digest === digest)
  const rule = [...rules]
    .sort((a, b) => a.rulePriority - b.rulePriority)
    .find(({ selection }) => image && selection.storageClass !== 'archive' && selects(selection, image.tags))
  if (!image || !rule) return undefined
  const { countType, countNumber } = rule.selection
  if (countType === 'imageCountMoreThan') {
    const alike = images.filter(({ tags }) => selects(rule.selection, tags)).sort((a, b) => b.pushedAt - a.pushedAt)
    return { rule, pushes: Math.max(0, countNumber - alike.indexOf(image)) }
  }
  if (countType === 'sinceImagePushed') return { rule, at: image.pushedAt + countNumber * day }
  // A pull by the next task begins that time anew.
  if (countType === 'sinceImagePulled') return { rule, at: (image.pulledAt ?? image.pushedAt) + countNumber * day }
  return undefined
}

/** Of several prefixes or patterns an image must have all. */
function selects(
  { tagStatus, tagPrefixList = [], tagPatternList = [] }: LifecycleRule['selection'],
  tags: readonly string[]
) {
  if (tagStatus === 'any') return true
  if (tagStatus === 'untagged') return tags.length === 0
  const wanted = [...tagPrefixList.map(prefix => `${prefix}*`), ...tagPatternList]
  return tags.length > 0 && wanted.every(pattern => tags.some(tag => fits(pattern, tag)))
}

/** `*` stands for any number of characters. At most four of them, says ECR, so that this is quick. */
const fits = (pattern: string, tag: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map(part => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*')}$`
  ).test(tag)

/** The rules of a policy's text; none for what is no policy. */
export function rulesOf(text: string): readonly LifecycleRule[] {
  try {
    const { rules } = JSON.parse(text) as { readonly rules?: readonly LifecycleRule[] }
    return Array.isArray(rules) ? rules : []
  } catch {
    return []
  }
}
