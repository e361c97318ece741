import { CutoverError } from '../errors.ts'
import type { Milliseconds } from '../io/clock.ts'
import { formatDuration } from '../runner/duration.ts'
import { given, type Overrides, wrongInput } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'

export type Strategy = BlueGreen | Weighted | Rolling

export interface BlueGreen {
  readonly kind: 'blueGreen'
  readonly bake: Milliseconds
  readonly keepPrevious: Milliseconds
  readonly drain: Milliseconds
  readonly deadline: Milliseconds
  /** A release waits, ready and without traffic, for a run by hand that cuts over. */
  readonly pause?: boolean
  /** How far this run goes, where somebody said so. */
  readonly until?: 'staged' | 'live'
  /** How long Services select both releases; where it is not said, as the load balancers in front of them need it. */
  readonly overlap?: Milliseconds
  /** How many retired releases stay in the cluster, at size 0. */
  readonly keepReleases?: number
}

/** Blue-green, but routes give the new release a growing share of the requests before the Services are moved. */
export interface Weighted extends Omit<BlueGreen, 'kind' | 'overlap'> {
  readonly kind: 'weighted'
  /** Percentages that rise to 100, and how long each is watched. */
  readonly steps: readonly { readonly weight: number; readonly for: Milliseconds }[]
  /** Shares are given by canaries of the Ingresses of this class; by HTTPRoutes where it is not said. */
  readonly ingressClass?: string
}

export interface Rolling {
  readonly kind: 'rolling'
  readonly bake: Milliseconds
  readonly deadline: Milliseconds
}

/** 10 minutes are the progress deadline of a Deployment, 30 seconds the grace period of a Pod (Kubernetes' defaults). */
const strategyDefaults = { bake: 60_000, keepPrevious: 0, drain: 30_000, deadline: 600_000 }

/** How long a share is watched that does not say so itself. */
const stepLasts: Milliseconds = 60_000

type Written = NonNullable<NonNullable<EnvironmentConfig['strategy']>['weighted']>

export function strategyOf(inputs: Overrides, written: EnvironmentConfig['strategy']): Strategy {
  const { bake, keepPrevious, drain, deadline } = inputs
  const asked = given({ bake, keepPrevious, drain, deadline })
  const rolling = inputs.strategy === undefined ? written?.rolling !== undefined : inputs.strategy === 'rolling'
  if (inputs.strategy === undefined && written?.weighted) return weightedOf(inputs, written.weighted, asked)
  if (!rolling) {
    const { pause, overlap, ...rest } = written?.blueGreen ?? {}
    const further = { pause: pause && true, until: inputs.until, overlap: overlap === 'auto' ? undefined : overlap }
    return inTime({ ...strategyDefaults, ...given(rest), ...asked, ...given(further), kind: 'blueGreen' })
  }
  if (inputs.until === 'staged')
    throw wrongInput('until', 'staged', 'live', 'The strategy rolling changes what is live: nothing can be staged.')
  const { bake: watched, deadline: limit } = { ...strategyDefaults, ...given(written?.rolling ?? {}), ...asked }
  return { kind: 'rolling', bake: watched, deadline: limit }
}

/** With all requests at the end, for no time: there the Services are moved, and the bake begins. */
function weightedOf(inputs: Overrides, written: Written, asked: Partial<Weighted>): Weighted {
  const { steps, pause, ...rest } = written
  const listed = steps.map(step => (typeof step === 'number' ? { weight: step } : step))
  const all = listed.some(({ weight }) => weight === 100) ? listed : [...listed, { weight: 100 }]
  return {
    ...strategyDefaults,
    ...given(rest),
    ...asked,
    ...given({ pause: pause && true, until: inputs.until }),
    kind: 'weighted',
    steps: all.map(({ weight, for: lasts }) => ({ weight, for: lasts ?? (weight === 100 ? 0 : stepLasts) }))
  }
}

/** The overlap is a part of the way to the new release, and the deadline the end of it. */
function inTime(strategy: BlueGreen): BlueGreen {
  const { overlap = 0, deadline } = strategy
  if (overlap === 0 || overlap < deadline) return strategy
  throw new CutoverError(
    'CONFIG_INVALID',
    `strategy.blueGreen.overlap is ${formatDuration(overlap)}, and the deadline ${formatDuration(deadline)}: no release would be live in time.`,
    { hint: 'Give the deadline more time, or the overlap less.' }
  )
}

/** Where releases pause, it takes a run by hand of one that is staged already to go on: no other run goes past the stage. */
export const pauses = (strategy: Strategy, staged: boolean, byHand: boolean): boolean =>
  strategy.kind !== 'rolling' &&
  (strategy.until === undefined ? strategy.pause === true && !(staged && byHand) : strategy.until === 'staged')

/** What decides which rights and objects a release needs. */
export const mannerOf = (
  strategy: Strategy
): { readonly strategy: Strategy['kind']; readonly ingressClass?: string } => ({
  strategy: strategy.kind,
  ...(strategy.kind === 'weighted' && strategy.ingressClass !== undefined
    ? { ingressClass: strategy.ingressClass }
    : {})
})
