import type { Step } from './documents.ts'

type Mapping = Readonly<Record<string, unknown>>

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasOnly = (value: unknown, keys: readonly string[]): value is Mapping =>
  isMapping(value) && Object.keys(value).length > 0 && Object.keys(value).every(key => keys.includes(key))

const gateKinds = ['http', 'command', 'prometheus', 'datadog', 'newrelic', 'alarms', 'cloudwatch', 'alb', 'scan']
const target = { kubernetes: { namespace: 'shop', manifests: 'k8s/' } }

/** What a page shows of a config file, as the whole file that it would be a part of; undefined for what is none. */
export function asConfig(value: unknown): unknown {
  if (isMapping(value) && value.version === 1) return value
  if (hasOnly(value, ['images']) && isMapping(value.images)) return { version: 1, ...value }
  if (hasOnly(value, ['tags', 'flavor']))
    return { version: 1, images: { web: { repository: 'ghcr.io/acme/web', ...value } } }
  if (hasOnly(value, ['when', 'promoteFrom', 'verify', 'target', 'strategy', 'gates']))
    return { version: 1, environments: { production: { target, ...value } } }
  if (hasOnly(value, ['helm', 'manifests', 'namespace', 'app', 'waves', 'onFailure']))
    return asConfig({ target: { kubernetes: { ...target.kubernetes, ...value } } })
  if (Array.isArray(value) && value.every(item => hasOnly(item, gateKinds)))
    return asConfig({ gates: { after: value } })
  return undefined
}

/** A manifest of Kubernetes, or rules of a Role. */
export const isManifest = (value: unknown): boolean =>
  (isMapping(value) && typeof value.kind === 'string') ||
  (Array.isArray(value) && value.every(item => hasOnly(item, ['apiGroups', 'resources', 'verbs'])))

const stepKeys = ['id', 'name', 'if', 'uses', 'run', 'with', 'env', 'shell']

export const isStep = (value: unknown): value is Step => hasOnly(value, stepKeys) && ('uses' in value || 'run' in value)
