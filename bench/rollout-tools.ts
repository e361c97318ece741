import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Release } from './rollout-manifests.ts'

/** Where a release goes, and what its runner has. */
export interface Site {
  readonly namespace: string
  /** The checkout. */
  readonly workspace: string
  readonly kubeconfig: string
}

export interface Command {
  readonly name: string
  /** `node` is this process's own; anything else is found on the runner's PATH. */
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** How a tool releases: its commands one after another, and what it has for a release that failed. */
export interface Tool {
  readonly name: string
  /** Each takes pods of its own to readiness. */
  readonly phases: readonly (readonly ((site: Site, release: Release, timing: Timing) => Command)[])[]
  readonly otherwise?: (site: Site) => Command
}

/** Seconds. */
export interface Timing {
  /** How long Kubernetes may take. */
  readonly deadline: number
  /** What Cutover watches, and for how long; the others have nothing of the kind. */
  readonly watched: boolean
}

const inputs = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

/** The action as it is shipped: run `npm run build` first. CUTOVER_DIST measures another build. */
export const cutoverBundle = join(process.env.CUTOVER_DIST ?? 'dist', 'deploy/index.js')

const cutover = (name: string, gates: string): Tool => ({
  name,
  phases: [
    [
      ({ namespace, kubeconfig }, { version }, { deadline, watched }) => ({
        name: 'deploy',
        program: 'node',
        args: [resolve(cutoverBundle)],
        env: inputs({
          ...{ manifests: 'k8s/', app: 'shop', environment: 'production', 'dry-run': 'false' },
          ...{ namespace, kubeconfig, version, deadline: `${deadline}s` },
          ...(watched ? { gates, bake: '5s', drain: '3s' } : { bake: '0s', drain: '0s' })
        })
      })
    ]
  ]
})

/** Azure/k8s-deploy as it is published, `lib/index.js` of a release beside its package.json; the defaults of its action.yml. */
const bundle = process.env.K8S_DEPLOY_BUNDLE

const k8sDeploy = (action: string, { namespace, kubeconfig }: Site, deadline: number): Command => ({
  name: action,
  program: 'node',
  args: [resolve(bundle ?? '')],
  env: {
    KUBECONFIG: kubeconfig,
    // By its path rather than its name: then it asks GitHub nothing.
    GITHUB_WORKFLOW: '.github/workflows/release.yml',
    ...inputs({
      ...{ action, namespace, manifests: 'k8s', strategy: 'blue-green', 'route-method': 'service' },
      ...{ 'version-switch-buffer': '0', 'traffic-split-method': 'pod', 'pull-images': 'true', force: 'false' },
      ...{ 'server-side': 'false', 'annotate-resources': 'true', 'annotate-namespace': 'true', token: 'none' },
      ...{ 'private-cluster': 'false', 'skip-tls-verify': 'false', percentage: '0', timeout: `${deadline}s` },
      'resource-type': 'Microsoft.ContainerService/managedClusters'
    })
  }
})

const kubectl = (name: string, args: (site: Site, deadline: number) => string[]) => {
  return (site: Site, _: Release, { deadline }: Timing): Command => ({
    ...{ name, program: 'kubectl', args: args(site, deadline), env: { KUBECONFIG: site.kubeconfig } }
  })
}

const peers: readonly Tool[] = [
  {
    name: 'k8s-deploy',
    phases: [
      [(site, _, { deadline }) => k8sDeploy('deploy', site, deadline)],
      [(site, _, { deadline }) => k8sDeploy('promote', site, deadline)]
    ],
    otherwise: site => k8sDeploy('reject', site, 60)
  },
  {
    name: 'kubectl',
    phases: [
      [
        kubectl('apply', ({ namespace }) => ['apply', '-n', namespace, '-f', 'k8s']),
        kubectl('rollout status', ({ namespace }, deadline) => {
          return ['rollout', 'status', 'deployment', '-n', namespace, '-l', 'part-of=shop', `--timeout=${deadline}s`]
        })
      ]
    ]
  },
  {
    name: 'helm',
    phases: [
      [
        ({ namespace, kubeconfig }, _, { deadline }) => ({
          name: 'upgrade --wait',
          program: 'helm',
          args: ['upgrade', '--install', 'shop', 'chart', '-n', namespace, '--wait', `--timeout=${deadline}s`],
          env: { KUBECONFIG: kubeconfig }
        })
      ]
    ]
  }
]

/** What is here to be measured, what is not, and of which version it is. */
export function availableTools(bin: string): { tools: Tool[]; missing: string[]; versions: Record<string, string> } {
  if (!existsSync(cutoverBundle)) throw new RangeError(`${cutoverBundle} is not there: run npm run build`)
  const missing = [
    ...(bundle && existsSync(bundle)
      ? []
      : ['k8s-deploy: K8S_DEPLOY_BUNDLE must name lib/index.js in a checkout of a release of Azure/k8s-deploy']),
    ...(existsSync(join(bin, 'helm')) ? [] : ['helm: run lab/install.sh'])
  ]
  const tools = peers.filter(({ name }) => !missing.some(line => line.startsWith(`${name}:`)))
  const versions = {
    ...(bundle && existsSync(bundle) ? { 'k8s-deploy': versionOf(bundle) } : {}),
    kubectl: said(join(bin, 'kubectl'), ['version', '--client', '--output=yaml'], /gitVersion: (\S+)/),
    ...(existsSync(join(bin, 'helm')) ? { helm: said(join(bin, 'helm'), ['version'], /Version:"([^"]+)"/) } : {})
  }
  return { tools: [cutover('cutover', '/healthz'), ...tools], missing, versions }
}

/** Gates after the cutover alone find a bad release by the traffic that it gets. */
export const lateGate = cutover('cutover, gate after', 'after /healthz')

const said = (program: string, args: readonly string[], pattern: RegExp): string =>
  pattern.exec(spawnSync(program, args, { encoding: 'utf8' }).stdout)?.[1] ?? 'unknown'

function versionOf(script: string): string {
  const about = join(dirname(dirname(script)), 'package.json')
  const { version = 'unknown' } = (existsSync(about) ? JSON.parse(readFileSync(about, 'utf8')) : {}) as {
    version?: string
  }
  return `${version}, sha256 ${createHash('sha256').update(readFileSync(script)).digest('hex')}`
}
