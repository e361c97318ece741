import { CutoverError, quoted } from '../errors.ts'
import { given, type Overrides, wrongInput } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'

/** A chart whose rendered objects are part of the release. */
export interface HelmSettings {
  /** A path of the checkout, or `oci://registry/path:version`. */
  readonly chart: string
  /** The name of the Helm release. */
  readonly release: string
  /** Files, of which later ones go before earlier ones. */
  readonly values: readonly string[]
  /** Values that go before those of files, as they are written: `${NAME}` is read when the chart is rendered. */
  readonly set?: Readonly<Record<string, unknown>>
  /** Whether the definitions in the chart's folder `crds` are part of the release. */
  readonly crds: boolean
  /** What messages call `set`. */
  readonly key: string
}

type Written = NonNullable<NonNullable<EnvironmentConfig['target']>['kubernetes']>['helm']

/** @throws INPUT_INVALID for values without a chart, and for a chart whose version may be another tomorrow */
export function helmOf(
  inputs: Overrides,
  written: Written,
  environment: string,
  app: string
): HelmSettings | undefined {
  const chart = inputs.helmChart ?? written?.chart
  if (chart === undefined) {
    if (inputs.helmValues === undefined) return undefined
    throw new CutoverError(
      'INPUT_INVALID',
      `Input helm-values is ${quoted(inputs.helmValues.join(', '))}, but there is no chart.`,
      {
        hint: 'Give the chart as helm-chart: charts/shop.'
      }
    )
  }
  if (inputs.helmChart !== undefined) assertFixed(inputs.helmChart)
  return {
    chart,
    release: written?.release ?? app,
    values: inputs.helmValues ?? written?.values ?? [],
    ...given({ set: written?.set }),
    crds: written?.crds ?? false,
    key: `environments.${environment}.target.kubernetes.helm`
  }
}

/** A chart that is the same whenever it is read: a path of the repository, or an OCI reference with a version or digest. */
export const isFixed = (chart: string): boolean =>
  !chart.includes('://') || /^oci:\/\/[^\s@]+(?::[^\s@/:]+|@sha256:[0-9a-f]{64})$/.test(chart)

function assertFixed(chart: string): void {
  if (isFixed(chart)) return
  throw wrongInput(
    'helm-chart',
    chart,
    'a path of the repository, or oci:// with a version or a digest',
    'Write helm-chart: charts/shop or helm-chart: oci://ghcr.io/acme/charts/shop:1.2.3.'
  )
}
