import { CutoverError } from '../errors.ts'
import { given, type Overrides } from './overrides.ts'
import type { EnvironmentConfig } from './schema.ts'
import { type Variables, variable } from './variables.ts'

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

export function kubernetesOf(
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
