import { CutoverError } from '../errors.ts'
import { type HelmSettings, helmOf } from './helm.ts'
import { given, type Overrides } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'
import { type Variables, variable } from './variables.ts'

export interface KubernetesSettings {
  readonly namespace: string
  /** Files, folders and patterns. */
  readonly manifests: readonly string[]
  readonly helm?: HelmSettings
  /** Names the lock and the releases in the namespace. */
  readonly app: string
  readonly context?: string
  /** A path. */
  readonly kubeconfig?: string
  /** Clusters that get the release one after another; where there are none, the one above does. */
  readonly waves?: readonly Wave[]
  /** What becomes of the waves before one that fails: they keep the release, or go back as well. */
  readonly onFailure?: 'stop' | 'rollback'
}

/** One cluster of several. */
export interface Wave {
  readonly name: string
  readonly namespace: string
  readonly context?: string
  readonly kubeconfig?: string
}

export function kubernetesOf(
  inputs: Overrides,
  environment: EnvironmentConfig,
  name: string,
  images: readonly string[],
  variables: Variables
): KubernetesSettings | undefined {
  const written = environment.target?.kubernetes
  const manifests = inputs.manifests ?? written?.manifests
  const isCharted = [written?.helm, inputs.helmChart, inputs.helmValues].some(given => given !== undefined)
  if (manifests === undefined && !isCharted) return undefined
  const namespace = inputs.namespace ?? written?.namespace
  if (namespace === undefined)
    throw new CutoverError('INPUT_INVALID', 'Input namespace is missing.', {
      hint: 'Manifests are deployed to one namespace: give it as namespace: shop.'
    })
  const key = `environments.${name}.target.kubernetes`
  const access = given({
    context: inputs.kubeContext ?? written?.context,
    kubeconfig: inputs.kubeconfig ?? pathOf(written?.kubeconfig, variables, `${key}.kubeconfig`)
  })
  const waves = written?.waves?.map((wave, index) => ({
    name: wave.name,
    namespace: wave.namespace ?? namespace,
    ...access,
    ...given({
      context: wave.context,
      kubeconfig: pathOf(wave.kubeconfig, variables, `${key}.waves[${index}].kubeconfig`)
    })
  }))
  const app = inputs.app ?? written?.app ?? appOf(images, name)
  const helm = helmOf(inputs, written?.helm, name, app)
  return {
    ...{ namespace, manifests: manifests ?? [], app, ...access },
    ...given({ helm, waves, onFailure: written?.onFailure })
  }
}

const pathOf = (
  written: { path: string; variable: string | undefined } | undefined,
  variables: Variables,
  key: string
): string | undefined => (written?.variable === undefined ? written?.path : variable(variables, written.variable, key))

function appOf(images: readonly string[], environment: string): string {
  if (images.length === 1 && images[0] !== undefined) return images[0]
  const what =
    images.length === 0 ? 'deploys no image of its own' : `deploys ${images.length} images (${images.join(', ')})`
  throw new CutoverError('CONFIG_INVALID', `The environment ${environment} ${what}, and nothing names its app.`, {
    hint: 'Give it as app, under target.kubernetes or as an input. It names the lock in the cluster: never change it.'
  })
}
