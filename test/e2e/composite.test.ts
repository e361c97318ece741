import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readLog } from './commands.ts'
import { actionFile } from './runner.ts'

interface Step {
  readonly run?: string
  readonly id?: string
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutover-composite-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs the release step of a composite as `shell: bash` does, with the inputs as the runner would hand them on. */
async function release(
  action: string,
  inputs: Readonly<Record<string, string>>
): Promise<{ stdout: string; code: number | null }> {
  const { runs } = parse(await readFile(actionFile(action), 'utf8')) as { runs: { steps: Step[] } }
  const script = join(folder, 'script.sh')
  await writeFile(script, runs.steps.find(({ id }) => id === 'release')?.run ?? '')
  await symlink(process.execPath, join(folder, 'node'))
  await writeFile(join(folder, 'outputs'), '')
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      RUNNER_TOOL_CACHE: folder,
      GITHUB_OUTPUT: join(folder, 'outputs'),
      GITHUB_ACTION_PATH: dirname(actionFile(action)),
      CUTOVER_INPUTS: JSON.stringify(inputs)
    }
  })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', chunk => (stdout += chunk))
  return new Promise(resolve => child.on('close', code => resolve({ stdout, code })))
}

describe('a composite action', () => {
  it.each(['release-aks', 'release-ecs', 'release-eks'])(
    '%s hands its inputs on to the release action beside it',
    async action => {
      const { stdout, code } = await release(action, { 'cluster-name': 'shop', bake: 'soon' })
      expect({ code, commands: readLog(stdout).commands }).toEqual({
        code: 1,
        commands: [
          {
            name: 'error',
            properties: { title: 'INPUT_INVALID' },
            message:
              'Input bake is "soon": it must be a duration.\nWrite whole numbers with units, such as 30s, 5m or 1h30m; 0 for none.'
          }
        ]
      })
    }
  )
})
