import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { breaches } from './imports.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cutover-rules-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function found(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [path, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), source)
  }
  return breaches(root)
}

describe('the rules of the tree', () => {
  it('hold where imports go down, and effects are in io', async () => {
    expect(
      await found({
        'src/errors.ts': 'export class CutoverError extends Error {}\n',
        'src/io/clock.ts': "import { setTimeout } from 'node:timers'\nimport '../errors.ts'\nDate.now()\n",
        'src/runner/main.ts': "import * as core from '@actions/core'\nimport '../io/clock.ts'\n",
        'src/target/kubernetes/act.ts':
          "import '../port.ts'\nimport './objects.ts'\nimport '../../rollout/engine.ts'\n",
        'src/rollout/engine.ts': "import type { Target } from '../target/port.ts'\n",
        'src/entry/release.ts': "const { x } = await import('../pipeline.ts')\n",
        'src/record/times.ts':
          "// fetch( and Date.now() are words here\nconst at = new Date(0), text = 'throw new Error('\n"
      })
    ).toEqual([])
  })

  it('break where a room imports from above, by value, by type or when used', async () => {
    expect(
      await found({
        'src/io/http.ts': "import { x } from '../runner/report.ts'\n",
        'src/runner/step.ts': "import type { Outcome } from '../rollout/outcome.ts'\n",
        'src/record/ledger.ts': "const { x } = await import('../pipeline.ts')\n",
        'src/gate/http.ts': "export * from '../cli/main.ts'\n"
      })
    ).toEqual([
      'src/gate/http.ts: imports ../cli/main.ts, which is above it',
      'src/io/http.ts: imports ../runner/report.ts, which is above it',
      'src/record/ledger.ts: imports ../pipeline.ts, which is above it',
      'src/runner/step.ts: imports ../rollout/outcome.ts, which is above it'
    ])
  })

  it('break where an effect is outside of io', async () => {
    expect(
      await found({
        'src/gate/http.ts': 'await fetch(url)\nsetTimeout(go, 1)\nMath.random()\n',
        'src/image/cache.ts': "import { readFile } from 'node:fs/promises'\nconst now = new Date()\n",
        'src/sandbox/server.ts': "import { createServer } from 'node:http'\nDate.now()\n"
      })
    ).toEqual([
      'src/gate/http.ts: uses fetch: effects belong in io/',
      'src/gate/http.ts: uses a timer: effects belong in io/',
      'src/gate/http.ts: uses random: effects belong in io/',
      'src/image/cache.ts: imports node:fs/promises: effects belong in io/',
      'src/image/cache.ts: uses the time: effects belong in io/'
    ])
  })

  it('break where the toolkit, the sandbox or another target is used by the wrong room', async () => {
    expect(
      await found({
        'src/pipeline.ts': "import './sandbox/cluster.ts'\n",
        'src/record/summary.ts': "import * as core from '@actions/core'\n",
        'src/target/ecs/act.ts': "import { slug } from '../kubernetes/release-id.ts'\n"
      })
    ).toEqual([
      'src/pipeline.ts: imports ./sandbox/cluster.ts: sandbox is for sandbox, cli alone',
      'src/record/summary.ts: imports @actions/core, which is for runner alone',
      'src/target/ecs/act.ts: imports the target kubernetes: targets stand apart'
    ])
  })

  it('break at bare errors, names that say nothing, long files and rooms nobody placed', async () => {
    expect(
      await found({
        'src/entry/release.ts': 'run()\n'.repeat(30),
        'src/image/utils.ts': "throw new Error('no')\n",
        'src/magic/wand.ts': '\n',
        'test/image/long.test.ts': '\n'.repeat(251)
      })
    ).toEqual([
      'src/entry/release.ts: has 30 lines; an entry has less than 30',
      'src/image/utils.ts: has a name that says nothing',
      'src/image/utils.ts: throws a bare Error instead of a CutoverError',
      'src/magic/wand.ts: stands in a room that has no level',
      'test/image/long.test.ts: has 251 lines; 250 are the most'
    ])
  })
})
