import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Asked,
  askedSince,
  bin,
  kubectl,
  type Lab,
  type Load,
  lengthOf,
  linesIn,
  startLoad,
  watchPods
} from './rollout-cluster.ts'
import { type Release, serviceName, writeManifests } from './rollout-manifests.ts'
import type { Command, Site, Timing, Tool } from './rollout-tools.ts'

export interface Ran {
  /** Of the last command, 0 or what failed. */
  readonly exits: Readonly<Record<string, number>>
  /** Starts of programs, by this bench or by what it started. */
  readonly processes: number
  /** From the first start to the last end. */
  readonly seconds: number
  /** From the last new pod's readiness to the end, of all commands together; undefined where no pod became ready. */
  readonly beyond: number | undefined
  /** From the start to the first new pod, of all commands together. */
  readonly before: number | undefined
  readonly asked: Asked
}

/** What the runner sets, and nothing of this machine; a fresh home, for a job finds nothing that kubectl has cached. */
function environmentOf(lab: Lab, site: Site, home: string, command: Command): NodeJS.ProcessEnv {
  const files = ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'].map(name => [`GITHUB_${name}`, join(home, name)])
  for (const [, file] of files) writeFileSync(file ?? '', '')
  writeFileSync(join(home, 'event.json'), '{"inputs":{}}')
  return {
    ...{ PATH: lab.path, HOME: home, RUNNER_TEMP: home, TMPDIR: home, CI: 'true', GITHUB_ACTIONS: 'true' },
    ...{ GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_EVENT_PATH: join(home, 'event.json') },
    ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '1', GITHUB_ACTOR: 'ada' },
    ...{ GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567', GITHUB_SERVER_URL: 'https://github.com' },
    ...{ GITHUB_WORKSPACE: site.workspace, GITHUB_API_URL: 'http://127.0.0.1:9' },
    ...Object.fromEntries(files),
    ...command.env
  }
}

async function runOne(lab: Lab, site: Site, home: string, command: Command): Promise<{ code: number; output: string }> {
  const program = command.program === 'node' ? process.execPath : join(bin, command.program)
  const child = spawn(program, command.args, {
    cwd: site.workspace,
    env: environmentOf(lab, site, home, command),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (output += text))
  const [code] = await once(child, 'close')
  return { code: code ?? 1, output }
}

interface Phase {
  readonly seconds: number
  readonly before: number
  readonly beyond: number
}

const total = (phases: readonly Phase[], of: 'before' | 'beyond'): number | undefined => {
  const all = phases.reduce((sum, phase) => sum + phase[of], 0)
  return Number.isFinite(all) ? all / 1e3 : undefined
}

/** Releases with one tool, and measures it. Throws where a good release failed. */
export async function release(lab: Lab, tool: Tool, site: Site, what: Release, timing: Timing): Promise<Ran> {
  writeManifests(site.workspace, what)
  const home = mkdtempSync(join(site.workspace, '../home-'))
  const pods = await watchPods(lab, site.namespace)
  const [logged, started] = [lengthOf(lab.audit), linesIn(lab.started)]
  const exits: Record<string, number> = {}
  const run = async (command: Command): Promise<boolean> => {
    const { code, output } = await runOne(lab, site, home, command)
    exits[command.name] = code
    if (code !== 0 && what.behaviour === 'good')
      throw new RangeError(`${tool.name} ${command.name}: ${code}\n${output}`)
    return code === 0
  }
  const phases: Phase[] = []
  try {
    for (const commands of tool.phases) {
      const begun = performance.now()
      let well = true
      for (const command of commands) well = well && (await run(command(site, what, timing)))
      const ended = performance.now()
      await pause(200) // until the watch has told what was before the end, and the log has the watches that ended
      const fresh = pods.since(begun)
      const ready = Math.max(...fresh.map(pod => pod.ready ?? Number.NaN))
      const first = Math.min(...fresh.map(({ created }) => created))
      phases.push({ seconds: (ended - begun) / 1e3, before: first - begun, beyond: ended - ready })
      if (well) continue
      if (tool.otherwise) await run(tool.otherwise(site))
      break
    }
    const names = Array.from({ length: what.apps }, (_, app) => serviceName(app))
    return {
      exits,
      processes: Object.keys(exits).length + linesIn(lab.started) - started,
      seconds: phases.reduce((sum, { seconds }) => sum + seconds, 0),
      before: total(phases, 'before'),
      beyond: total(phases, 'beyond'),
      asked: askedSince(lab, logged, names)
    }
  } finally {
    pods.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** A namespace and a checkout, in which `tool` has released version 1.0.0. */
export async function openSite(lab: Lab, folder: string, tool: Tool, what: Release, timing: Timing): Promise<Site> {
  const workspace = join(mkdtempSync(join(folder, 'site-')), 'checkout')
  mkdirSync(workspace)
  const namespace = `${tool.name.replace(/\W+/g, '-')}-${workspace.slice(-15, -9)}`.toLowerCase()
  await kubectl(lab, 'create', 'namespace', namespace)
  const site = { namespace, workspace, kubeconfig: lab.kubeconfig }
  await release(lab, tool, site, { ...what, version: '1.0.0', behaviour: 'good' }, timing)
  return site
}

/** The node has room for what is still ending; only large releases `wait` for it. */
export const closeSite = (lab: Lab, { namespace }: Site, wait: boolean): Promise<string> =>
  kubectl(lab, 'delete', 'namespace', namespace, `--wait=${wait}`, '--timeout=180s')

export interface Lost {
  readonly load: Load
  /** What answers after it: the version, and whether its answers are good. */
  readonly after: string
  readonly ran: Ran
}

/** Releases under load on /healthz; the client goes on for three seconds more. */
export async function releaseUnderLoad(lab: Lab, tool: Tool, site: Site, what: Release, timing: Timing): Promise<Lost> {
  const address = await kubectl(
    lab,
    'get',
    'service',
    serviceName(0),
    '-n',
    site.namespace,
    '-o',
    'jsonpath={.spec.clusterIP}'
  )
  const url = `http://${address}/healthz`
  const client = startLoad(url)
  await pause(1_000)
  const ran = await release(lab, tool, site, what, timing)
  await pause(3_000)
  const load = await client.stop()
  const check = startLoad(url)
  await pause(1_000)
  const { byVersion, failed } = await check.stop()
  const good = Object.keys(byVersion).join(', ')
  return { load, ran, after: [good, ...(failed > 0 ? [`${failed} failures`] : [])].join(' and ') }
}
