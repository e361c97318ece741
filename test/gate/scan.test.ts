import { describe, expect, it } from 'vitest'
import type { ScanGate } from '../../src/config/gate-settings.ts'
import { openGate } from '../../src/gate/open.ts'
import { type Answers, absent, answering } from '../target/ecs/answers.ts'
import { live, pace, ports } from './ports.ts'

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`
const repository = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web'
const entry = (letter: string, more: object) => ({ mediaType: 'm', digest: digest(letter), size: 7, ...more })
const index = {
  manifests: [
    entry('b', { platform: { os: 'linux', architecture: 'amd64' } }),
    entry('c', { platform: { os: 'linux', architecture: 'arm64' } }),
    entry('d', { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } })
  ]
}

const asked = async (answers: Answers, more: Partial<ScanGate> = { critical: 0, high: 3 }) => {
  const { ports: given, close } = ports({
    aws: async region => answering(answers, region),
    images: [`${repository}:1.1.0@${digest('a')}`, `ghcr.io/acme/sidecar@${digest('e')}`]
  })
  const gate = await openGate({ kind: 'scan', ...pace, ...more }, given)
  close()
  return { name: gate.name, answer: await gate.probe(live) }
}
const manifest: Answers = { 'ecr:BatchGetImage': () => ({ images: [{ imageManifest: JSON.stringify(index) }] }) }

describe("a gate on ECR's scans", () => {
  it('counts what was found in every image that the index names', async () => {
    const answers: Answers = {
      ...manifest,
      'ecr:DescribeImageScanFindings': ({ imageId }) => ({
        imageScanStatus: { status: 'COMPLETE' },
        imageScanFindings: {
          findingSeverityCounts: imageId?.imageDigest === digest('b') ? { HIGH: 2, LOW: 9 } : { CRITICAL: 1, HIGH: 1 }
        }
      })
    }
    expect(await asked(answers)).toEqual({
      name: 'scan',
      answer: { state: 'bad', says: '1 critical, at most 0, 3 high, at most 3, in 2 images' }
    })
    expect((await asked(answers, { high: 3, low: 9 })).answer).toEqual({
      state: 'good',
      says: '3 high, at most 3, 9 low, at most 9, in 2 images'
    })
  })

  it('waits for a scan that is not there or not over, and is no pass where nobody may ask', async () => {
    const status = (given: 'IN_PROGRESS' | 'FAILED'): Answers => ({
      ...manifest,
      'ecr:DescribeImageScanFindings': () => ({ imageScanStatus: { status: given, description: 'not yet' } })
    })
    const none: Answers = {
      ...manifest,
      'ecr:DescribeImageScanFindings': () => {
        throw absent('ecr:DescribeImageScanFindings')
      }
    }
    expect([
      (await asked(status('IN_PROGRESS'))).answer,
      (await asked(none)).answer,
      (await asked(manifest)).answer
    ]).toEqual([
      { state: 'unread', says: 'the scan of shop/web@sha256:bbbbbbbbbbbb is IN_PROGRESS (not yet)' },
      { state: 'unread', says: 'shop/web@sha256:bbbbbbbbbbbb has no scan: let the repository scan on push' },
      {
        state: 'unread',
        refused: true,
        says: 'ecr:DescribeImageScanFindings: AccessDenied. Allow ecr:DescribeImageScanFindings.'
      }
    ])
  })
})
