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

/** Scans of images: those that were set, and, where the repository scans on push, one without findings for all others. */
export function imageScans(all: Repositories, { clock }: Ground): Scans {
  const kept = new Map<string, Scan & { readonly at: Date }>()
  const scanOf = (found: Found, digest: ContentDigest) => {
    const known = kept.get(`${found.name}@${digest}`)
    if (known || !found.settings.imageScanningConfiguration.scanOnPush) return known
    return { status: 'COMPLETE', findings: [], at: found.settings.pushedAt.get(digest) } as const
  }

  function set(repositoryName: string, id: ImageId, scan: Scan): void {
    const found = all.find(repositoryName)
    kept.set(`${repositoryName}@${existing(found, id, all.registryId)}`, { ...scan, at: new Date(clock.now()) })
  }

  function findings({ repositoryName, imageId, maxResults = 100, nextToken }: Asked): object {
    const found = all.find(repositoryName)
    const imageDigest = existing(found, imageId, all.registryId)
    const scan = scanOf(found, imageDigest)
    if (!scan) {
      const place = `in the repository with name '${found.name}' in the registry with id '${all.registryId}'`
      throw new AwsFault(
        'ScanNotFoundException',
        `Image scan does not exist for the image with '${spelled(imageId)}' ${place}`
      )
    }
    const from = Number(nextToken ?? 0)
    const { findings: every = [], status, at } = scan
    const shown = status === 'COMPLETE' || status === 'ACTIVE'
    return {
      registryId: all.registryId,
      repositoryName,
      imageId: { ...imageId, imageDigest },
      imageScanStatus: { status },
      imageScanFindings: shown
        ? {
            findings: every.slice(from, from + maxResults),
            imageScanCompletedAt: at,
            findingSeverityCounts: countsOf(every)
          }
        : undefined,
      nextToken: from + maxResults < every.length ? String(from + maxResults) : undefined
    }
  }

  return {
    set,
    summary(found, digest) {
      const scan = scanOf(found, digest)
      if (!scan) return {}
      const summary = { imageScanCompletedAt: scan.at, findingSeverityCounts: countsOf(scan.findings ?? []) }
      return {
        imageScanStatus: { status: scan.status },
        imageScanFindingsSummary: scan.status === 'COMPLETE' ? summary : undefined
      }
    },
    operations: {
      DescribeImageScanFindings: findings,
      StartImageScan: ({ repositoryName, imageId }: Asked) => {
        set(repositoryName, imageId, { status: 'COMPLETE' })
        return { registryId: all.registryId, repositoryName, imageId, imageScanStatus: { status: 'IN_PROGRESS' } }
      }
    }
  }
}

function countsOf(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1
  return counts
}
