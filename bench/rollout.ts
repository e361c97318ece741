import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHollowNode } from './hollow-node.ts'
import { bin, type Lab, startLab } from './rollout-cluster.ts'
import { type Behaviour, behaviours } from './rollout-manifests.ts'
import { closeSite, type Lost, openSite, type Ran, release, releaseUnderLoad } from './rollout-run.ts'
import { availableTools, lateGate, type Site, type Tool } from './rollout-tools.ts'

export interface Overhead {
  readonly tool: string
  readonly apps: number
  readonly requests: number
  readonly writes: number
  readonly writesOfService: number
  readonly movesOfService: number
  readonly processes: number
  /** Seconds, as the others: medians of the rounds. */
  readonly seconds: number
  readonly before: number | undefined
  readonly beyond: number | undefined
  /** Of the machine during the last minute, when the tool's last round ended. */
  readonly load: number
}

export interface Loss {
  readonly tool: string
  readonly release: Behaviour
  readonly sent: number
  readonly failed: number
  readonly longestGapMs: number
  readonly seconds: number
  readonly exits: Readonly<Record<string, number>>
  readonly after: string
}

export interface Wanted {
  readonly sizes: readonly number[]
  readonly rounds: number
  readonly losses: boolean
}

export interface Measured {
  readonly overheads: readonly Overhead[]
  readonly losses: readonly Loss[]
  readonly missing: readonly string[]
  readonly versions: Readonly<Record<string, string>>
}

/** As many as one kubelet takes by default. k8s-deploy's promotion has three of an app: green, the stable one, and its next. */
const mostPods = 110
/** More than that run on a node that starts none. */
const mostReal = Math.floor(mostPods / 3)
const mostHollow = 300
const patient = { deadline: 300, watched: false }
/** Long enough for the lab's application, whose pods are ready in two to five seconds. */
const hasty = { deadline: 25, watched: true }

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const rounded = (value: number): number => Number(value.toFixed(3))
const middle = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter(value => value !== undefined)
  return known.length < values.length ? undefined : rounded(median(known))
}

function summed(tool: string, apps: number, rans: readonly Ran[]): Overhead {
  const of = (value: (ran: Ran) => number): number => median(rans.map(value))
  return {
    ...{ tool, apps },
    requests: of(({ asked }) => asked.requests),
    writes: of(({ asked }) => asked.writes),
    writesOfService: of(({ asked }) => asked.writesOfService),
    movesOfService: of(({ asked }) => asked.movesOfService),
    processes: of(({ processes }) => processes),
    seconds: rounded(of(({ seconds }) => seconds)),
    before: middle(rans.map(({ before }) => before)),
    beyond: middle(rans.map(({ beyond }) => beyond)),
    load: rounded(loadavg()[0] ?? Number.NaN)
  }
}

/** Round by round, one tool after the other, so that a busy machine slows all alike. */
async function overheadsOf(lab: Lab, folder: string, tools: readonly Tool[], apps: number, rounds: number) {
  const what = { apps, replicas: 1, behaviour: 'good' } as const
  const stays = (tools.length + 2) * apps <= mostPods
  const sites = new Map<string, Site>()
  const rans = new Map<string, Ran[]>()
  for (let round = 1; round <= rounds; round++) {
    for (const tool of tools) {
      const site = sites.get(tool.name) ?? (await openSite(lab, folder, tool, { ...what, version: '1.0.0' }, patient))
      const ran = await release(lab, tool, site, { ...what, version: `1.${round}.0` }, patient)
      rans.set(tool.name, [...(rans.get(tool.name) ?? []), ran])
      if (stays) sites.set(tool.name, site)
      else await closeSite(lab, site, true)
    }
  }
  for (const site of sites.values()) await closeSite(lab, site, true)
  return tools.map(({ name }) => summed(name, apps, rans.get(name) ?? []))
}

async function lossesOf(lab: Lab, folder: string, tools: readonly Tool[]): Promise<Loss[]> {
  const losses: Loss[] = []
  for (const behaviour of Object.keys(behaviours) as Behaviour[]) {
    for (const tool of tools) {
      const what = { apps: 1, replicas: 2, version: '1.1.0', behaviour }
      const site = await openSite(lab, folder, tool, what, hasty)
      losses.push(lossOf(tool, behaviour, await releaseUnderLoad(lab, tool, site, what, hasty)))
      await closeSite(lab, site, false)
    }
  }
  return losses
}

const lossOf = ({ name }: Tool, behaviour: Behaviour, { load, after, ran }: Lost): Loss => ({
  ...{ tool: name, release: behaviour, sent: load.sent, failed: load.failed, longestGapMs: load.maxGapMs },
  ...{ seconds: rounded(ran.seconds), exits: ran.exits, after }
})

export async function benchRollout({ sizes, rounds, losses }: Wanted): Promise<Measured> {
  const { tools, missing, versions } = availableTools(bin)
  if (sizes.some(apps => apps > mostHollow))
    throw new RangeError(`Releases of ${mostHollow} apps are the largest measured`)
  const folder = mkdtempSync(join(tmpdir(), 'rollout-'))
  const lab = await startLab(folder)
  try {
    const overheads: Overhead[] = []
    for (const apps of sizes) {
      const node = apps > mostReal ? await startHollowNode(lab) : undefined
      overheads.push(...(await overheadsOf(lab, folder, tools, apps, apps > 10 ? 1 : rounds)))
      await node?.stop()
    }
    const lost = losses ? await lossesOf(lab, folder, [...tools, lateGate]) : []
    return { overheads, losses: lost, missing, versions }
  } finally {
    await lab.down()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `measured`, with what an earlier run in `file` has of other sizes, or of losses, beside it. */
export function besides(file: string, measured: Measured): Measured {
  if (!existsSync(file)) return measured
  const before = JSON.parse(readFileSync(file, 'utf8')) as Measured
  const sizes = measured.overheads.map(({ apps }) => apps)
  const overheads = [...before.overheads.filter(({ apps }) => !sizes.includes(apps)), ...measured.overheads]
  return {
    ...measured,
    overheads: overheads.sort((a, b) => a.apps - b.apps),
    losses: measured.losses.length > 0 ? measured.losses : before.losses
  }
}
