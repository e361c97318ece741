import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { releaseWith } from '../../src/pipeline.ts'
import { deployAction, releaseAction } from '../../src/runner/actions.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { type SandboxCluster, startCluster } from '../../src/sandbox/cluster/cluster.ts'
import { deployStep } from '../../src/steps/deploy.ts'
import { type Desk, desk } from '../manifest/renderers.ts'
import { deployment, service } from '../target/kubernetes/shop.ts'

let sandbox: SandboxCluster
beforeEach(async () => {
  sandbox = await startCluster({ namespaces: ['shop'] })
})
afterEach(() => sandbox.stop())

const digest = `sha256:${'b'.repeat(64)}` as const
const withImage = (text: string): string =>
  text.replace('containers: []', 'containers: [{ name: web, image: registry.test/web }]')
const web = withImage(deployment('web', 'web'))
const job = `apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { helm.sh/hook: "pre-install,pre-upgrade" } }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: m, image: registry.test/web }] } } }
`
const check = job.replace('migrate', 'check').replace('pre-install,pre-upgrade', 'test')
const prints = (verb: string, ...texts: string[]): string =>
  `if (args[0] === '${verb}') process.stdout.write(${JSON.stringify(texts.map(text => `---\n${text}`).join(''))})`

type Inputs = Readonly<Record<string, string>>
const asVariables = (inputs: Inputs) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

async function contextOf(here: Desk, environment: Inputs = {}): Promise<{ context: Context; own: Inputs }> {
  const kubeconfig = await here.write('kubeconfig', sandbox.kubeconfig)
  const variables = { GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/tags/v1.0.0', HOME: here.folder, ...environment }
  const release = { tag_name: 'v1.0.0', draft: false, prerelease: false }
  const context: Context = {
    report: here.report,
    clock: systemClock,
    http: systemHttp({}),
    files: systemFiles,
    processes: systemProcesses,
    environment: variables,
    event: { name: 'release', payload: { action: 'published', release } },
    run: runOf(variables),
    signal: new AbortController().signal
  }
  return { context, own: { namespace: 'shop', kubeconfig, app: 'web', 'dry-run': 'true' } }
}

/** What a dry run of the action deploy says that it would do, without the names that hold hashes. */
async function planned(here: Desk, inputs: Inputs, environment: Inputs = {}): Promise<string[]> {
  const { context, own } = await contextOf(here, environment)
  const given = { images: `web=registry.test/web:1.0.0@${digest}`, ...own, ...inputs }
  await deployStep(context, readInputs(deployAction.inputs, asVariables(given)))
  return here.told.map(line => line.replaceAll(/1-0-0-[0-9a-f]{8}/g, 'RID').replaceAll(here.folder, '.'))
}

const pin = (file: string, what: string): string =>
  `${file} ${what}: registry.test/web -> registry.test/web:1.0.0@${digest}`

describe('a release of what is rendered', () => {
  test('is one of files, kustomizations and a chart, with images pinned in each of them', async () => {
    const here = await desk()
    await here.write('charts/web/Chart.yaml', 'name: web')
    await here.write('overlay/kustomization.yaml', 'resources: []')
    const file = await here.write('k8s/worker.yaml', withImage(deployment('worker', 'worker')))
    await here.program('kustomize', prints('build', service('web', 'web')))
    await here.program('helm', prints('template', `# Source: web/templates/web.yaml\n${web}`, job, check))
    const lines = await planned(here, {
      manifests: `${file}\n${join(here.folder, 'overlay')}`,
      'helm-chart': join(here.folder, 'charts/web')
    })
    expect(lines.filter(line => !/^(?:warning|mask|Cluster)/.test(line))).toEqual([
      '1.0.0 (v1.0.0) goes to production',
      'Rendered ./overlay by kustomize v1.2.3',
      'Rendered ./charts/web by helm v1.2.3',
      pin('./k8s/worker.yaml:5', 'Deployment worker, web'),
      pin('./charts/web/templates/web.yaml', 'Deployment web, web'),
      pin('./charts/web', 'Job migrate, m'),
      pin('./charts/web', 'Job check, m'),
      'Left out: Job check, a Helm hook of test',
      'Would create Secret cutover-web-RID',
      'Would run Job migrate-RID before-staging',
      'Would create Deployment web-RID with at least 1 replicas',
      'Would point Service web-preview at RID',
      'Would move Service web to RID, in one write',
      'Would apply Deployment worker'
    ])
    const [, call = ''] = await here.calls()
    expect(call).toMatch(
      /^helm template web \S+ --namespace shop --kube-version v1\.36\.3\+cutover-sandbox --api-versions v1,/
    )
    expect(call).toMatch(/[ ,]apps\/v1,/)
  })
})

/** How many builds a release begins before it fails. */
async function builds(here: Desk, inputs: Inputs, environment: Inputs = {}): Promise<number> {
  let count = 0
  const builder = {
    build: async () => {
      count += 1
      return { digest, metadata: {} }
    }
  }
  const { context, own } = await contextOf(here, environment)
  const given = { image: 'registry.test/web', ...own, 'dry-run': 'false', ...inputs }
  const released = releaseWith(builder)(context, readInputs(releaseAction.inputs, asVariables(given)))
  await expect(released).rejects.toMatchObject({
    code: expect.stringMatching(/^(MANIFEST_INVALID|TOOL_MISSING|IMAGE_UNMATCHED)$/)
  })
  return count
}

describe('a release is stopped before its version is built', () => {
  test('by a chart that can not be rendered', async () => {
    const here = await desk()
    const chart = join(here.folder, 'charts/web')
    await here.write('charts/web/Chart.yaml', 'name: web')
    expect(await builds(here, { 'helm-chart': chart })).toBe(0)
    await here.program('helm', 'process.exit(1)')
    expect(await builds(here, { 'helm-chart': chart })).toBe(0)
    await here.program('helm', prints('template', service('web', 'web')))
    expect(await builds(here, { 'helm-chart': chart })).toBe(0)
  })

  test('by a kustomization that can not be rendered', async () => {
    const here = await desk()
    await here.write('overlay/kustomization.yaml', '')
    expect(await builds(here, { manifests: join(here.folder, 'overlay') })).toBe(0)
  })
})

test('secret values of a chart are masked before anything is started with them', async () => {
  const here = await desk()
  await here.write('charts/web/Chart.yaml', 'name: web')
  await here.program('helm', `console.error('Error: bad key hunter2'); process.exit(1)`)
  const kubernetes = `{ namespace: shop, helm: { chart: ${here.folder}/charts/web, set: { key: '\${KEY}' } } }`
  const config = await here.write(
    'cutover.yml',
    `version: 1\nenvironments: { production: { when: { release: true }, target: { kubernetes: ${kubernetes} } } }`
  )
  await expect(planned(here, { config }, { KEY: 'hunter2' })).rejects.toMatchObject({ code: 'MANIFEST_INVALID' })
  expect(here.told.at(-1)).toBe('mask: hunter2')
  here.told.length = 0
  expect([await builds(here, { config }, { KEY: 'hunter2' }), here.told.at(-1)]).toEqual([0, 'mask: hunter2'])
})
