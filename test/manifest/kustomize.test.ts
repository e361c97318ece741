import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { systemFiles } from '../../src/io/files.ts'
import { kustomizationAt, renderKustomization } from '../../src/manifest/kustomize.ts'
import { desk, toolsOf } from './renderers.ts'

const overlay = { folder: 'k8s/prod', file: 'k8s/prod/kustomization.yaml' }
const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'
const prints = `process.stdout.write(${JSON.stringify(text)})`

describe('an entry of the manifests', () => {
  test.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])(
    'with a %s is a kustomization',
    async name => {
      const { folder, write } = await desk()
      const file = await write(`prod/${name}`, '')
      const found = { folder: join(folder, 'prod'), file }
      expect(await kustomizationAt(systemFiles, join(folder, 'prod'))).toEqual(found)
      expect(await kustomizationAt(systemFiles, `${join(folder, 'prod')}/`)).toEqual(found)
      expect(await kustomizationAt(systemFiles, file)).toEqual(found)
    }
  )

  test('of another kind is none, even where one lies deeper', async () => {
    const { folder, write } = await desk()
    const file = await write('k8s/web.yaml', '')
    await write('k8s/prod/kustomization.yaml', '')
    for (const entry of [join(folder, 'k8s'), file, join(folder, 'nowhere'), join(folder, 'k8s/*.yaml')])
      expect(await kustomizationAt(systemFiles, entry)).toBeUndefined()
  })
})

describe('a kustomization is rendered', () => {
  const source = { path: overlay.file, text, rendered: true }

  test('by kustomize, where that is', async () => {
    const here = await desk()
    await here.program('kustomize', prints)
    await here.program('kubectl', 'process.exit(1)')
    expect(await renderKustomization(toolsOf(here), overlay)).toEqual(source)
    expect(await here.calls()).toEqual(['kustomize build k8s/prod'])
    expect(here.told).toEqual(['Rendered k8s/prod by kustomize v1.2.3'])
  })

  test('else by kubectl, and what either warns of is shown', async () => {
    const here = await desk()
    await here.program('kubectl', `console.error('# Warning: commonLabels is deprecated'); ${prints}`)
    expect(await renderKustomization(toolsOf(here), overlay)).toEqual(source)
    expect(await here.calls()).toEqual(['kubectl kustomize k8s/prod'])
    expect(here.told).toEqual(['foreign: # Warning: commonLabels is deprecated', 'Rendered k8s/prod by kubectl v1.2.3'])
  })
})

describe('a kustomization that can not be rendered', () => {
  const refused = { code: 'MANIFEST_INVALID', at: { file: overlay.file } }

  test('for want of a tool names both', async () => {
    expect(await renderKustomization(toolsOf(await desk()), overlay).catch(error => error)).toMatchObject({
      code: 'TOOL_MISSING',
      message: `${overlay.file} needs kustomize or kubectl to be rendered, and neither is on PATH.`,
      at: { file: overlay.file }
    })
  })

  test('shows what the tool said, as words and never as commands, and nothing of what it rendered', async () => {
    const here = await desk()
    const said = 'Warning: old\\nError: no such file\\n::error::gotcha \\u001b[2J\\n'
    await here.program('kustomize', `console.log('password: hunter2'); console.error("${said}"); process.exit(3)`)
    await expect(renderKustomization(toolsOf(here), overlay)).rejects.toMatchObject({
      ...refused,
      message: `${overlay.file} can't be rendered: kustomize ended with exit code 3: "no such file ::error::gotcha \\u001b[2J".`,
      hint: 'The same is shown by: kustomize build k8s/prod'
    })
    expect(here.told).toEqual([])
  })

  test('to anything is refused', async () => {
    const here = await desk()
    await here.program('kustomize', '')
    await expect(renderKustomization(toolsOf(here), overlay)).rejects.toMatchObject({
      ...refused,
      message: `${overlay.file} can't be rendered: it renders to nothing.`
    })
  })

  test('to an end is stopped when it is more than a release can hold', async () => {
    const here = await desk()
    const line = `${'a'.repeat(65_536)}\n`
    await here.program('kustomize', `const on = () => process.stdout.write(${JSON.stringify(line)}, on); on()`)
    await expect(renderKustomization(toolsOf(here), overlay)).rejects.toMatchObject({
      code: 'MANIFEST_INVALID',
      message: 'kustomize writes more than 32 MiB.'
    })
  })

  test('because the run is cancelled takes its tool along', async () => {
    const here = await desk()
    const gone = join(here.folder, 'gone')
    await here.program(
      'kustomize',
      `process.on('SIGINT', () => { writeFileSync(${JSON.stringify(gone)}, ''); process.exit() }); setInterval(() => {}, 1000)
       writeFileSync(${JSON.stringify(join(here.folder, 'ready'))}, '')`
    )
    const stop = new AbortController()
    const rendering = renderKustomization(toolsOf(here, stop.signal), overlay)
    await vi.waitFor(async () => expect(await systemFiles.exists(join(here.folder, 'ready'))).toBe(true), 10_000)
    stop.abort()
    await expect(rendering).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await systemFiles.exists(gone)).toBe(true)
  })
})
