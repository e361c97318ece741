import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { imagesIn } from '../../src/sandbox/images.ts'
import { startLoopback } from '../../src/sandbox/loopback.ts'

test('an image whose registry breaks the connection off is a pull that failed, and is tried again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cutover-images-'))
  const registry = await startLoopback(() => undefined)
  onTestFinished(async () => {
    await registry.stop()
    rmSync(folder, { recursive: true })
  })
  const pull = imagesIn(folder)
  const reference = `${registry.host}/acme/shop:1.0.0`
  const failed = { error: 'ErrImagePull', message: expect.stringMatching(/socket hang up|ECONNRESET/) }
  expect(await pull(reference)).toEqual(failed)
  const asked = registry.requests.length
  expect(await pull(reference)).toEqual(failed)
  expect(registry.requests.length).toBe(2 * asked)
})
