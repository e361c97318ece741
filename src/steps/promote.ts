import { asCutoverError, CutoverError, quoted } from '../errors.ts'
import { applyTags } from '../image/apply-tags.ts'
import type { CopyTools, Moved } from '../image/copy.ts'
import { dryRegistry } from '../image/dry-registry.ts'
import { lanes } from '../image/lanes.ts'
import { having, indexFor } from '../image/platform-index.ts'
import { type Promoted, promote } from '../image/promote.ts'
import { parseReference, type Reference, sameRepository } from '../image/reference.ts'
import type { RegistryClient } from '../image/registry.ts'
import { exactTag, isVersionTag } from '../image/tags.ts'
import { readTag } from '../release/tag.ts'
import type { promoteAction } from '../runner/actions.ts'
import type { Context } from '../runner/context.ts'
import type { Report } from '../runner/report.ts'
import type { WorkOf } from '../runner/step.ts'
import { githubFor, publishedBy } from './plan.ts'
import { loginFor, registryFor } from './registry.ts'

type Inputs = Parameters<WorkOf<typeof promoteAction>>[1]

/** Blobs on their way at once at any one host: as many as docker push sends. */
const width = 5

/** Tags that follow the highest version; anything else in the input tags is taken as it is. */
const floatingWords = ['latest', 'major', 'minor']

/** Copies an image by its digest to other repositories, registries and regions, with what is attached, and tags it there. */
export const promoteStep: WorkOf<typeof promoteAction> = async (around, inputs) => {
  const context = inputs['dry-run'] ? { ...around, report: foreseeing(around.report) } : around
  const named = parseReference(inputs.from)
  const targets = inputs.to.map(text => targetOf(text, named, inputs.tags ?? []))
  const environment = await loginFor(context, inputs.token, [named, ...targets.map(({ to }) => to)])
  const client = registryFor(context, environment)
  const ended = await context.report.phase('Promote', async () => {
    const { from, registry } = await sourceOf(inputs['dry-run'] ? dryRegistry(client) : client, named, inputs.platforms)
    const tools = { registry, lanes: lanes(width), report: context.report }
    return Promise.allSettled(targets.map(target => toOne(context, tools, from, target, inputs)))
  })
  const [failure, ...others] = ended.flatMap(result =>
    result.status === 'rejected' ? [asCutoverError(result.reason)] : []
  )
  for (const { code, message } of others) if (code !== 'CANCELLED') context.report.warning(message)
  if (failure) throw failure
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

/** What is promoted: all of the image, or an index of our own with the platforms that were asked for. */
async function sourceOf(registry: RegistryClient, from: Reference, platforms: readonly string[] = []) {
  if (platforms.length === 0) return { from, registry }
  const all = await registry.get(from)
  const index = indexFor(all, from, platforms)
  if (index === all) return { from, registry }
  const { domain, path, spelling } = from
  return { from: { domain, path, spelling, digest: index.digest }, registry: having(registry, from, index) }
}

const foreseeing = (report: Report): Report => ({ ...report, line: text => report.line(`Dry run, not done: ${text}`) })

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
  // Nobody else puts an index of our own into the repository that it is made from.
  if (inputs.platforms && from.digest && sameRepository(from, to))
    await tools.registry.put(to, from.digest, await tools.registry.get(from))
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
