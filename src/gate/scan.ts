import type { Aws } from '../aws/aws.ts'
import { type ScanGate, severities } from '../config/gate-settings.ts'
import { CutoverError } from '../errors.ts'
import { contentOf, isAttestation } from '../image/content.ts'
import { ecrRegistry } from '../image/ecr-host.ts'
import { accept } from '../image/manifest-answer.ts'
import { parseReference } from '../image/reference.ts'
import { askAws, some } from './ask-aws.ts'
import type { Answer, Gate } from './gate.ts'
import { type Unread, unreadFor } from './metric.ts'

/** An image that is scanned by itself: ECR scans none of an index, but each that it names. */
interface Scanned {
  readonly aws: Aws
  readonly registryId: string
  readonly repositoryName: string
  readonly digest: string
}

/** A gate on the findings of ECR's scans of the release's images. A scan that is not over is waited for. */
export function scanGate(settings: ScanGate, images: readonly string[], awsIn: (region: string) => Promise<Aws>): Gate {
  const { attempts, successes, interval, initialDelay } = settings
  const inEcr = images.flatMap(image => {
    const { domain, path, digest } = parseReference(image)
    const registry = ecrRegistry(domain)
    return registry && digest ? [{ ...registry, path, digest }] : []
  })
  if (inEcr.length === 0)
    throw new CutoverError('CONFIG_INVALID', 'A gate scan asks ECR, and no image of the release is there.', {
      hint: 'Leave the gate out, or push the images to ECR.'
    })
  const unfold = async (signal: AbortSignal): Promise<Scanned[]> => {
    const all = await Promise.all(
      inEcr.map(async ({ account, region, path, digest }) =>
        partsOf({ aws: await awsIn(region), registryId: account, repositoryName: path, digest }, signal)
      )
    )
    return all.flat()
  }
  return {
    name: settings.name ?? 'scan',
    attempts,
    successes,
    interval,
    initialDelay,
    async probe(signal): Promise<Answer> {
      const parts = await askAws(() => unfold(signal))
      if ('unread' in parts) return unreadFor(parts)
      const counted = await Promise.all(parts.value.map(part => countsOf(part, signal)))
      const unread = counted.find(one => 'unread' in one)
      return unread
        ? unreadFor(unread)
        : judge(
            settings,
            counted.flatMap(one => ('unread' in one ? [] : [one.counts]))
          )
    }
  }
}

async function partsOf(image: Scanned, signal: AbortSignal): Promise<Scanned[]> {
  const { aws, registryId, repositoryName, digest } = image
  const input = {
    registryId,
    repositoryName,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: accept.split(', ')
  }
  const { images = [] } = await aws.call('ecr:BatchGetImage', input, signal)
  const manifest = images[0]?.imageManifest
  if (manifest === undefined)
    throw new CutoverError('NOT_FOUND', `${repositoryName}@${digest} is not in ECR.`, { hint: 'Push it first.' })
  const { manifests } = contentOf(Buffer.from(manifest), repositoryName)
  return manifests.length === 0
    ? [image]
    : manifests.filter(entry => !isAttestation(entry)).map(entry => ({ ...image, digest: entry.digest }))
}

interface Counted {
  readonly counts: Readonly<Record<string, number>>
}

/** Of the basic scan, which ends, and of the enhanced one, which stays active. */
async function countsOf(image: Scanned, signal: AbortSignal): Promise<Counted | Unread> {
  const { aws, registryId, repositoryName, digest } = image
  const input = { registryId, repositoryName, imageId: { imageDigest: digest }, maxResults: 1 }
  const asked = await askAws(() => begun(() => aws.call('ecr:DescribeImageScanFindings', input, signal)))
  if ('unread' in asked) return asked
  if (!asked.value)
    return { unread: `${some([repositoryName])}@${digest.slice(0, 19)} has no scan: let the repository scan on push` }
  const { imageScanStatus, imageScanFindings } = asked.value
  const status = imageScanStatus?.status ?? 'UNKNOWN'
  if (status === 'COMPLETE' || status === 'ACTIVE') return { counts: { ...imageScanFindings?.findingSeverityCounts } }
  const why = imageScanStatus?.description ? ` (${imageScanStatus.description.slice(0, 200)})` : ''
  return { unread: `the scan of ${some([repositoryName])}@${digest.slice(0, 19)} is ${status}${why}` }
}

/** Just after a push there is no scan yet. */
async function begun<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof CutoverError && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}

function judge(bounds: ScanGate, counts: readonly Counted['counts'][]): Answer {
  const judged = severities.flatMap(severity => {
    const most = bounds[severity]
    if (most === undefined) return []
    const found = counts.reduce((sum, one) => sum + (one[severity.toUpperCase()] ?? 0), 0)
    return [{ ok: found <= most, says: `${found} ${severity}, at most ${most}` }]
  })
  const images = `in ${counts.length} ${counts.length === 1 ? 'image' : 'images'}`
  const says = [...judged.map(one => one.says), images].join(', ')
  return { state: judged.every(({ ok }) => ok) ? 'good' : 'bad', says }
}
