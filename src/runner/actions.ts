import { choice, duration, flag, list, path, required, secret, text, withDefault } from './inputs.ts'

/*
 * What each action takes and gives. The words for people stand in each action.yml; a test keeps the two alike.
 * An input without a default here leaves the question to the config file, whose defaults the descriptions tell.
 */

/** `npm=abc`: the value is secret, its name is not. */
const afterEquals = (lines: string): string[] =>
  lines.split(/\r\n|\r|\n/).map(line => line.slice(line.indexOf('=') + 1))

/** Whoever gives the kubeconfig itself for its path: masking `kind: Config` as well would make every log unreadable. */
const credentials = (kubeconfig: string): string[] =>
  Array.from(
    kubeconfig.matchAll(/\b(?:token|password|client-key-data)["']?: *["']?([^\s"',}]+)/g),
    found => found[1] ?? ''
  )

const where = { config: text(), environment: text() }
const sources = { manifests: list(), 'helm-chart': text(), 'helm-values': list(), 'task-definition': path() }
const versioned = { version: text(), 'tag-prefix': text() }
const building = {
  image: text(),
  context: text(),
  file: text(),
  'build-target': text(),
  platforms: list(),
  'build-args': list(),
  secrets: secret(list(), afterEquals),
  'cache-from': list(),
  'cache-to': list(),
  provenance: text(),
  sbom: flag(),
  attest: flag(),
  'build-with': choice(['buildx', 'buildah', 'podman']),
  builder: text(),
  tags: list(),
  flavor: list(),
  mirrors: list()
}
const cluster = { namespace: text(), app: text(), kubeconfig: secret(path(), credentials), 'kube-context': text() }
const services = { cluster: text(), service: list(), region: text() }
const rollout = {
  verify: list(),
  strategy: choice(['blue-green', 'rolling']),
  until: choice(['staged', 'live']),
  gates: list(),
  bake: duration(),
  'keep-previous': duration(),
  drain: duration(),
  deadline: duration(),
  'dry-run': withDefault(flag(), 'false')
}
const github = { token: secret(text()) }

export const releaseAction = {
  inputs: { ...where, ...versioned, ...building, ...sources, ...cluster, ...services, ...rollout, ...github },
  outputs: ['outcome', 'version', 'digest', 'image', 'environment', 'release-id', 'previous', 'waves', 'summary']
} as const

export const versionAction = {
  inputs: { ...where, ...versioned, tags: list(), flavor: list(), ...github },
  outputs: ['version', 'major', 'minor', 'patch', 'prerelease', 'channel', 'tags', 'environment', 'previous']
} as const

export const buildAction = {
  inputs: { ...where, ...versioned, ...building, ...github },
  outputs: ['digest', 'image', 'images', 'tags', 'metadata']
} as const

export const promoteAction = {
  inputs: {
    from: required(text()),
    to: required(list()),
    tags: list(),
    platforms: list(),
    referrers: withDefault(flag(), 'true'),
    signatures: withDefault(flag(), 'true'),
    refresh: withDefault(flag(), 'false'),
    'dry-run': withDefault(flag(), 'false'),
    ...github
  },
  outputs: ['digest', 'copied', 'skipped', 'tags']
} as const

export const swapAction = {
  inputs: {
    files: required(list()),
    images: required(list()),
    'image-paths': list(),
    containers: list(),
    lock: text(),
    mode: withDefault(choice(['files', 'check', 'commit', 'pull-request']), 'files'),
    repository: text(),
    branch: text(),
    environment: withDefault(text(), 'production'),
    message: text(),
    config: text(),
    verify: list(),
    check: withDefault(flag(), 'false'),
    'dry-run': withDefault(flag(), 'false'),
    ...github
  },
  outputs: ['changed', 'files', 'lock', 'commit', 'pull-request']
} as const

export const deployAction = {
  inputs: { ...where, ...versioned, images: list(), ...sources, ...cluster, ...services, ...rollout, ...github },
  outputs: ['outcome', 'version', 'environment', 'release-id', 'previous', 'requests', 'waves', 'summary']
} as const

export const rollbackAction = {
  inputs: {
    ...where,
    to: text(),
    reason: text(),
    ...cluster,
    ...services,
    deadline: duration(),
    'dry-run': withDefault(flag(), 'false'),
    ...github
  },
  outputs: ['outcome', 'from', 'to', 'environment', 'waves', 'summary']
} as const

export const retireAction = {
  inputs: { ...where, now: withDefault(flag(), 'false'), ...cluster, ...github },
  outputs: ['outcome', 'version', 'environment', 'changes']
} as const

export const statusAction = {
  inputs: { ...where, ...cluster, ...services, format: withDefault(choice(['table', 'json']), 'table'), ...github },
  outputs: ['json', 'healthy']
} as const
