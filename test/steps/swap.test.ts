import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/io/clock.ts'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { swapAction } from '../../src/runner/actions.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { silent } from '../../src/runner/report.ts'
import { swapStep } from '../../src/steps/swap.ts'
import { pinnedWeb } from '../manifest/images.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-swap-'))
  for (const name of ['a', 'b']) await writeFile(at(`${name}.yml`), app('ghcr.io/acme/web:1.4.1'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const app = (image: string) => `kind: WebApp\nspec:\n  image: ${image} # the app\n`

const context: Context = {
  report: silent,
  clock: systemClock,
  http: systemHttp({}),
  files: systemFiles,
  processes: systemProcesses,
  environment: {},
  event: { name: 'push', payload: {} },
  run: runOf({}),
  signal: new AbortController().signal
}

const run = (inputs: Readonly<Record<string, string>> = {}) =>
  swapStep(
    context,
    readInputs(swapAction.inputs, {
      INPUT_FILES: folder,
      INPUT_IMAGES: pinnedWeb,
      'INPUT_IMAGE-PATHS': 'WebApp=spec.image',
      ...inputs
    })
  )

/** What a swap of files leaves empty. */
const rest = { lock: '', commit: '', 'pull-request': '' }

const texts = async () => Promise.all((await readdir(folder)).sort().map(name => readFile(at(name), 'utf8')))

describe('the action swap', () => {
  it('gives containers of a task definition the images that are named for them', async () => {
    const task = (image: string) => `{"family": "x", "containerDefinitions": [{"name": "app", "image": "${image}"}]}`
    await writeFile(at('task.json'), task('placeholder'))
    await run({ INPUT_FILES: at('task.json'), INPUT_CONTAINERS: 'app=web' })
    expect(await readFile(at('task.json'), 'utf8')).toBe(task(pinnedWeb))
  })

  it('writes, and says what it wrote', async () => {
    expect(await run()).toEqual({ outputs: { changed: 'true', files: `${at('a.yml')}\n${at('b.yml')}`, ...rest } })
    expect(await texts()).toEqual([app(pinnedWeb), app(pinnedWeb)])
    expect(await run()).toEqual({ outputs: { changed: 'false', files: '', ...rest } })
  })

  it('only says so in a dry run', async () => {
    expect(await run({ 'INPUT_DRY-RUN': 'true' })).toMatchObject({ outputs: { changed: 'true' } })
    expect(await texts()).toEqual([app('ghcr.io/acme/web:1.4.1'), app('ghcr.io/acme/web:1.4.1')])
  })

  it('checks that there is nothing to write, the lock file included', async () => {
    const lock = { INPUT_LOCK: at('web.lock') }
    const { failure } = await run({ INPUT_CHECK: 'true', ...lock })
    expect(failure).toMatchObject({
      code: 'IMAGES_OUTDATED',
      message: `A swap would change ${at('a.yml')}, ${at('b.yml')}, ${at('web.lock')}.`,
      at: { file: at('a.yml') }
    })
    expect(await texts()).toEqual([app('ghcr.io/acme/web:1.4.1'), app('ghcr.io/acme/web:1.4.1')])
    await run(lock)
    expect((await run({ INPUT_CHECK: 'true', ...lock })).failure).toBeUndefined()
  })

  it('refuses a branch that it would not write to', async () => {
    await expect(run({ INPUT_BRANCH: 'live' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: 'Input branch is given, but mode: files stays in the checkout.',
      hint: 'Add mode: commit or mode: pull-request, or leave branch out.'
    })
    expect(await texts()).toEqual([app('ghcr.io/acme/web:1.4.1'), app('ghcr.io/acme/web:1.4.1')])
  })

  it('checks by its mode as well', async () => {
    const { failure } = await run({ INPUT_MODE: 'check' })
    expect(failure?.code).toBe('IMAGES_OUTDATED')
  })
})
