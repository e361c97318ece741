import type { Aws } from '../aws/aws.ts'
import type { EcsSettings } from '../config/settings.ts'
import type { PinnedImage } from '../image/image.ts'
import type { Context } from '../runner/context.ts'
import { activeService } from '../target/ecs/active.ts'
import { containerOf } from '../target/ecs/one-off-input.ts'
import type { EcsRelease } from '../target/ecs/release.ts'
import { tagNames } from '../target/ecs/release.ts'
import { liveRevision } from '../target/ecs/task-definition/base.ts'
import { type Base, baseOfFile } from '../target/ecs/task-definition/file.ts'
import { prepared } from '../target/ecs/task-definition/prepare.ts'
import { type Revision, tagOf } from '../target/ecs/task-definition/revision.ts'
import { isRegistered } from '../target/ecs/task-definition/same.ts'

/** A release beside what is live. */
export interface Readied {
  readonly release: EcsRelease
  /** The revision that has the traffic. */
  readonly live: Revision
  /** The service that has it. */
  readonly active: string
  /** A service has this very release already, be it without traffic. */
  readonly staged: boolean
  /** What each container gets, in words. */
  readonly changes: readonly string[]
}

/**
 * The release that the images make of the live task definition, or of the file. It only reads.
 * @throws CONFIG_INVALID too for a task that has no container in it
 */
export async function readyRelease(
  { files, signal }: Context,
  aws: Aws,
  ecs: EcsSettings,
  version: string,
  images: readonly PinnedImage[]
): Promise<Readied> {
  const { app, cluster, services, taskDefinition: path, containers, set: settings = {}, tasks } = ecs
  const active = await activeService(aws, ecs, signal)
  const live = await liveRevision(aws, cluster, active, signal)
  const base: Base =
    path === undefined
      ? { definition: live.definition, name: shortOf(live) }
      : baseOfFile({ path, text: String(await files.read(path)) })
  const { rid, definition } = prepared(base, version, { images, containers, settings })
  for (const task of tasks) containerOf({ task, revision: { definition, family: definition.family ?? '' } })
  const release: EcsRelease = {
    ...{ app, version, rid, cluster, services, revision: definition },
    images: images.map(({ name, repository, tag, digest }) => ({
      name,
      reference: `${repository}${tag ? `:${tag}` : ''}@${digest}`
    })),
    ...(isRegistered(live.definition, definition) ? { arn: live.arn } : {})
  }
  const others = services.filter(service => service !== active)
  const there = [live, ...(await Promise.all(others.map(service => liveRevision(aws, cluster, service, signal))))]
  const staged = there.some(one => tagOf(one.definition, tagNames.release) === rid)
  return { release, live, active, staged, changes: changesIn(base, definition) }
}

export const shortOf = ({ family, number }: Revision): string => `${family}:${number}`

function changesIn({ definition, name }: Base, wanted: EcsRelease['revision']): string[] {
  return (wanted.containerDefinitions ?? []).flatMap(container => {
    const before = definition.containerDefinitions?.find(one => one.name === container.name)?.image
    if (before === container.image) return []
    return [`${name}, ${container.name}: ${before ?? 'no image'} -> ${container.image}`]
  })
}
