import { isDigest, type PinnedImage } from '../image/image.ts'
import type { CommitSeen, Comparison } from './repository.ts'
import type { Message } from './write.ts'

/** What a run wants a repository to say, and who asks for it. */
export interface Proposal {
  readonly environment: string
  readonly images: readonly PinnedImage[]
  /** The headline of the commit and what follows it, in the user's words. */
  readonly message?: string
  /** Address of the workflow run; empty outside of one. */
  readonly runUrl: string
}

/** What our commits say of themselves at their end, so that the next run needs no other memory. */
export interface Trailers {
  readonly environment: string
  readonly images: readonly PinnedImage[]
  readonly runUrl: string
  /** The commit took back what those before it on its branch had changed. */
  readonly anew: boolean
}

const versionOf = ({ tag, digest }: PinnedImage): string => tag || digest.slice(0, 'sha256:'.length + 12)

/** Images that a headline names before it only counts them. */
const named = 3

export function headlineOf(images: readonly PinnedImage[], environment: string): string {
  const names = images.map(image => `${image.name} ${versionOf(image)}`)
  const what = names.length > named ? `${names.length} images` : names.join(', ')
  return `Release ${what} to ${environment}`
}

export function commitMessage({ environment, images, message, runUrl }: Proposal): Message {
  // A message may hold what a stranger wrote, such as the name of a release: it must not speak for us.
  const lines = (message ?? '').split(/\r\n|\r|\n/).filter(line => !line.trimStart().startsWith('Cutover-'))
  const [headline = '', ...rest] = (lines.join('\n').trim() || headlineOf(images, environment)).split('\n')
  const trailers = [
    ...images.map(
      ({ name, repository, tag, digest }) => `Cutover-Image: ${name}=${repository}${tag && `:${tag}`}@${digest}`
    ),
    ...trailersOfRun(environment, runUrl)
  ]
  return { headline, body: [rest.join('\n').trim(), trailers.join('\n')].filter(Boolean).join('\n\n') }
}

/** The message of a commit of ours that pins nothing, such as a merge; `anew` of one that takes back all before it. */
export const upkeepMessage = (headline: string, { environment, runUrl }: Proposal, anew = false): Message => ({
  headline,
  body: [...(anew ? ['Cutover-Anew: true'] : []), ...trailersOfRun(environment, runUrl)].join('\n')
})

const trailersOfRun = (environment: string, runUrl: string): string[] => [
  `Cutover-Environment: ${environment}`,
  ...(runUrl === '' ? [] : [`Cutover-Run: ${runUrl}`])
]

/** Undefined for a commit that is not from here. */
export function trailersOf(message: string): Trailers | undefined {
  // By line feeds alone, as they were written: to a regular expression, a line ends in other places as well.
  const lines = message.split('\n')
  const all = (name: string) =>
    lines.flatMap(line => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2).trimEnd()] : []))
  const environment = all('Cutover-Environment').at(-1)
  if (environment === undefined) return undefined
  return {
    environment,
    images: all('Cutover-Image').flatMap(imageOf),
    runUrl: all('Cutover-Run').at(-1) ?? '',
    anew: all('Cutover-Anew').length > 0
  }
}

function imageOf(text: string): PinnedImage[] {
  const [, name, repository, tag = '', digest = ''] = /^([^=]+)=(.+?)(?::([^:/@]+))?@(\S+)$/.exec(text) ?? []
  return name && repository && isDigest(digest) ? [{ name, repository, tag, digest }] : []
}

/** Whether a commit is one that a run made for `environment`, and nobody touched since. */
export const isOwn = ({ message, madeByGitHub }: CommitSeen, environment: string): boolean =>
  madeByGitHub && trailersOf(message)?.environment === environment

/** Whether nobody but runs for this environment has a commit on the branch. */
export const onlyOurs = ({ commits, complete }: Comparison, { environment }: Proposal): boolean =>
  complete && commits.every(commit => isOwn(commit, environment))

/** Whether the commits pin no other images than the proposal: several apps may share an environment. */
export const coversAll = (commits: readonly CommitSeen[], { environment, images }: Proposal): boolean =>
  pinsOf(commits, environment).every(pin => images.some(({ repository }) => repository === pin.repository))

/** What several commits pin together: for each repository what the last of them says. */
export function pinsOf(commits: readonly CommitSeen[], environment: string): PinnedImage[] {
  const told = commits
    .flatMap(({ message }) => trailersOf(message) ?? [])
    .filter(one => one.environment === environment)
  const valid = told.slice(told.findLastIndex(({ anew }) => anew) + 1)
  const last = new Map(valid.flatMap(({ images }) => images).map(image => [image.repository, image]))
  return [...last.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const runNumber = (url: string): number => Number(/\/runs\/(\d+)/.exec(url)?.[1] ?? 0)

/**
 * The newer run that has the last word over one of the images, if there is one; GitHub counts runs up over all
 * repositories. Nobody is newer than a run that a person started again: they want what it says.
 */
export function newerRun(
  commits: readonly CommitSeen[],
  { environment, images, runUrl }: Proposal
): string | undefined {
  if (runUrl === '' || runUrl.includes('/attempts/')) return undefined
  const ours = new Set(images.map(({ repository }) => repository))
  const told = commits.map(({ message }) => trailersOf(message))
  const last = told.find(
    found => found?.environment === environment && found.images.some(one => ours.has(one.repository))
  )
  return last && runNumber(last.runUrl) > runNumber(runUrl) ? last.runUrl : undefined
}
