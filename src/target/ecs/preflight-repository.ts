import { ecrRegistry } from '../../image/ecr-host.ts'
import { parseReference } from '../../image/reference.ts'
import type { Clock } from '../../io/clock.ts'
import { formatDuration } from '../../runner/duration.ts'
import { caution, type Finding, note, present, reviewed } from './finding.ts'
import { type Doom, doomOf, type KeptImage, type LifecycleRule, rulesOf } from './lifecycle-policy.ts'
import { type Asking, containersOf, type Revision } from './preflight-subject.ts'

/** An image that a rollback needs, in the ECR of this region. */
interface Kept {
  readonly container: string
  readonly account: string
  readonly repository: string
  readonly digest: string
}

/** More pages than that are not read: a count over 10,000 images says what is needed. */
const mostPages = 10
/** What happens later than that, the next release is in time to tell. */
const soon = 24 * 60 * 60 * 1000

/** The repositories keep what a rollback needs: the images of `previous`, the revision that is live. */
export async function reviewRepositories(
  asking: Asking & { readonly clock: Clock },
  previous: Revision
): Promise<readonly Finding[]> {
  const kept = containersOf(previous).flatMap(({ name = '', image = '' }) => keptOf(name, image, asking.aws.region))
  const repositories = Map.groupBy(kept, ({ account, repository }) => `${account}/${repository}`)
  const found = await Promise.all(
    [...repositories].map(async ([name, images]) => [
      ...(await reviewed(`Whether tags of the repository ${name} may move`, 'nice', () => reviewTags(asking, name))),
      ...(await reviewed(`The lifecycle policy of the repository ${name}`, 'nice', () =>
        reviewLifecycle(asking, name, images)
      ))
    ])
  )
  return found.flat()
}

function keptOf(container: string, image: string, here: string): Kept[] {
  if (!image.includes('@')) return []
  const { domain, path, digest } = parseReference(image)
  const { account, region } = ecrRegistry(domain) ?? {}
  return account === undefined || region !== here || digest === undefined
    ? []
    : [{ container, account, repository: path, digest }]
}

const idOf = (name: string) => {
  const [registryId = '', ...path] = name.split('/')
  return { registryId, path: path.join('/') }
}

async function reviewTags({ aws, signal }: Asking, name: string): Promise<Finding[]> {
  const { registryId, path } = idOf(name)
  const { repositories = [] } = await aws.call(
    'ecr:DescribeRepositories',
    { registryId, repositoryNames: [path] },
    signal
  )
  if (repositories[0]?.imageTagMutability !== 'MUTABLE') return []
  return [
    note(
      `Tags of the repository ${path} can be moved to other images. Releases go by digest, so nothing that runs changes by that.`,
      'Set imageTagMutability to IMMUTABLE_WITH_EXCLUSION with filters for the floating tags alone, such as latest.'
    )
  ]
}

async function reviewLifecycle(
  asking: Asking & { readonly clock: Clock },
  name: string,
  kept: readonly Kept[]
): Promise<Finding[]> {
  const { aws, signal, clock } = asking
  const { registryId, path } = idOf(name)
  const policy = await present(() => aws.call('ecr:GetLifecyclePolicy', { registryId, repositoryName: path }, signal))
  const rules = rulesOf(policy?.lifecyclePolicyText ?? '')
  if (rules.length === 0) return []
  const images = await imagesIn(asking, name)
  return kept.flatMap(({ container, digest }) => {
    const doom = doomOf(rules, images, digest)
    const when = doom && whenOf(doom, clock)
    if (!doom || when === undefined) return []
    const does = doom.rule.action.type === 'transition' ? 'archives' : 'deletes'
    return [
      caution(
        `The lifecycle policy of ${path} ${does} the image that a rollback of ${container} needs (${digest.slice(0, 19)}) ${when}: rule ${doom.rule.rulePriority}, ${ruleInWords(doom.rule)}.`,
        'Let the rule keep more, or give released images tags of their own (tagPatternList) that an earlier rule keeps long.'
      )
    ]
  })
}

function whenOf({ pushes, at }: Doom, clock: Clock): string | undefined {
  if (pushes !== undefined) return pushes === 0 ? 'now' : pushes === 1 ? 'at the next push' : undefined
  const left = (at ?? 0) - clock.now()
  if (left > soon) return undefined
  return left <= 0 ? 'now' : `in ${formatDuration(left - (left % 60_000))}`
}

const ruleInWords = ({ selection }: LifecycleRule): string => {
  const { tagStatus, tagPrefixList = [], tagPatternList = [], countType, countNumber } = selection
  const tags = [...tagPrefixList.map(prefix => `${prefix}*`), ...tagPatternList].join(' ')
  return `${tagStatus}${tags ? ` ${tags}` : ''}, ${countType} ${countNumber}`
}

async function imagesIn({ aws, signal }: Asking, name: string): Promise<KeptImage[]> {
  const { registryId, path } = idOf(name)
  const images: KeptImage[] = []
  let nextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await aws.call(
      'ecr:DescribeImages',
      { registryId, repositoryName: path, maxResults: 1000, ...(nextToken ? { nextToken } : {}) },
      signal
    )
    for (const { imageDigest = '', imageTags = [], imagePushedAt, lastRecordedPullTime } of answer.imageDetails ?? [])
      images.push({
        digest: imageDigest,
        tags: imageTags,
        pushedAt: imagePushedAt?.getTime() ?? 0,
        ...(lastRecordedPullTime ? { pulledAt: lastRecordedPullTime.getTime() } : {})
      })
    nextToken = answer.nextToken
    if (!nextToken) break
  }
  return images
}
