import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Chart } from '../../src/manifest/chart.ts'
import { renderChart } from '../../src/manifest/helm.ts'
import { failure } from './failure.ts'
import { type Desk, desk, toolsOf } from './renderers.ts'

const chart: Chart = {
  chart: 'oci://ghcr.io/acme/charts/shop:1.2.3',
  release: 'web',
  namespace: 'shop',
  values: [],
  set: {},
  crds: false,
  capabilities: { version: 'v1.36.3', apis: ['v1', 'apps/v1', 'apps/v1/Deployment'] }
}

const web = '# Source: shop/templates/web.yaml\nkind: Service\n'
const cache = '# Source: shop/charts/cache/templates/cache.txt\nkind: Secret\n'
const prints = (text: string): string => `if (args[0] === 'template') process.stdout.write(${JSON.stringify(text)})`

/** A chart of the checkout with one template, and a Helm that does `code`. */
async function checkedOut(code: string, template = ''): Promise<{ here: Desk; own: Chart }> {
  const here = await desk()
  await here.write('charts/shop/Chart.yaml', 'name: shop')
  await here.write('charts/shop/templates/web.yaml', template)
  await here.write('charts/shop/templates/all.yaml', '')
  await here.program('helm', code)
  return { here, own: { ...chart, chart: join(here.folder, 'charts/shop') } }
}

describe('a chart of the checkout', () => {
  test('is rendered for its namespace and its cluster, and each document has its template for a place', async () => {
    const { here, own } = await checkedOut(prints(`---\n${web}---\n${cache}---\nkind: List\n`))
    const values = [await here.write('a.yml', ''), await here.write('b.yml', '')]
    expect(await renderChart(toolsOf(here), { ...own, values, crds: true })).toEqual([
      { path: join(own.chart, 'templates/web.yaml'), text: `---\n${web}`, rendered: true },
      { path: join(own.chart, 'charts/cache/templates/cache.txt'), text: `---\n${cache}`, rendered: true },
      { path: own.chart, text: '---\nkind: List\n', rendered: true }
    ])
    const call = `helm template web ${own.chart} --namespace shop --values ${values[0]} --values ${values[1]} --include-crds --kube-version v1.36.3 --api-versions v1,apps/v1,apps/v1/Deployment`
    expect(await here.calls()).toEqual([call, call])
    expect(here.told).toEqual([`Rendered ${own.chart} by helm v1.2.3`])
  })

  test('gets secret values in a file, which goes last and is gone afterwards; a command line is open to everybody', async () => {
    const { here, own } = await checkedOut(`
      const last = args[args.lastIndexOf('--values') + 1]
      console.log('# Source: ' + last + '\\n' + readFileSync(last))
    `)
    const values = [await here.write('a.yml', '')]
    const set = { session: { key: 'hunter2' }, replicas: 3 }
    const [found] = await renderChart(toolsOf(here), { ...own, values, set })
    expect(JSON.parse(found?.text.split('\n')[1] ?? '')).toEqual(set)
    expect((await here.calls()).join()).not.toContain('hunter2')
    const [, file = ''] = /--values (\S+set\.json)/.exec((await here.calls()).join()) ?? []
    expect(file).not.toBe('')
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('that serves many kinds is told of them in arguments that a system takes', async () => {
    const { here, own } = await checkedOut(prints(web))
    const apis = Array.from({ length: 1200 }, (_, index) => `example.com/v1/Kind${index}`)
    await renderChart(toolsOf(here), { ...own, capabilities: { version: 'v1.36.3', apis } })
    const [call = ''] = await here.calls()
    const given = [...call.matchAll(/--api-versions (\S+)/g)].map(([, list = '']) => list.split(','))
    expect([given.map(({ length }) => length), given.flat()]).toEqual([[500, 500, 200], apis])
  })

  test('is shown with what Helm warns of, but not with the values that it warns of', async () => {
    const warning =
      'coalesce.go:286: warning: cannot overwrite table with non table for shop.image (map[password:hunter2])'
    const { here, own } = await checkedOut(`console.error(${JSON.stringify(warning)}); ${prints(web)}`)
    await renderChart(toolsOf(here), own)
    expect(here.told).toEqual([
      'foreign: coalesce.go:286: warning: cannot overwrite table with non table for shop.image',
      `Rendered ${own.chart} by helm v1.2.3`
    ])
  })

  test('that renders otherwise each time is named', async () => {
    const { here, own } = await checkedOut(
      `${prints(`---\n${web}`)}\nconsole.log('---\\n${cache.replaceAll('\n', '\\n')}key: ' + process.pid)`
    )
    await renderChart(toolsOf(here), own)
    const file = join(own.chart, 'charts/cache/templates/cache.txt')
    expect(here.told.slice(1)).toEqual([
      `warning: ${own.chart} renders differently each time: ${file}. Every run makes another release of it, with other values: give them yourself (values, set). (${file}:)`
    ])
  })

  test('that looks something up in the cluster is named, because there it finds nothing', async () => {
    const template =
      'kind: Secret\n# lookup\nkey: {{ (lookup "v1" "Secret" "shop" "web").data.key | default "none" }}\n'
    const { here, own } = await checkedOut(prints(web), template)
    await renderChart(toolsOf(here), own)
    const file = join(own.chart, 'templates/web.yaml')
    expect(here.told.slice(1)).toEqual([
      `warning: ${file} looks something up in the cluster, and gets nothing: a chart is rendered without it. Give the value yourself (values, set). (${file}:3)`
    ])
  })
})

describe('a chart of a registry', () => {
  const pulls = `if (args[0] === 'pull') mkdirSync(args[args.indexOf('--untardir') + 1] + '/shop/templates', { recursive: true })`

  test.each([
    ['oci://ghcr.io/acme/charts/shop:1.2.3', 'oci://ghcr.io/acme/charts/shop --version 1.2.3 --untar --untardir DIR'],
    [
      `oci://127.0.0.1:5000/shop@sha256:${'a'.repeat(64)}`,
      `oci://127.0.0.1:5000/shop@sha256:${'a'.repeat(64)} --untar --untardir DIR --plain-http`
    ]
  ])('%s is pulled once, and rendered from there', async (name, pull) => {
    const here = await desk()
    await here.program('helm', `${pulls}\n${prints(web)}`)
    const found = await renderChart(toolsOf(here), { ...chart, chart: name })
    expect(found).toEqual([{ path: `${name}/templates/web.yaml`, text: web, rendered: true }])
    const [first = '', ...rest] = (await here.calls()).map(call => call.replaceAll(/\S+\/cutover-\w+\/chart/g, 'DIR'))
    expect(first).toBe(`helm pull ${pull}`)
    expect(rest.map(call => call.split(' --namespace')[0])).toEqual(Array(2).fill('helm template web DIR/shop'))
  })

  test('that is not there is an error with what Helm said', async () => {
    const here = await desk()
    await here.program('helm', `console.error('Error: not found'); process.exit(1)`)
    expect(await failure(() => renderChart(toolsOf(here), chart))).toEqual({
      code: 'MANIFEST_MISSING',
      message: 'oci://ghcr.io/acme/charts/shop:1.2.3 can\'t be pulled: helm ended with exit code 1: "not found".',
      hint: 'Check the name and the version, and log in to its registry in a step before this one (helm registry login).'
    })
  })
})

describe('a chart that can not be rendered', () => {
  test.each([
    [
      'Error: template: shop/templates/all.yaml:1:1: executing "shop/templates/all.yaml" at <x>: error calling include: template: shop/templates/web.yaml:12:7: no tag',
      { line: 12, column: 7 }
    ],
    ['Error: execution error at (shop/templates/web.yaml:3:4): no tag', { line: 3, column: 4 }],
    ['Error: parse error at (shop/templates/web.yaml:8): no tag', { line: 8 }],
    ['Error: YAML parse error on shop/templates/web.yaml: yaml: line 2: no tag', {}]
  ])('is shown at the template that Helm names: %s', async (said, place) => {
    const { here, own } = await checkedOut(
      `console.error(${JSON.stringify(`${said}\n\nUse --debug flag to render out invalid YAML`)}); process.exit(1)`
    )
    const file = join(own.chart, 'templates/web.yaml')
    const where = 'line' in place ? `${file}:${place.line}` : own.chart
    expect(await failure(() => renderChart(toolsOf(here), own))).toEqual({
      code: 'MANIFEST_INVALID',
      message: `${where}: the chart can't be rendered; helm ended with exit code 1: ${JSON.stringify(said.slice(7))}.`,
      hint: `The same is shown by: helm template web ${own.chart}`,
      at: { file, ...place }
    })
  })

  test('for want of its dependencies says how to get them', async () => {
    const { here, own } = await checkedOut(
      `console.error('Error: You may need to run \`helm dependency build\`'); process.exit(1)`
    )
    expect((await failure(() => renderChart(toolsOf(here), own))).hint).toBe(
      `Run helm dependency build ${own.chart} in a step before this one: Cutover changes nothing in the checkout.`
    )
  })

  test('for want of Helm says where to get it', async () => {
    const { here, own } = await checkedOut('')
    vi.stubEnv('PATH', here.folder)
    expect(await failure(() => renderChart(toolsOf(here), own))).toEqual({
      code: 'TOOL_MISSING',
      message: "helm can't be started: no such program is on PATH.",
      hint: 'Install Helm in a step before this one; runners of GitHub have it. Or render the chart there (helm template), and give the result as manifests.'
    })
  })

  test.each([
    [{ chart: 'charts/none' }, 'There is no chart at "charts/none".'],
    [{ chart: 'charts' }, 'The folder "FOLDER/charts" holds no Chart.yaml.'],
    [{ values: ['none.yml'] }, 'There are no values at "none.yml".']
  ])('because of a path that leads nowhere never gets to Helm: %o', async (more, message) => {
    const { here, own } = await checkedOut('')
    const wrong = { ...own, ...more }
    if (wrong.chart === 'charts') wrong.chart = join(here.folder, 'charts')
    const found = await failure(() => renderChart(toolsOf(here), wrong))
    expect([found.code, found.message.replace(here.folder, 'FOLDER'), await here.calls()]).toEqual([
      'MANIFEST_MISSING',
      message,
      []
    ])
  })
})
