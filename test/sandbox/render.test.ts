import { expect, test } from 'vitest'
import { systemProcesses } from '../../src/io/process.ts'
import { inCheckout } from '../../src/sandbox/render.ts'
import { desk } from '../manifest/renderers.ts'

test('what is rendered in a rehearsal is rendered in its checkout, with the images of the sandbox', async () => {
  const here = await desk()
  const rename = (text: string): string => text.replaceAll('ghcr.io', '127.0.0.1:5000')
  const processes = inCheckout(systemProcesses, { folder: here.folder, rename })
  const says = `console.log('ghcr.io/web ' + process.cwd())`
  for (const tool of ['kustomize', 'kubectl', 'helm', 'git']) await here.program(tool, says)
  const said = async (tool: string): Promise<string> => (await processes.run({ tool, args: ['go'] })).stdout.trim()
  const rendered = `127.0.0.1:5000/web ${here.folder}`
  expect(await Promise.all(['kustomize', 'kubectl', 'helm', 'git'].map(said))).toEqual([
    rendered,
    rendered,
    rendered,
    `ghcr.io/web ${here.folder}`
  ])
})
