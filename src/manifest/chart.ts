import { normalize } from 'node:path/posix'
import type { Files } from '../io/files.ts'
import type { Scratch } from '../io/scratch.ts'
import type { Tools } from './render-tool.ts'

/** What a chart may ask of the cluster that it is rendered for. */
export interface Capabilities {
  /** `v1.33.2` */
  readonly version: string
  /** `apps/v1` and `apps/v1/Deployment`. */
  readonly apis: readonly string[]
}

/** A chart and what it is rendered with. */
export interface Chart {
  /** A folder, an archive, or `oci://registry/path` with a version or a digest. */
  readonly chart: string
  readonly release: string
  readonly namespace: string
  readonly values: readonly string[]
  /** Goes before `values`; may hold secrets. */
  readonly set: Readonly<Record<string, unknown>>
  readonly crds: boolean
  readonly capabilities: Capabilities
}

export interface HelmTools extends Tools {
  readonly files: Files
  readonly scratch: Scratch
}

export const isRemote = ({ chart }: Pick<Chart, 'chart'>): boolean => chart.startsWith('oci://')

/** Where a person finds what Helm calls `shop/templates/web.yaml`: its first part is the name of the chart. */
export function templateIn(chart: Pick<Chart, 'chart'>, source: string): string {
  const path = `${chart.chart.replace(/\/$/, '')}/${source.split('/').slice(1).join('/')}`
  return isRemote(chart) ? path : normalize(path)
}
