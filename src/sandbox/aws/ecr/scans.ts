import type { ContentDigest } from '../../registry/store.ts'
import { AwsFault, type Ground, type Operation } from '../service.ts'
import { existing, type ImageId, spelled } from './images.ts'
import type { Found, Page, Repositories } from './repositories.ts'

export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL' | 'UNDEFINED'

export interface Finding {
  /** `CVE-2026-1234`. */
  readonly name: string
  readonly severity: Severity
  readonly description?: string
  readonly uri?: string
}

export interface Scan {
  readonly status: 'COMPLETE' | 'IN_PROGRESS' | 'FAILED' | 'UNSUPPORTED_IMAGE' | 'PENDING' | 'ACTIVE'
  readonly findings?: readonly Finding[]
}

export interface Scans {
  /** What scanning an image has found; said of the image a tag or digest names. */
  set(repositoryName: string, id: ImageId, scan: Scan): void
  summary(found: Found, digest: ContentDigest): object
  readonly operations: Readonly<Record<string, Operation>>
}

interface Asked extends Page {
  readonly repositoryName: string
  readonly imageId: ImageId
}

interface Kept extends Scan {
  readonly at: Date | undefined
}

/** Scans of images: those that were set, and, where the repository scans on push, one without findings for all others. */
export function imageScans(all: Repositories, { clock }: Ground): Scans {
  const kept = new Map<string, Kept>()
  const scanOf = (found: Found, digest: ContentDigest): Kept | undefined => {
    const known = kept.get(`${found.name}@${digest}`)
    if (known || !found.settings.imageScanningConfiguration.scanOnPush) return known
    return { status: 'COMPLETE', findings: [], at: found.settings.pushedAt.get(digest) }
  }
  const set = (repositoryName: string, id: ImageId, scan: Scan): void => {
    const found = all.find(repositoryName)
    kept.set(`${repositoryName}@${existing(found, id, all.registryId)}`, { ...scan, at: new Date(clock.now()) })
  }
  return {
    set,
    summary: (found, digest) => summary(scanOf(found, digest)),
    operations: {
      DescribeImageScanFindings: (input: Asked) => {
        const { registryId } = all
        const found = all.find(input.repositoryName)
        const imageDigest = existing(found, input.imageId, registryId)
        const scan = scanOf(found, imageDigest)
        if (!scan) throw notScanned(input, registryId)
        const imageId = { ...input.imageId, imageDigest }
        return { registryId, repositoryName: found.name, imageId, ...findings(scan, input) }
      },
      StartImageScan: ({ repositoryName, imageId }: Asked) => {
        set(repositoryName, imageId, { status: 'COMPLETE' })
        return { registryId: all.registryId, repositoryName, imageId, imageScanStatus: { status: 'IN_PROGRESS' } }
      }
    }
  }
}

function notScanned({ imageId, repositoryName }: Asked, registryId: string): AwsFault {
  const place = `in the repository with name '${repositoryName}' in the registry with id '${registryId}'`
  const message = `Image scan does not exist for the image with '${spelled(imageId)}' ${place}`
  return new AwsFault('ScanNotFoundException', message)
}

function summary(scan: Kept | undefined): object {
  if (!scan) return {}
  const counted = { imageScanCompletedAt: scan.at, findingSeverityCounts: countsOf(scan.findings ?? []) }
  return {
    imageScanStatus: { status: scan.status },
    imageScanFindingsSummary: scan.status === 'COMPLETE' ? counted : undefined
  }
}

/** A page of findings; their counts are of all pages. */
function findings({ status, at, findings: every = [] }: Kept, { maxResults = 100, nextToken }: Asked): object {
  const from = Number(nextToken ?? 0)
  const next = from + maxResults
  const counted = { imageScanCompletedAt: at, findingSeverityCounts: countsOf(every) }
  const shown = status === 'COMPLETE' || status === 'ACTIVE'
  return {
    imageScanStatus: { status },
    imageScanFindings: shown ? { ...counted, findings: every.slice(from, next) } : undefined,
    nextToken: next < every.length ? String(next) : undefined
  }
}

function countsOf(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1
  return counts
}
