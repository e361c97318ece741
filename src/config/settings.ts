import { CutoverError } from '../errors.ts'
import type { Milliseconds } from '../io/clock.ts'
import { assertNamed, environmentOf, type Occasion } from './environment.ts'
import { type ImageSettings, imagesOf } from './images.ts'
import type { ConfigFile } from './load.ts'
import { gateOf, given, type Overrides } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'
import { type Variables, variable } from './variables.ts'

export type { ImageSettings } from './images.ts'

/** Everything that a run does, with no default left open. */
export interface Settings {
  readonly environment: string
  readonly images: readonly ImageSettings[]
  /** The environment whose digest is deployed without a build. */
  readonly promoteFrom?: string
  /** Not there: nothing is deployed. */
  readonly target?: KubernetesSettings
  readonly strategy: Strategy
  readonly gates: Gates
}

export interface KubernetesSettings {
  readonly namespace: string
  /** Files, folders and patterns. */
  readonly manifests: readonly string[]
  /** Names the lock and the releases in the namespace. */
  readonly app: string
  readonly context?: string
  /** A path. */
  readonly kubeconfig?: string
}

export type Strategy = BlueGreen | Rolling

export interface BlueGreen {
  readonly kind: 'blueGreen'
  readonly bake: Milliseconds
  readonly keepPrevious: Milliseconds
  readonly drain: Milliseconds
  readonly deadline: Milliseconds
}

export interface Rolling {
  readonly kind: 'rolling'
  readonly bake: Milliseconds
  readonly deadline: Milliseconds
}

export interface Gates {
  readonly before: readonly HttpGateSettings[]
  readonly after: readonly HttpGateSettings[]
}

export interface HttpGateSettings {
  readonly path: string
  readonly port?: number | string
  readonly service?: string
  readonly expect: number
  readonly timeout: Milliseconds
  readonly attempts: number
  readonly interval: Milliseconds
}

/** 10 minutes are the progress deadline of a Deployment, 30 seconds the grace period of a Pod (Kubernetes' defaults). */
const strategyDefaults = { bake: 60_000, keepPrevious: 0, drain: 30_000, deadline: 600_000 }

const gateDefaults = { expect: 200, timeout: 5_000, attempts: 3, interval: 5_000 }

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
  const images = imagesOf(inputs, file, occasion, variables, promoteFrom === undefined)
  const target = kubernetesOf(inputs, environment, name, namesOfApp(file, images), variables)
  if (target && !written && inputs.environment === undefined) assertNamed(occasion, target.namespace)
  return {
    environment: name,
    images,
    ...given({ promoteFrom, target }),
    strategy: strategyOf(inputs, environment.strategy),
    gates: gatesOf(inputs, environment.gates)
  }
}

/** All images of the file, whatever this release is of: the app must keep its name from release to release. */
const namesOfApp = (file: ConfigFile | undefined, images: readonly ImageSettings[]): string[] => {
  const configured = Object.keys(file?.config.images ?? {})
  return configured.length > 0 ? configured : images.map(({ name }) => name)
}

function kubernetesOf(
  inputs: Overrides,
  environment: EnvironmentConfig,
  name: string,
  images: readonly string[],
  variables: Variables
): KubernetesSettings | undefined {
  const written = environment.target?.kubernetes
  const manifests = inputs.manifests ?? written?.manifests
  if (manifests === undefined) return undefined
  const namespace = inputs.namespace ?? written?.namespace
  if (namespace === undefined)
    throw new CutoverError('INPUT_INVALID', 'Input namespace is missing.', {
      hint: 'Manifests are deployed to one namespace: give it as namespace: shop.'
    })
  const { path, variable: from } = written?.kubeconfig ?? {}
  const key = `environments.${name}.target.kubernetes.kubeconfig`
  return {
    namespace,
    manifests,
    app: inputs.app ?? written?.app ?? appOf(images, name),
    ...given({
      context: inputs.kubeContext ?? written?.context,
      kubeconfig: inputs.kubeconfig ?? (from === undefined ? path : variable(variables, from, key))
    })
  }
}

function appOf(images: readonly string[], environment: string): string {
  if (images.length === 1 && images[0] !== undefined) return images[0]
  const what =
    images.length === 0 ? 'deploys no image of its own' : `deploys ${images.length} images (${images.join(', ')})`
  throw new CutoverError('CONFIG_INVALID', `The environment ${environment} ${what}, and nothing names its app.`, {
    hint: 'Give it as app, under target.kubernetes or as an input. It names the lock in the cluster: never change it.'
  })
}

function strategyOf(inputs: Overrides, written: EnvironmentConfig['strategy']): Strategy {
  const { bake, keepPrevious, drain, deadline } = inputs
  const asked = given({ bake, keepPrevious, drain, deadline })
  const rolling = inputs.strategy === undefined ? written?.rolling !== undefined : inputs.strategy === 'rolling'
  if (!rolling) return { ...strategyDefaults, ...given(written?.blueGreen ?? {}), ...asked, kind: 'blueGreen' }
  const { bake: watched, deadline: limit } = { ...strategyDefaults, ...given(written?.rolling ?? {}), ...asked }
  return { kind: 'rolling', bake: watched, deadline: limit }
}

function gatesOf(inputs: Overrides, written: EnvironmentConfig['gates']): Gates {
  if (inputs.gates === undefined) {
    const settled = (gates: NonNullable<typeof written>['before'] = []) =>
      gates.map(({ http }) => ({ ...gateDefaults, ...given(http), path: http.path }))
    return { before: settled(written?.before), after: settled(written?.after) }
  }
  const entries = inputs.gates.map(gateOf)
  const of = (phase: 'before' | 'after') =>
    entries
      .filter(({ phases }) => phases.includes(phase))
      .map(({ path, expect }) => ({ ...gateDefaults, path, ...given({ expect }) }))
  return { before: of('before'), after: of('after') }
}
