import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SandboxAws } from '../src/sandbox/aws/server.ts'
import { readFileCommands } from '../test/e2e/commands.ts'
import { type Asked, askedSince, type Shop, type Standing, standing } from './ecs-account.ts'
import type { Step, Tool, Wanted } from './ecs-tools.ts'

export interface Ran {
  /** Of each step that was run. */
  readonly exits: Readonly<Record<string, number>>
  readonly seconds: number
  /** From the end of the service's deployment to that of the tool; undefined where the deployment was not over. */
  readonly beyond: number | undefined
  readonly asked: Asked
  /** Calls a minute while the service's deployment was on its way. */
  readonly perMinute: number | undefined
  readonly output: string
  readonly stands: Standing
}

/** What the runner sets, and nothing of this machine. */
export function environmentOf(aws: SandboxAws, home: string, inputs: Step['inputs']): NodeJS.ProcessEnv {
  const files = ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'].map(name => [`GITHUB_${name}`, join(home, name)])
  for (const [, file] of files) writeFileSync(file ?? '', '')
  writeFileSync(join(home, 'event.json'), '{"inputs":{}}')
  return {
    ...{ PATH: process.env.PATH, HOME: home, RUNNER_TEMP: home, TMPDIR: home, CI: 'true', GITHUB_ACTIONS: 'true' },
    ...{ GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_EVENT_PATH: join(home, 'event.json') },
    ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '1', GITHUB_ACTOR: 'ada' },
    ...{ GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567', GITHUB_SERVER_URL: 'https://github.com' },
    ...{ GITHUB_WORKSPACE: home, GITHUB_API_URL: 'http://127.0.0.1:9', AWS_ENDPOINT_URL: aws.url },
    ...{ AWS_REGION: aws.region, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'a-secret-key' },
    ...Object.fromEntries(files),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  }
}

/** Runs one step to its end; without debug lines, which jobs do not show either. */
export async function runStep(aws: SandboxAws, home: string, { script, inputs }: Step) {
  const env = environmentOf(aws, home, inputs)
  const child = spawn(process.execPath, [script], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (output += text))
  const [code] = (await once(child, 'close')) as [number | null]
  const shown = output.split('\n').filter(line => !line.startsWith('::debug::'))
  const outputs = readFileCommands(readFileSync(join(home, 'OUTPUT'), 'utf8'))
  return { code: code ?? 1, output: shown.join('\n'), outputs }
}

/** The live definition of `family`, written down as a repository has it. */
export async function checkedOut(aws: SandboxAws, home: string, family = 'web'): Promise<string> {
  const { taskDefinition } = await aws.perform<{ taskDefinition: Record<string, unknown> }>(
    'ecs:DescribeTaskDefinition',
    { taskDefinition: family }
  )
  const { containerDefinitions, networkMode, requiresCompatibilities, cpu, memory, executionRoleArn } = taskDefinition
  const kept = { family, containerDefinitions, networkMode, requiresCompatibilities, cpu, memory, executionRoleArn }
  const file = join(home, `${family}.json`)
  writeFileSync(file, JSON.stringify(kept, null, 2))
  return file
}

function rateDuring({ requests }: SandboxAws, { createdAt, finishedAt }: Standing): number | undefined {
  if (finishedAt === undefined) return undefined
  return requests.filter(({ at }) => at > createdAt && at <= finishedAt).length / ((finishedAt - createdAt) / 60_000)
}

/** Releases `version` on the service `web` with one tool, and measures it. Throws where a good release failed. */
export async function release(shop: Shop, tool: Tool, wanted: Omit<Wanted, 'file' | 'image'>): Promise<Ran> {
  const { aws } = shop
  const home = mkdtempSync(join(tmpdir(), 'ecs-run-'))
  try {
    const file = await checkedOut(aws, home)
    const image = shop.image(wanted.version)
    const logged = aws.requests.length
    const exits: Record<string, number> = {}
    let [output, outputs]: [string, Readonly<Record<string, string>>] = ['', {}]
    const begun = Date.now()
    for (const stepOf of tool.steps) {
      const step = stepOf({ ...wanted, image, file }, outputs)
      const ran = await runStep(aws, home, step)
      exits[step.name] = ran.code
      output += ran.output
      outputs = ran.outputs
      if (ran.code !== 0) break
    }
    const ended = Date.now()
    const stands = standing(aws)
    if (!wanted.version.includes('crashing') && stands.image !== image)
      throw new RangeError(`${tool.name} has not released ${wanted.version}: ${JSON.stringify(exits)}\n${output}`)
    const { finishedAt } = stands
    const beyond = finishedAt === undefined || finishedAt < begun ? undefined : (ended - finishedAt) / 1e3
    const asked = askedSince(aws, logged)
    return { exits, seconds: (ended - begun) / 1e3, beyond, asked, perMinute: rateDuring(aws, stands), output, stands }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
