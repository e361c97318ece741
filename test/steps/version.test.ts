import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/io/files.ts'
import { systemHttp } from '../../src/io/http.ts'
import { systemProcesses } from '../../src/io/process.ts'
import { type Context, runOf } from '../../src/runner/context.ts'
import { silent } from '../../src/runner/report.ts'
import { versionStep } from '../../src/steps/version.ts'
import { fakeClock } from '../image/fake-clock.ts'

const sha = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-version-'))
})
afterEach(() => rm(folder, { recursive: true }))

const released = (tag: string): Context['event'] => ({
  name: 'release',
  payload: { action: 'published', release: { tag_name: tag, prerelease: tag.includes('-') } }
})
const pushed: Context['event'] = { name: 'push', payload: { ref: 'refs/heads/feature/x' } }

interface More {
  readonly tags?: string[]
  readonly flavor?: string[]
  readonly config?: string
}

async function tagsOf(event: Context['event'], { config, ...more }: More = {}): Promise<string[]> {
  const context: Context = {
    report: silent,
    clock: fakeClock(),
    http: systemHttp({}),
    files: systemFiles,
    processes: systemProcesses,
    environment: { GITHUB_SHA: sha },
    event,
    run: runOf({}),
    signal: new AbortController().signal
  }
  const path = join(folder, 'cutover.yml')
  if (config !== undefined) await writeFile(path, config)
  const { outputs } = await versionStep(context, {
    config: config === undefined ? undefined : path,
    environment: 'production',
    version: undefined,
    'tag-prefix': undefined,
    token: undefined,
    tags: undefined,
    flavor: undefined,
    ...more
  })
  return String(outputs.tags).split('\n')
}

describe('the tags that the action version gives', () => {
  it.each<[string, Context['event'], More, string[]]>([
    ['a release', released('v1.4.2'), {}, ['1.4.2', '1.4', '1', 'latest']],
    ['a prerelease', released('v1.4.2-rc.1'), {}, ['1.4.2-rc.1']],
    ['a release with build metadata', released('v1.4.2+b7'), { tags: ['none'] }, ['1.4.2_b7']],
    [
      'a release with lines and a flavor',
      released('v1.4.2'),
      { tags: ['type=match,pattern=v(.),group=1', 'type=sha'], flavor: ['suffix=-alpine'] },
      ['1.4.2-alpine', '1-alpine', 'sha-6113728-alpine', 'latest']
    ],
    ['a push', pushed, { tags: ['type=ref,event=branch'] }, ['0.0.0-feature-x.g6113728f27ae', 'feature-x']]
  ])('of %s are all that the event asks for, the exact one first', async (_, event, more, tags) => {
    expect(await tagsOf(event, more)).toEqual(tags)
  })

  it('are those of every image that the configuration has, each once', async () => {
    const config = `version: 1
images:
  web: { repository: ghcr.io/acme/web, tags: { latest: false } }
  api: { repository: ghcr.io/acme/api, flavor: [suffix=-api], tags: [major] }
`
    expect(await tagsOf(released('v1.4.2'), { config })).toEqual(['1.4.2', '1.4.2-api', '1.4', '1', '1-api'])
    expect(await tagsOf(released('web@1.4.2'), { config })).toEqual(['1.4.2', '1.4', '1'])
  })
})
