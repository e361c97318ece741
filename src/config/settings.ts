import { type EcsSettings, ecsOf } from './ecs.ts'
import { assertNamed, environmentOf, type Occasion } from './environment.ts'
import { type Gates, gatesOf } from './gates.ts'
import { type ImageSettings, imagesOf } from './images.ts'
import { type KubernetesSettings, kubernetesOf } from './kubernetes.ts'
import type { ConfigFile } from './load.ts'
import { given, type Overrides } from './overrides.ts'
import { type Strategy, strategyOf } from './strategy.ts'
import type { Variables } from './variables.ts'
import { type VerifySettings, verifyOf } from './verify.ts'

export type { EcsSettings, OneOffTask } from './ecs.ts'
export type { GateSettings, Gates, HttpGate } from './gates.ts'
export type { ImageSettings } from './images.ts'
export type { KubernetesSettings } from './kubernetes.ts'
export type { BlueGreen, Rolling, Strategy } from './strategy.ts'

/** Everything that a run does, with no default left open. */
export interface Settings {
  readonly environment: string
  readonly images: readonly ImageSettings[]
  /** The environment whose digest is deployed without a build. */
  readonly promoteFrom?: string
  /** Who must have signed the images. */
  readonly verify?: VerifySettings
  /** A target of Kubernetes, or else `ecs`. Neither is there: nothing is deployed. */
  readonly target?: KubernetesSettings
  readonly ecs?: EcsSettings
  readonly strategy: Strategy
  readonly gates: Gates
}

/**
 * What to do for a release: inputs before the file before defaults. Fails with the one error that names the input, or
 * the key of the file, that is wrong or missing (INPUT_INVALID, CONFIG_INVALID, EVENT_UNUSABLE).
 */
export function settings(
  inputs: Overrides,
  file: ConfigFile | undefined,
  occasion: Occasion,
  variables: Variables
): Settings {
  const name = environmentOf(occasion, inputs.environment, file)
  const written = file?.config.environments?.[name]
  const environment = written ?? {}
  const { promoteFrom } = environment
  const images = imagesOf(inputs, file, occasion, variables, inputs.built ?? promoteFrom === undefined)
  const deployed = inputs.deployed !== false
  const ecs = deployed ? ecsOf(inputs, environment, name) : undefined
  const target =
    deployed && !ecs ? kubernetesOf(inputs, environment, name, namesOfApp(file, images), variables) : undefined
  const place = ecs ? `cluster ${ecs.cluster}` : target && `namespace ${target.namespace}`
  if (place && !written && inputs.environment === undefined) assertNamed(occasion, place)
  const strategy = strategyOf(inputs, environment.strategy)
  return {
    environment: name,
    images,
    ...given({ promoteFrom, target, ecs, verify: verifyOf(inputs, environment.verify) }),
    strategy,
    gates: gatesOf(inputs, environment.gates, variables, `environments.${name}.gates`, strategy.kind)
  }
}

/** All images of the file, whatever this release is of: the app must keep its name from release to release. */
const namesOfApp = (file: ConfigFile | undefined, images: readonly ImageSettings[]): string[] => {
  const configured = Object.keys(file?.config.images ?? {})
  return configured.length > 0 ? configured : images.map(({ name }) => name)
}
