import { CutoverError, quoted } from '../errors.ts'
import { applyTags } from '../image/apply-tags.ts'
import type { CopyTools, Moved } from '../image/copy.ts'
import { lanes } from '../image/lanes.ts'
import { type Promoted, promote } from '../image/promote.ts'
import { parseReference, type Reference } from '../image/reference.ts'
import { exactTag, isVersionTag } from '../image/tags.ts'
import { readTag } from '../release/tag.ts'
import type { promoteAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { WorkOf } from '../runner/step.ts'
import { githubFor, publishedBy } from './plan.ts'
import { loginFor, registryFor } from './registry.ts'

type Inputs = Parameters<WorkOf<typeof promoteAction>>[1]

/** Blobs on their way at once at any one host: as many as docker push sends. */
const width = 5

/** Tags that follow the highest version; anything else in the input tags is taken as it is. */
const floatingWords = ['latest', 'major', 'minor']

/** Copies an image by its digest to other repositories, registries and regions, with what is attached, and tags it there. */
export const promoteStep: WorkOf<typeof promoteAction> = async (context, inputs) => {
  const from = parseReference(inputs.from)
  const targets = inputs.to.map(text => targetOf(text, from, inputs.tags ?? []))
  const environment = await loginFor(context, inputs.token, [from, ...targets.map(({ to }) => to)])
  const tools = { registry: registryFor(context, environment), lanes: lanes(width), report: context.report }
  const ended = await context.report.phase('Promote', () =>
    Promise.allSettled(targets.map(target => toOne(context, tools, from, target, inputs)))
  )
  const failure = ended.find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
  const done = ended.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
  const told = (actions: readonly Promoted['action'][]): string =>
    done.flatMap(({ name, promoted }) => (actions.includes(promoted.action) ? [name] : [])).join('\n')
  return {
    outputs: {
      digest: done[0]?.promoted.digest ?? '',
      copied: told(['copied', 'tagged']),
      skipped: told(['present']),
      tags: done.flatMap(({ tags }) => tags).join('\n')
    }
  }
}

interface Target {
  readonly to: Reference
  readonly tags: readonly string[]
  readonly floating: readonly string[]
  /** Of the floating tags. */
  readonly version?: string
}

function targetOf(text: string, from: Reference, asked: readonly string[]): Target {
  const to = parseReference(text)
  if (to.digest !== undefined) {
    throw new CutoverError('INPUT_INVALID', `Input to has ${quoted(text, 200)}, which names a digest.`, {
      hint: 'The digest is that of the image that is promoted: name a repository, with or without a tag.'
    })
  }
  const floating = asked.filter(tag => floatingWords.includes(tag))
  const named = [...(to.tag ? [to.tag] : []), ...asked.filter(tag => !floatingWords.includes(tag))]
  const tags = [...new Set(named.length > 0 ? named : from.tag ? [from.tag] : [])]
  if (floating.length === 0) return { to, tags, floating }
  const exact = tags.find(isVersionTag)
  if (exact) return { to, tags, floating, version: exact.replace('_', '+') }
  throw new CutoverError('INPUT_INVALID', `Input tags has ${floating.join(', ')}, but no version that they follow.`, {
    hint: 'Promote from the tag of a version, such as 1.4.2, or write that version among the tags.'
  })
}

async function toOne(context: Context, tools: CopyTools, from: Reference, target: Target, inputs: Inputs) {
  const { to, tags, version } = target
  const { referrers, signatures, refresh } = inputs
  const promoted = await promote(tools, { from, to, tags, referrers, signatures, refresh })
  const name = `${to.spelling}${tags[0] ? `:${tags[0]}` : ''}@${promoted.digest}`
  context.report.line(`${name}: ${promoted.action}${inWords(promoted.moved)}`)
  const moved = version === undefined ? [] : await floatingTags(context, tools, target, version, promoted, inputs)
  return { name, promoted, tags: [...new Set([...tags, ...moved])].map(tag => `${to.spelling}:${tag}`) }
}

async function floatingTags(
  context: Context,
  { registry }: CopyTools,
  { to, floating }: Target,
  version: string,
  { digest }: Promoted,
  { token }: Inputs
): Promise<string[]> {
  const published = publishedBy(await githubFor(context, token))
  const steps = await applyTags(registry, context.report, {
    repository: to,
    version,
    digest,
    floating: {
      latest: floating.includes('latest'),
      major: floating.includes('major'),
      minor: floating.includes('minor')
    },
    ...(token
      ? {
          published: async () =>
            (await published()).flatMap(one => (one.draft ? [] : (readTag(one.tag)?.version ?? [])))
        }
      : {})
  })
  return steps.filter(step => step.digest === digest && step.tag !== exactTag(version)).map(({ tag }) => tag)
}

const inWords = ({ mounted, sent, present, bytes }: Moved): string =>
  mounted + sent + present === 0
    ? ''
    : `, ${mounted} blobs mounted, ${sent} sent (${(bytes / 1e6).toFixed(1)} MB), ${present} there already`
