import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject } from 'vitest'
import type { Ran, Running } from '../e2e/runner.ts'
import { nothingLost, underLoad } from './load.ts'
import { it, type Shop } from './shop.ts'

const execute = promisify(execFile)

async function write(shop: Shop, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const full = join(shop.workspace, path)
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, text)
  }
}

const migration = `apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-migrate
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-delete-policy: hook-succeeded
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: {{ include "shop.image" . }}
          args: [call, 'http://$(WEB_SERVICE_HOST)/']
`
const check = `apiVersion: v1
kind: Pod
metadata: { name: check, annotations: { helm.sh/hook: test } }
spec: { containers: [{ name: check, image: {{ include "shop.image" . }} }] }
`

/** The shop's manifests as a chart, which asks the cluster for its version and for a kind. */
async function makeChart(shop: Shop): Promise<void> {
  const folder = join(shop.workspace, 'k8s')
  const templates = await Promise.all(
    (await readdir(folder)).map(async name => {
      const text = (await readFile(join(folder, name), 'utf8'))
        .replace(/image: .*/, 'image: {{ include "shop.image" . }}')
        .replace(/replicas: 2/, 'replicas: {{ .Values.replicas }}')
      return [`charts/shop/templates/${name}`, text] as const
    })
  )
  const parts = shop.repository.split('/')
  const asked = '{{ if .Capabilities.APIVersions.Has "policy/v1/PodDisruptionBudget" }}yes{{ else }}no{{ end }}'
  await write(shop, {
    ...Object.fromEntries(templates),
    'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\nkubeVersion: ">=1.33.0-0"\n',
    'charts/shop/values.yaml': `image: { registry: ${parts[0]}, repository: ${parts.slice(1).join('/')}, tag: old }\n`,
    'charts/shop/templates/_image.tpl':
      '{{ define "shop.image" }}{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ end }}',
    'charts/shop/templates/NOTES.txt': 'Thank you for installing {{ .Chart.Name }}.',
    'charts/shop/templates/asked.yaml': `kind: ConfigMap\napiVersion: v1\nmetadata: { name: asked, labels: { app.kubernetes.io/managed-by: {{ .Release.Service }} } }\ndata: { budgets: '${asked}', owner: {{ .Values.owner }} }\n`,
    'charts/shop/templates/migrate.yaml': migration,
    'charts/shop/templates/check.yaml': check,
    'charts/production.yml': 'replicas: 2\nowner: cutover\n'
  })
}

/** Starts a release with some of the lab's programs on its PATH. */
async function release(
  shop: Shop,
  version: string,
  tools: readonly string[],
  inputs: Readonly<Record<string, string>>
): Promise<Running> {
  const { bin, path } = inject('parts')
  const own = join(shop.workspace, '..', `bin-${tools.join('-')}`)
  await mkdir(own, { recursive: true })
  for (const tool of tools) await symlink(join(bin, tool), join(own, tool)).catch(() => {})
  return await shop.start('release', {
    event: shop.publish(version),
    inputs: shop.inputsOf(version, { manifests: '', ...inputs }),
    env: { PATH: `${path}:${own}` }
  })
}

const ended = ({ code, annotations }: Ran) => ({ code, annotations })
const green = { code: 0, annotations: [] }
const lines = ({ groups }: Ran): string[] => groups.flatMap(group => group.lines)

interface Job {
  readonly metadata: { readonly name: string; readonly creationTimestamp: string }
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly { image: string }[] } } }
  readonly status: { readonly succeeded?: number }
}

describe.concurrent('a Helm chart', () => {
  it('is released under load: its hook runs first and once, its images are pinned, nothing is lost', async ({
    shop
  }) => {
    await shop.deployPlainly()
    await makeChart(shop)
    const inputs = { 'helm-chart': 'charts/shop', 'helm-values': 'charts/production.yml' }
    const { done, load } = await underLoad(await shop.address(), async () => {
      const first = await (await release(shop, '1.1.0', ['helm'], inputs)).ended
      const again = await (await release(shop, '1.1.0', ['helm'], inputs)).ended
      const second = await (await release(shop, '1.2.0', ['helm'], inputs)).ended
      await shop.quiet()
      return [first, again, second]
    })
    expect(done.map(ended)).toEqual([green, green, green])
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0', '1.2.0']))

    const [first, again, second] = done as [Ran, Ran, Ran]
    expect(again.outputs['release-id']).toBe(first.outputs['release-id'])
    const { items } = await shop.get<{ items: Job[] }>('jobs')
    expect(
      items.map(({ metadata, spec, status }) => [
        metadata.name,
        spec.template.spec.containers[0]?.image,
        status.succeeded
      ])
    ).toEqual([
      [`shop-migrate-${first.outputs['release-id']}`, first.outputs.image, 1],
      [`shop-migrate-${second.outputs['release-id']}`, second.outputs.image, 1]
    ])
    expect(lines(second)).toContain('Left out: Pod check, a Helm hook of test')
    expect(lines(second).filter(line => line.startsWith('Rendered'))).toEqual(['Rendered charts/shop by helm v3.22.0'])
    const asked = await shop.get<{ data: { budgets: string } }>('configmap', 'asked')
    expect(asked.data).toEqual({ budgets: 'yes', owner: 'cutover' })
  })

  it('that Helm installed is adopted: no pod is restarted, and Helm hands over what it owned', async ({ shop }) => {
    await shop.build('1.0.0')
    await makeChart(shop)
    const { bin, kubeconfig } = inject('parts')
    const given = ['--values', 'charts/production.yml', '--set', 'image.tag=1.0.0,owner=helm', '--no-hooks']
    const where = ['--namespace', shop.namespace, '--kubeconfig', kubeconfig, '--wait', '--timeout', '60s']
    await execute(join(bin, 'helm'), ['install', 'shop', 'charts/shop', ...given, ...where], { cwd: shop.workspace })
    const state = async () =>
      (await shop.pods('app=web,!cutover.dev/release')).map(({ metadata, status }) => [
        metadata.uid,
        status.containerStatuses?.map(({ restartCount }) => restartCount)
      ])
    const before = await state()
    const inputs = { 'helm-chart': 'charts/shop', 'helm-values': 'charts/production.yml', 'keep-previous': '1h' }
    const { done, load } = await underLoad(
      await shop.address('web-internal'),
      async () => (await release(shop, '1.1.0', ['helm'], inputs)).ended
    )
    expect(ended(done)).toEqual(green)
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
    expect([before.length, await state()]).toEqual([2, before])
    const asked = await shop.get<{ data: { owner: string } }>('configmap', 'asked')
    expect(asked.data.owner).toBe('cutover')
  })

  it('of a registry is pulled and planned like that of the checkout', async ({ shop }) => {
    await makeChart(shop)
    const { bin, registry } = inject('parts')
    const helm = (...args: readonly string[]) => execute(join(bin, 'helm'), args, { cwd: shop.workspace })
    await helm('package', 'charts/shop')
    const place = `oci://${registry}/${shop.namespace}/charts`
    await helm('push', 'shop-0.1.0.tgz', place, '--plain-http')
    const inputs = { 'helm-values': 'charts/production.yml', 'dry-run': 'true' }
    const charts = ['charts/shop', `${place}/shop:0.1.0`, 'shop-0.1.0.tgz']
    const planned: string[][] = []
    for (const chart of charts) {
      const ran = await (await release(shop, '1.1.0', ['helm'], { ...inputs, 'helm-chart': chart })).ended
      expect(ended(ran)).toEqual(green)
      planned.push(lines(ran).filter(line => line.startsWith('Would')))
    }
    expect(planned[0]).toContainEqual(
      expect.stringMatching(/^Would run Job shop-migrate-1-1-0-[0-9a-f]{8} before-staging$/)
    )
    expect(planned.slice(1)).toEqual([planned[0], planned[0]])
  })

  it('that can not be rendered stops the release before anything is built, at the line of its template', async ({
    shop
  }) => {
    await makeChart(shop)
    await write(shop, {
      'charts/shop/templates/bad.yaml': 'kind: x\nname: {{ required "no colour" .Values.colour }}\n'
    })
    const ran = await (await release(shop, '1.1.0', ['helm'], { 'helm-chart': 'charts/shop' })).ended
    expect([ran.code, ran.annotations, lines(ran).filter(line => /buildx|Pushed/.test(line))]).toEqual([
      1,
      [
        {
          kind: 'error',
          title: 'MANIFEST_INVALID',
          file: 'charts/shop/templates/bad.yaml',
          line: '2',
          col: expect.any(String),
          message: expect.stringContaining('execution error at (shop/templates/bad.yaml:2:9): no colour')
        }
      ],
      []
    ])
  })
})

describe.concurrent('a kustomization', () => {
  it('is released by kustomize and by kubectl alike', async ({ shop }) => {
    await shop.deployPlainly()
    await write(shop, {
      'k8s/kustomization.yaml': 'resources: [deployment.yaml, services.yaml, surroundings.yaml]\n',
      'overlays/production/kustomization.yaml': 'resources: [../../k8s]\nreplicas: [{ name: web, count: 3 }]\n'
    })
    const inputs = { manifests: 'overlays/production' }
    const { done, load } = await underLoad(await shop.address(), async () => {
      const first = await (await release(shop, '1.1.0', ['kustomize', 'kubectl'], inputs)).ended
      const again = await (await release(shop, '1.1.0', ['kubectl'], inputs)).ended
      await shop.quiet()
      return [first, again]
    })
    const [first, again] = done as [Ran, Ran]
    expect(done.map(ended)).toEqual([green, green])
    expect(load).toEqual(nothingLost(load, ['1.0.0', '1.1.0']))
    expect(again.outputs['release-id']).toBe(first.outputs['release-id'])
    expect(done.map(ran => lines(ran).filter(line => line.startsWith('Rendered')))).toEqual([
      ['Rendered overlays/production by kustomize v5.8.1'],
      ['Rendered overlays/production by kubectl v1.36.3']
    ])
    const name = `web-${first.outputs['release-id']}`
    expect((await shop.get<{ spec: { replicas: number } }>('deployment', name)).spec.replicas).toBe(3)
  })
})
