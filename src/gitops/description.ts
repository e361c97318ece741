import type { PinnedImage } from '../image/image.ts'
import { headlineOf, isOwn, type Proposal, pinsOf, trailersOf } from './proposal.ts'
import type { Pull } from './pulls.ts'
import type { CommitSeen } from './repository.ts'

const begin = '<!-- cutover: from here on each release writes anew -->'
const end = '<!-- cutover: until here -->'

/** GitHub refuses a longer one. */
const longestTitle = 256

export interface Description {
  readonly title: string
  /** The part of the body that is ours. */
  readonly section: string
}

/**
 * Title and text of a pull request, from the commits that it would bring and nothing else: whichever of two runs writes
 * last, it says what is there.
 */
export function described(
  commits: readonly CommitSeen[],
  { environment, images: proposed }: Proposal,
  stuck: boolean
): Description {
  const pins = pinsOf(commits, environment)
  // People may have written all of it themselves.
  const images = pins.length > 0 ? pins : proposed
  const own = commits.filter(({ message }) => (trailersOf(message)?.images ?? []).length > 0).at(-1)
  const last = own && trailersOf(own.message)
  const sayAll = last?.images.length === images.length
  const headline = sayAll ? (own?.message.split('\n')[0] ?? '') : headlineOf(images, environment)
  const title = headline.slice(0, longestTitle)
  const foreign = commits.filter(commit => !isOwn(commit, environment)).length
  const notes = [
    `Merging this brings it to **${environment}**. The next release updates this pull request, adds to its branch and never rewrites what people add there.`,
    ...(foreign > 0 ? [`${foreign} of its commits ${foreign === 1 ? 'is' : 'are'} not from a release.`] : []),
    ...(stuck ? ['It conflicts with what it is to be merged into: please resolve that here, on its branch.'] : []),
    ...(last?.runUrl ? [`[The run that wrote this](${last.runUrl})`] : [])
  ]
  return { title, section: [begin, table(images), ...notes, end].join('\n\n') }
}

const table = (images: readonly PinnedImage[]): string =>
  [
    '| image | version | digest |',
    '| --- | --- | --- |',
    ...images.map(({ repository, tag, digest }) => `| \`${repository}\` | ${tag && `\`${tag}\``} | \`${digest}\` |`)
  ].join('\n')

const sectionOf = (body: string): { before: string; ours: string; after: string } | undefined => {
  const [from, to] = [body.indexOf(begin), body.indexOf(end)]
  if (from < 0 || to < from) return undefined
  return { before: body.slice(0, from), ours: body.slice(from, to + end.length), after: body.slice(to + end.length) }
}

/** `body` with our part as it is to be, and every word of people as it was. */
export function bodyWith(body: string, section: string): string {
  // GitHub's pages store what was edited there with CRLF.
  const found = sectionOf(body)
  if (found) return found.ours.replaceAll('\r\n', '\n') === section ? body : found.before + section + found.after
  return body.trim() === '' ? section : `${body.trimEnd()}\n\n${section}`
}

/** Whether a person closed this without merging, though it proposed each of these very images. */
export const declines = ({ open, merged, body }: Pull, images: readonly PinnedImage[]): boolean => {
  const ours = sectionOf(body)?.ours ?? ''
  const told = ({ repository, digest }: PinnedImage) => ours.includes(`| \`${repository}\` |`) && ours.includes(digest)
  return !open && !merged && images.every(told)
}
